"""Blocks of Markdown wrapped into rows; links in them one after the other. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from reader.tui.layout import LEAST_WIDTH, Ink, Line, Run, cells, wrap
from reader.tui.layout_ink import Styled, runs
from reader.tui.layout_markdown import Known, MarkBlock, MarkLink, blocks_of, chunks_of

MOST_SHOWN = 100_000


class _Row(NamedTuple):
    """A row of a block: a stretch of its text; a gap has no block."""

    block: MarkBlock | None
    start: int = 0
    end: int = 0
    is_first: bool = False


class MarkedPage:
    """Blocks at one width."""

    def __init__(self, blocks: Iterable[MarkBlock] = (), width: int = LEAST_WIDTH) -> None:
        self.width = width
        self.rows: list[_Row] = []
        self.links: list[tuple[int, MarkLink]] = []
        """Every link with the row that it begins in."""
        for block in blocks:
            self._add(block)

    def _add(self, block: MarkBlock) -> None:
        if block.has_gap and self.rows:
            self.rows.append(_Row(None))
        rows = _rows_of(block, self.width)
        starts = [row.start for row in rows]
        self.links += [(len(self.rows) + max(bisect_right(starts, link.start) - 1, 0), link) for link in block.links]
        self.rows += rows

    def line(self, y: int, ground: str, current: int = -1) -> Line:
        """Row `y` on a ground; the link with number `current` has the cursor."""
        row = self.rows[y] if 0 <= y < len(self.rows) else _Row(None)
        block = row.block
        if block is None:
            return ()
        base = block.base if block.base.ground == "raised" else block.base._replace(ground=ground)
        prefix = block.first if row.is_first else block.rest
        lead = (Run(prefix, Ink("faint", ground)),) if prefix else ()
        return (*lead, *runs(block.text, row.start, row.end, base, self._layers(block, row, current)))

    def _layers(self, block: MarkBlock, row: _Row, current: int) -> list[Styled]:
        layers = [style for style in block.styles if style.start < row.end and style.end > row.start]
        if 0 <= current < len(self.links):
            link = self.links[current][1]
            if link in block.links and link.start < row.end and link.end > row.start:
                layers.append(Styled(link.start, link.end, fg="on-accent", ground="accent"))
        return layers

    def row_of(self, number: int) -> int:
        """The row in which a link begins."""
        return self.links[number][0]


def _rows_of(block: MarkBlock, width: int) -> list[_Row]:
    room = max(width - cells(block.rest), LEAST_WIDTH)
    pieces = block.text.split("\n")
    starts = accumulate((len(piece) + 1 for piece in pieces), initial=0)
    found: list[_Row] = []
    for start, piece in zip(starts, pieces, strict=False):
        lines = _lines(block, start, start + len(piece), room)
        found += [_Row(block, *line, is_first=not found and number == 0) for number, line in enumerate(lines)]
    return found


def _lines(block: MarkBlock, start: int, end: int, room: int) -> list[tuple[int, int]]:
    """The lines of one typed line; of code the blanks before it stay."""
    if block.base.ground != "raised":
        return wrap(block.text, start, end, room) or [(start, start)]
    words = block.text[start:end]
    inner = start + len(words) - len(words.lstrip(" "))
    if inner - start >= room - LEAST_WIDTH:
        return wrap(block.text, start, end, room) or [(start, start)]
    lines = wrap(block.text, inner, end, room - (inner - start)) or [(inner, inner)]
    return [(start, lines[0][1]), *lines[1:]]


class MarkdownText:
    """A text that is typed in, as blocks: what has not changed since is not read again."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[MarkBlock, ...]] = {}
        self._known: Known | None = None

    def blocks(self, text: str, known: Known | None = None) -> list[MarkBlock]:
        """The whole text as blocks. Cost: linear in what is new, with a fast look at the rest."""
        before = self._read if known == self._known else {}
        chunks = chunks_of(text[:MOST_SHOWN])
        self._known, self._read = known, {chunk: before.get(chunk) or blocks_of(chunk, known) for chunk in chunks}
        found = [block for chunk in chunks for block in self._read[chunk]]
        if len(text) > MOST_SHOWN:
            found.append(MarkBlock(f"… {len(text) - MOST_SHOWN:,} more characters", base=Ink("faint")))
        return found
