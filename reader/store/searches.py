"""Searches kept under a name."""

from __future__ import annotations

from reader.model import SavedSearch
from reader.store.database import Connection


def saved(db: Connection) -> tuple[SavedSearch, ...]:
    """All saved searches by name."""
    return tuple(SavedSearch(*row) for row in db.execute("SELECT name, query FROM saved_searches ORDER BY name"))


def state(db: Connection, key: str, wanted: object = None) -> str | None:
    """The query kept under the name `key`."""
    del wanted
    row = db.execute("SELECT query FROM saved_searches WHERE name = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def put_state(db: Connection, key: str, value: str | None) -> None:
    """Keep the query under the name, or forget it."""
    if value is None:
        db.execute("DELETE FROM saved_searches WHERE name = ?", (key,))
    else:
        db.execute("INSERT OR REPLACE INTO saved_searches (name, query) VALUES (?, ?)", (key, value))
