"""What a health check asks of the database, and how it is mended."""

from __future__ import annotations

from sqlite3 import DatabaseError

from reader.store.database import Connection
from reader.store.keys import text_hash

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
    """What SQLite finds wrong with its file, in its words; empty when nothing is. Cost: reads all of it, in order."""
    return found_wrong(db, "PRAGMA integrity_check(3)")


def found_wrong(db: Connection, check: str) -> str:
    """What a check of SQLite's finds wrong, in one line of its words; empty when nothing is."""
    rows = [str(row[0]).replace("*** in database main ***", "") for row in db.execute(check)]
    return "" if rows == ["ok"] else "; ".join(" ".join(row.split()) for row in rows)


def mend_indexes(db: Connection) -> None:
    """Make all indexes of the database anew, inside `writing`.

    Indexes hold nothing of their own. But one that has more rows than its table tells that rows of the table are lost:
    then they are left alone, since they are all that tells of it.

    Raises:
        sqlite3.DatabaseError: more is damaged than that.
    """
    if has_lost_rows(db):
        raise DatabaseError("rows are lost")
    db.execute("REINDEX")
    if damage(db):
        raise DatabaseError("more is damaged than indexes")


def has_lost_rows(db: Connection) -> bool:
    """Whether an index knows of more rows than its table has; what cannot be counted is no sign of that."""
    query = "SELECT m.name, i.name, i.partial FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'"
    for table, index, _ in (row for row in db.execute(query).fetchall() if not row[2]):
        rows, entries = (_count(db, f'"{table}" {how}') for how in ("NOT INDEXED", f'INDEXED BY "{index}"'))
        if rows is not None and entries is not None and rows < entries:
            return True
    return False


def _count(db: Connection, source: str) -> int | None:
    try:
        return int(db.execute(f"SELECT count(*) FROM {source}").fetchone()[0])
    except DatabaseError:  # that index is what is damaged; or it is the table itself
        return None


def altered_texts(db: Connection) -> int:
    """How many texts are not what was imported any more. Cost: reads all of them."""
    rows = db.execute("SELECT text_hash, text FROM versions")
    return sum(known != text_hash(text) for known, text in rows)


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
