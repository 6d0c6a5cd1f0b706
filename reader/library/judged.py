"""A verdict remembers the words of its claim: it leads back to them where the claim itself is not known."""

from __future__ import annotations

from dataclasses import replace

from reader.annotate.corrections import place_of
from reader.model import Annotation
from reader.store import claims
from reader.store.database import Connection


def with_words(db: Connection, annotation: Annotation) -> Annotation:
    """An annotation; a verdict that an older release left without the words of its claim gets them."""
    needs_words = annotation.verdict is not None and annotation.selector is None
    return with_words_of_claim(db, annotation) if needs_words else annotation


def with_words_of_claim(db: Connection, verdict: Annotation) -> Annotation:
    """A verdict with a selector of its claim's words; as it is where the claim is not here, or has no words."""
    ids = claims.ids_of(db, [verdict.claim_uid]) if verdict.claim_uid else ()
    if not ids:
        return verdict
    claim, at = claims.as_found(db, ids[0])
    if not (claim.content or claim.cue or claim.source):
        return verdict
    return replace(verdict, selector=place_of(claim, at.text), version_uid=at.version_uid)
