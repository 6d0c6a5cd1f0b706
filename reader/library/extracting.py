"""Findings of a version: those kept, or found anew when the extractor has learnt since."""

from __future__ import annotations

from reader.claims.version import EXTRACTOR_VERSION
from reader.library.keeping import Keeping
from reader.model import Document, Findings
from reader.store import findings
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.store.findings import Extracted

_DESCRIPTION = ("title", "outlet", "published", "language")


def extracted_from(document: Document) -> Extracted:
    """Find claims and figures in a document that is about to be taken in."""
    return _extracted(document.text, {name: getattr(document, name) for name in _DESCRIPTION})


def are_kept(keeping: Keeping, version: KeptVersion) -> bool:
    """Whether the findings of a version are at hand, and need not be found anew."""
    with keeping.reading() as db:
        return findings.are_kept(db, version.id, EXTRACTOR_VERSION)


def findings_of(keeping: Keeping, version: KeptVersion) -> Findings:
    """The findings of a version, under lasting uids. Extracts when none are kept, or an older extractor made them.

    Those of an older one hold for now where new ones cannot be kept: nobody waits for that.
    """
    with keeping.reading() as db:
        kept = findings.load(db, version.id, EXTRACTOR_VERSION)
        older = None if kept is not None else findings.load(db, version.id, 0)
    if kept is not None:
        return kept
    if older is not None and keeping.is_read_only:
        return older
    extracted = _extracted(version.text, {name: version.source.get(name, "") for name in _DESCRIPTION})
    if older is None:
        with keeping.writing() as db:
            return _renewed(keeping, db, version, extracted)
    with keeping.writing_at_once() as at_once:
        return older if at_once is None else _renewed(keeping, at_once, version, extracted)


def _renewed(keeping: Keeping, db: Connection, version: KeptVersion, extracted: Extracted) -> Findings:
    """Keep new findings, unless another program was quicker."""
    known = findings.load(db, version.id, EXTRACTOR_VERSION)
    return known or findings.renew(db, keeping.stamp(), version.id, extracted)


def _extracted(text: str, described: dict[str, str]) -> Extracted:
    from reader.claims.extract import extract  # noqa: PLC0415 — its word lists cost 0.1 s, and reading needs them not

    return Extracted(extract(text, **described), EXTRACTOR_VERSION)
