"""Panes one below the other with a cursor on one of the cards in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message

from reader.tui.layout import Line, clip_lines
from reader.tui.layout_stack import Stack
from reader.tui.layout_tiles import Card, Key, Look
from reader.tui.widgets.line_view import LineView

_LOW, _NARROW, _NARROW_LOW, _NOTICE_ROWS, _TITLES_FROM = 20, 72, 24, 4, 10


class StackView(LineView):
    """Moves among cards. Whoever makes one of it says what is stacked (`build`) and binds the keys."""

    class Passed(Message):
        """The cursor is on another card, or the cards look different."""

    @dataclass
    class Chosen(Message):
        """The reader wants to see this card in its article."""

        card: Card

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.stack = Stack(())
        self.current = -1
        self._look = Look()
        self._notice: tuple[str, ...] = ()
        self._keeps_titles = False
        """Whether the upper border of a pane that begins above stays in view."""

    def build(self, width: int, *, is_low: bool) -> Stack:
        """Stack what is shown for so many cells; low screens have no blank rows in panes."""
        raise NotImplementedError

    def look(self) -> Look:
        """How cards look from the one with the cursor."""
        spots = self.stack.spots
        return Look(spots[self.current].tile if spots else None)

    # ------------------------------------------------------------ what is shown

    def relay(self) -> None:
        """Lay it out for the room there is; the cursor stays."""
        self.lay()
        self.go_to(max(self.current, 0))

    def lay(self) -> None:
        """Stack it anew."""
        columns, rows = self.app.size
        is_low = rows < (_LOW if columns >= _NARROW else _NARROW_LOW)
        self.stack = self.build(max(self.size.width, 1), is_low=is_low)
        self._keeps_titles = self.size.height >= _TITLES_FROM
        self.set_height(self.stack.height if self.stack.spots else self.size.height)
        self.refresh()

    def say_instead(self, *notice: str) -> None:
        """Words for where there is nothing to show."""
        self._notice = notice

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self.relay()

    @property
    def card(self) -> Card | None:
        """The card with the cursor."""
        return self.stack.spots[self.current].tile.card if 0 <= self.current < len(self.stack.spots) else None

    @property
    def pane(self) -> int:
        """Number of the pane that the cursor is in, -1 for none."""
        return self.stack.spots[self.current].pane if 0 <= self.current < len(self.stack.spots) else -1

    def place_of(self, key: Key) -> int:
        """The first spot with this card, else with another card of the same statement; -1 for none."""
        keys = [spot.tile.card.key for spot in self.stack.spots]
        if key in keys:
            return keys.index(key)
        return next((place for place, each in enumerate(keys) if each[0] == key[0]), -1)

    def place_asked(self, uid: str) -> int:
        """The first spot whose card is known by this uid, else one of a figure in that claim; -1 for none."""
        cards = [spot.tile.card for spot in self.stack.spots] if uid else []
        named = next((place for place, card in enumerate(cards) if uid in card.uids), -1)
        return named if named >= 0 else self.place_of((uid, "")) if cards else -1

    def position(self) -> str:
        """Where the cursor is, for screens without borders."""
        return self.stack.position(self.current)

    # ------------------------------------------------------------ moving

    def go_to(self, number: int) -> None:
        """Put the cursor on a card and bring it into view."""
        spots, before, top_before = self.stack.spots, self._seen(), int(self.scroll_offset.y)
        self.current = max(0, min(number, len(spots) - 1)) if spots else -1
        self._look = self.look()
        if spots:
            rows = self.stack.rows_of(self.current)
            is_whole = len(rows) <= self.size.height  # else the card itself matters more than what leads up to it
            top = rows.start if is_whole else spots[self.current].top
            is_under_title = self._keeps_titles and top > self.stack.tops[self.pane]
            self.show_lines(top - is_under_title, rows.stop)
        if spots and before and top_before == int(self.scroll_offset.y):
            self._refresh_changed(before)
        else:
            self.refresh()
        self.post_message(self.Passed())

    def _seen(self) -> list[Line]:
        """The rows that are on the screen; each is laid already."""
        top = int(self.scroll_offset.y)
        return [self.line(y) for y in range(top, top + self.size.height)] if self.current >= 0 else []

    def _refresh_changed(self, before: list[Line]) -> None:
        """Paint those rows alone that look different: painting is what a key costs."""
        for row, (was, line) in enumerate(zip(before, self._seen(), strict=True)):
            if was != line:
                self.refresh(Region(0, row, self.size.width, 1))

    def action_cursor_down(self) -> None:
        """Next card."""
        self.go_to(self.current + 1)

    def action_cursor_up(self) -> None:
        """Previous card."""
        self.go_to(self.current - 1)

    def action_next_column(self) -> None:
        """To the column at the right."""
        self._beside(1)

    def action_previous_column(self) -> None:
        """To the column at the left."""
        self._beside(-1)

    def _beside(self, step: int) -> None:
        if self.card is not None:
            self.go_to(self.stack.beside(self.current, step))

    def turn(self, step: int) -> None:
        """To the next pane or the one before, as much of it in view as there is room for."""
        if self.card is None:
            return
        number = self.stack.next_pane(self.current, step)
        pane = self.stack.spots[number].pane
        top, bottom = self.stack.tops[pane], self.stack.tops[pane + 1]
        self.show_lines(top, min(bottom, top + self.size.height))
        self.go_to(number)

    def action_page_down(self) -> None:
        """A screenful on."""
        self._pass_rows(self.size.height)

    def action_page_up(self) -> None:
        """A screenful back."""
        self._pass_rows(-self.size.height)

    def _pass_rows(self, rows: int) -> None:
        if self.card is None:
            return
        wanted = self.stack.spots[self.current].top + rows
        number = min((abs(spot.top - wanted), number) for number, spot in enumerate(self.stack.spots))[1]
        step = 1 if rows > 0 else -1
        self.go_to(number if (number - self.current) * step > 0 else self.current + step)

    def action_top(self) -> None:
        """First card."""
        self.go_to(0)

    def action_bottom(self) -> None:
        """Last card."""
        self.go_to(len(self.stack.spots) - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a card; a second click opens it."""
        left, top = (1 if edge[0] else 0 for edge in (self.styles.border_left, self.styles.border_top))
        number = self.stack.spot_at(event.x - left, event.y - top + int(self.scroll_offset.y))
        if number >= 0:
            self.go_to(number)
            if event.chain > 1 and self.card is not None:
                self.post_message(self.Chosen(self.card))

    # ------------------------------------------------------------ drawing

    def line(self, y: int) -> Line:
        """One row of the stack, or of the notice."""
        if self.stack.spots:
            return self.stack.line(self._row_shown(y), self._look, self.current)
        room = max(self.size.width - 2, 1)
        rows = [row for words in self._notice for row in clip_lines(words, room, _NOTICE_ROWS)]
        return self.blank(f" {rows[y - 1]}") if 0 < y <= len(rows) else ()

    def _row_shown(self, y: int) -> int:
        """The row itself; in the first one that is seen the title of a pane that begins above, but for its last row."""
        tops = self.stack.tops
        number = bisect_right(tops, y) - 1
        if not self._keeps_titles or y != int(self.scroll_offset.y) or not 0 <= number < len(tops) - 1:
            return y
        return tops[number] if y < tops[number + 1] - 1 else y
