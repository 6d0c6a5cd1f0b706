"""Text folded at words into lines of a terminal's width."""

from __future__ import annotations

from collections.abc import Iterator

from reader.cli.table import cell_width
from reader.text.neutralise import one_line

_LEAST = 20


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """Fold a text into lines of at most `width` cells; a word that is longer has a line of its own.

    Args:
        text: of any length; it is neutralised.
        width: of the whole line; less than 20 cells for words are never left.
        first: stands before the first line.
        rest: stands before each further line.
    """
    line, used = first, cell_width(first)
    is_empty = True
    width = max(width, max(cell_width(first), cell_width(rest)) + _LEAST)
    for word in one_line(text).split():
        size = cell_width(word)
        if not is_empty and used + 1 + size > width:
            yield line
            line, used, is_empty = rest, cell_width(rest), True
        line += word if is_empty else f" {word}"
        used += size if is_empty else size + 1
        is_empty = False
    yield line.rstrip()
