"""Findings of a version: those kept, or found anew when the extractor has learnt since."""

from __future__ import annotations

from reader.claims.version import EXTRACTOR_VERSION
from reader.library.keeping import Keeping
from reader.model import Document, Findings
from reader.store import findings
from reader.store.articles import KeptVersion
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
    """The findings of a version, under lasting uids. Extracts when none are kept, or an older extractor made them."""
    with keeping.reading() as db:
        kept = findings.load(db, version.id, EXTRACTOR_VERSION)
    if kept is not None:
        return kept
    extracted = _extracted(version.text, {name: version.source.get(name, "") for name in _DESCRIPTION})
    with keeping.writing() as db:
        return findings.load(db, version.id, EXTRACTOR_VERSION) or findings.renew(
            db, keeping.stamp(), version.id, extracted
        )


def _extracted(text: str, described: dict[str, str]) -> Extracted:
    from reader.claims.extract import extract  # noqa: PLC0415 — its word lists cost 0.1 s, and reading needs them not

    return Extracted(extract(text, **described), EXTRACTOR_VERSION)
