"""Tables in plain text, written row by row: the widths are given, so that nothing has to be held.

On a terminal every cell is cut to its column. In a pipe nothing is lost: columns are as wide as the first rows need,
and what is wider still, further down, moves the rest of its row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice

from reader.cli.output import Output
from reader.text.neutralise import one_line

UID_SHOWN = 10  # of sixteen characters: enough for 100,000 articles, and the first four will do where they are alone
_GAP = "  "
_MIN_LAST = 20
_LOOKED_AT = 200  # rows that are held to find out how wide columns are in a pipe
_WIDEST = 48  # one endless name is not to make every row as wide


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and width in cells; `is_number` sets it to the right. The last one takes what is left."""

    heading: str
    width: int = 0
    is_number: bool = False


def cell_width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


@cache
def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """Shorten a text to so many cells; an ellipsis shows that there was more."""
    if cell_width(text) <= width:
        return text
    room, kept = width - 1, []
    for char in text:
        room -= _char_width(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


class Table:
    """Rows under headings."""

    def __init__(self, out: Output, columns: Sequence[Column]) -> None:
        self._out = out
        self._columns = columns
        taken = sum(column.width + len(_GAP) for column in columns[:-1])
        self._last_width = max(out.width - taken, _MIN_LAST)

    def rows(self, rows: Iterable[Sequence[str]]) -> int:
        """Print all rows, with the headings before the first; returns how many there were."""
        count = 0
        for count, row in enumerate(self._fitted(rows), 1):
            if count == 1 and not self._out.style.is_quiet:
                self._out.strong(self._set([column.heading for column in self._columns]))
            self._out.line(self._set(row))
        return count

    def _fitted(self, rows: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
        """Widen the columns to what the first rows need, where no terminal says how much room there is."""
        if self._out.is_terminal:
            return rows
        following = iter(rows)
        first = list(islice(following, _LOOKED_AT))
        self._columns = [_widened(column, [row[at] for row in first]) for at, column in enumerate(self._columns)]
        return chain(first, following)

    def _set(self, row: Sequence[str]) -> str:
        cells = [self._cell(text, column) for text, column in zip(row[:-1], self._columns[:-1], strict=True)]
        last = one_line(row[-1])
        return _GAP.join([*cells, cut(last, self._last_width) if self._out.is_terminal else last]).rstrip()

    def _cell(self, text: str, column: Column) -> str:
        text = one_line(text)
        if self._out.is_terminal:
            text = cut(text, column.width)
        filling = " " * (column.width - cell_width(text))
        return filling + text if column.is_number else text + filling


def _widened(column: Column, cells: Iterable[str]) -> Column:
    fitting = (width for width in (cell_width(one_line(cell)) for cell in cells) if width <= _WIDEST)
    return replace(column, width=max(column.width, *fitting, 0))
