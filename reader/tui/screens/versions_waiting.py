"""The marks of an article that wait for a place in its newest version, and what the reader answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model import PlacedAnnotation
from reader.tui.layout import Line
from reader.tui.layout_reading import waits
from reader.tui.layout_revision import Compared
from reader.tui.layout_waiting import waiting_lines

if TYPE_CHECKING:
    from reader.tui.screens.versions_panes import VersionsPanes

ROWS = 4
_KEYS = (("accept_place", "here"), ("reject_place", "not there"), ("attach_mark", "other words"))


class Waiting:
    """Shown below the versions while the newest one is among them; `marks` are those that wait."""

    def __init__(self, screen: VersionsPanes) -> None:
        self._screen = screen
        self._text = ""
        self._number = 0
        self.marks: tuple[PlacedAnnotation, ...] = ()

    def show(self, it: Compared, *, is_newest: bool) -> None:
        """Take the marks of what is shown."""
        version = it.revision.new
        found = it.revision.new_marks if is_newest else ()
        self.marks = tuple(mark for mark in found if waits(mark, version.uid) and mark.annotation.verdict is None)
        self._text = version.text
        self._number = min(self._number, max(len(self.marks) - 1, 0))

    @property
    def mark(self) -> PlacedAnnotation | None:
        """The one that is asked about."""
        return self.marks[self._number] if self.marks else None

    def lines(self, width: int, rows: int) -> list[Line]:
        """What is known of it."""
        mark, screen = self.mark, self._screen
        if mark is None:
            return []
        keys = [(screen.key(action), words) for action, words in _KEYS]
        if len(self.marks) > 1:
            keys.append((screen.key("next_waiting"), "next"))
        return waiting_lines(mark, self._text, (self._number + 1, len(self.marks)), keys, width)[:rows]

    # ------------------------------------------------------------ what the reader says

    def next(self) -> None:
        """Go to the next one."""
        if self.marks:
            self._number = (self._number + 1) % len(self.marks)
        else:
            self._screen.hints.say("no mark of this article waits")

    def accept(self) -> None:
        """It belongs where it was found."""
        mark, library = self.mark, self._screen.library
        if mark is not None and mark.span is None:
            self._screen.hints.say(f"no place was found: {self._screen.key('attach_mark')} chooses words")
        elif mark is not None:
            self._answer(lambda: library.notes.accept(mark.annotation.uid), "it belongs there")

    def reject(self) -> None:
        """It is not in this version."""
        mark, library = self.mark, self._screen.library
        if mark is not None:
            self._answer(lambda: library.notes.reject(mark.annotation.uid), "it is not in this version")

    def attach(self) -> None:
        """Go to the text, to choose the words it belongs to."""
        if self.mark is not None:
            self._screen.dismiss(self.mark.annotation.uid)

    def _answer(self, act: Callable[[], object], words: str) -> None:
        screen = self._screen
        screen.do(act, lambda _: f"{words} · {screen.key('undo')} undoes")
