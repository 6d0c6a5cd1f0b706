"""Claims as they are shown: what was found, with what the reader put right over it, under merged names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model import Claim, Figure
from reader.store import corrections
from reader.store.codec import claim_from_json, claims_from_json, figures_from_json
from reader.store.database import Connection
from reader.store.speaker_merges import Merges

if TYPE_CHECKING:
    from reader.annotate.composing import Composed
    from reader.annotate.corrections import Correction


@dataclass(frozen=True, slots=True)
class Place:
    """The version whose claims are meant."""

    version_id: int
    version_uid: str
    article_id: int
    article_uid: str
    is_newest: bool


def place_of(db: Connection, version_id: int) -> Place:
    """A version's place."""
    row = db.execute(
        "SELECT v.id, v.uid, v.article_id, a.uid, v.id = a.version_id FROM versions v "
        "JOIN articles a ON a.id = v.article_id WHERE v.id = ?",
        (version_id,),
    ).fetchone()
    return Place(row[0], row[1], row[2], row[3], bool(row[4]))


def text_of(db: Connection, version_id: int) -> str:
    """A version's text."""
    return str(db.execute("SELECT text FROM versions WHERE id = ?", (version_id,)).fetchone()[0])


def composed(db: Connection, place: Place, found: Sequence[Claim], figures: Sequence[Figure]) -> Composed:
    """A version's claims and figures as they are shown; those found are under lasting uids."""
    from reader.annotate.composing import TextAt, compose  # noqa: PLC0415 — lists of claims need it not

    made = corrections.of_article(db, place.article_uid)
    gone = {each.claim_uid for each in made} - {each.uid for each in found}
    at = TextAt(place.version_uid, lambda: text_of(db, place.version_id))
    result = compose(found, figures, made, at, _known(db, place, gone))
    merges = Merges(db)
    return replace(result, claims=tuple(merges.applied(each, place.article_uid) for each in result.claims))


def _known(db: Connection, place: Place, uids: Iterable[str]) -> dict[str, Claim]:
    """Those of these claims that were found in this version by an older extractor."""
    wanted = list(uids)
    if not wanted:
        return {}
    rows = db.execute(
        "SELECT uid, data FROM claims WHERE version_id = ? AND uid IN (SELECT value FROM json_each(?))",
        (place.version_id, json.dumps(wanted)),
    )
    return {uid: claim_from_json(data) for uid, data in rows}


def of_version(db: Connection, version_id: int) -> Composed | None:
    """What is kept of a version, as it is shown; None when nothing was found in it yet."""
    row = db.execute("SELECT claims, figures FROM findings WHERE version_id = ?", (version_id,)).fetchone()
    if row is None:
        return None
    return composed(db, place_of(db, version_id), claims_from_json(row[0]), figures_from_json(row[1]))


def applied(db: Connection, claims: Iterable[tuple[Claim, str]]) -> tuple[Claim, ...]:
    """Claims of the `claims` table, each with its article's uid, as they are shown."""
    found = tuple(claims)
    known = corrections.of_claims(db, [claim.uid for claim, _ in found])
    merges = Merges(db)
    return tuple(merges.applied(_right(claim, known.get(claim.uid)), uid) for claim, uid in found)


def _right(claim: Claim, correction: Correction | None) -> Claim:
    if correction is None:
        return claim
    from reader.annotate.corrections import corrected  # noqa: PLC0415 — most lists of claims have none

    return corrected(claim, correction)


def figures_of(db: Connection, version_ids: Iterable[int]) -> tuple[Figure, ...]:
    """The figures of these versions as they are shown."""
    rows = db.execute(
        "SELECT f.version_id, f.figures, EXISTS (SELECT 1 FROM corrections k WHERE k.article_id = v.article_id) "
        "FROM findings f JOIN versions v ON v.id = f.version_id "
        "WHERE f.version_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(version_ids)),),
    ).fetchall()
    found: list[Figure] = []
    for version_id, figures, is_corrected in rows:
        shown = of_version(db, version_id) if is_corrected else None
        found.extend(figures_from_json(figures) if shown is None else shown.figures)
    return tuple(found)


def figure(db: Connection, row_id: int) -> tuple[Figure, str]:
    """A figure of a newest version, by its row id, as it is shown, with the uid of its article."""
    uid, version_id, article_uid = db.execute(
        "SELECT f.uid, a.version_id, a.uid FROM figures f JOIN articles a ON a.id = f.article_id WHERE f.id = ?",
        (row_id,),
    ).fetchone()
    return next(each for each in figures_of(db, [version_id]) if each.uid == uid), article_uid
