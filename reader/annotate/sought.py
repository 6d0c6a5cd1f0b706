"""What an annotation remembers of its place, as words."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.selectors import CONTEXT
from reader.annotate.wording import BREAK, END, START, Words, weight_of, words_of
from reader.model import Selector

_AROUND = 24  # words
_NO_WORDS = {START, END, BREAK}


class Sought(NamedTuple):
    """A quote between its contexts.

    Attributes:
        words: of all three.
        weights: of each.
        first: the first word of the quote.
        end: the word after its last.
        before: characters of the quote that come before its first word; fewer than none where it begins within one.
        after: the same at its other end.
    """

    words: Words
    weights: list[int]
    first: int
    end: int
    before: int
    after: int


def sought(selector: Selector) -> Sought | None:
    """Cut what a selector remembers into words; None when its quote has none."""
    text = selector.prefix + selector.quote + selector.suffix
    start, end = len(selector.prefix), len(selector.prefix) + len(selector.quote)
    is_cut, is_cut_off = start == CONTEXT, len(selector.suffix) == CONTEXT
    words = words_of(text, has_start=not is_cut, has_end=not is_cut_off)
    if not words.keys:
        return None
    # The outermost words may be the rest of longer ones.
    words = words.between(
        int(is_cut and 0 < words.ends[0] <= start), len(words.keys) - (is_cut_off and words.starts[-1] >= end)
    )
    inside = [
        at
        for at, key in enumerate(words.keys)
        if key not in _NO_WORDS and words.ends[at] > start and words.starts[at] < end
    ]
    if not inside:
        return None
    # Where a character is a word, a few of them around the quote say as much as all.
    start, end = max(0, inside[0] - _AROUND), inside[-1] + 1 + _AROUND
    first, last = inside[0] - start, inside[-1] - start
    words = words.between(start, end)
    weights = [weight_of(key) for key in words.keys]
    before, after = (
        words.starts[first] - len(selector.prefix),
        len(selector.prefix) + len(selector.quote) - words.ends[last],
    )
    return Sought(words, weights, first, last + 1, before, after)
