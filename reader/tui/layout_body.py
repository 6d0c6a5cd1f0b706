"""One row of the body: pointer, mark, bar, text, minimap. Pure: a view in, a line out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model import Span, Spans
from reader.tui.colours import letter_of
from reader.tui.layout import Ink, Line, Run, cells, fit
from reader.tui.layout_cursor import Cursor
from reader.tui.layout_ink import Inks, Styled, runs
from reader.tui.layout_page import CAPTION_MARK, Page, Row
from reader.tui.layout_reading import Reading
from reader.tui.layout_words import BARS

POINTER, NOTE, HIGHLIGHT, HIT, FOLD = "›", "▸", "▪", "•", "⋯"

_MEASURE, _OPEN_MEASURE = 72, 66
_LOOKS = {
    "title": Ink("text", "surface", "b"),
    "heading": Ink("text", "surface", "b"),
    "text": Ink("text"),
    "byline": Ink("dim"),
    "counts": Ink("faint"),
    "versions": Ink("warning"),
    "caption": Ink("faint", "surface", "i"),
    "junk": Ink("faint"),
    "fold": Ink("faint"),
}


class Geometry(NamedTuple):
    """Cells of a body row: `left` free ones, the gutter, the text; the minimap at the right edge if there is one."""

    width: int
    left: int
    gutter: int
    measure: int
    has_map: bool
    edge: int

    @property
    def text_at(self) -> int:
        """Cell at which the text begins."""
        return self.left + self.gutter


def geometry(width: int, *, is_open: bool, is_simple: bool) -> Geometry:
    """Divide the width of the body.

    Args:
        width: cells inside the border.
        is_open: the pane has no borders at its sides: a smaller gutter, and the minimap at the very edge.
        is_simple: there is no border at all, and no minimap.
    """
    gutter = 3 if is_open else 4
    if is_simple:
        return Geometry(width, 0, gutter, max(width - gutter - 1, 1), False, 0)
    edge = 0 if is_open else 1
    most = _OPEN_MEASURE if is_open else _MEASURE
    room = width - gutter - 3 - edge
    measure = max(min(most, room), 1)
    return Geometry(width, max(room - measure, 0) // 2, gutter, measure, True, edge)


class MapCell(NamedTuple):
    """One glyph of the minimap."""

    glyph: str
    fg: str


NO_MAP_CELL = MapCell(" ", "faint")


@dataclass(slots=True)
class BodyView:
    """What the body shows now: an article on a page, and where the reader is in it."""

    reading: Reading
    page: Page
    inks: Inks
    geometry: Geometry
    cursor: Cursor = field(default_factory=lambda: Cursor(Span(0, 0)))
    selection: Span | None = None
    hit: Span | None = None
    cursor_rows: frozenset[int] = frozenset()
    pointer_row: int = -1
    fold_key: str = "z"
    versions_key: str = "E"

    def place_cursor(self, cursor: Cursor) -> None:
        """Move the cursor, and work out which rows it covers."""
        self.cursor = cursor
        rows = sorted({row for span in self.cursor_spans() for row in self.page.rows_of(*span)})
        self.cursor_rows = frozenset(rows)
        self.pointer_row = rows[0] if rows else -1

    def cursor_spans(self) -> Spans:
        """The words that the cursor is on: what is claimed, or the sentence."""
        item = self.reading.items[self.cursor.item] if self.cursor.item >= 0 else None
        if item and item.places and self.page.shows(item.places[0].start):
            return item.places
        return (self.cursor.sentence,) if self.cursor.sentence[0] < self.cursor.sentence[1] else ()

    def line(self, y: int, map_cell: MapCell | None, *, is_seen_in_map: bool = False) -> Line:
        """Row `y` of the page over the whole width of the pane."""
        grid = self.geometry
        row = self.page.rows[y] if 0 <= y < len(self.page.rows) else Row("blank")
        ground = "cursor" if y in self.cursor_rows else "surface"
        text = fit((*self._gutter(y, row, ground), *self._words(row, ground)), grid.gutter + grid.measure, ground)
        line: Line = (Run(" " * grid.left, Ink()), *text)
        if not grid.has_map or map_cell is None:
            return line
        map_ground = "raised" if is_seen_in_map else "surface"
        spare = grid.width - grid.left - grid.gutter - grid.measure - 1 - grid.edge
        return (
            *line,
            Run(" " * max(spare, 0), Ink()),
            Run(map_cell.glyph, Ink(map_cell.fg, map_ground)),
            Run(" " * grid.edge, Ink()),
        )

    def _gutter(self, y: int, row: Row, ground: str) -> Line:
        pointer = Run(POINTER, Ink("accent", ground, "b")) if y == self.pointer_row else None
        mark, bar = self._mark(row, ground), self._bar(row, ground)
        blank = Run(" ", Ink(ground=ground))
        if self.geometry.gutter < 4:  # noqa: PLR2004 — pointer and mark share a cell
            return (pointer or mark or blank, bar or blank, blank)
        return (pointer or blank, mark or blank, bar or blank, blank)

    def _mark(self, row: Row, ground: str) -> Run | None:
        if row.start < 0:
            return None
        placed = self.inks.notes.over(row.start, row.end)
        if not placed:
            return None
        notes = (one for one in placed if self.reading.marks[one.number].annotation.text and one.start >= row.start)
        if next(notes, None):
            return Run(NOTE, Ink("note", ground))
        return Run(letter_of(self.reading.marks[placed[-1].number].annotation.colour) or HIGHLIGHT, Ink("note", ground))

    def _bar(self, row: Row, ground: str) -> Run | None:
        number = self.item_in(row)
        if number < 0:
            return None
        reporting = self.reading.items[number].reporting
        return Run(BARS[reporting], Ink(reporting.value, ground))

    def item_in(self, row: Row) -> int:
        """Number of the claim whose bar a row shows: the current one, else the first; -1 for none."""
        if row.start < 0:
            return -1
        numbers = [placed.number for placed in self.inks.bars.over(row.start, row.end)]
        if self.cursor.item in numbers:
            return self.cursor.item
        return numbers[0] if numbers else -1

    def _words(self, row: Row, ground: str) -> Line:
        base = _LOOKS.get(row.kind, _LOOKS["text"])._replace(ground=ground)
        if row.kind == "fold":
            return self._fold(row, base)
        if row.kind == "versions":
            return self._versions(row, base)
        if row.start < 0:
            return (Run(row.label, base),) if row.label else ()
        prefix: Line = ()
        if row.kind == "caption":
            is_first = row.start == self.reading.layout.blocks[row.block].span.start
            prefix = (Run(CAPTION_MARK if is_first else " " * len(CAPTION_MARK), base._replace(look="")),)
        return (*prefix, *runs(self.page.text, row.start, row.end, base, self._layers(row)))

    def _layers(self, row: Row) -> list[Styled]:
        layers = [] if row.kind == "junk" else self.inks.words.over(row.start, row.end)
        layers += self.inks.marks.over(row.start, row.end) + self.inks.hits.over(row.start, row.end)
        if self.hit and self.hit.start < row.end and self.hit.end > row.start:
            layers.append(Styled(*self.hit, fg="on-hit-now", ground="hit-now", look="b"))
        if self.selection and self.selection.start < row.end and self.selection.end > row.start:
            layers.append(Styled(*self.selection, fg="on-accent", ground="accent"))
        return layers

    def _versions(self, row: Row, base: Ink) -> Line:
        key = Run(self.versions_key, base._replace(fg="accent", look="b"))
        does = "answers" if self.reading.waiting_count else "shows what changed"
        return (Run(f"{row.label}   ", base), key, Run(f" {does}", base._replace(fg="faint")))

    def _fold(self, row: Row, base: Ink) -> Line:
        words = f"{FOLD} {row.label}"
        hint = (Run("   ", base), Run(self.fold_key, base._replace(fg="accent", look="b")), Run(" unfold", base))
        has_room = cells(words) + sum(len(run.text) for run in hint) <= self.geometry.measure
        return (Run(words, base), *(hint if has_room else ()))


def minimap(view: BodyView, hits: Spans, height: int) -> tuple[MapCell, ...]:
    """The whole page in `height` cells: of the rows that share a cell, first of hit, note, highlight, bar. Linear."""
    total = max(len(view.page.rows), height, 1)
    found: dict[int, tuple[int, MapCell]] = {}

    def put(rank: int, start: int, end: int, cell: MapCell) -> None:
        rows = view.page.rows_of(start, end)
        for place in range(rows.start * height // total, (rows.stop - 1) * height // total + 1):
            if place not in found or found[place][0] > rank:
                found[place] = (rank, cell)

    for item in view.reading.items:
        for span in item.places:
            put(3, *span, MapCell(BARS[item.reporting], item.reporting.value))
    for mark in view.reading.marks:
        if mark.span:
            put(2, *mark.span, MapCell(HIGHLIGHT, "note"))
        if mark.span and mark.annotation.text:
            put(1, mark.span.start, mark.span.start + 1, MapCell(NOTE, "note"))
    for hit in hits:
        put(0, *hit, MapCell(HIT, "accent"))
    return tuple(found[place][1] if place in found else NO_MAP_CELL for place in range(height))


def position_words(first: int, height: int, total: int) -> str:
    """How much of a page has been seen: `57% ▾ 16 lines`, or `all`."""
    last = first + height
    if total <= height:
        return "all"
    if last >= total:
        return "100%"
    rest = total - last
    return f"{100 * last // total}% ▾ {rest} line{'' if rest == 1 else 's'}"
