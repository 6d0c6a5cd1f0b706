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
  (SELECT count(*) FROM relations WHERE kind = 'conflict' AND is_shown = 1 AND left_article = a.id)
    + (SELECT count(*) FROM relations
       WHERE kind = 'conflict' AND is_shown = 1 AND right_article = a.id AND left_article <> a.id) AS conflicts,
  (SELECT count(*) FROM annotations WHERE article_id = a.id AND has_text) AS notes,
  (SELECT count(*) FROM annotations WHERE article_id = a.id AND has_place AND verdict = '') AS highlights,
  (SELECT count(*) FROM versions WHERE article_id = a.id AND is_hidden = 0) AS versions
FROM articles a
"""
_COLUMNS = ("claims", "speakers", "figures", "conflicts", "notes", "highlights", "versions")
_WRONG_SIDES = tuple(
    f"SELECT {side}_article FROM relations LEFT JOIN {table} ON uid = {side}_uid AND article_id = {side}_article "
    f"{also} WHERE are_figures = {are_figures} AND uid IS NULL"
    for side in ("left", "right")
    for are_figures, table, also in ((0, "claims", "AND is_current = 1"), (1, "figures", ""))
)
_IN_BIN = "IN (SELECT id FROM articles WHERE is_deleted = 1)"
_WRONG_MARKS = (
    f"SELECT left_article FROM relations WHERE left_article {_IN_BIN}",
    f"SELECT right_article FROM relations WHERE right_article {_IN_BIN}",
    f"SELECT article_id FROM story_articles WHERE article_id {_IN_BIN}",
    "SELECT article_id FROM story_terms WHERE article_id NOT IN (SELECT article_id FROM story_articles)",
    "SELECT id FROM articles WHERE version_id IS NOT NULL AND id NOT IN (SELECT article_id FROM relating)",
)
_DAYS = "SELECT day, count(*) FROM story_articles GROUP BY day"
_DAYS_KEPT = "SELECT day, articles FROM story_days WHERE articles <> 0"


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


def badly_related(db: Connection) -> tuple[int, ...]:
    """Articles that have relations or marks which they should not have, or do not even wait for any.

    A relation is of current claims, or figures, of articles outside the bin. Cost: reads the whole library.
    """
    rows = db.execute(" UNION ".join((*_WRONG_SIDES, *_WRONG_MARKS)))
    return tuple(row[0] for row in rows)


def wrong_days(db: Connection) -> bool:
    """Whether the number of articles of a day among stories is not right."""
    return sorted(db.execute(_DAYS).fetchall()) != sorted(db.execute(_DAYS_KEPT).fetchall())


def count_days_anew(db: Connection) -> None:
    """Count the articles of each day among stories."""
    db.execute("DELETE FROM story_days")
    db.execute(f"INSERT INTO story_days (day, articles) {_DAYS}")


def open_to_others(path: Path) -> tuple[Path, ...]:
    """Which of the library's files somebody else on this machine may read. Always none on Windows."""
    if os.name != "posix":
        return ()
    files = [path, *path.parent.glob(f"{path.name}-*"), *path.parent.glob(f"{path.name}.before-*")]
    return tuple(file for file in files if file.exists() and file.stat().st_mode & 0o077)
