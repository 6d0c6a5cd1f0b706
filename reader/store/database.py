"""The library's SQLite file: how it is opened, written and closed."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NoReturn

from reader.errors import LibraryBusyError, LibraryDamagedError, LibraryError
from reader.store import place
from reader.store.migrate import migrate, refuse_older

Connection = sqlite3.Connection

_LOOK_AGAIN_SECONDS = 0.004
_NEAR = 1_000_000
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PLAIN_WORDS = {
    sqlite3.SQLITE_FULL: ("could not be written, the disk is full", "Make room, then do it again"),
    sqlite3.SQLITE_READONLY: ("may not be written", "Give yourself the right to write there, or use --library"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "Is its folder there, and may you write in it?"),
    sqlite3.SQLITE_IOERR: ("could not be read or written", "Look after the disk it lies on"),
    sqlite3.SQLITE_PERM: ("may not be opened", "Give yourself the right to read and write it"),
}


class Database:
    """One library file, with a connection for each thread that asks for one.

    A thread that writes inside `writing()` may enter it again: the inner one is part of the outer transaction.

    Attributes:
        path: the file.
        has_written: somebody wrote something in it through this object.
        is_read_only: it lies where this person may not write: it can be read, and every write is refused.
    """

    def __init__(self, path: Path, *, busy_seconds: float = 5.0) -> None:
        """Open the library at `path`, making or migrating it as needed and as this person may.

        Raises:
            LibraryError: it cannot be opened, is damaged, is newer than this program, or is being written for too long.
        """
        self.path = path
        self.has_written = False
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._all: list[tuple[threading.Thread, Connection]] = []
        self._lock = threading.Lock()
        self._watching = threading.Lock()
        self._watch: Connection | None = None
        self._is_closed = False
        self.is_read_only = path.is_file() and not may_be_written(path)
        try:
            with self._telling():
                if not self.is_read_only:
                    place.prepare(path)
                (refuse_older if self.is_read_only else migrate)(self._connection(), path)
        except BaseException:
            self.close()  # nobody gets this object, so nobody else can
            raise

    def close(self) -> None:
        """Close the connections of all threads; a second call does nothing."""
        with self._lock:
            self._is_closed = True
            connections, self._all = self._all, []
        for _, connection in connections:
            with suppress(sqlite3.Error):
                connection.close()

    def revision(self) -> int:
        """A number that changes with every write, whoever writes."""
        with self._telling(), self._watching:
            if self._is_closed:
                raise LibraryError(self.path, "is closed already")
            if self._watch is None:  # SQLite tells a connection of the writes of others alone; this one never writes
                self._watch = self._connect()
                with self._lock:
                    self._all.append((threading.main_thread(), self._watch))
            return writes_of_others(self._watch)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give this thread's connection; SQLite's errors come out as the library's. Never waits for a writer."""
        with self._telling():
            yield self._connection()

    @contextmanager
    def writing(self, *, is_replaceable: bool = False) -> Iterator[Connection]:
        """Give this thread's connection in a transaction: on disk when the block ends, undone when it raises.

        Args:
            is_replaceable: what is written can be found, or imported, again: the disk is not waited for. Where power
                fails, the last of it may be missing as if it had never been written; a program that is killed loses
                nothing, and whatever is written later without this is on disk with all before it.

        Raises:
            LibraryBusyError: another program did not let go of the write lock in time.
            LibraryError: the library can only be read.
        """
        with self._telling():
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            with _without_waiting(connection) if is_replaceable else nullcontext():
                self._begin(connection, self._busy_seconds)
                with _ending(connection):
                    yield connection

    @contextmanager
    def writing_at_once(self) -> Iterator[Connection | None]:
        """As `writing`, for what can as well be written another time: None where somebody else writes, or nobody may.

        Never waits, since whoever reads waits for it.
        """
        with self._telling():
            connection = self._connection()
            if connection.in_transaction:
                yield connection
            elif not self._begins_at_once(connection):
                yield None
            else:
                with _ending(connection):
                    yield connection

    def _begin(self, connection: Connection, wait_seconds: float) -> None:
        if self.is_read_only:
            why, hint = _PLAIN_WORDS[sqlite3.SQLITE_READONLY]
            raise LibraryError(self.path, why, hint=hint)
        self._patiently(connection, "BEGIN IMMEDIATE", wait_seconds)
        self.has_written = True

    def _begins_at_once(self, connection: Connection) -> bool:
        if self.is_read_only:
            return False
        try:
            self._begin(connection, 0)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in _BUSY:
                return False
            raise
        return True

    def _patiently(self, connection: Connection, statement: str, wait_seconds: float) -> None:
        """Run a statement that needs a lock, waiting for it in our own way.

        SQLite's waiting sleeps up to 0.1 s a time and starves beside a busy writer; where two who read a new file both
        want to turn it to WAL, it does not wait at all.
        """
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            for tries_left in reversed(range(max(1, round(wait_seconds / _LOOK_AGAIN_SECONDS)))):
                try:
                    connection.execute(statement)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF not in _BUSY or not tries_left:
                        raise
                    time.sleep(_LOOK_AGAIN_SECONDS)
                else:
                    return
        finally:
            connection.execute(f"PRAGMA busy_timeout = {round(self._busy_seconds * 1000)}")

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._local, "connection", None)
        if self._is_closed:
            raise LibraryError(self.path, "is closed already")
        if connection is None:
            connection = self._connect()
            self._keep(connection)
            self._local.connection = connection
        return connection

    def _keep(self, connection: Connection) -> None:
        """Remember a new connection for close(), and close those whose threads have ended."""
        with self._lock:
            ended = [kept for thread, kept in self._all if not thread.is_alive()]
            self._all = [(thread, kept) for thread, kept in self._all if thread.is_alive()]
            self._all.append((threading.current_thread(), connection))
        for each in ended:
            each.close()

    def _connect(self) -> Connection:
        # Only close() ever uses a connection from another thread than its own, and only when nothing runs any more.
        connection = sqlite3.connect(
            to_be_read(self.path) if self.is_read_only else self.path,
            uri=self.is_read_only,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            if not self.is_read_only:
                self._patiently(connection, "PRAGMA journal_mode = WAL", self._busy_seconds)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -8000")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            _tell(error, self.path, self._busy_seconds)


@contextmanager
def _ending(connection: Connection) -> Iterator[None]:
    """End the transaction that has begun: on disk, or undone when the block raises."""
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _without_waiting(connection: Connection) -> Iterator[None]:
    """Leave it to the system when a transaction of this block comes to lie on the disk."""
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")


def writes_of_others(db: Connection) -> int:
    """A number that changes when another connection writes to the library."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def may_be_written(path: Path) -> bool:
    """Whether this person may write the library that lies there; SQLite keeps files beside it, so its folder counts."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def to_be_read(path: Path) -> str:
    """The address under which SQLite opens a library that may not be written.

    It wants its files beside a library, unless told that nobody changes it. That is not so while they are there:
    somebody who may write has it open, or ended without closing it.
    """
    beside = [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")]
    is_open = any(each.exists() for each in beside)
    return f"{path.absolute().as_uri()}?mode=ro" + ("" if is_open else "&immutable=1")


def _is_limited(path: Path) -> bool:
    """Whether the system lets files grow no further than the library, or what lies beside it, has come."""
    try:
        import resource  # noqa: PLC0415 — not on Windows, and only when something is wrong
    except ImportError:
        return False
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    sizes = [each.stat().st_size for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]
    return limit != resource.RLIM_INFINITY and max(sizes, default=0) + _NEAR > limit


def _tell(error: sqlite3.Error, path: Path, waited_seconds: float) -> NoReturn:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code; the upper bits say more than we need
    if code in _BUSY:
        raise LibraryBusyError(path, waited_seconds) from error
    if code in _DAMAGED:
        raise LibraryDamagedError(path, str(error)) from error
    why, hint = _PLAIN_WORDS.get(code, (f"cannot be used: {error}", "`hearsay doctor` looks closer"))
    if code == sqlite3.SQLITE_IOERR and _is_limited(path):
        why, hint = (
            "may not become larger",
            "The size of files is limited here (`ulimit -f`): raise that, then try again",
        )
    raise LibraryError(path, why, hint=hint) from error
