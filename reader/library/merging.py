"""Two libraries become one: merging a file, and the choices that are left where both changed a note."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.errors import LibraryError, NotFoundError
from reader.library.catching_up import CatchingUp
from reader.library.joining import LeftOut, pieces, tellable
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.library.words import of_choice, shortened
from reader.model import Choice, Merged, Progress, Shared
from reader.store import annotations as marks
from reader.store import articles, backup, heads, journal, resolving, sharing
from reader.store.database import Connection
from reader.store.journal import Edit, Stamp
from reader.store.merging import Taking

OnProgress = Callable[[Progress], None]


class Merging:
    """Libraries of other machines."""

    def __init__(self, keeping: Keeping, search: Searching, keep_backup: Callable[[], object]) -> None:
        """Join the facet to its library; `keep_backup` is called before the first thing that is new is written."""
        self._keeping = keeping
        self._search = search
        self._keep_backup = keep_backup

    def merge(self, file: str, on_progress: OnProgress | None = None) -> Merged:
        """Take in all that another library has, as one act; what is here already changes nothing.

        Killed on the way, what came so far is there; to merge again goes on with it.

        Args:
            file: another library's file, or a backup of it.
            on_progress: told how many articles were read.

        Raises:
            LibraryError: it is no whole library, comes from a later release, or is this very library.
            IntakeError: it is whole, but holds what no library has.
        """
        source = Path(os.path.abspath(file))
        if backup.belongs_to(source, self._keeping.database.path):
            raise LibraryError(source, "is this very library", hint="Name the file of another one, or a backup")
        batch, left_out = self._keeping.new_uid(), LeftOut()
        with backup.opened(source, self._keeping.database.path) as other:
            told = tellable(sharing.since(other, is_beside=True), str(source), left_out)
            done = self._take_in(told, batch, what=f"merged {shortened(source.name)}")
        CatchingUp(self._keeping, self._search, on_progress, is_merge=True).run()
        return replace(done, choices=len(self.choices()), problem=left_out.problem)

    def choices(self) -> tuple[Choice, ...]:
        """Annotations that two libraries changed without knowing of each other, each with its states.

        Those of articles in the bin are left out.
        """
        with self._keeping.reading() as db:
            return tuple(each for uid in heads.several(db, "annotation") if (each := _choice(db, uid)) is not None)

    def choose(self, uid: str, number: int) -> None:
        """Let one state of an annotation hold, by its number among the sides of the choice.

        Raises:
            NotFoundError: there is no choice, or no such side.
        """
        with self._keeping.writing() as db:
            value = self._side(db, uid, number)
            said = of_choice(value, keeps_both=False)
            self._keeping.act([Edit("annotation", uid, value)], verb="choose", what=said)

    def keep_both(self, uid: str) -> None:
        """Keep all states of an annotation: the one that is shown, and a copy of each other one that is there.

        Raises:
            NotFoundError: there is no choice.
        """
        with self._keeping.writing() as db:
            shown, *others = self._sides(db, uid)
            copies = [Edit("annotation", self._keeping.new_uid(), each) for each in others if each is not None]
            said = of_choice(shown, keeps_both=True)
            self._keeping.act([Edit("annotation", uid, shown), *copies], verb="choose", what=said)

    def _side(self, db: Connection, uid: str, number: int) -> Any:
        found = self._sides(db, uid)
        if not 0 <= number < len(found):
            raise NotFoundError("side", str(number + 1), where=f"the choice {uid}")
        return found[number]

    def _sides(self, db: Connection, uid: str) -> list[Any]:
        found = _sides(db, uid)
        if len(found) < 2:  # noqa: PLR2004 — one is no choice
            raise NotFoundError("choice", uid)
        return found

    def _take_in(self, shared: Iterable[Shared], batch: str, *, what: str) -> Merged:
        total, is_backed_up = Merged(), False
        for piece in pieces(shared):
            try:
                total += self._take_piece(piece, (batch, what), is_backed_up=is_backed_up)
            except _NewsError:
                self._keep_backup()
                is_backed_up = True
                total += self._take_piece(piece, (batch, what), is_backed_up=True)
        return total

    def _take_piece(self, piece: Iterable[Shared], act: tuple[str, str], *, is_backed_up: bool) -> Merged:
        batch, what = act
        with self._keeping.writing() as db:
            taking = Taking(db, self._keeping.stamp(), batch)
            taking.take_all(piece)
            if taking.has_changed:
                if not is_backed_up:
                    raise _NewsError
                journal.remember_act(db, Stamp(self._keeping.now(), batch, self._keeping.new_uid), what)
        return taking.merged


class _NewsError(Exception):
    """There is something new, and nothing of it is written yet."""


def _sides(db: Connection, uid: str) -> list[Any]:
    return resolving.sides(heads.past(db, "annotation", uid).heads())


def _choice(db: Connection, uid: str) -> Choice | None:
    """The states of an annotation; None where they say the same, or its article is in the bin."""
    found = _sides(db, uid)
    uids = {each["article"] for each in found if each is not None}
    if len(found) < 2 or not articles.outside_bin(db, uids):  # noqa: PLR2004 — one is no choice
        return None
    return Choice(uid, tuple(None if each is None else marks.from_json(uid, each) for each in found))
