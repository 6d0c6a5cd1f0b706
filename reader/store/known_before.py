"""What a merge said otherwise of articles and texts that were here: kept as it was, to come back with an undo.

| kind | key | value |
|---|---|---|
| article | its uid | when it came in, and how it is described where no text says it |
| version | its uid | when it came in, whence, and how it was described |
| identity | kind, a line feed, value | uid of the article that is known by it; None where none is |
"""

from __future__ import annotations

import json
from typing import Any

from reader.store.database import Connection

_COLUMNS = {"article": ("articles", ("added", "said")), "version": ("versions", ("added", "origin", "source"))}


def keep(db: Connection, came_with: str, kind: str, key: str) -> None:
    """Remember how something is now, before what comes with a merge changes it; what is remembered already stays."""
    db.execute(
        "INSERT OR IGNORE INTO known_before (came_with, kind, key, was) VALUES (?, ?, ?, ?)",
        (came_with, kind, key, json.dumps(_now(db, kind, key))),
    )


def change_back(db: Connection, came_with: str) -> set[str]:
    """Let hold again what was before a merge, or after it where that was done already; returns uids of articles."""
    rows = db.execute("SELECT kind, key, was FROM known_before WHERE came_with = ?", (came_with,)).fetchall()
    touched = set[str]()
    for kind, key, was in rows:
        now, value = _now(db, kind, key), json.loads(was)
        _put(db, kind, key, value)
        db.execute(
            "UPDATE known_before SET was = ? WHERE came_with = ? AND kind = ? AND key = ?",
            (json.dumps(now), came_with, kind, key),
        )
        touched |= {now, value} - {None} if kind == "identity" else {_article(db, kind, key)}
    return touched


def _now(db: Connection, kind: str, key: str) -> Any:
    if kind == "identity":
        query = "SELECT a.uid FROM identities i JOIN articles a ON a.id = i.article_id WHERE i.kind = ? AND i.value = ?"
        row = db.execute(query, key.split("\n", 1)).fetchone()
        return None if row is None else row[0]
    table, columns = _COLUMNS[kind]
    return list(db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE uid = ?", (key,)).fetchone())


def _put(db: Connection, kind: str, key: str, value: Any) -> None:
    if kind == "identity":
        db.execute("DELETE FROM identities WHERE kind = ? AND value = ?", key.split("\n", 1))
        query = "INSERT INTO identities (kind, value, article_id) SELECT ?, ?, id FROM articles WHERE uid = ?"
        db.execute(query, (*key.split("\n", 1), value))
        return
    table, columns = _COLUMNS[kind]
    db.execute(f"UPDATE {table} SET {', '.join(f'{each} = ?' for each in columns)} WHERE uid = ?", (*value, key))


def _article(db: Connection, kind: str, key: str) -> str:
    if kind == "article":
        return key
    query = "SELECT a.uid FROM versions v JOIN articles a ON a.id = v.article_id WHERE v.uid = ?"
    return str(db.execute(query, (key,)).fetchone()[0])
