"""Measuring and wrapping text in terminal cells: pure functions over offsets, nothing is copied or changed.

A line is `(start, end)`, half-open, in code points of the text that it was wrapped from; the spaces at which it was
broken belong to no line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

LEAST_WIDTH = 8
"""No wrap is narrower: at 10 columns a subtraction too many would ask for less than nothing."""

ELLIPSIS = "…"

# Anything outside these ranges may be zero or two cells wide; what is inside takes exactly one.
_MAYBE_WIDE = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)


class Ink(NamedTuple):
    """How a run looks: colour tokens for the glyphs and their ground, and a set of letters out of `bisu`."""

    fg: str = "text"
    ground: str = "surface"
    look: str = ""


class Run(NamedTuple):
    """A stretch of one line in one ink."""

    text: str
    ink: Ink


Line = tuple[Run, ...]


def is_narrow(text: str) -> bool:
    """Say whether every character certainly takes one cell."""
    return _MAYBE_WIDE.search(text) is None


def cells(text: str) -> int:
    """Count the cells that `text` takes."""
    return len(text) if is_narrow(text) else cell_len(text)


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break `text[start:end]` into lines of at most `width` cells, at spaces or between wide characters.

    Args:
        text: displayable text, without line breaks in the stretch.
        start: first offset of the stretch.
        end: offset behind it.
        width: cells; raised to `LEAST_WIDTH` when it is less.
    Returns: lines in order; none when the stretch is blank. Cost: linear.
    """
    width = max(width, LEAST_WIDTH)
    if _MAYBE_WIDE.search(text, start, end) is None:
        return _wrap_narrow(text, start, end, width)
    return _wrap_wide(text, start, end, width)


def _wrap_narrow(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines = []
    rfind = text.rfind
    while start < end and text[start] == " ":
        start += 1
    while end - start > width:
        cut = rfind(" ", start, start + width + 1)
        if cut <= start:
            lines.append((start, start + width))
            start += width
            continue
        after = cut + 1
        while text[cut - 1] == " ":
            cut -= 1
        lines.append((start, cut))
        while after < end and text[after] == " ":
            after += 1
        start = after
    while end > start and text[end - 1] == " ":
        end -= 1
    if start < end:
        lines.append((start, end))
    return lines


def _wrap_wide(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    line, used = start, 0  # where the open line begins, the cells it takes so far
    stop, resume, used_at_resume = start, start, 0  # the last place where it may be broken
    for low, high, size in split_graphemes(text[start:end])[0]:
        at = start + low
        if text[at : start + high] == " ":  # one with an invisible sign behind it is no mere space
            if at == line:
                line = stop = resume = start + high
                continue
            used += size
            if resume != at:  # the first space of several
                stop = at
            resume, used_at_resume = start + high, used
            continue
        if used + size > width and at > line:
            if stop <= line:
                stop, resume, used_at_resume = at, at, used
            lines.append((line, stop))
            line, used = resume, used - used_at_resume
            stop, used_at_resume = line, 0
        used += size
        if size > 1:
            stop, resume, used_at_resume = start + high, start + high, used
    last = start + len(text[start:end].rstrip(" "))
    if line < last:
        lines.append((line, last))
    return lines


def cell_of(text: str, start: int, offset: int) -> int:
    """Say how many cells lie between the line's `start` and the character at `offset`."""
    return cells(text[start:offset])


def offset_at(text: str, start: int, end: int, cell: int) -> int:
    """Find the character of a line that covers a cell: the line's `start` left of it, its `end` right of it."""
    if cell <= 0:
        return start
    piece = text[start:end]
    if is_narrow(piece):
        return min(start + cell, end)
    used = 0
    for low, _high, size in split_graphemes(piece)[0]:
        if cell < used + size:
            return start + low
        used += size
    return end


def clip(text: str, width: int) -> str:
    """Cut `text` to `width` cells; what is cut ends in an ellipsis."""
    if width <= 0:
        return ""
    if cells(text) <= width:
        return text
    return text[: offset_at(text, 0, len(text), width - 1)].rstrip() + ELLIPSIS


def clip_lines(text: str, width: int, most: int) -> list[str]:
    """Wrap a short text into at most `most` lines, cut at a word and marked with an ellipsis when there is more."""
    lines = wrap(text, 0, len(text), width)
    shown = [text[start:end] for start, end in lines[:most]]
    if len(lines) > most:
        shown[-1] = _cut_at_word(shown[-1], max(width, LEAST_WIDTH))
    return shown


def _cut_at_word(text: str, width: int) -> str:
    while cells(text) >= width:
        shorter = text.rpartition(" ")[0]
        text = shorter or text[: offset_at(text, 0, len(text), width - 1)]
    return text.rstrip(" ,;:.") + ELLIPSIS


def fit(line: Line, width: int, ground: str) -> Line:
    """Make a line exactly `width` cells wide: cut it, or fill it up on `ground`."""
    shown: list[Run] = []
    left = width
    for run in line:
        size = cells(run.text)
        if size > left:
            text = run.text[: offset_at(run.text, 0, len(run.text), left)]
            shown.append(Run(text, run.ink))
            left -= cells(text)
            break
        shown.append(run)
        left -= size
    if left > 0:
        shown.append(Run(" " * left, Ink(ground=ground)))
    return tuple([run for run in shown if run.text])


def spread(left: Line, right: Line, width: int, ground: str) -> Line:
    """Put `left` at the left and `right` at the right of a line; what does not fit is cut from the left part."""
    room = width - sum(cells(run.text) for run in right)
    if room <= 0:
        return fit(right, width, ground)
    return fit(left, room, ground) + right
