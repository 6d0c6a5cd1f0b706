"""The schema's way from release to release: numbered `.sql` files, each in one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.errors import LibraryError, NewerLibraryError

_FOLDER = Path(__file__).parent / "migrations"


def newest_schema() -> int:
    """Number of the newest schema this program knows."""
    return max(_migrations())


def schema_of(db: sqlite3.Connection) -> int:
    """Number of the schema that `db` has; 0 for an empty file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, path: Path, *, keeps_copies: bool = True) -> None:
    """Bring `db` to the newest schema, with a copy beside it (`library.db.before-2`) before each step of an old one.

    Without `keeps_copies` it is a copy itself.

    Raises:
        NewerLibraryError: a later release wrote it.
        LibraryError: it is somebody else's database.
    """
    have, newest = schema_of(db), newest_schema()
    if have > newest:
        raise NewerLibraryError(path, have, newest)
    if have == 0 and db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() and schema_of(db) == 0:
        raise LibraryError(path, "is a database, but no library of Hearsay", hint="Choose another --library DIR")
    for number in range(have + 1, newest + 1):
        if have and keeps_copies:
            _back_up(db, path, number)
        _step(db, number)


def refuse_older(db: sqlite3.Connection, path: Path) -> None:
    """Look whether `db`, which cannot be written, has the newest schema.

    Raises:
        NewerLibraryError: a later release wrote it.
        LibraryError: it is somebody else's database, or an earlier release wrote it.
    """
    have, newest = schema_of(db), newest_schema()
    if have > newest:
        raise NewerLibraryError(path, have, newest)
    if have == 0:
        raise LibraryError(path, "is no library of Hearsay", hint="Choose another --library DIR")
    if have < newest:
        why = "comes from an earlier release and cannot be brought up to date, since it may not be written"
        raise LibraryError(path, why, hint="Copy its folder to where you may write, and use --library with that")


def _migrations() -> dict[int, Path]:
    return {int(file.stem): file for file in _FOLDER.glob("[0-9][0-9][0-9][0-9].sql")}


def _step(db: sqlite3.Connection, number: int) -> None:
    """Run one migration; another process may have been quicker, which the lock shows."""
    db.execute("BEGIN IMMEDIATE")
    try:
        if schema_of(db) < number:
            for statement in _statements(_migrations()[number].read_text(encoding="utf-8")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Split a script; `executescript` would commit the transaction it is meant to be part of."""
    statements, piece = [], ""
    for line in script.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            statements.append(piece)
            piece = ""
    return [*statements, piece] if piece.strip() else statements


def _back_up(db: sqlite3.Connection, path: Path, number: int) -> None:
    copy = path.with_name(f"{path.name}.before-{number}")
    with closing(sqlite3.connect(copy)) as target:
        db.backup(target)
    copy.chmod(0o600)
