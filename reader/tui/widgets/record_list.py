"""A list of which each entry takes one line: it asks for the entries that it shows, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from textual import events
from textual.message import Message

from reader.tui.layout import Line
from reader.tui.widgets.line_view import LineView

_PAGE, _MOST_PAGES = 64, 24
Record = TypeVar("Record")
Record_co = TypeVar("Record_co", covariant=True)


class Records(Protocol[Record_co]):
    """Entries in an order, read a page at a time."""

    def __len__(self) -> int:
        """How many there are."""

    def page(self, offset: int, limit: int) -> tuple[Record_co, ...]:
        """Some of them."""


class RecordList(LineView, Generic[Record]):
    """Entries with a cursor.

    Args:
        id: of the widget.
        lay: an entry as a line of so many cells, with the cursor on it or not.
    """

    @dataclass
    class Passed(Message):
        """The cursor is on another entry."""

    @dataclass
    class Chosen(Message):
        """The reader clicked an entry twice."""

    def __init__(self, *, id: str, lay: Callable[[Record, int, bool], Line]) -> None:
        super().__init__(id=id)
        self._lay = lay
        self._records: Records[Record] = ()  # type: ignore[assignment]  # nothing is asked of an empty one
        self._pages: dict[int, tuple[Record, ...]] = {}
        self.count = 0
        self._notice = ""
        self.name_words = ""
        self.place = 0

    def show(self, records: Records[Record], notice: str, *, at: int = 0) -> None:
        """Show these entries, with the cursor on one of them; `notice` where there are none."""
        self._records, self.count, self._notice = records, len(records), notice
        self._pages.clear()
        self.set_height(self.count)
        self.go(at)
        self.refresh()

    @property
    def record(self) -> Record | None:
        """The entry with the cursor."""
        return self._record(self.place)

    def _record(self, number: int) -> Record | None:
        if not 0 <= number < self.count:
            return None
        page = number // _PAGE
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._records.page(page * _PAGE, _PAGE)
        found = self._pages[page]
        return found[number % _PAGE] if number % _PAGE < len(found) else None

    # ------------------------------------------------------------ drawing

    def line(self, y: int) -> Line:
        """One entry."""
        if not self.count:
            return self.blank(f"   {self._notice}") if y == int(self.scroll_offset.y) + 1 else ()
        record = self._record(y)
        return () if record is None else self._lay(record, self.size.width, y == self.place)

    def position(self) -> str:
        """Where the cursor is."""
        return f"{self.place + 1:,}/{self.count:,}" if self.count else ""

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self.show_lines(self.place, self.place + 1)
        self.name_border(self.name_words, subtitle=self.position())
        self.refresh()

    # ------------------------------------------------------------ moving

    def go(self, place: int) -> None:
        """Put the cursor on an entry, and tell."""
        before, self.place = self.place, max(0, min(place, self.count - 1))
        self.show_lines(self.place, self.place + 1, margin=1)
        self.name_border(self.name_words, subtitle=self.position())
        for number in (before, self.place):
            self.refresh_lines(number)
        self.post_message(self.Passed())

    def move(self, step: int) -> None:
        """Go on by some entries."""
        self.go(self.place + step)

    def turn(self, step: int) -> None:
        """Go on by a screenful."""
        self.go(self.place + step * max(self.size.height - 1, 1))

    def action_top(self) -> None:
        """First entry."""
        self.go(0)

    def action_bottom(self) -> None:
        """Last entry."""
        self.go(self.count - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on an entry; a second click chooses it."""
        at = event.get_content_offset(self)
        number = -1 if at is None else int(self.scroll_offset.y) + at.y
        if 0 <= number < self.count:
            self.go(number)
            if event.chain > 1:
                self.post_message(self.Chosen())
