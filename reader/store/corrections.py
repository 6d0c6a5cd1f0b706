"""The reader's corrections of claims: rows of their own, put over what was found whenever claims are read or kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.model import Claim, Selector, Speaker, SpeakerKind
from reader.store import checks, claim_terms
from reader.store.codec import claim_from_json, figures_from_json
from reader.store.database import Connection
from reader.store.keys import sort_key

if TYPE_CHECKING:
    from reader.annotate.corrections import Correction


def to_json(correction: Correction) -> dict[str, Any]:
    """A correction as the journal and its row keep it."""
    selector = correction.selector
    return {
        "article": correction.article_uid,
        "version": correction.version_uid,
        "selector": [selector.quote, selector.prefix, selector.suffix, selector.start, selector.end],
        "speaker": correction.speaker,
        "kind": correction.kind.value,
        "modified": correction.modified,
    }


def from_json(claim_uid: str, data: Mapping[str, Any]) -> Correction:
    """The correction that `to_json` made `data` of."""
    from reader.annotate.corrections import Correction  # noqa: PLC0415 — an export wants it, lists of claims do not

    return Correction(
        claim_uid=claim_uid,
        article_uid=data["article"],
        version_uid=data["version"],
        selector=Selector(*data["selector"]),
        speaker=data["speaker"],
        kind=SpeakerKind(data["kind"]),
        modified=data["modified"],
    )


def state(db: Connection, key: str, wanted: object = None) -> Any:
    """The correction of the claim `key` as JSON value, None when there is none."""
    del wanted
    row = db.execute("SELECT data FROM corrections WHERE claim_uid = ?", (key,)).fetchone()
    return None if row is None else json.loads(row[0])


def put_state(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Correct the claim `key`, or let what was found hold again."""
    if value is None:
        db.execute("DELETE FROM corrections WHERE claim_uid = ?", (key,))
    else:
        db.execute(
            "INSERT OR REPLACE INTO corrections (claim_uid, article_id, data) "
            "VALUES (?, (SELECT id FROM articles WHERE uid = ?), ?)",
            (key, value["article"], json.dumps(value, ensure_ascii=False)),
        )
    _reflect(db, key)


def of_article(db: Connection, article_uid: str) -> tuple[Correction, ...]:
    """All corrections of an article's claims, also of those that are found no more, in the order of their places."""
    rows = db.execute(
        "SELECT k.claim_uid, k.data FROM corrections k JOIN articles a ON a.id = k.article_id WHERE a.uid = ?",
        (article_uid,),
    )
    found = [from_json(uid, json.loads(data)) for uid, data in rows]
    return tuple(sorted(found, key=lambda each: (each.selector.start, each.claim_uid)))


def applied(db: Connection, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims as they were found (under lasting uids) with what the reader corrected."""
    found = tuple(claims)
    rows = db.execute(
        "SELECT claim_uid, data FROM corrections WHERE claim_uid IN (SELECT value FROM json_each(?))",
        (json.dumps([each.uid for each in found]),),
    )
    known = {uid: json.loads(data) for uid, data in rows}
    return tuple(_corrected(each, known[each.uid]) if each.uid in known else each for each in found)


def _corrected(claim: Claim, value: Mapping[str, Any]) -> Claim:
    """The claim as the reader wants it. The role goes with the speaker that was found: it was that one's."""
    return replace(claim, speaker=Speaker(value["speaker"], SpeakerKind(value["kind"]), found=claim.speaker.name))


def _reflect(db: Connection, claim_uid: str) -> None:
    """Bring what lists, counts and relations know of a claim's speaker in step; nothing without such a claim."""
    row = db.execute(
        "SELECT c.id, c.article_id, c.is_current, c.data, v.text, f.figures FROM claims c "
        "JOIN versions v ON v.id = c.version_id LEFT JOIN findings f ON f.version_id = v.id WHERE c.uid = ?",
        (claim_uid,),
    ).fetchone()
    if row is None:
        return
    claim_id, article_id, is_current, data, text, figures = row
    (claim,) = applied(db, [claim_from_json(data)])
    speaker = claim.speaker
    db.execute(
        "UPDATE claims SET speaker = ?, speaker_key = ?, speaker_kind = ? WHERE id = ?",
        (speaker.name, sort_key(speaker.name), speaker.kind.value, claim_id),
    )
    if is_current:
        claim_terms.keep_one(db, claim_id, claim, figures_from_json(figures or "[]"), text)
        checks.count_anew(db, (article_id,))
