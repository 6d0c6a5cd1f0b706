"""The claims pane as it is drawn: cards of the open article, and other articles' claims beside them."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from reader.claims.languages import about_rules, mark_of_rules
from reader.model import PlacedClaim
from reader.tui.layout import Ink, Line, Run, fit
from reader.tui.layout_cards import CardStack, speaker_words
from reader.tui.layout_reading import Item, Reading
from reader.tui.layout_related import related_lines
from reader.tui.widgets.line_view import LineView

_GAP = 3


class ClaimPane(LineView):
    """Cards in text order; laid only when they are on the screen, so that thousands cost nothing. Knows no keys."""

    def __init__(self, *, id: str = "claims") -> None:
        super().__init__(id=id)
        self.reading: Reading | None = None
        self.speaker = ""
        self._stack: CardStack | None = None
        self._width = 0
        self._notice: tuple[Line, ...] = ()
        self._has_side = False
        self._related: tuple[PlacedClaim, ...] = ()
        self._side: list[Line] = []

    # ------------------------------------------------------------ what is shown

    def show(self, reading: Reading) -> None:
        """Show an article's claims; a filter by speaker ends when it would hide them all."""
        same = self.reading is not None and self.reading.article.uid == reading.article.uid
        was, place = self.current_item, self.current
        self.reading, self._stack = reading, None
        if not same:
            self.speaker, self._related = "", ()
        self._build(_place_of(was, place, reading) if same else -1)
        if self.speaker and self._stack and not self._stack.shown:
            self.filter_speaker("")
        if not same:
            self.jump(0)

    def show_notice(self, *lines: str) -> None:
        """Say what would be here."""
        self.reading = self._stack = None
        self._notice = tuple(self.blank(f" {line}") for line in ("", *lines))
        self.name_border("Claims", subtitle="")
        self.set_height(self.size.height)
        self.refresh()

    def filter_speaker(self, name: str) -> None:
        """Show one speaker's claims only; an empty name shows all again."""
        self.speaker = name
        self._build(self.current)

    def divide(self, *, has_side: bool) -> None:
        """Show claims of other articles beside the cards, or not."""
        if has_side != self._has_side:
            self._has_side, self._related = has_side, ()
            self._width = 0
            self.relay()

    def show_related(self, claims: tuple[PlacedClaim, ...]) -> None:
        """Show these claims of other articles beside the current one."""
        self._related = claims
        self._lay_side()
        self._tell()

    def _lay_side(self) -> None:
        room = self.size.width - self._card_width() - _GAP
        has_claim = self.current_item is not None
        self._side = related_lines(self._related, room, has_claim=has_claim) if self._has_side else []

    def _card_width(self) -> int:
        return max((self.size.width - _GAP) // 2, 1) if self._has_side else self.size.width

    @property
    def current(self) -> int:
        """Number of the current item, -1 for none."""
        return self._stack.current if self._stack else -1

    @property
    def current_item(self) -> Item | None:
        """The current claim or own-voice figure."""
        return self.reading.items[self.current] if self.reading and self.current >= 0 else None

    def set_current(self, number: int) -> None:
        """Follow the body: make a card the current one; -1 leaves it where it is."""
        if self._stack is None or number < 0:
            return
        self._stack.set_current(number)
        self.set_height(self._stack.height)
        span = self._stack.span_of(number)
        if span:
            before = self._stack.span_of(self._stack.step(number, -1))
            is_roomy = before and not self._has_side and span.stop - before.start < self.size.height
            top = before.start if before and is_roomy else span.start
            if self._has_side:
                self.jump(span.start)
            self.show_lines(top if top > 1 else 0, span.stop)
        self._tell()

    def _build(self, current: int) -> None:
        if self.reading is None:
            return
        self._width = self._card_width()
        shown = [number for number, item in enumerate(self.reading.items) if self._is_shown(item)]
        self._stack = CardStack(
            self.reading, self._width, shown, is_compact=self._has_side or not self.styles.border_left[0]
        )
        self._stack.set_current(current)
        self._lay_side()
        self.set_height(self._stack.height if shown else self.size.height)
        about = about_rules(self.reading.article.language) or "no claims found in this text"
        self._notice = () if shown else ((), self.blank(f" {about}"))
        self._tell()

    def _is_shown(self, item: Item) -> bool:
        if not self.speaker or self.reading is None:
            return True
        if item.claim is None:
            return False
        names = (item.claim.speaker.name, *speaker_words(self.reading, item))
        return self.speaker.casefold() in {name.casefold() for name in names}

    def _tell(self) -> None:
        self.refresh()
        mark = mark_of_rules(self.reading.article.language) if self.reading else ""
        title = " · ".join(filter(None, ("Claims", self.speaker or mark)))
        self.name_border(title, subtitle=self.position())

    def position(self) -> str:
        """Where the reader is: `2/12 ▾ 5 more`."""
        if self._stack is None or self.reading is None or not self._stack.shown:
            return ""
        item = self.current_item
        count = self.reading.claim_count
        place = f"{item.number}/{count}" if item and item.number else f"{count}"
        top = int(self.scroll_offset.y)
        above, below = self._stack.above(top), self._stack.below(top + self.size.height)
        if self._has_side:
            return place + (f" · {len(self._related)} related" if self._related else "")
        return place + (f" ▴ {above}" if above else "") + (f" ▾ {below} more" if below else "")

    # ------------------------------------------------------------ drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some of the rows; lay the cards anew when they are of another width."""
        if self._stack is not None and self._width != self._card_width():
            self.call_later(self.relay)
        return super().render_lines(crop)

    def line(self, y: int) -> Line:
        """One row of the cards."""
        if self._stack is None or not self._stack.shown:
            place = y - int(self.scroll_offset.y)
            return self._notice[place] if 0 <= place < len(self._notice) else ()
        if not self._has_side:
            return self._stack.line(y)
        place = y - int(self.scroll_offset.y)
        side = self._side[place] if place < len(self._side) else ()
        return (*fit(self._stack.line(y), self._width, self.ground), Run(" " * _GAP, Ink()), *side)

    def relay(self) -> None:
        """Lay the cards for the room there is now."""
        if self._width != self._card_width() or self._stack is None:
            current = self.current
            self._build(current)
            self.set_current(current)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the cards for the new room."""
        self.relay()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Name the new position."""
        super().watch_scroll_y(old_value, new_value)
        if self._stack:
            self._tell()


def _place_of(was: Item | None, place: int, reading: Reading) -> int:
    """Number of the item that was current, among those there are now; the one at its place when it is gone."""
    if was is None or not reading.items:
        return -1
    numbers = {item.uid: number for number, item in enumerate(reading.items)}
    return numbers.get(was.uid, min(place, len(reading.items) - 1))
