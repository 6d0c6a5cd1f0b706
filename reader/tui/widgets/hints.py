"""The last row: keys of the focused pane, what was just done, what went wrong, or a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message

from reader.tui.layout_bars import hints_line, message_line, question_line
from reader.tui.widgets.line_view import LineBar

_YES, _NO = frozenset({"y", "Y", "н", "Н", "enter"}), frozenset({"n", "N", "т", "Т", "escape", "q"})


class Hints(LineBar):
    """Shows one thing at a time: a question before a message before the keys."""

    class Answered(Message):
        """The question is answered; the focus is free to go back."""

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
        """Ask something that `y` and `n` answer; until then no other key does anything."""
        self._question, self._on_yes = words, on_yes
        self.can_focus = True
        self.focus()
        self._draw()

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self._on_yes is not None

    @property
    def words(self) -> str:
        """The question or message that is shown."""
        return self._question or self._message

    def on_key(self, event: events.Key) -> None:
        """Take the answer."""
        on_yes = self._on_yes
        if on_yes is None:
            return
        event.stop()
        event.prevent_default()
        if event.key not in _YES | _NO and event.character not in _YES | _NO:
            return
        self._question, self._on_yes = "", None
        self.can_focus = False
        self._draw()
        self.post_message(self.Answered())
        if event.key in _YES or event.character in _YES:
            on_yes()

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
            self.set_line(message_line(self._message, max(self.size.width, 1), is_error=self._is_error))
        else:
            self.set_line(hints_line(self._hints, self._position, max(self.size.width, 1)))
