"""Copies of a whole library in one file, and the way back, both while other programs may be using it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.errors import LibraryBusyError, LibraryError
from reader.store.database import Connection
from reader.store.migrate import migrate, newest_schema, schema_of

_BUSY_SECONDS = 5.0
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a library, and would apply to another one in its place


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


def restore(db: Connection, library: Path, source: Path, *, busy_seconds: float = _BUSY_SECONDS) -> None:
    """Replace everything in the library that `db` has open by what is in `source`: all of it or nothing.

    Raises:
        LibraryError: `source` is no whole backup of a library, or comes from a later release.
        LibraryBusyError: another program did not let go of the library in time.
    """
    with _checked(source) as kept:
        # One transaction of the target; who reads it meanwhile sees what was before.
        kept.backup(db, progress=_impatient(library, busy_seconds), sleep=0.05)
    migrate(db, library)


def put_in_place(library: Path, source: Path, aside: Path) -> None:
    """Put the backup `source` where a library lies that cannot be opened; that one moves to `aside`, not a byte less.

    Raises:
        LibraryError: `source` is no whole backup, or the files cannot be moved.
    """
    fresh = library.with_name(f"{library.name}.restored")
    with _checked(source) as kept:
        back_up(kept, fresh)
    try:
        for suffix in (*_BESIDE, ""):
            old = library.with_name(library.name + suffix)
            if old.exists():
                old.replace(aside.with_name(aside.name + suffix))
        fresh.replace(library)
    except OSError as error:
        why = f"cannot be moved aside ({error.strerror})"
        raise LibraryError(library, why, hint=f"The backup's copy is {fresh.name}, beside it") from error


def copies_beside(library: Path) -> tuple[Path, ...]:
    """The copies that were made of a library before something was done to it, the newest first."""
    found = [file for file in library.parent.glob(f"{library.name}.before-*") if file.is_file()]
    return tuple(sorted(found, key=lambda file: file.stat().st_mtime, reverse=True))


def belongs_to(file: Path, library: Path) -> bool:
    """Whether `file` is the library itself, or what SQLite keeps beside it."""
    own = [library.with_name(library.name + suffix) for suffix in ("", *_BESIDE)]
    return any(each.exists() and file.exists() and file.samefile(each) for each in own)


def _impatient(library: Path, busy_seconds: float) -> Callable[[int, int, int], None]:
    """For `Connection.backup`, which would wait for a lock for ever."""
    end = time.monotonic() + busy_seconds

    def look(status: int, _left: int, _pages: int) -> None:
        if status & 0xFF in _BUSY and time.monotonic() >= end:
            raise LibraryBusyError(library, busy_seconds)

    return look


@contextmanager
def opened(source: Path, beside: Path) -> Iterator[Connection]:
    """Open a library's file, or a backup, to be read; nothing is written to it.

    One of an earlier release is copied beside the library `beside` for as long, and brought up to date there.

    Raises:
        LibraryError: `source` is no whole library, or comes from a later release.
        LibraryBusyError: it is being written for too long.
    """
    with _checked(source) as kept:
        if schema_of(kept) == newest_schema():
            yield kept
            return
        copy = beside.with_name(f".{beside.name}.merging.part")
        back_up(kept, copy)
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as newer:
            migrate(newer, copy, keeps_copies=False)
            yield newer
    finally:
        for suffix in ("", *_BESIDE):
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


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
