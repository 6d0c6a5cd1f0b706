"""The body as it is drawn: one article on the line API, set in rows for the room there is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.model import Colour, Span, Spans
from reader.tui.colours import Names, colour_words
from reader.tui.layout import Ink, Line, Run, cells
from reader.tui.layout_body import BodyView, Geometry, MapCell, geometry, minimap, position_words
from reader.tui.layout_cursor import Cursor, Selection, Walker
from reader.tui.layout_ink import inks_of
from reader.tui.layout_page import Shape, lay_page, with_counts
from reader.tui.layout_reading import Reading
from reader.tui.widgets.line_view import LineView

MARGIN = 3


class BodyPane(LineView):
    """Shows a `Reading`; knows where the cursor is, but no keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    @dataclass
    class Moved(Message):
        """The cursor is somewhere else, or the page was scrolled; `item` is the number of the current claim or -1."""

        item: int

    def __init__(self, *, id: str = "body", fold_key: str = "z", versions_key: str = "E") -> None:
        super().__init__(id=id)
        self.view: BodyView | None = None
        self.walker: Walker | None = None
        self.hits: Spans = ()
        self._keys = fold_key, versions_key
        self.colours: Names = {}
        """The reader's names of colours."""
        self._selection: Selection | None = None
        self._map: tuple[MapCell, ...] = ()
        self._notice: tuple[Line, ...] = ()

    # ------------------------------------------------------------ what is shown

    def show(self, reading: Reading, *, hits: Spans = (), item: int = -1) -> None:
        """Open an article at its top, or at one of its claims."""
        self.hits = hits
        self._selection = None
        self._set(reading, is_folded=True)
        if self.view is None or self.walker is None:
            return
        self.jump(0)
        self.place(self.walker.on_item(item) if 0 <= item < len(reading.items) else self.walker.first())

    def show_notice(self, lines: tuple[Line, ...], title: str) -> None:
        """Say something in the middle instead of an article, under a title of its own."""
        self.view = self.walker = None
        self._notice = lines
        self.set_height(self.size.height)
        self.name_border(title or "Reading", subtitle="")
        self.refresh()

    def show_marks(self, reading: Reading) -> None:
        """Take over other marks of the same article; nothing moves."""
        if self.view:
            self.view.reading = reading
            self.view.page = with_counts(self.view.page, reading)
            self._ink()
            self.name_border(self._title(), subtitle=self.position())

    def show_hits(self, hits: Spans, current: int = -1) -> None:
        """Mark what a search found, and go to one of it."""
        self.hits = hits
        if self.view is None:
            return
        self._ink()
        self.view.hit = hits[current] if 0 <= current < len(hits) else None
        if self.view.hit:
            self.go_to(self.view.hit.start)

    def _set(self, reading: Reading, *, is_folded: bool) -> None:
        grid = self._geometry()
        page = lay_page(reading, Shape(grid.measure, is_compact=grid.gutter < 4), is_folded=is_folded)  # noqa: PLR2004
        old = self.view
        is_same = old is not None and old.reading is reading
        inks = old.inks if old is not None and is_same else inks_of(reading, self.hits)
        fold_key, versions_key = self._keys
        self.view = BodyView(reading, page, inks, grid, fold_key=fold_key, versions_key=versions_key)
        if old is not None and is_same:
            self.view.hit, self.view.selection = old.hit, old.selection
        self.walker = Walker(reading, page)
        self.set_height(len(page.rows))
        self._map = ()
        self.refresh()

    def _ink(self) -> None:
        if self.view:
            self.view.inks = inks_of(self.view.reading, self.hits)
            self._map = ()
            self.refresh()

    def _geometry(self) -> Geometry:
        border = self.styles
        return geometry(self.size.width, is_open=not border.border_left[0], is_simple=not border.border_top[0])

    def on_resize(self, event: events.Resize) -> None:
        """Set the page anew; the top row stays at its words."""
        self.relay()

    def relay(self) -> None:
        """Set the page for the room there is now; what is at the top, and the cursor, stay."""
        self._map = ()
        if self.view is None:
            self.set_height(self.size.height)
            self.refresh()
            return
        if self.view.geometry == self._geometry():
            return
        cursor, top = self.view.cursor, self._top_offset()
        self._set(self.view.reading, is_folded=self.view.page.is_folded)
        self.jump(self.view.page.row_of(top) if top else 0)
        self.place(cursor)

    def _top_offset(self) -> int:
        """Offset of the first text that is visible; 0 at the top of the page."""
        if self.view is None or self.scroll_offset.y == 0:
            return 0
        rows = self.view.page.rows[int(self.scroll_offset.y) :]
        return next((row.start for row in rows if row.start >= 0), 0)

    # ------------------------------------------------------------ moving

    def place(self, cursor: Cursor) -> None:
        """Put the cursor somewhere and bring it into view."""
        if self.view is None:
            return
        self.view.place_cursor(cursor)
        rows = self.view.cursor_rows
        if rows:
            top = min(rows)
            is_head = top <= self.view.page.row_of(0) + 1
            self.show_lines(0 if is_head else top, max(rows) + 1, margin=MARGIN)
        self.moved()

    def moved(self) -> None:
        """Tell the new place and name it in the border."""
        if self.view is None:
            return
        self.refresh()
        self.name_border(self._title(), subtitle=self.position())
        self.post_message(self.Moved(self.view.cursor.item))

    def go_to(self, offset: int) -> None:
        """Put the cursor on the sentence at an offset; what is folded away opens."""
        if self.view is None or self.walker is None:
            return
        if not self.view.page.shows(offset) and self.view.page.is_folded:
            self._set(self.view.reading, is_folded=False)
        self.place(self.walker.at(offset))

    def go_to_item(self, number: int) -> None:
        """Put the cursor on a claim; what is folded away opens."""
        if self.view is None or self.walker is None or not 0 <= number < len(self.view.reading.items):
            return
        if self.view.cursor.item == number:
            return
        item = self.view.reading.items[number]
        if not self.view.page.shows(item.start) and self.view.page.is_folded:
            self._set(self.view.reading, is_folded=False)
        self.place(self.walker.on_item(number))

    def fold(self, *, is_folded: bool) -> None:
        """Fold or unfold the boilerplate; the cursor stays."""
        if self.view is None or self.walker is None:
            return
        cursor, top = self.view.cursor, self._top_offset()
        self._set(self.view.reading, is_folded=is_folded)
        self.jump(self.view.page.row_of(top) if top else 0)
        self.place(replace(cursor, sentence=self.walker.sentence_at(cursor.sentence.start)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Name the new position."""
        super().watch_scroll_y(old_value, new_value)
        if self.view and round(old_value) != round(new_value):
            self.moved()

    # ------------------------------------------------------------ words in the border

    def position(self) -> str:
        """Where the reader is: `claim 2/12 · 57% ▾ 16 lines`."""
        if self.view is None:
            return ""
        seen = position_words(int(self.scroll_offset.y), self.size.height, len(self.view.page.rows))
        reading, item = self.view.reading, self.view.cursor.item
        if self.view.hit and self.view.hit in self.hits:
            return f"hit {self.hits.index(self.view.hit) + 1}/{len(self.hits)} · {seen}"
        if item >= 0 and reading.items[item].number:
            seen = f"claim {reading.items[item].number}/{reading.claim_count} · {seen}"
        colour = self._colour_here()
        return f"{colour_words(colour, self.colours)} · {seen}" if colour else seen

    def _colour_here(self) -> str:
        """The colour of the marked words at the cursor; empty where they have the usual one, and that no name."""
        view = self.view
        placed = view.inks.notes.over(*view.cursor.sentence) if view else ()
        colour = view.reading.marks[placed[-1].number].annotation.colour if view and placed else ""
        return "" if colour == Colour.YELLOW and colour not in self.colours else colour

    def _title(self) -> str:
        """The source, or the headline once that has scrolled off."""
        if self.view is None:
            return ""
        article = self.view.reading.article
        titles = [number for number, row in enumerate(self.view.page.rows[:8]) if row.kind == "title"]
        is_off = bool(titles) and titles[-1] < self.scroll_offset.y
        return article.title if is_off or not article.outlet else article.outlet

    def selected(self) -> Span | None:
        """The stretch that is selected."""
        return self._selection.span if self._selection else None

    def set_selection(self, selection: Selection | None) -> None:
        """Select a stretch, or nothing; its moving end comes into view."""
        self._selection = selection
        if self.view is None:
            return
        self.view.selection = selection.span if selection else None
        if selection:
            row = self.view.page.row_of(selection.head.start)
            self.show_lines(row, row + 1, margin=1)
        self.moved()

    # ------------------------------------------------------------ drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some of the rows; set the page anew when it is of another width."""
        if self.view is not None and self.view.geometry.width != self.size.width:
            self.call_later(self.relay)
        return super().render_lines(crop)

    def line(self, y: int) -> Line:
        """One row of the page, or of the notice."""
        if self.view is None:
            return self._notice_line(y - int(self.scroll_offset.y))
        height = self._rows_seen
        if len(self._map) != height:
            self._map = minimap(self.view, self.hits, height)
        top = int(self.scroll_offset.y)
        total = max(len(self.view.page.rows), height, 1)
        place = y - top
        is_seen = top * height // total <= place <= (min(top + height, len(self.view.page.rows)) - 1) * height // total
        return self.view.line(y, self._map[place] if 0 <= place < height else None, is_seen_in_map=is_seen)

    def _notice_line(self, y: int) -> Line:
        number = y - max(0, (self.size.height - len(self._notice)) // 2)
        if not 0 <= number < len(self._notice):
            return ()
        line = self._notice[number]
        left = max(0, (self.size.width - sum(cells(run.text) for run in line)) // 2)
        return (Run(" " * left, Ink()), *line)
