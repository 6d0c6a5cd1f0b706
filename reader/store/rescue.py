"""What can still be read of a damaged library, row by row, as a new library. The damaged file is never written to.

No index of it is used: rows come from the tables alone, up to the damage and, as far as they have numbers, behind it.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError
from reader.store import durable
from reader.store.database import Connection
from reader.store.migrate import newest_schema, run_migrations, schema_of

_MAGIC = b"SQLite format 3\0"
_FURTHEST = 1 << 40  # no table has row numbers beyond
_AT_ONCE = 500
_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
# What cannot be got again comes first, should there be no room for all.
_FIRST = (
    "annotations",
    "annotation_tags",
    "corrections",
    "pair_opinions",
    "speaker_merges",
    "saved_searches",
    "drafts",
)


@dataclass(frozen=True, slots=True)
class Rescued:
    """How much of one table was read: rows, and whether all of it could be."""

    table: str
    rows: int
    is_whole: bool


def rescue(source: Path, target: Path) -> tuple[Rescued, ...]:
    """Write what can be read of the library `source` into the new library `target`.

    Raises:
        LibraryError: nothing of it can be read, or the target cannot be written.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with _copied(source) as copy, closing(_connect(copy)) as old:
            number = _schema_of(old, source)
            part.unlink(missing_ok=True)
            with closing(sqlite3.connect(part, isolation_level=None)) as new:
                new.execute("PRAGMA synchronous = OFF")
                run_migrations(new, number)
                done = tuple(_read_table(old, new, table) for table in _tables(new))
            part.chmod(0o600)
            durable.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise LibraryError(target, f"cannot be written ({why})", hint="Choose another file with -o") from error
    finally:
        part.unlink(missing_ok=True)
    return done


@contextmanager
def _copied(source: Path) -> Iterator[Path]:
    """A copy of the file, with what SQLite keeps beside it, that can be opened if at all possible."""
    if not source.is_file():
        raise LibraryError(source, "is not there", hint="Name the file of a library")
    with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
        copy = Path(folder) / "library.db"
        shutil.copyfile(source, copy)
        beside = source.with_name(f"{source.name}-wal")
        if beside.is_file():
            shutil.copyfile(beside, copy.with_name("library.db-wal"))
        with copy.open("r+b") as file:
            file.write(_MAGIC)  # it is always the same, and without it SQLite reads nothing at all
        yield copy


def _connect(path: Path) -> Connection:
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("PRAGMA cell_size_check = ON")
    old.execute("PRAGMA writable_schema = ON")  # a file that was cut is refused else; this is a copy
    return old


def _schema_of(old: Connection, source: Path) -> int:
    try:
        number = schema_of(old)
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        why = f"nothing of it can be read ({error})"
        raise LibraryError(source, why, hint="`hearsay restore` lists the backups") from error
    if not 1 <= number <= newest_schema():
        why = f"nothing of it can be read (schema {number}, this program knows {newest_schema()})"
        raise LibraryError(source, why, hint="`hearsay restore` lists the backups")
    return number


def _tables(new: Connection) -> list[str]:
    names = [row[0] for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    own = [name for name in names if not name.startswith("sqlite_")]
    return sorted(own, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), names.index(name)))


def _read_table(old: Connection, new: Connection, table: str) -> Rescued:
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    reading = _Reading(old, table, names, has_numbers=_has_numbers(new, table))
    before = new.total_changes
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("BEGIN")
    refused = sum(_write(new, insert, rows) for rows in reading.rows())
    new.execute("COMMIT")
    return Rescued(table, new.total_changes - before, reading.is_whole and not refused)


def _write(new: Connection, insert: str, rows: list[tuple[object, ...]]) -> int:
    """Write rows; returns how many the new library refuses, since they are damaged inside."""
    try:
        new.executemany(insert, rows)
    except sqlite3.DatabaseError:
        return sum(not _is_written(new, insert, row) for row in rows)
    return 0


def _is_written(new: Connection, insert: str, row: tuple[object, ...]) -> bool:
    try:
        new.execute(insert, row)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_ROOM:
            raise
        return False
    return True


def _has_numbers(new: Connection, table: str) -> bool:
    """Whether the rows of a table have numbers, by which those behind a damaged place are found."""
    (sql,) = new.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return "WITHOUT ROWID" not in sql


@dataclass(slots=True)
class _Reading:
    """Reads a table in its own order; where that fails, goes on behind the damage."""

    db: Connection
    table: str
    names: str
    has_numbers: bool
    is_whole: bool = True
    _has_failed: bool = False

    def rows(self) -> Iterator[list[tuple[object, ...]]]:
        """All rows that can be read; some may come twice."""
        if self.has_numbers:
            yield from self._by_number()
            return
        yield from self._many(f"SELECT {self.names} FROM {self.table}")
        if self._has_failed:  # the other end can be read, too
            keys = ", ".join(f"{key} DESC" for key in self._keys())
            yield from self._many(f"SELECT {self.names} FROM {self.table} ORDER BY {keys}")

    def _by_number(self) -> Iterator[list[tuple[object, ...]]]:
        last, leap = -1, 1
        while last < _FURTHEST:
            before = last
            for rows in self._many(self._behind, last):
                ahead = [row for row in rows if int(str(row[0])) > last]  # a damaged page may lead back, for ever
                last = max((int(str(row[0])) for row in ahead), default=last)
                yield [row[1:] for row in ahead]
            if not self._has_failed:
                return
            leap = 1 if last > before else leap * 2
            last = self._next_readable(last + leap - 1)

    def _next_readable(self, last: int) -> int:
        """The lowest number behind which rows can be read again, else one far off. In growing steps, then back."""
        step, low = 1, last
        while not self._can_read(last + step):
            low, step = last + step, step * 2
            if step > _FURTHEST:
                return step
        high = last + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._can_read(middle) else (middle, high)
        return high

    def _can_read(self, number: int) -> bool:
        try:
            self.db.execute(f"{self._behind} LIMIT 1", (number,)).fetchone()
        except sqlite3.DatabaseError:
            return False
        return True

    @property
    def _behind(self) -> str:
        return f"SELECT rowid, {self.names} FROM {self.table} NOT INDEXED WHERE rowid > ? ORDER BY rowid"

    def _many(self, query: str, *values: object) -> Iterator[list[tuple[object, ...]]]:
        self._has_failed = False
        rows: list[tuple[object, ...]] = []
        try:
            for row in self.db.execute(query, values):
                rows.append(row)
                if len(rows) >= _AT_ONCE:
                    yield rows
                    rows = []
        except sqlite3.DatabaseError:
            self.is_whole, self._has_failed = False, True
        if rows:
            yield rows

    def _keys(self) -> list[str]:
        info = self.db.execute(f"PRAGMA table_info({self.table})").fetchall()
        return [row[1] for row in sorted(info, key=lambda row: int(row[5])) if row[5]]
