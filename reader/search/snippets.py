"""Cuts of a text around its hits, as a list of results shows them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from reader.model import Snippet, Span
from reader.search.marking import Marker

WIDTH = 160
MAX_SNIPPETS = 5
# Beyond this a hit is counted and shown no more: a book must not keep a list of results waiting.
MAX_TEXT = 200_000
_MAX_HITS = 10_000
_BEFORE = 50


def snippets_of(text: str, marker: Marker, *, skip: int = 0) -> tuple[tuple[Snippet, ...], int]:
    """Cuts with the first hits, a line each, and the number of all hits.

    Args:
        text: the version's text, as stored; what is cut is not neutralised.
        marker: knows the hits.
        skip: hits before this place (in the title, which the list shows anyway) give a cut only if there is no other.
    """
    hits = list(islice(marker.hits(text[:MAX_TEXT]), _MAX_HITS))
    shown = [hit for hit in hits if hit.start >= skip] or hits
    cuts: list[Snippet] = []
    while shown and len(cuts) < MAX_SNIPPETS:
        cut = _cut(text, shown[0])
        inside = [hit for hit in shown if hit.end <= cut.end]
        # A phrase longer than the cut shows its beginning.
        inside = inside or [Span(shown[0].start, cut.end)]
        cuts.append(_snippet(text, cut, inside))
        shown = shown[len(inside) :]
    return tuple(cuts), len(hits)


def whole(text: str, marker: Marker) -> Snippet:
    """A short text with its hits marked, uncut."""
    return Snippet(text, tuple(islice(marker.hits(text[:MAX_TEXT]), _MAX_HITS)))


def _snippet(text: str, cut: Span, hits: Sequence[Span]) -> Snippet:
    moved = tuple(Span(hit.start - cut.start, hit.end - cut.start) for hit in hits)
    return Snippet(text[cut.start : cut.end], moved, cut.start)


def _cut(text: str, hit: Span) -> Span:
    """About `WIDTH` characters around a hit, of whole words, inside its paragraph."""
    low = max(0, hit.start - _BEFORE)
    high = min(len(text), max(low + WIDTH, min(hit.end, hit.start + WIDTH)))
    paragraph_start = text.rfind("\n", low, hit.start) + 1
    paragraph_end = text.find("\n", min(hit.end, high), high)
    start = paragraph_start or _next_word(text, low, hit.start)
    return Span(start, paragraph_end if paragraph_end >= 0 else _last_word(text, min(hit.end, high), high))


def _next_word(text: str, low: int, start: int) -> int:
    if low == 0 or text[low - 1].isspace():
        return low
    space = text.find(" ", low, start)
    return space + 1 if space >= 0 else low


def _last_word(text: str, end: int, high: int) -> int:
    if high >= len(text) or text[high].isspace():
        return high
    space = text.rfind(" ", end, high)
    return space if space >= 0 else high
