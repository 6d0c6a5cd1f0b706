"""History: undo, redo, and what the reader did."""

from __future__ import annotations

from collections.abc import Callable

from reader.errors import UsageError
from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.model import Act, Particulars
from reader.store import acts, journal
from reader.store.database import Connection
from reader.store.journal import Stamp

_MOST_TOLD = 200


class ActRows:
    """The acts that there were at a moment, a page at a time, the newest first."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        with keeping.reading() as db:
            self._count = acts.count(db)

    def __len__(self) -> int:
        """How many acts there are."""
        return self._count

    def page(self, offset: int, limit: int) -> tuple[Act, ...]:
        """Some of them."""
        with self._keeping.reading() as db:
            return acts.page(db, offset, limit)


class History:
    """The reader's acts; they outlive the program."""

    def __init__(self, keeping: Keeping, at_once: AtOnce) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._at_once = at_once

    def undo(self) -> Act | None:
        """Take back the newest act that is done; None when there is none."""
        with self._at_once(), self._keeping.writing() as db:
            return journal.undo(db, self._keeping.stamp())

    def redo(self) -> Act | None:
        """Do again what was undone last; None when nothing was, or a new act came after."""
        with self._at_once(), self._keeping.writing() as db:
            return journal.redo(db, self._keeping.stamp())

    def undo_to(self, batch: str) -> tuple[Act, ...]:
        """Take back an act and all that was done after it, in one transaction: all, or nothing. A beginning will do.

        Raises:
            UsageError: it is undone already.
            NotFoundError, AmbiguousUidError: there is no such act, or more than one.
        """
        return self._go_to(batch, journal.undo, is_undone=False)

    def redo_to(self, batch: str) -> tuple[Act, ...]:
        """Do again all that was undone, up to an act, in one transaction. A unique beginning will do.

        Raises:
            UsageError: it is not undone, or something else was done after it.
            NotFoundError, AmbiguousUidError: there is no such act, or more than one.
        """
        return self._go_to(batch, journal.redo, is_undone=True)

    def acts(self, limit: int = 50) -> tuple[Act, ...]:
        """The newest acts, newest first."""
        with self._keeping.reading() as db:
            return acts.page(db, 0, limit)

    def rows(self) -> ActRows:
        """All acts, for who looks at some of them."""
        return ActRows(self._keeping)

    def steps(self, batch: str) -> int:
        """How many acts must be undone, or done again, to come to this one; 0 where neither can be.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such act, or more than one.
        """
        with self._keeping.reading() as db:
            return acts.steps(db, acts.find(db, batch))

    def particulars(self, batch: str, limit: int = _MOST_TOLD) -> Particulars:
        """What an act changed, in words; of very many things the first ones."""
        from reader.library.telling import told  # noqa: PLC0415 — undo needs no words

        with self._keeping.reading() as db:
            changed, left_out = acts.changed(db, batch, limit)
            return Particulars(told(db, changed), left_out)

    def _go_to(
        self, batch: str, step: Callable[[Connection, Stamp], Act | None], *, is_undone: bool
    ) -> tuple[Act, ...]:
        gone: list[Act] = []
        with self._at_once(), self._keeping.writing() as db:
            goal = acts.find(db, batch)
            if goal.is_undone != is_undone or goal.is_dropped:
                raise UsageError(f"“{goal.what}” {_why_not(goal)}")
            while not gone or gone[-1].batch != goal.batch:
                act = step(db, self._keeping.stamp())
                assert act is not None  # the goal is one of those that are left
                gone.append(act)
        return tuple(gone)


def _why_not(act: Act) -> str:
    if act.is_dropped:
        return "was undone, and something else was done after that: it cannot be done again"
    return "is undone already" if act.is_undone else "is not undone"
