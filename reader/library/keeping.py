"""What all facets of a library share: its database, the clock and the source of uids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reader.store.database import Connection, Database

if TYPE_CHECKING:
    from reader.store.journal import Edit, Stamp


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a facet reads and writes.

    `with keeping.reading() as db:` and `with keeping.writing() as db:` give the connection that the functions of
    `reader.store` take first. A `writing` block is one transaction, on disk when it ends.
    """

    database: Database
    clock: Callable[[], datetime]
    new_uid: Callable[[], str]

    def reading(self) -> AbstractContextManager[Connection]:
        """Read; never waits for a writer."""
        return self.database.reading()

    def writing(self, *, is_replaceable: bool = False) -> AbstractContextManager[Connection]:
        """Write, in one transaction; what is replaceable (see `Database.writing`) does not wait for the disk."""
        return self.database.writing(is_replaceable=is_replaceable)

    def writing_at_once(self) -> AbstractContextManager[Connection | None]:
        """Write what can as well be written another time; None where that would mean to wait, or is not allowed."""
        return self.database.writing_at_once()

    @property
    def is_read_only(self) -> bool:
        """Whether the library lies where this person may not write."""
        return self.database.is_read_only

    def now(self) -> str:
        """The time as it is written down: ISO 8601 with zone."""
        return self.clock().isoformat(timespec="milliseconds")

    def stamp(self) -> Stamp:
        """Time and batch of a change that is about to be made."""
        from reader.store.journal import Stamp  # noqa: PLC0415 — what writes costs 30 ms, and who reads needs it not

        return Stamp(at=self.now(), batch=self.new_uid(), new_uid=self.new_uid)

    def act(self, edits: Iterable[Edit], *, verb: str, what: str) -> int:
        """Do what the reader wants, as one step of undo; returns how many things changed."""
        from reader.store import journal  # noqa: PLC0415 — as above

        with self.writing() as db:
            return journal.act(db, self.stamp(), edits, verb=verb, what=what)
