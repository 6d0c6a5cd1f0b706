"""What the parts of the reading screen share: each is a plain object that knows one group of the reader's acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.errors import HearsayError
from reader.text.neutralise import one_line

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings
    from reader.tui.screens.reading import ReadingScreen

T = TypeVar("T")


class Part:
    """One group of acts of a reading screen; `answers` are the actions that it takes care of."""

    def __init__(self, screen: ReadingScreen) -> None:
        self.screen = screen

    def answers(self) -> dict[str, Callable[[], None]]:
        """Actions by name."""
        return {}

    @property
    def library(self) -> Library:
        """The library that is open."""
        return self.screen.library

    @property
    def settings(self) -> Settings:
        """What can be set from outside."""
        return self.screen.settings

    def say(self, words: str) -> None:
        """Say what was done in the hint row."""
        self.screen.hints.say(words)

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong in the hint row."""
        words = f"{error.message} · {error.hint}" if error.hint else error.message
        self.screen.hints.say(one_line(words), is_error=True)

    def act(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something that the reader asked for, in a thread; then show what came of it."""
        self.screen.work.act(work, then)
