"""What a health check asks of the database, and how it is mended."""

from __future__ import annotations

import os
from pathlib import Path

from reader.store.database import Connection

_COUNTED = """
SELECT a.id,
  (SELECT count(*) FROM claims WHERE article_id = a.id AND is_current = 1) AS claims,
  (SELECT count(DISTINCT speaker_key) FROM claims WHERE article_id = a.id AND is_current = 1 AND speaker_key <> '')
    AS speakers,
  (SELECT count(*) FROM figures WHERE article_id = a.id) AS figures,
  (SELECT count(*) FROM annotations WHERE article_id = a.id AND has_text) AS notes,
  (SELECT count(*) FROM annotations WHERE article_id = a.id AND has_place AND verdict = '') AS highlights,
  (SELECT count(*) FROM versions WHERE article_id = a.id) AS versions
FROM articles a
"""
_COLUMNS = ("claims", "speakers", "figures", "notes", "highlights", "versions")


def damage(db: Connection) -> str:
    """What SQLite finds wrong with its file, in its words; empty when nothing is."""
    rows = [str(row[0]) for row in db.execute("PRAGMA quick_check(3)")]
    return "" if rows == ["ok"] else "; ".join(rows)


def loose_ends(db: Connection) -> int:
    """How many rows name a row of another table that is not there."""
    return len(db.execute("PRAGMA foreign_key_check").fetchall())


def wrong_counts(db: Connection) -> tuple[int, ...]:
    """Articles whose kept counts do not agree with what is there. Cost: reads the whole library."""
    differs = " OR ".join(f"a.{name} <> c.{name}" for name in _COLUMNS)
    rows = db.execute(f"SELECT a.id FROM articles a JOIN ({_COUNTED}) c ON c.id = a.id WHERE {differs}")
    return tuple(row[0] for row in rows)


def count_anew(db: Connection, article_ids: tuple[int, ...]) -> None:
    """Bring the kept counts of these articles right."""
    names = ", ".join(_COLUMNS)
    for article_id in article_ids:
        db.execute(
            f"UPDATE articles SET ({names}) = (SELECT {names} FROM ({_COUNTED} WHERE a.id = ?)) WHERE id = ?",
            (article_id, article_id),
        )


def without_text(db: Connection) -> int:
    """Articles outside the bin that have no text: stubs of annotations that came from elsewhere."""
    query = "SELECT count(*) FROM articles WHERE version_id IS NULL AND is_deleted = 0"
    return int(db.execute(query).fetchone()[0])


def open_to_others(path: Path) -> tuple[Path, ...]:
    """Which of the library's files somebody else on this machine may read. Always none on Windows."""
    if os.name != "posix":
        return ()
    files = [path, *path.parent.glob(f"{path.name}-*"), *path.parent.glob(f"{path.name}.before-*")]
    return tuple(file for file in files if file.exists() and file.stat().st_mode & 0o077)
