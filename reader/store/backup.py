"""Copies of a whole library in one file, and the way back, both while other programs may be using it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.errors import LibraryError
from reader.store.database import Connection
from reader.store.migrate import migrate, newest_schema, schema_of

_BUSY_SECONDS = 5.0


def back_up(db: Connection, target: Path) -> None:
    """Copy the library that `db` has open into `target`, replacing it only when the copy is whole.

    Raises:
        LibraryError: the file cannot be written.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, that may lie on read-only media
        beside.chmod(0o600)
        beside.replace(target)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise LibraryError(target, f"cannot be written ({why})", hint="Choose another file") from error
    finally:
        beside.unlink(missing_ok=True)


def restore(db: Connection, library: Path, source: Path) -> None:
    """Replace everything in the library that `db` has open by what is in `source`: all of it or nothing.

    Raises:
        LibraryError: `source` is no whole backup of a library, or comes from a later release.
    """
    with _checked(source) as kept:
        kept.backup(db)  # one transaction of the target; who reads it meanwhile sees what was before
    migrate(db, library)


@contextmanager
def _checked(source: Path) -> Iterator[Connection]:
    """Open a backup without writing to it, after a look at whether it is one."""
    if not source.is_file():
        raise LibraryError(source, "is not there", hint="Name a file that `hearsay backup` wrote")
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)) as kept:
            _check(kept, source)
            yield kept
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # the library being written: who asks tells it in its own words
            raise
        raise LibraryError(source, f"cannot be read ({error})", hint="Try an older backup") from error


def _check(kept: Connection, source: Path) -> None:
    has_tables = {"articles", "versions", "changes"} <= {
        row[0] for row in kept.execute("SELECT name FROM sqlite_master")
    }
    if not has_tables or not 1 <= schema_of(kept) <= newest_schema():
        raise LibraryError(source, "is no backup that this program can read", hint="`hearsay backup` writes such files")
    if kept.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise LibraryError(source, "is damaged", hint="Try an older backup")
