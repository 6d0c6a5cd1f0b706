"""The tab line of the layouts with one pane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from reader.tui.layout import Line, cells
from reader.tui.layout_bars import Tab, tabs_line
from reader.tui.widgets.line_view import LineBar


class Tabs(LineBar):
    """`1 Articles 10   2 Reading   3 Claims 12`, and the current claim."""

    @dataclass
    class Chosen(Message):
        """A tab was clicked; `number` counts from 1."""

        number: int

    def __init__(self, *, id: str = "tabs") -> None:
        super().__init__(id=id)
        self._tabs: tuple[Tab, ...] = ()
        self._right: Line = ()

    def show(self, tabs: Sequence[Tab], right: Line = ()) -> None:
        """Show these tabs."""
        self._tabs, self._right = tuple(tabs), right
        self.set_line(tabs_line(self._tabs, right, max(self.size.width, 1)))

    def on_resize(self, event: events.Resize) -> None:
        """Use the new width."""
        self.show(self._tabs, self._right)

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the pointer."""
        at = 1
        for number, tab in enumerate(self._tabs, 1):
            at += cells(f" {tab.key} {tab.name} {tab.count}".rstrip()) + 2
            if event.x < at:
                self.post_message(self.Chosen(number))
                return
