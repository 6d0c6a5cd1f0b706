"""Claims of several articles one below the other, with a cursor on one of them."""

from __future__ import annotations

from textual import events

from reader.model import PlacedClaim
from reader.tui.layout import Line, clip_lines
from reader.tui.layout_placed import PlacedStack
from reader.tui.widgets.line_view import LineView

_NOTICE_ROWS = 4


class PlacedList(LineView):
    """Cards with article and date, or words that say why there are none. Knows no keys; whoever has it binds them."""

    def __init__(self, *, id: str, notice: str) -> None:
        super().__init__(id=id)
        self.claims: tuple[PlacedClaim, ...] = ()
        self._stack = PlacedStack((), 80)
        self._notice: tuple[str, ...] = (notice,)
        self._notice_rows: list[str] = []

    def show(self, claims: tuple[PlacedClaim, ...], *notice: str) -> None:
        """Show claims, or say why there are none."""
        self.claims, self._notice = claims, notice
        self._stack = PlacedStack((), 80)
        self.relay()

    @property
    def current(self) -> PlacedClaim | None:
        """The claim with the cursor."""
        return self.claims[self._stack.current] if self._stack.current >= 0 else None

    def title(self) -> str:
        """Words for the border."""
        return ""

    def relay(self) -> None:
        """Lay it out for the room there is; the cursor stays."""
        current = max(self._stack.current, 0)
        self._stack = PlacedStack(self.claims, max(self.size.width, 1))
        room = self.size.width - 2
        self._notice_rows = [row for words in self._notice for row in clip_lines(words, room, _NOTICE_ROWS)]
        self.set_height((self._stack.height if self.claims else len(self._notice_rows)) + self._top)
        self._go(current)

    @property
    def _top(self) -> int:
        """A blank row above the first card, where there is a border on all sides."""
        return 1 if self.styles.border_left[0] else 0

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self.relay()

    def _go(self, number: int) -> None:
        if self.claims:
            self._stack.current = max(0, min(number, len(self.claims) - 1))
            span = self._stack.span_of(self._stack.current)
            self.show_lines(0 if span.start == 0 else span.start + self._top, span.stop + self._top)
        below = self._stack.below(int(self.scroll_offset.y) + self.size.height - self._top)
        place = f"{self._stack.current + 1}/{len(self.claims)}" if self.claims else ""
        self.name_border(self.title(), subtitle=place + (f" ▾ {below} more" if below and place else ""))
        self.refresh()

    def line(self, y: int) -> Line:
        """One row of a card, or of the notice."""
        y -= self._top
        if self.claims:
            return self._stack.line(y)
        return self.blank(f" {self._notice_rows[y]}") if 0 <= y < len(self._notice_rows) else ()

    def _page(self) -> int:
        """How many cards fit on the screen, roughly."""
        return max(1, self.size.height * len(self.claims) // max(self._stack.height, 1))

    def action_cursor_down(self) -> None:
        """Next claim."""
        self._go(self._stack.current + 1)

    def action_cursor_up(self) -> None:
        """Previous claim."""
        self._go(self._stack.current - 1)

    def action_page_down(self) -> None:
        """A screenful on."""
        self._go(self._stack.current + self._page())

    def action_page_up(self) -> None:
        """A screenful back."""
        self._go(self._stack.current - self._page())

    def action_top(self) -> None:
        """First claim."""
        self._go(0)

    def action_bottom(self) -> None:
        """Last claim."""
        self._go(len(self.claims) - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a card; a second click opens it."""
        number = self._stack.number_at(event.y + int(self.scroll_offset.y) - self._top)
        if number >= 0:
            self._go(number)
            if event.chain > 1:
                self.screen.call_later(self.screen.run_action, "open_claim")
