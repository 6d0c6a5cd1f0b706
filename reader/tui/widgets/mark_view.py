"""A note as it is read: Markdown with links that can be followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.tui.keys import bindings_for
from reader.tui.layout import Line, fit
from reader.tui.layout_markdown import MarkBlock, MarkLink
from reader.tui.layout_marked import MarkedPage
from reader.tui.widgets.line_view import LineView

_EDGES = 2


class MarkedView(LineView):
    """Scrolls by lines; the link with the cursor comes into view."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("preview")]

    @dataclass
    class Followed(Message):
        """The reader wants to see what a link leads to."""

        link: MarkLink

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._blocks: list[MarkBlock] = []
        self.page = MarkedPage()
        self.current = -1
        """Number of the link with the cursor; -1 for none."""

    def show(self, blocks: list[MarkBlock], *, keeps_place: bool = False) -> None:
        """Show other blocks, from the top unless what they say is the same but for a few words."""
        self._blocks = blocks
        self._lay()
        if not keeps_place:
            self.current = -1
            self.jump(0)
        self.current = min(self.current, len(self.page.links) - 1)

    def _lay(self) -> None:
        self.page = MarkedPage(self._blocks, max(self.size.width - _EDGES, 1))
        self.set_height(len(self.page.rows))
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self._lay()

    def line(self, y: int) -> Line:
        """One row, a blank at each side."""
        blank = self.blank(" ")
        return (
            *blank,
            *fit(self.page.line(y, self.ground, self.current), max(self.size.width - _EDGES, 0), self.ground),
        )

    def position(self) -> str:
        """How much is below."""
        below = len(self.page.rows) - int(self.scroll_offset.y) - self.size.height
        return f"▾ {below} more" if below > 0 else ""

    # ------------------------------------------------------------ keys

    def action_cursor_down(self) -> None:
        """A line on."""
        self.jump(int(self.scroll_offset.y) + 1)

    def action_cursor_up(self) -> None:
        """A line back."""
        self.jump(int(self.scroll_offset.y) - 1)

    def action_page_down(self) -> None:
        """A screenful on."""
        self.jump(int(self.scroll_offset.y) + max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """A screenful back."""
        self.jump(int(self.scroll_offset.y) - max(self.size.height - 1, 1))

    def action_next_link(self) -> None:
        """The next link; behind the last one comes the first."""
        self._step_link(1)

    def action_previous_link(self) -> None:
        """The previous link; before the first one comes the last."""
        self._step_link(-1)

    def _step_link(self, step: int) -> None:
        count = len(self.page.links)
        if count:
            self.current = (self.current + step) % count if self.current >= 0 else (0 if step > 0 else count - 1)
            row = self.page.row_of(self.current)
            self.show_lines(row, row + 1, margin=1)
            self.refresh()

    def action_follow_link(self) -> None:
        """Follow the link with the cursor; the only one there is needs no cursor."""
        number = 0 if self.current < 0 and len(self.page.links) == 1 else self.current
        if 0 <= number < len(self.page.links):
            self.post_message(self.Followed(self.page.links[number][1]))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a link in this row; a second click follows it."""
        place = event.get_content_offset(self)
        row = int(self.scroll_offset.y) + place.y if place else -1
        here = [number for number, (at, _link) in enumerate(self.page.links) if at == row]
        if here:
            self.current = here[0]
            self.refresh()
            if event.chain > 1:
                self.action_follow_link()
