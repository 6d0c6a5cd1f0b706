"""How an article becomes rows: title, byline, paragraphs, captions, and boilerplate folded to one line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import NamedTuple

from reader.model import Block, BlockKind, JunkKind, Layout
from reader.tui.layout import cell_of, clip, clip_lines, offset_at, wrap
from reader.tui.layout_reading import Reading
from reader.tui.layout_words import byline_words, counts_words, junk_words, versions_words

CAPTION_MARK = "▫ "
HEAD_LINES = 2
_HEAD_ROWS = 3 + 2 * HEAD_LINES  # a blank row, title, byline, counts, versions


class Shape(NamedTuple):
    """The room a page has, in cells: text of `measure`, in compact pages without blank rows at the top."""

    measure: int
    is_compact: bool = False


class Row(NamedTuple):
    """One row of a page: a line of the text (`start`, `end`), or words that are not in it (`label`).

    Kinds: blank, title, byline, counts, versions, heading, text, caption, junk, fold. `block` is -1 where no block is
    shown.
    """

    kind: str
    start: int = -1
    end: int = -1
    label: str = ""
    block: int = -1


@dataclass(frozen=True, slots=True)
class Page:
    """All rows of an article at one measure."""

    text: str
    rows: tuple[Row, ...]
    starts: tuple[int, ...]
    """Offsets at which rows of text begin, ascending; `at` has their row numbers."""
    at: tuple[int, ...]
    is_folded: bool
    has_fold: bool

    def row_of(self, offset: int) -> int:
        """Row that shows `offset`; the last one before it when it is folded away."""
        found = bisect_right(self.starts, offset) - 1
        return self.at[max(found, 0)] if self.at else 0

    def shows(self, offset: int) -> bool:
        """Say whether the character at `offset` lies in a row, and not in a fold."""
        row = self.rows[self.row_of(offset)]
        return row.start <= offset <= row.end

    def rows_of(self, start: int, end: int) -> range:
        """Rows that show a stretch; empty only for an empty page."""
        return range(self.row_of(start), self.row_of(max(start, end - 1)) + 1)

    def indent_of(self, row: Row) -> int:
        """Cells before the text of a row."""
        return len(CAPTION_MARK) if row.kind == "caption" else 0

    def cell_at(self, offset: int) -> tuple[int, int]:
        """Row and cell (from the left edge of the text) of a character; behind the last one for dropped spaces."""
        number = self.row_of(offset)
        row = self.rows[number]
        return number, self.indent_of(row) + cell_of(self.text, row.start, min(max(offset, row.start), row.end))

    def offset_of(self, number: int, cell: int) -> int | None:
        """Character at a row and cell; None where the row shows none of the text."""
        if not 0 <= number < len(self.rows) or self.rows[number].start < 0:
            return None
        row = self.rows[number]
        return offset_at(self.text, row.start, row.end, cell - self.indent_of(row))

    def blocks(self) -> list[int]:
        """Numbers of the blocks that are shown, in order."""
        return list(dict.fromkeys(row.block for row in self.rows if row.block >= 0))


def lay_page(reading: Reading, shape: Shape, *, is_folded: bool = True) -> Page:
    """Set an article in rows. Cost: linear; 100,000 words take about 15 ms."""
    setter = _Setter(reading, shape, is_folded)
    setter.set_head()
    for number, block in enumerate(reading.layout.blocks):
        setter.set_block(number, block)
    setter.close_fold()
    rows = tuple(setter.rows)
    of_text = [(row.start, number) for number, row in enumerate(rows) if row.start >= 0]
    return Page(
        reading.text,
        rows,
        tuple(start for start, _ in of_text),
        tuple(number for _, number in of_text),
        is_folded,
        setter.has_fold,
    )


def with_counts(page: Page, reading: Reading) -> Page:
    """The same page with the counts of another state of its article; nothing moves."""
    labels = {"counts": counts_words(reading), "versions": versions_words(reading)}
    head = [row._replace(label=labels.get(row.kind, row.label)) for row in page.rows[:_HEAD_ROWS]]
    return replace(page, rows=(*head, *page.rows[_HEAD_ROWS:]))


def is_left_out(block: Block, *, has_byline: bool) -> bool:
    """Say whether the header of the page says the same already."""
    if block.junk is None:
        return False
    return block.junk.kind is JunkKind.REPEATED_TITLE or (block.junk.kind is JunkKind.BYLINE and has_byline)


class _Setter:
    """Collects rows; boilerplate is gathered until something else comes."""

    def __init__(self, reading: Reading, shape: Shape, is_folded: bool) -> None:
        self.rows: list[Row] = []
        self.has_fold = False
        self._reading = reading
        self._shape = shape
        self._is_folded = is_folded
        self._folded: list[Block] = []
        self._title = _title_block(reading.layout)

    def set_head(self) -> None:
        """Title (from the text when it is there), byline, counts."""
        if not self._shape.is_compact:
            self.rows.append(Row("blank"))
        if self._title >= 0:
            self._set_text("title", self._title, self._reading.layout.blocks[self._title])
        else:
            self._set_label("title", self._reading.article.title)
        self._set_label("byline", byline_words(self._reading.article))
        if not self._shape.is_compact:
            self._set_label("counts", counts_words(self._reading))
        if versions := versions_words(self._reading):
            self.rows.append(Row("versions", label=versions))

    def set_block(self, number: int, block: Block) -> None:
        """A paragraph, heading, caption or piece of boilerplate."""
        if number == self._title:
            return
        if block.junk is None:
            self.close_fold()
            self.rows.append(Row("blank"))
            self._set_text("text" if block.kind is BlockKind.PARAGRAPH else "heading", number, block)
        elif block.junk.kind is JunkKind.CAPTION:
            self.close_fold()
            self.rows.append(Row("blank"))
            self._set_text("caption", number, block)
        elif not self._is_folded:
            self.has_fold = True
            self.rows.append(Row("blank"))
            self._set_text("junk", number, block)
        elif not is_left_out(block, has_byline=bool(self._reading.article.byline)):
            self._folded.append(block)

    def close_fold(self) -> None:
        """Put one line in place of the boilerplate gathered so far."""
        if not self._folded:
            return
        self.has_fold = True
        text, measure = self._reading.text, self._shape.measure
        lines = sum(len(wrap(text, *block.span, measure)) for block in self._folded)
        kinds = junk_words(block.junk.kind for block in self._folded if block.junk)
        plural = "" if lines == 1 else "s"
        self.rows += [Row("blank"), Row("fold", label=clip(f"{lines} line{plural}: {kinds}", measure - 2))]
        self._folded = []

    def _set_text(self, kind: str, number: int, block: Block) -> None:
        width = self._shape.measure - (len(CAPTION_MARK) if kind == "caption" else 0)
        for start, end in wrap(self._reading.text, *block.span, width):
            self.rows.append(Row(kind, start, end, "", number))

    def _set_label(self, kind: str, words: str) -> None:
        for line in clip_lines(words, self._shape.measure, HEAD_LINES):
            self.rows.append(Row(kind, label=line))


def _title_block(layout: Layout) -> int:
    """Number of the block that is the title: the first that is no boilerplate, if it is one; else -1."""
    for number, block in enumerate(layout.blocks):
        if block.junk is None:
            return number if block.kind is BlockKind.TITLE else -1
    return -1
