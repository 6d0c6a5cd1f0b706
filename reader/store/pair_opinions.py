"""What the reader says of two claims, or two figures: that they are the same, contradict each other, or neither."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from reader.model import Opinion, PairOpinion, PairSide, Selector
from reader.store import relating
from reader.store.database import Connection

_SELECT = "SELECT key, data, left_now, right_now FROM pair_opinions o"


def key_of(left_uid: str, right_uid: str) -> str:
    """Under what the opinion on a pair is in the journal, whichever side comes first."""
    return "\n".join(sorted((left_uid, right_uid)))


def to_json(opinion: PairOpinion) -> dict[str, Any]:
    """An opinion as the journal and its row keep it."""
    return {
        "left": _side(opinion.left),
        "right": _side(opinion.right),
        "opinion": opinion.opinion.value,
        "modified": opinion.modified,
    }


def from_json(data: Mapping[str, Any]) -> PairOpinion:
    """The opinion that `to_json` made `data` of."""
    left, right = (
        PairSide(side["uid"], side["article"], Selector(*side["selector"])) for side in (data["left"], data["right"])
    )
    return PairOpinion(left, right, Opinion(data["opinion"]), data["modified"])


def state(db: Connection, key: str, wanted: object = None) -> Any:
    """The opinion under `key` as JSON value, None when there is none."""
    del wanted
    row = db.execute("SELECT data FROM pair_opinions WHERE key = ?", (key,)).fetchone()
    return None if row is None else json.loads(row[0])


def put_state(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Keep the opinion under `key`, or drop it; the articles of both sides are related again."""
    query = "SELECT left_article, right_article FROM pair_opinions WHERE key = ?"
    before = db.execute(query, (key,)).fetchone() or ()
    if value is None:
        db.execute("DELETE FROM pair_opinions WHERE key = ?", (key,))
    else:
        db.execute(
            "INSERT OR REPLACE INTO pair_opinions (key, left_article, right_article, left_now, right_now, data) "
            "VALUES (?, (SELECT id FROM articles WHERE uid = ?), (SELECT id FROM articles WHERE uid = ?), ?, ?, ?)",
            (
                key, value["left"]["article"], value["right"]["article"], value["left"]["uid"], value["right"]["uid"],
                json.dumps(value, ensure_ascii=False),
            ),
        )  # fmt: skip
    relating.mark_due(db, {*before, *(db.execute(query, (key,)).fetchone() or ())})


def of_pair(db: Connection, left_uid: str, right_uid: str) -> str:
    """The key of the opinion on what are these two now; "" where there is none."""
    row = db.execute(
        "SELECT key FROM pair_opinions WHERE left_now = ?1 AND right_now = ?2 "
        "UNION ALL SELECT key FROM pair_opinions WHERE left_now = ?2 AND right_now = ?1 LIMIT 1",
        (left_uid, right_uid),
    ).fetchone()
    return "" if row is None else str(row[0])


def every(db: Connection, article_uid: str = "") -> tuple[PairOpinion, ...]:
    """All opinions, or those in which an article takes part, as they were given; the newest first."""
    among = "IN (SELECT id FROM articles WHERE uid = ?1)"
    where = f"WHERE left_article {among} OR right_article {among}" if article_uid else ""
    rows = db.execute(f"SELECT data FROM pair_opinions {where}", (article_uid,) if article_uid else ())
    found = (from_json(json.loads(row[0])) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.modified, each.left.uid, each.right.uid), reverse=True))


def of_article(db: Connection, article_id: int) -> dict[str, tuple[PairOpinion, tuple[str, str]]]:
    """The opinions in which an article takes part by their keys, each with the uids of its sides as they are now."""
    rows = db.execute(f"{_SELECT} WHERE left_article = ?1 OR right_article = ?1 ORDER BY key", (article_id,))
    return {key: (from_json(json.loads(data)), (left, right)) for key, data, left, right in rows}


def put_now(db: Connection, key: str, left_uid: str, right_uid: str) -> None:
    """Say under which uids both sides are found now; "" where one is not."""
    db.execute("UPDATE pair_opinions SET left_now = ?, right_now = ? WHERE key = ?", (left_uid, right_uid, key))


def touching(db: Connection, uids: Collection[str]) -> tuple[PairOpinion, ...]:
    """The opinions on pairs with one of these, under the uids of now; the last given comes last."""
    rows = db.execute(
        " UNION ".join(
            f"{_SELECT} WHERE {side} IN (SELECT value FROM json_each(?1)) AND left_now <> '' AND right_now <> ''"
            for side in ("left_now", "right_now")
        ),
        (json.dumps(list(uids)),),
    )
    found = (_now(from_json(json.loads(data)), left, right) for _, data, left, right in rows)
    return tuple(sorted(found, key=lambda each: (each.modified, each.left.uid, each.right.uid)))


def _now(opinion: PairOpinion, left: str, right: str) -> PairOpinion:
    return replace(opinion, left=replace(opinion.left, uid=left), right=replace(opinion.right, uid=right))


def _side(side: PairSide) -> dict[str, Any]:
    selector = side.selector
    place = [selector.quote, selector.prefix, selector.suffix, selector.start, selector.end]
    return {"uid": side.uid, "article": side.article_uid, "selector": place}
