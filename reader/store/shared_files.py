"""Which files of a folder that several machines share this library has read, and which it wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.store.database import Connection
from reader.store.sharing import NOTHING, Upto

_MACHINE = "machine"


def known(db: Connection) -> frozenset[str]:
    """Names of the files that were read, or written here."""
    return frozenset(row[0] for row in db.execute("SELECT name FROM shared_files"))


def read(db: Connection, name: str) -> None:
    """Remember that a file was read."""
    db.execute("INSERT OR IGNORE INTO shared_files (name, is_own) VALUES (?, 0)", (name,))


def wrote(db: Connection, names: Iterable[str], upto: Upto) -> None:
    """Remember files that this library wrote: together they, and those before them, tell all up to `upto`."""
    db.executemany(
        "INSERT INTO shared_files (name, is_own, article_id, version_id, seq) VALUES (?, 1, ?, ?, ?)",
        [(name, upto.article_id, upto.version_id, upto.seq) for name in names],
    )


def told(db: Connection, there: Collection[str]) -> Upto:
    """How far a folder with the files `there` knows this library; nothing when one of its own is missing."""
    rows = db.execute("SELECT name, article_id, version_id, seq FROM shared_files WHERE is_own = 1").fetchall()
    if not rows or not {row[0] for row in rows} <= set(there):
        return NOTHING
    return max((Upto(*row[1:]) for row in rows), key=lambda each: each.seq)


def forget_own(db: Connection) -> None:
    """Forget what this library wrote: the folder has lost some of it, or is another one."""
    db.execute("DELETE FROM shared_files WHERE is_own = 1")


def machine(db: Connection) -> str:
    """The name under which this library writes; empty when it has none yet."""
    row = db.execute("SELECT value FROM program_values WHERE name = ?", (_MACHINE,)).fetchone()
    return "" if row is None else str(row[0])


def name_machine(db: Connection, name: str) -> None:
    """Give this library the name under which it writes."""
    db.execute("INSERT OR IGNORE INTO program_values (name, value) VALUES (?, ?)", (_MACHINE, name))
