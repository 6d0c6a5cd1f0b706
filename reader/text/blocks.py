"""Lay a version's text out: its blocks in order, and what in it is boilerplate. Nothing is deleted.

A block is a line, or several where the lines of a paragraph were broken at a fixed width.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.model import Block, BlockKind, Junk, Layout, Span
from reader.text.boilerplate import find_junk
from reader.text.phrases import plain
from reader.text.pieces import LONG, Piece, ends_sentence

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LONGEST_TITLE = 300
_LONGEST_HEADING = 90
_WIDEST_WRAP = 100  # columns; whoever breaks lines by hand or program breaks them below this
_NARROWEST_WRAP = 40
_FINAL = ".!?;:,…"


def lay_out(text: str, title: str = "") -> Layout:
    """Find the blocks and the boilerplate of `text`; `title` is the article's, where it is known.

    Returns: blocks in text order, with spans free of outer white space, and every stretch of junk (of whole blocks,
        or inside one, as a dateline is) in text order.
    """
    spans = _block_spans(text)
    start = _title_length(text, spans, title)
    pieces = tuple(Piece.of(text, span, index < start) for index, span in enumerate(spans))
    junk = find_junk(pieces, plain(title))
    whole = {found.span: found for found in junk}
    blocks = tuple(
        Block(piece.span, _kind(pieces, index, whole.get(piece.span)), whole.get(piece.span))
        for index, piece in enumerate(pieces)
    )
    return Layout(blocks, tuple(sorted(junk, key=lambda found: found.span)))


def _kind(pieces: tuple[Piece, ...], index: int, junk: Junk | None) -> BlockKind:
    piece = pieces[index]
    if piece.is_title:
        return BlockKind.TITLE
    is_last = index + 1 == len(pieces)
    if junk or is_last or len(piece.text) > _LONGEST_HEADING or piece.text[-1] in _FINAL or ends_sentence(piece.text):
        return BlockKind.PARAGRAPH
    return BlockKind.HEADING


def _title_length(text: str, spans: tuple[Span, ...], title: str) -> int:
    """How many blocks at the start are the title: 1, or 0 when the text begins with its story."""
    if not spans:
        return 0
    first = text[slice(*spans[0])]
    if title:
        return int(plain(first) == plain(title))
    looks_so = len(first) <= _LONGEST_TITLE and not first.endswith((".", ",", ";", ":")) and len(spans) > 1
    return int(looks_so)


def _block_spans(text: str) -> tuple[Span, ...]:
    """Spans of the blocks: lines, joined where they are one paragraph broken at a fixed width."""
    found: list[Span] = []
    group: list[Span] = []
    for line in _lines(text):
        if group and text.count("\n", group[-1].end, line.start) > 1:
            found += _joined(text, group)
            group = []
        group.append(line)
    return tuple(found + _joined(text, group))


def _lines(text: str) -> list[Span]:
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            lines.append(Span(start, end))
    return lines


def _joined(text: str, lines: list[Span]) -> list[Span]:
    is_wrapped = len(lines) > 1 and _is_wrapped([text[slice(*line)] for line in lines])
    return [Span(lines[0].start, lines[-1].end)] if is_wrapped else lines


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines without an empty one between them are one paragraph.

    Headlines in a list begin with a capital and vary in length; a broken paragraph goes on in lower case now and then,
    and every line but the last is nearly full.
    """
    widest = max(map(len, lines))
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    is_full = all(len(line) + 1 + len(_first_word(below)) > widest - LONG for line, below in pairwise(lines))
    goes_on = sum(line[0].islower() or not ends_sentence(above) for above, line in pairwise(lines))
    lower = sum(line[0].islower() for line in lines[1:])
    return is_full and lower >= 1 and goes_on * 2 >= len(lines) - 1


def _first_word(line: str) -> str:
    return line[:_WIDEST_WRAP].split(None, 1)[0]
