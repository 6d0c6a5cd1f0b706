"""A library file from outside (a backup, a copy from another machine): opened to be read, after a look at what it is.

Whoever gave it may mean harm. So nothing in it may run: its tables, indexes, triggers and views are compared with those
that our own migrations make, before anything else is asked of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from reader.errors import LibraryError
from reader.store import checks
from reader.store.database import Connection, to_be_read
from reader.store.migrate import newest_schema, run_migrations, schema_of

_BUSY_SECONDS = 5.0
_OWN = ("articles", "versions", "changes")
_HEAD = b"SQLite format 3\0"
# Statistics of tables are made by other programs that look at a library, and do nothing.
_SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master "
    "WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"
)
_OTHER = "Try an older backup"
# Where the reader's own things lie as JSON: a value that is none would fail later, when it is shown.
_JSON = (
    ("annotations", "data"),
    ("corrections", "data"),
    ("pair_opinions", "data"),
    ("speaker_merges", "data"),
    ("articles", "tags"),
    ("changes", "before"),
    ("changes", "after"),
)


@contextmanager
def opened(source: Path, *, is_thorough: bool = True) -> Iterator[Connection]:
    """Open a library file without writing to it.

    Args:
        source: the file.
        is_thorough: read all of it and look whether it is whole; else only what it says of itself.

    Raises:
        LibraryError: it is no library, of a later release, damaged, or holds what no library of ours has.
    """
    if not source.is_file():
        raise LibraryError(source, "is not there", hint="Name a file that `hearsay backup` wrote")
    if not _begins_well(source):
        raise LibraryError(source, "is no backup that this program can read", hint="`hearsay backup` writes such files")
    try:
        with closing(_connect(source)) as kept:
            _look_at_schema(kept, source)
            if is_thorough:
                _look_at_content(kept, source)
            yield kept
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # the library being written: who asks tells it in its own words
            raise
        raise LibraryError(source, f"cannot be read ({error})", hint=_OTHER) from error


def counts(kept: Connection) -> tuple[int, int]:
    """How many articles outside the bin, and how many notes and marks, are in it."""
    query = "SELECT (SELECT count(*) FROM articles WHERE is_deleted = 0), (SELECT count(*) FROM annotations)"
    articles, notes = kept.execute(query).fetchone()
    return int(articles), int(notes)


def _begins_well(source: Path) -> bool:
    try:
        with source.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError as error:
        raise LibraryError(source, f"cannot be read ({error.strerror})", hint="May you read it?") from error


def _connect(source: Path) -> Connection:
    kept = sqlite3.connect(to_be_read(source.resolve()), uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    kept.execute("PRAGMA cell_size_check = ON")
    return kept


def _look_at_schema(kept: Connection, source: Path) -> None:
    rows = kept.execute(_SCHEMA).fetchall()
    number = schema_of(kept)
    if not set(_OWN) <= {row[1] for row in rows}:
        raise LibraryError(source, "is no backup that this program can read", hint="`hearsay backup` writes such files")
    if not 1 <= number <= newest_schema():
        why = f"has schema {number}, this program knows {newest_schema()}"
        raise LibraryError(source, why, hint="Update Hearsay: pipx upgrade hearsay-reader")
    foreign = sorted(row[1] for row in set(rows) ^ _own_schema(number))
    if foreign:
        why = f"is no backup of Hearsay's: {foreign[0]!r} in it is not as this program makes it"
        raise LibraryError(source, why, hint="Take only files that `hearsay backup` wrote")


@cache
def _own_schema(number: int) -> frozenset[tuple[str, str, str, str | None]]:
    """What a library of that schema consists of."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        run_migrations(db, number)
        return frozenset(db.execute(_SCHEMA))


def look_whole(copy: Path) -> None:
    """Look whether a copy that was made here is whole; what is in it need not be as we would make it.

    Raises:
        LibraryError: it is damaged.
        sqlite3.Error: it cannot be read.
    """
    with closing(_connect(copy)) as kept:
        _look_at_pages(kept, copy)


def _look_at_pages(kept: Connection, source: Path) -> None:
    wrong = checks.found_wrong(kept, "PRAGMA quick_check(1)")
    if wrong:
        raise LibraryError(source, f"is damaged ({wrong})", hint=_OTHER)


def _look_at_content(kept: Connection, source: Path) -> None:
    _look_at_pages(kept, source)
    tables = {row[0] for row in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, column in _JSON:
        if (
            table in tables
            and kept.execute(
                f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL AND NOT json_valid({column}) LIMIT 1"
            ).fetchone()
        ):
            raise LibraryError(source, f"is damaged (a row of {table} is no JSON)", hint=_OTHER)
