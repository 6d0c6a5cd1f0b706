"""Small values of the program's own, such as the stamp of the search index, and drafts of notes. Not in the journal."""

from __future__ import annotations

from reader.store.database import Connection
from reader.store.keys import storable


def value(db: Connection, name: str) -> str:
    """The value kept under `name`; empty when there is none."""
    row = db.execute("SELECT value FROM program_values WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])


def put_value(db: Connection, name: str, text: str) -> None:
    """Keep `text` under `name`."""
    db.execute("INSERT OR REPLACE INTO program_values (name, value) VALUES (?, ?)", (name, text))


def draft(db: Connection, key: str) -> str:
    """What was being written under `key`; empty when nothing was."""
    row = db.execute("SELECT text FROM drafts WHERE key = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])


def drafts(db: Connection) -> tuple[tuple[str, str], ...]:
    """Everything that was being written, each with its key."""
    return tuple((str(key), str(text)) for key, text in db.execute("SELECT key, text FROM drafts ORDER BY key"))


def put_draft(db: Connection, key: str, text: str) -> None:
    """Keep what is being written, or drop it when it is empty."""
    if text:
        db.execute("INSERT OR REPLACE INTO drafts (key, text) VALUES (?, ?)", (key, storable(text)))
    else:
        db.execute("DELETE FROM drafts WHERE key = ?", (key,))
