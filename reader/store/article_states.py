"""The reader's flags and tags of an article."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from reader.errors import NotFoundError
from reader.store.database import Connection
from reader.store.keys import sort_key
from reader.store.uids import resolve

FLAGS = ("read", "starred", "archived", "deleted")


def flags(db: Connection, key: str, wanted: Mapping[str, bool]) -> dict[str, bool]:
    """Those flags of the article `key` that `wanted` names, as they are."""
    row = db.execute(
        "SELECT is_read, is_starred, is_archived, is_deleted FROM articles WHERE uid = ?", (key,)
    ).fetchone()
    if row is None:
        raise NotFoundError("article", key)
    return {flag: bool(value) for flag, value in zip(FLAGS, row, strict=True) if flag in wanted}


def put_flags(db: Connection, key: str, value: Mapping[str, bool]) -> None:
    """Set those flags of the article `key` that `value` names."""
    names = [flag for flag in FLAGS if flag in value]
    settings = ", ".join(f"is_{flag} = ?" for flag in names)
    db.execute(f"UPDATE articles SET {settings} WHERE uid = ?", (*(value[flag] for flag in names), key))
    if "deleted" in value:
        from reader.store import relating  # noqa: PLC0415 — a search by tags needs nothing of relations

        relating.take_out(db, resolve(db, "article", key))


def tags(db: Connection, key: str, wanted: object = None) -> list[str]:
    """The tags of the article `key`, in the reader's order."""
    del wanted
    row = db.execute("SELECT tags FROM articles WHERE uid = ?", (key,)).fetchone()
    if row is None:
        raise NotFoundError("article", key)
    return list(json.loads(row[0]))


def put_tags(db: Connection, key: str, value: Sequence[str]) -> None:
    """Set the tags of the article `key`."""
    article_id = db.execute("SELECT id FROM articles WHERE uid = ?", (key,)).fetchone()[0]
    db.execute("UPDATE articles SET tags = ? WHERE id = ?", (json.dumps(list(value), ensure_ascii=False), article_id))
    db.execute("DELETE FROM article_tags WHERE article_id = ?", (article_id,))
    rows = [(article_id, sort_key(tag), tag) for tag in value]
    db.executemany("INSERT OR IGNORE INTO article_tags (article_id, tag_key, tag) VALUES (?, ?, ?)", rows)


def all_tags(db: Connection) -> tuple[str, ...]:
    """Every tag in use, of articles and of annotations, by name."""
    rows = db.execute(
        "SELECT tag, tag_key FROM article_tags JOIN articles ON id = article_id WHERE +is_deleted = 0 "
        "UNION SELECT tag, tag_key FROM (SELECT min(tag) AS tag, tag_key FROM annotation_tags GROUP BY tag_key) one "
        "WHERE EXISTS (SELECT 1 FROM annotation_tags t JOIN annotations n ON n.id = t.annotation_id "
        "JOIN articles a ON a.id = n.article_id WHERE t.tag_key = one.tag_key AND +a.is_deleted = 0) ORDER BY 2, 1"
    )
    first: dict[str, str] = {}
    for tag, tag_key in rows:
        first.setdefault(tag_key, tag)
    return tuple(first.values())
