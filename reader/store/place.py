"""Before SQLite opens a library: its folder is there, a new file is whole or not there, and what is none is refused."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from reader.errors import LibraryDamagedError, LibraryError
from reader.store import durable
from reader.store.migrate import newest_schema, run_migrations

_ELSEWHERE = "Choose another place with --library DIR"
_OWN = "SELECT count(*) = 3 FROM sqlite_master WHERE type = 'table' AND name IN ('articles', 'versions', 'changes')"


def prepare(path: Path) -> None:
    """Let there be a library at `path` that SQLite may open to write.

    Raises:
        LibraryError: its folder, or it, cannot be made; or what lies there is no library, or has something foreign
            beside it that SQLite would write into it.
    """
    try:
        durable.make_folder(path.parent)
        if path.is_dir():
            raise LibraryError(path, "is a folder, not a library", hint="Move it away, or use another --library DIR")
        is_new = not path.exists()
    except OSError as error:
        why = f"cannot be made: {error.strerror or error}"
        raise LibraryError(path.parent, why, hint=_ELSEWHERE) from error
    if is_new:
        _make(path)
    else:
        _look_at(path)


def _make(path: Path) -> None:
    """Make a new library: whole, under another name, which it gives up; whoever is quicker has made it."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        # For its owner alone before SQLite opens it, whose -wal and -shm take over these rights.
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(part, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = OFF")  # what is not completed is thrown away
            db.execute("PRAGMA synchronous = OFF")
            run_migrations(db, newest_schema())
        durable.settle(part)
        _name(part, path)
        durable.settle(path.parent)
    except OSError as error:
        why = f"cannot be made: {error.strerror or error}"
        raise LibraryError(path, why, hint=_ELSEWHERE) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _name(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            part.rename(path)


def _look_at(path: Path) -> None:
    """Refuse a file that SQLite would take for a new one, or write something foreign into; close it to others."""
    beside = path.with_name(f"{path.name}-wal")
    has_beside = beside.is_file() and beside.stat().st_size > 0
    if not path.stat().st_size and not has_beside:
        raise LibraryDamagedError(path, "it is empty")
    if has_beside and _is_ours(path, "immutable=1") and not _is_ours(path, "mode=ro"):
        raise LibraryError(beside, "belongs to another database", hint="Move it away, then try again")
    if os.name == "posix" and path.stat().st_mode & 0o077:
        with suppress(OSError):  # somebody else's: opening it will tell, or doctor
            path.chmod(0o600)


def _is_ours(path: Path, how: str) -> bool:
    """Whether a file is a library: alone, or with what lies beside it."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?{how}", uri=True)) as db:
            return bool(db.execute(_OWN).fetchone()[0])
    except sqlite3.OperationalError:
        return True  # busy, or not to be opened: whoever opens it next tells
    except sqlite3.DatabaseError:
        return False
