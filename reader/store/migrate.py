"""The schema's way from release to release: numbered `.sql` files, all that are needed in one transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.errors import LibraryError, NewerLibraryError

_FOLDER = Path(__file__).parent / "migrations"


def newest_schema() -> int:
    """Number of the newest schema this program knows."""
    return max(_migrations())


def schema_of(db: sqlite3.Connection) -> int:
    """Number of the schema that `db` has; 0 for an empty file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring `db` to the newest schema; of an old one a copy is kept among the backups before.

    Raises:
        NewerLibraryError: a later release wrote it.
        LibraryError: it is somebody else's database, or no copy of it can be made.
    """
    have, newest = schema_of(db), newest_schema()
    if have > newest:
        raise NewerLibraryError(path, have, newest)
    if have == 0 and db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() and schema_of(db) == 0:
        raise LibraryError(path, "is a database, but no library of Hearsay", hint="Choose another --library DIR")
    if 0 < have < newest:
        from reader.store import rotation  # noqa: PLC0415 — once in the life of a library

        rotation.keep(db, path, why=f"before-schema-{newest}")
    run_migrations(db, newest)


def run_migrations(db: sqlite3.Connection, until: int) -> None:
    """Bring a database of ours to the schema of that number: all the way, or not a step.

    Another process may have been quicker, which the lock shows; nobody ever sees it half way.
    """
    if schema_of(db) >= until:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for number in range(schema_of(db) + 1, until + 1):
            for statement in _statements(_migrations()[number].read_text(encoding="utf-8")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


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


def _statements(script: str) -> list[str]:
    """Split a script; `executescript` would commit the transaction it is meant to be part of."""
    statements, piece = [], ""
    for line in script.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            statements.append(piece)
            piece = ""
    return [*statements, piece] if piece.strip() else statements
