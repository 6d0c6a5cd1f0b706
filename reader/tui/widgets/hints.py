"""The last row: keys of the focused pane, what was just done, what went wrong, or a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from reader.tui.layout_bars import hints_line, message_line, question_line
from reader.tui.widgets.line_view import LineBar

_YES, _NO = frozenset({"y", "Y", "н", "Н", "enter"}), frozenset({"n", "N", "т", "Т", "escape", "q"})


class Hints(LineBar):
    """Shows one thing at a time: a question before a message before the keys."""

    def __init__(self, *, id: str = "hints") -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[str, str], ...] = ()
        self._position = ""
        self._message = ""
        self._is_error = False
        self._question = ""
        self._on_yes: Callable[[], None] | None = None

    def show_keys(self, hints: Sequence[tuple[str, str]], position: str = "") -> None:
        """Show the keys of a pane, and where the reader is when no border says it."""
        self._hints, self._position = tuple(hints), position
        self._draw()

    def say(self, words: str, *, is_error: bool = False) -> None:
        """Show what was done or what went wrong, until the next key."""
        self._message, self._is_error = words, is_error
        self._draw()

    def ask(self, words: str, on_yes: Callable[[], None]) -> None:
        """Ask something that `y` and `n` answer."""
        self._question, self._on_yes = words, on_yes
        self._draw()

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self._on_yes is not None

    @property
    def words(self) -> str:
        """The question or message that is shown."""
        return self._question or self._message

    def answer(self, key: str) -> bool:
        """Take a key as the answer to the question; says whether it was one."""
        on_yes = self._on_yes
        if on_yes is None or key not in _YES | _NO:
            return False
        self._question, self._on_yes = "", None
        self._draw()
        if key in _YES:
            on_yes()
        return True

    def hush(self) -> None:
        """End the message."""
        if self._message:
            self._message, self._is_error = "", False
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Drop or bring back items."""
        self._draw()

    def _draw(self) -> None:
        if self._question:
            self.set_line(question_line(self._question))
        elif self._message:
            self.set_line(message_line(self._message, is_error=self._is_error))
        else:
            self.set_line(hints_line(self._hints, self._position, max(self.size.width, 1)))
