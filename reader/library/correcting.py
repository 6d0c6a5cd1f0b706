"""Correcting what was found: acts of the reader on claims."""

from __future__ import annotations

from typing import Any

from reader.annotate.corrections import Correction, place_of
from reader.library import words
from reader.library.keeping import Keeping
from reader.store import claims, corrections, journal, uids
from reader.store.database import Connection
from reader.store.journal import Edit
from reader.text.neutralise import one_line


def correct_speaker(keeping: Keeping, claim_uid: str, name: str) -> None:
    """Name a claim's speaker, as one act; an empty name lets what was found hold again."""
    name = " ".join(one_line(name).split())
    with keeping.writing() as db:
        row_id = uids.resolve(db, "claim", claim_uid)
        (placed,) = claims.by_ids(db, [row_id])
        speaker = placed.claim.speaker
        if name == speaker.name and not speaker.is_inferred:
            return  # the text says so, or the reader has said so before
        stamp = keeping.stamp()
        after = _correction(db, row_id, name, stamp.at) if name else None
        said = words.of_speaker(name, placed.content_text, placed.article)
        journal.act(db, stamp, [Edit("correction", placed.claim.uid, after)], verb="correct", what=said)


def _correction(db: Connection, row_id: int, name: str, now: str) -> dict[str, Any]:
    placed, text = claims.with_text(db, row_id)
    claim = placed.claim
    kind = claims.kind_of(db, name, besides=claim.uid) or claim.speaker.kind
    version = claims.version_uid(db, row_id)
    place = place_of(claim, text)
    return corrections.to_json(Correction(claim.uid, placed.article.uid, version, place, name, kind, now))
