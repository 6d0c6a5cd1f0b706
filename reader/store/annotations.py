"""The reader's annotations: highlights, notes and verdicts."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from reader.model import Annotation, PlacedAnnotation, Placement, Selector, Span, Verdict
from reader.store import note_links
from reader.store.database import Connection
from reader.store.keys import sort_key


def to_json(annotation: Annotation) -> dict[str, Any]:
    """An annotation as the journal and its row keep it."""
    selector = annotation.selector
    return {
        "article": annotation.article_uid,
        "version": annotation.version_uid,
        "selector": None
        if selector is None
        else [selector.quote, selector.prefix, selector.suffix, selector.start, selector.end],
        "text": annotation.text,
        "tags": list(annotation.tags),
        "colour": annotation.colour,
        "verdict": annotation.verdict.value if annotation.verdict else None,
        "claim": annotation.claim_uid,
        "created": annotation.created,
        "modified": annotation.modified,
        **({"not_in": list(annotation.not_in)} if annotation.not_in else {}),
    }


def from_json(uid: str, data: Mapping[str, Any]) -> Annotation:
    """The annotation that `to_json` made `data` of."""
    return Annotation(
        uid=uid,
        article_uid=data["article"],
        version_uid=data["version"],
        selector=Selector(*data["selector"]) if data["selector"] else None,
        text=data["text"],
        tags=tuple(data["tags"]),
        colour=data["colour"],
        verdict=Verdict(data["verdict"]) if data["verdict"] else None,
        claim_uid=data["claim"],
        created=data["created"],
        modified=data["modified"],
        not_in=tuple(data.get("not_in", ())),
    )


def state(db: Connection, key: str, wanted: object = None) -> Any:
    """The annotation `key` as JSON value, None when there is none."""
    del wanted
    row = db.execute("SELECT data FROM annotations WHERE uid = ?", (key,)).fetchone()
    return None if row is None else json.loads(row[0])


def put_state(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Keep the annotation `key`, or drop it, and count its article's notes anew."""
    old = db.execute("SELECT id, article_id FROM annotations WHERE uid = ?", (key,)).fetchone()
    homes = set() if old is None else {old[1]}
    if value is not None:
        homes.add(_keep(db, key, value))
    elif old is not None:
        db.execute("DELETE FROM annotations WHERE id = ?", (old[0],))
    for article_id in homes:  # two where another library, or a forged one, says that it is on another article
        _count(db, article_id)


def _keep(db: Connection, key: str, value: Mapping[str, Any]) -> int:
    article_id: int = db.execute("SELECT id FROM articles WHERE uid = ?", (value["article"],)).fetchone()[0]
    columns = (
        article_id, value["claim"], value["selector"] is not None, bool(value["text"].strip()), value["verdict"] or "",
        value["modified"], json.dumps(value, ensure_ascii=False), key,
    )  # fmt: skip
    changed = db.execute(
        "UPDATE annotations SET article_id = ?, claim_uid = ?, has_place = ?, has_text = ?, verdict = ?, modified = ?, "
        "data = ? WHERE uid = ?",
        columns,
    )
    if not changed.rowcount:
        db.execute(
            "INSERT INTO annotations (article_id, claim_uid, has_place, has_text, verdict, modified, data, uid) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            columns,
        )
    row_id = db.execute("SELECT id FROM annotations WHERE uid = ?", (key,)).fetchone()[0]
    db.execute("DELETE FROM placements WHERE annotation_id = ?", (row_id,))
    db.execute("DELETE FROM annotation_tags WHERE annotation_id = ?", (row_id,))
    rows = [(row_id, sort_key(tag), tag) for tag in value["tags"]]
    db.executemany("INSERT OR IGNORE INTO annotation_tags (annotation_id, tag_key, tag) VALUES (?, ?, ?)", rows)
    note_links.put(db, row_id, value["text"])
    return article_id


def _count(db: Connection, article_id: int) -> None:
    """Notes are annotations with words of the reader's; highlights those with a place and no verdict."""
    db.execute(
        "UPDATE articles SET "
        "notes = (SELECT count(*) FROM annotations WHERE article_id = ? AND has_text), "
        "highlights = (SELECT count(*) FROM annotations WHERE article_id = ? AND has_place AND verdict = '') "
        "WHERE id = ?",
        (article_id,) * 3,
    )


def of_article(db: Connection, article_uid: str) -> tuple[Annotation, ...]:
    """All annotations of one article, in the order of their places."""
    rows = db.execute(
        "SELECT n.uid, n.data FROM annotations n JOIN articles a ON a.id = n.article_id WHERE a.uid = ?", (article_uid,)
    )
    found = [from_json(uid, json.loads(data)) for uid, data in rows]
    return tuple(sorted(found, key=lambda each: (each.selector.start if each.selector else -1, each.created, each.uid)))


def as_they_were_made(db: Connection, article_ids: Iterable[int]) -> array[int]:
    """Row ids of the annotations of these articles, the first made first, whichever library they were made in."""
    query = (
        "SELECT id FROM annotations WHERE article_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY json_extract(data, '$.created'), uid"
    )
    return array("q", (row[0] for row in db.execute(query, (json.dumps(list(article_ids)),))))


def articles_with_any(db: Connection) -> frozenset[int]:
    """Row ids of the articles that have annotations."""
    return frozenset(row[0] for row in db.execute("SELECT DISTINCT article_id FROM annotations"))


def articles_with_verdicts(db: Connection) -> frozenset[int]:
    """Row ids of the articles in which the reader gave a verdict."""
    return frozenset(row[0] for row in db.execute("SELECT DISTINCT article_id FROM annotations WHERE verdict != ''"))


def by_id(db: Connection, row_id: int) -> Annotation:
    """The annotation with this row id."""
    uid, data = db.execute("SELECT uid, data FROM annotations WHERE id = ?", (row_id,)).fetchone()
    return from_json(uid, json.loads(data))


def by_uids(db: Connection, uids: Iterable[str]) -> tuple[Annotation, ...]:
    """Those annotations that exist and whose article is not in the bin, in the order of `uids`."""
    wanted = list(uids)
    rows = db.execute(
        "SELECT n.uid, n.data FROM annotations n JOIN articles a ON a.id = n.article_id "
        "WHERE n.uid IN (SELECT value FROM json_each(?)) AND +a.is_deleted = 0",  # "+": looked up by id
        (json.dumps(wanted),),
    )
    found = {uid: from_json(uid, json.loads(data)) for uid, data in rows}
    return tuple(found[uid] for uid in wanted if uid in found)


def shown(db: Connection, ids: Iterable[int]) -> tuple[Annotation, ...]:
    """Those of these annotations whose article is not in the bin, in the order of their row ids in `ids`."""
    rows = db.execute(
        "SELECT n.uid, n.data FROM json_each(?) wanted CROSS JOIN annotations n ON n.id = wanted.value "
        "JOIN articles a ON a.id = n.article_id WHERE a.is_deleted = 0 ORDER BY wanted.key",
        (json.dumps(list(ids)),),
    )
    return tuple(from_json(uid, json.loads(data)) for uid, data in rows)


def verdicts_on(db: Connection, claim_uid: str) -> tuple[Annotation, ...]:
    """The reader's verdict on a claim; of several, as when two claims turned out to be one, the last first."""
    rows = db.execute(
        "SELECT uid, data FROM annotations WHERE claim_uid = ? AND verdict <> '' ORDER BY modified DESC, uid",
        (claim_uid,),
    )
    return tuple(from_json(uid, json.loads(data)) for uid, data in rows)


def placements(db: Connection, version_uid: str) -> dict[str, tuple[Span | None, Placement]]:
    """Where annotations were found in a version they were not made on, by annotation uid."""
    rows = db.execute(
        "SELECT n.uid, p.placement, p.start, p.stop FROM placements p JOIN annotations n ON n.id = p.annotation_id "
        "JOIN versions v ON v.id = p.version_id WHERE v.uid = ?",
        (version_uid,),
    )
    return {
        uid: (None if start is None else Span(start, stop), Placement(placement))
        for uid, placement, start, stop in rows
    }


def keep_placements(db: Connection, version_uid: str, placed: Iterable[PlacedAnnotation]) -> None:
    """Remember where annotations were found in a version."""
    rows = [(each.placement.value, *(each.span or (None, None)), each.annotation.uid, version_uid) for each in placed]
    db.executemany(
        "INSERT OR REPLACE INTO placements (annotation_id, version_id, placement, start, stop) "
        "SELECT n.id, v.id, ?, ?, ? FROM annotations n, versions v WHERE n.uid = ? AND v.uid = ?",
        rows,
    )


def row_id(db: Connection, uid: str) -> int:
    """Row id of the annotation with this whole uid; -1 where there is none."""
    row = db.execute("SELECT id FROM annotations WHERE uid = ?", (uid,)).fetchone()
    return -1 if row is None else int(row[0])
