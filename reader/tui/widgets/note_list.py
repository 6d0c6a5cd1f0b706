"""Notes of all articles, three rows each; asks for those that it shows, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model import NoteRow
from reader.tui.colours import Names
from reader.tui.keys import bindings_for
from reader.tui.layout import Line
from reader.tui.layout_notes import ENTRY_LINES, EntryLook, Listed, entry_lines
from reader.tui.widgets.line_view import LineView

_PAGE, _MOST_PAGES, _MOST_LAID = 50, 24, 500


class NoteSource(Protocol):
    """Notes in an order, read a page at a time."""

    def __len__(self) -> int:
        """How many there are."""

    def page(self, offset: int, limit: int) -> tuple[NoteRow, ...]:
        """Some of them."""


class NoteList(LineView):
    """What waits for the reader first (choices, drafts), then notes; virtual."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("notes")]

    class Passed(Message):
        """The cursor is on another entry."""

    class Chosen(Message):
        """The reader wants to see the entry in its article."""

    def __init__(self, *, id: str, colours: Names, this_year: int = 0) -> None:
        super().__init__(id=id)
        self._colours, self._this_year = colours, this_year
        self._rows: NoteSource | None = None
        self._first: tuple[Listed, ...] = ()
        self._pages: dict[int, tuple[NoteRow, ...]] = {}
        self._lines: dict[tuple[int, bool], Sequence[Line]] = {}
        self._notice: tuple[str, ...] = ()
        self._title = "Notes"
        self.current = 0

    # ------------------------------------------------------------ what is shown

    def show(self, rows: NoteSource, first: Sequence[Listed], title: str, *, at: int = 0) -> None:
        """Show other notes, and before them what waits for the reader, with the cursor on one of them."""
        self._rows, self._first, self._title = rows, tuple(first), title
        self._pages.clear()
        self._lines.clear()
        self.set_height(max(self.count * ENTRY_LINES, 1))
        self.current = -1
        self.go_to(at)

    def say_instead(self, *notice: str) -> None:
        """Words for where there is nothing to show."""
        self._notice = notice

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self._first) + (len(self._rows) if self._rows is not None else 0)

    def entry(self, number: int) -> Listed | None:
        """One entry; reads the page it is on. None where there is none, or it is gone meanwhile."""
        if 0 <= number < len(self._first):
            return self._first[number]
        place = number - len(self._first)
        if self._rows is None or not 0 <= place < len(self._rows):
            return None
        page = place // _PAGE
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._rows.page(page * _PAGE, _PAGE)
        rows = self._pages[page]
        return rows[place % _PAGE] if place % _PAGE < len(rows) else None

    @property
    def here(self) -> Listed | None:
        """The entry with the cursor."""
        return self.entry(self.current)

    def position(self) -> str:
        """Where the cursor is."""
        return f"{self.current + 1:,}/{self.count:,}" if self.count else ""

    # ------------------------------------------------------------ drawing

    def line(self, y: int) -> Line:
        """One row of the list."""
        if not self.count:
            place = y - int(self.scroll_offset.y) - 1
            return self.blank(f"   {self._notice[place]}") if 0 <= place < len(self._notice) else ()
        number, row = divmod(y, ENTRY_LINES)
        lines = self._laid(number) if row < ENTRY_LINES - 1 else ()
        return lines[row] if lines else ()

    def _laid(self, number: int) -> Sequence[Line]:
        """The rows of an entry, laid once for each look."""
        key = (number, number == self.current)
        if key not in self._lines:
            if len(self._lines) > _MOST_LAID:
                self._lines.clear()
            entry, look = self.entry(number), EntryLook(key[1], self._this_year, self._colours)
            self._lines[key] = entry_lines(entry, max(self.size.width, 1), look) if entry is not None else ()
        return self._lines[key]

    def on_resize(self, _event: events.Resize) -> None:
        """Lay entries for the new width; the cursor stays in view."""
        self._lines.clear()
        self.go_to(self.current)

    # ------------------------------------------------------------ moving

    def go_to(self, number: int) -> None:
        """Put the cursor on an entry and tell when it is another one."""
        stale = {self.current}
        before, self.current = self.current, max(0, min(number, self.count - 1))
        top = self.current * ENTRY_LINES
        self.show_lines(top, top + ENTRY_LINES - 1)
        self.name_border(self._title, subtitle=self.position())
        self._redraw(stale | {self.current})
        if before != self.current:
            self.post_message(self.Passed())

    def _redraw(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.refresh_lines(max(number, 0) * ENTRY_LINES, ENTRY_LINES)

    def action_cursor_down(self) -> None:
        """Next note."""
        self.go_to(self.current + 1)

    def action_cursor_up(self) -> None:
        """Previous note."""
        self.go_to(self.current - 1)

    def action_page_down(self) -> None:
        """A screenful on."""
        self.go_to(self.current + max(self.size.height // ENTRY_LINES, 1))

    def action_page_up(self) -> None:
        """A screenful back."""
        self.go_to(self.current - max(self.size.height // ENTRY_LINES, 1))

    def action_top(self) -> None:
        """First note."""
        self.go_to(0)

    def action_bottom(self) -> None:
        """Last note."""
        self.go_to(self.count - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on an entry; a second click opens it."""
        place = event.get_content_offset(self)
        number = (int(self.scroll_offset.y) + place.y) // ENTRY_LINES if place else -1
        if 0 <= number < self.count:
            self.go_to(number)
            if event.chain > 1:
                self.post_message(self.Chosen())
