"""Findings of a version: those kept, or found anew when the extractor has learnt since."""

from __future__ import annotations

from reader.claims.extract import EXTRACTOR_VERSION, extract
from reader.library.keeping import Keeping
from reader.model import Document, Findings
from reader.store import findings
from reader.store.articles import KeptVersion
from reader.store.findings import Extracted


def extracted_from(document: Document) -> Extracted:
    """Find claims and figures in a document that is about to be taken in."""
    found = extract(
        document.text,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        language=document.language,
    )
    return Extracted(found, EXTRACTOR_VERSION)


def findings_of(keeping: Keeping, version: KeptVersion) -> Findings:
    """The findings of a version, under lasting uids. Extracts when none are kept, or an older extractor made them."""
    with keeping.reading() as db:
        kept = findings.load(db, version.id, EXTRACTOR_VERSION)
    if kept is not None:
        return kept
    extracted = Extracted(extract(version.text, **_described(version)), EXTRACTOR_VERSION)
    with keeping.writing() as db:
        return findings.load(db, version.id, EXTRACTOR_VERSION) or findings.renew(
            db, keeping.stamp(), version.id, extracted
        )


def _described(version: KeptVersion) -> dict[str, str]:
    return {name: version.source.get(name, "") for name in ("title", "outlet", "published", "language")}
