"""Copies of a whole library in one file, and the way back, both while other programs may be using it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.errors import LibraryBusyError, LibraryError
from reader.store import durable, trust
from reader.store.database import Connection
from reader.store.migrate import migrate, newest_schema, run_migrations, schema_of

_BUSY_SECONDS = 5.0
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a library, and would apply to another one in its place
_PAGES_AT_ONCE = 1024  # between two of these others get the processor, and whoever wants to stop it is asked


def back_up(db: Connection, target: Path) -> None:
    """Copy the library that `db` has open into `target`, replacing it only when the copy is whole.

    Raises:
        LibraryError: the file cannot be written.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        copy_into(db, beside)
        durable.replace(beside, target)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(target, f"cannot be written ({reason(error)})", hint="Choose another file") from error
    finally:
        beside.unlink(missing_ok=True)


def copy_into(db: Connection, target: Path) -> None:
    """Copy the library that `db` has open into a new file, for its owner alone, as it is at one moment.

    Others may write meanwhile; the file is complete, but not yet sure to be on the disk, when this returns.

    Raises:
        OSError: the file cannot be made.
        sqlite3.Error: it cannot be written.
    """
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(target, isolation_level=None)) as copy, _at_one_moment(db):
        copy.execute("PRAGMA journal_mode = OFF")  # a copy that is not completed is thrown away
        copy.execute("PRAGMA synchronous = OFF")
        db.backup(copy, pages=_PAGES_AT_ONCE, sleep=0)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, that may lie on read-only media


def restore(db: Connection, library: Path, source: Path, *, busy_seconds: float = _BUSY_SECONDS) -> None:
    """Replace everything in the library that `db` has open by what is in `source`: all of it or nothing.

    Raises:
        LibraryError: `source` is no whole backup of a library, or comes from a later release.
        LibraryBusyError: another program did not let go of the library in time.
    """
    with trust.opened(source) as kept:
        # One transaction of the target; who reads it meanwhile sees what was before.
        kept.backup(db, progress=_impatient(library, busy_seconds), sleep=0.05)
    migrate(db, library)


def put_in_place(library: Path, source: Path, aside: Path) -> None:
    """Put the backup `source` where a library lies that cannot be opened; that one moves to `aside`, not a byte less.

    At every moment there is a library: the damaged one, or the backup.

    Raises:
        LibraryError: `source` is no whole backup, or the files cannot be moved.
    """
    fresh = library.with_name(f".{library.name}.restored.part")
    with trust.opened(source) as kept:
        back_up(kept, fresh)
    try:
        for suffix in _BESIDE:
            old = library.with_name(library.name + suffix)
            if old.exists():
                old.replace(aside.with_name(aside.name + suffix))
        if library.exists():
            _name_twice(library, aside)
        # What lay beside the damaged one must be gone for good before another file has its name.
        durable.settle(library.parent)
        durable.replace(fresh, library)
    except OSError as error:
        why = f"cannot be moved aside ({error.strerror})"
        raise LibraryError(library, why, hint="May you write in its folder?") from error
    finally:
        fresh.unlink(missing_ok=True)


def belongs_to(file: Path, library: Path) -> bool:
    """Whether `file` is the library itself, or what SQLite keeps beside it."""
    own = [library.with_name(library.name + suffix) for suffix in ("", *_BESIDE)]
    return any(each.exists() and file.exists() and file.samefile(each) for each in own)


def reason(error: OSError | sqlite3.Error) -> str:
    """Why something could not be written, in a few words."""
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _name_twice(library: Path, aside: Path) -> None:
    """Give the damaged library another name besides its own; a folder in its place moves there."""
    if library.is_dir():
        library.replace(aside)
        return
    try:
        os.link(library, aside)
    except OSError:  # a file system without links
        shutil.copy2(library, aside)


@contextmanager
def _at_one_moment(db: Connection) -> Iterator[None]:
    """Let a connection see the library as it is now until the block ends; else a copy begins anew at every write."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    finally:
        db.execute("ROLLBACK")


def _impatient(library: Path, busy_seconds: float) -> Callable[[int, int, int], None]:
    """For `Connection.backup`, which would wait for a lock for ever."""
    end = time.monotonic() + busy_seconds

    def look(status: int, _left: int, _pages: int) -> None:
        if status & 0xFF in _BUSY and time.monotonic() >= end:
            raise LibraryBusyError(library, busy_seconds)

    return look


@contextmanager
def opened(source: Path, beside: Path) -> Iterator[Connection]:
    """Open a library's file, or a backup, to be read, as it is at one moment; nothing is written to it.

    One of an earlier release is copied beside the library `beside` for as long, and brought up to date there. With both
    that library can be asked, as `here`.

    Raises:
        LibraryError: `source` is no whole library, or comes from a later release.
        LibraryBusyError: it is being written for too long.
    """
    copy = beside.with_name(f".{beside.name}.merging-{os.getpid()}.part")
    try:
        with trust.opened(source) as kept:
            if schema_of(kept) == newest_schema():
                with _joined(kept, beside):
                    yield kept
                return
            back_up(kept, copy)
        with closing(sqlite3.connect(copy, isolation_level=None, uri=True)) as newer:
            run_migrations(newer, newest_schema())
            with _joined(newer, beside):
                yield newer
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY:
            raise LibraryBusyError(source, _BUSY_SECONDS) from error
        raise LibraryError(source, f"cannot be read ({error})", hint="Try an older backup") from error
    finally:
        for suffix in ("", *_BESIDE):
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


@contextmanager
def _joined(other: Connection, beside: Path) -> Iterator[None]:
    """Let a connection see the library `beside` too, as `here`, and its own file as it is now."""
    other.execute("ATTACH ? AS here", (f"{beside.absolute().as_uri()}?mode=ro",))
    with _at_one_moment(other):
        yield
