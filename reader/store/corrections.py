"""The reader's corrections of claims: rows of their own, put over what was found whenever claims are read or kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reader.model import Certainty, Polarity, Reporting, Selector, SpeakerKind
from reader.store.database import Connection

if TYPE_CHECKING:
    from reader.annotate.corrections import Correction


def to_json(correction: Correction) -> dict[str, Any]:
    """A correction as the journal and its row keep it: only what the reader says."""
    said: dict[str, Any] = {
        "polarity": correction.polarity,
        "certainty": correction.certainty,
        "reporting": correction.reporting,
        "deleted": correction.is_deleted,
        "made": correction.is_made,
        "source": correction.source and _row(correction.source),
    }
    return {
        "article": correction.article_uid,
        "version": correction.version_uid,
        "selector": _row(correction.selector),
        "speaker": correction.speaker,
        "kind": correction.kind.value,
        "modified": correction.modified,
        **{name: value for name, value in said.items() if value},
    }


def from_json(claim_uid: str, data: Mapping[str, Any]) -> Correction:
    """The correction that `to_json` made `data` of."""
    from reader.annotate.corrections import Correction  # noqa: PLC0415 — most lists of claims have none

    source = data.get("source")
    return Correction(
        claim_uid=claim_uid,
        article_uid=data["article"],
        version_uid=data["version"],
        selector=Selector(*data["selector"]),
        speaker=data["speaker"],
        kind=SpeakerKind(data["kind"]),
        polarity=Polarity(data["polarity"]) if "polarity" in data else None,
        certainty=Certainty(data["certainty"]) if "certainty" in data else None,
        reporting=Reporting(data["reporting"]) if "reporting" in data else None,
        is_deleted=data.get("deleted", False),
        is_made=data.get("made", False),
        source=Selector(*source) if source else None,
        modified=data["modified"],
    )


def _row(selector: Selector) -> list[Any]:
    return [selector.quote, selector.prefix, selector.suffix, selector.start, selector.end]


def state(db: Connection, key: str, wanted: object = None) -> Any:
    """The correction of the claim `key` as JSON value, None when there is none."""
    del wanted
    row = db.execute("SELECT data FROM corrections WHERE claim_uid = ?", (key,)).fetchone()
    return None if row is None else json.loads(row[0])


def put_row(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Keep the correction of the claim `key`, or drop it; `claim_rows` brings the claims in step."""
    if value is None:
        db.execute("DELETE FROM corrections WHERE claim_uid = ?", (key,))
    else:
        db.execute(
            "INSERT OR REPLACE INTO corrections (claim_uid, article_id, data) "
            "VALUES (?, (SELECT id FROM articles WHERE uid = ?), ?)",
            (key, value["article"], json.dumps(value, ensure_ascii=False)),
        )


def of_claim(db: Connection, claim_uid: str) -> Correction | None:
    """The correction of one claim."""
    value = state(db, claim_uid)
    return None if value is None else from_json(claim_uid, value)


def home(db: Connection, claim_uid: str) -> str:
    """Which article a claim, or what was put right in it, belongs to; "" where there is neither."""
    row = db.execute(
        "SELECT a.uid FROM (SELECT article_id FROM claims WHERE uid = :uid UNION ALL "
        "SELECT article_id FROM corrections WHERE claim_uid = :uid) JOIN articles a ON a.id = article_id LIMIT 1",
        {"uid": claim_uid},
    ).fetchone()
    return "" if row is None else str(row[0])


def of_article(db: Connection, article_uid: str) -> tuple[Correction, ...]:
    """All corrections of an article's claims, also of those that are found no more, in the order of their places."""
    rows = db.execute(
        "SELECT k.claim_uid, k.data FROM corrections k JOIN articles a ON a.id = k.article_id WHERE a.uid = ?",
        (article_uid,),
    )
    found = [from_json(uid, json.loads(data)) for uid, data in rows]
    return tuple(sorted(found, key=lambda each: (each.selector.start, each.claim_uid)))


def of_claims(db: Connection, claim_uids: Iterable[str]) -> dict[str, Correction]:
    """Those of these claims, by uid."""
    rows = db.execute(
        "SELECT claim_uid, data FROM corrections WHERE claim_uid IN (SELECT value FROM json_each(?))",
        (json.dumps(list(claim_uids)),),
    )
    return {uid: from_json(uid, json.loads(data)) for uid, data in rows}


def every(db: Connection, article_uid: str = "") -> tuple[tuple[Correction, bool], ...]:
    """All corrections, or an article's, the newest first, each with whether its article's newest version has its claim.

    Those of articles in the bin are left out.
    """
    wanted = "AND k.article_id = (SELECT id FROM articles WHERE uid = ?)" if article_uid else ""
    rows = db.execute(
        # Corrections first: they are fewer than articles, all of which SQLite would look at.
        "SELECT k.claim_uid, k.data, coalesce(c.is_current, 0) FROM corrections k "
        "CROSS JOIN articles a ON a.id = k.article_id LEFT JOIN claims c ON c.uid = k.claim_uid "
        f"WHERE a.is_deleted = 0 {wanted}",
        (article_uid,) if article_uid else (),
    )
    found = [(from_json(uid, json.loads(data)), bool(is_current)) for uid, data, is_current in rows]
    return tuple(sorted(found, key=lambda pair: (pair[0].modified, pair[0].claim_uid), reverse=True))
