"""Why something was taken for a claim, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.dialogs.frame import Dialog, shown_line


class WhyDialog(Dialog[None]):
    """Shows lines; scrolls."""

    heading = "Why this claim"
    AUTO_FOCUS = "#frame"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Esc", "close"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "close", "close"),
        ("w", "close", "close"),
        ("enter", "close", "close"),
    ]

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def parts(self) -> Iterable[Widget]:
        """One line each."""
        for line in self._lines or ("nothing is known about it",):
            yield Static(shown_line(line))

    def on_mount(self) -> None:
        """Let arrows scroll."""
        super().on_mount()
        self.query_one("#frame", VerticalScroll).can_focus = True
        self.frame.focus()
