"""History: undo, redo, and what the reader did."""

from __future__ import annotations

from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.model import Act
from reader.store import journal


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

    def acts(self, limit: int = 50) -> tuple[Act, ...]:
        """The newest acts, newest first."""
        with self._keeping.reading() as db:
            return journal.acts(db, limit)
