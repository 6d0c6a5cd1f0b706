"""Screens that close with a result, and once only."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class ClosedOnce(Screen[Result]):
    """A screen that may be asked to close by several keys at once, as when they were typed ahead."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result. Whatever asks for it after that finds the screen gone: another one would be closed."""
        if self.is_current:
            return super().dismiss(result)
        nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # Textual gives it no types
        return nothing
