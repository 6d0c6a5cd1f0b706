"""One thing out of a few, chosen in a line: `Polarity  › affirms   denies`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reader.tui.keys_names import cyrillic_twins

Value = TypeVar("Value", bound=StrEnum)
_LABEL_CELLS = 11
_MARK, _NO_MARK, _FOUND = "› ", "  ", " (found)"


def _keys(*keys: str) -> str:
    return ",".join([*keys, *(twin for key in keys for twin in cyrillic_twins(key))])


class ChoiceRow(Static, Generic[Value], can_focus=True):
    """The choice has a mark and is bold; what was found says so where another one is chosen.

    Args:
        label: what is chosen.
        choices: the values with their words.
        chosen: with which it begins.
        found: what the text says; None where nothing was found.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(_keys("right", "l"), "choose(1)", show=False),
        Binding("space", "choose(1)", show=False),
        Binding(_keys("left", "h"), "choose(-1)", show=False),
    ]

    def __init__(
        self, label: str, choices: Sequence[tuple[Value, str]], chosen: Value, *, found: Value | None = None
    ) -> None:
        super().__init__(classes="choice", markup=False)
        self._label = label
        self._choices = tuple(choices)
        self._found = found
        self.chosen = chosen

    class Chosen(Message):
        """Another one was chosen."""

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._draw()

    def word_style(self, value: Value) -> str:
        """How the words of a value look."""
        return "bold $h-text" if value is self.chosen else "$h-dim"

    def action_choose(self, step: int) -> None:
        """Choose the next or the previous one, and begin again behind the last."""
        values = [value for value, _words in self._choices]
        self.choose(values[(values.index(self.chosen) + step) % len(values)])

    def choose(self, value: Value) -> None:
        """Choose one."""
        is_other = value is not self.chosen
        self.chosen = value
        self._draw()
        if is_other:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Choose the one under the pointer."""
        end = _LABEL_CELLS
        for value, words in self._choices:
            end += len(_MARK) + len(self._words(value, words)) + 1
            if _LABEL_CELLS <= event.x < end:
                self.choose(value)
                return

    def _words(self, value: Value, words: str) -> str:
        return words + (_FOUND if value is self._found and value is not self.chosen else "")

    def _draw(self) -> None:
        parts = [Content.styled(f"{self._label:{_LABEL_CELLS}}", "$h-dim")]
        for value, words in self._choices:
            if value is self.chosen:
                parts += [Content.styled(_MARK, "bold $h-accent"), Content.styled(words, self.word_style(value))]
            else:
                aside = self._words(value, words)[len(words) :]
                style = self.word_style(value)
                parts += [Content(_NO_MARK), Content.styled(words, style), Content.styled(aside, "$h-faint")]
            parts.append(Content(" "))
        self.update(Content("").join(parts))
