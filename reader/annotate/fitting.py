"""How well a stretch of text fits what an annotation remembers, and from where to where it goes."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.aligning import lay
from reader.annotate.seeking import Window
from reader.annotate.sought import Sought
from reader.annotate.wording import BREAK, Wording, Words, is_word, weight_of
from reader.model import Span
from reader.text.common import common_length

_MOST_OF_QUOTE = 60  # weight beyond which the words of a quote say no more against its surroundings
_PUT_IN = 4  # what a word that was put in takes away from words of the quote that stand beyond it
_FREE = 2  # but for so many of them
_LIKE = 0.8  # of the words
_REACH = 4  # how far from the rest of the quote a word of its ends is taken for one that was swapped


class Fit(NamedTuple):
    """A stretch that may be the quote's.

    Attributes:
        span: None where what stands before the quote is followed by what stands after it.
        similarity: what quote and stretch have in common, of both, 0 to 1; 1 when their words are the same.
        left: how much of what stood before the quote is there, 0 to 1; 0 when nothing did.
        right: the same of what stood after it.
        context: both, by how much they say.
        score: all of it.
        words: how many words, or signs, stand in the place of the quote's.
        is_beside: whether something like it stood right beside the quote as well.
    """

    span: Span | None
    similarity: float
    left: float
    right: float
    context: float
    score: float
    words: int
    is_beside: bool = False


ALIKE = 0.4  # with less in common a stretch is another one


class _Laid(NamedTuple):
    """What is sought, laid over a window: `at` has for each word the one there that it is, or that took its place."""

    sought: Sought
    there: Words
    at: list[int]

    def is_same(self, word: int) -> bool:
        """Whether a word is there as it was."""
        return self.at[word] >= 0 and self.there.keys[self.at[word]] == self.sought.words.keys[word]

    def share(self, words: range) -> tuple[int, int]:
        """What some of the words weigh that are there, and all of them."""
        weights = self.sought.weights
        return sum(weights[word] for word in words if self.is_same(word)), sum(weights[word] for word in words)


def fit(sought: Sought, wording: Wording, window: Window) -> Fit:
    """Lay what is sought over a window of a text."""
    there = wording.words.between(*window)
    laid = _Laid(sought, there, lay(sought.words.keys, there.keys, range(sought.first, sought.end)))
    left, left_all = laid.share(range(sought.first))
    right, right_all = laid.share(range(sought.end, len(laid.at)))
    ends = _ends(laid)
    similarity = _similarity(laid, ends) if ends else 0.0
    most = min(_MOST_OF_QUOTE, sum(sought.weights[sought.first : sought.end]))
    return Fit(
        span=_span(laid, ends) if ends else None,
        similarity=similarity,
        left=left / left_all if left_all else 0.0,
        right=right / right_all if right_all else 0.0,
        context=(left + right) / max(1, left_all + right_all),
        score=(similarity * most + left + right) / max(1, most + left_all + right_all),
        words=ends[1] + 1 - ends[0] if ends else 0,
        is_beside=_is_beside(sought, there.keys[ends[0] : ends[1] + 1]) if ends else False,
    )


def _is_beside(sought: Sought, found: list[str]) -> bool:
    """Whether what was remembered of the surroundings is much like a stretch, or like a part of it."""
    words = [key for key in found if is_word(key)]
    for side in (sought.words.keys[: sought.first], sought.words.keys[sought.end :]):
        around = [key for key in side if is_word(key)]
        shorter = min(len(words), len(around))
        if shorter and common_length(words, around) >= _LIKE * shorter:
            return True
    return False


def _similarity(laid: _Laid, ends: tuple[int, int]) -> float:
    """Dice's coefficient, by weight, of the quote's words and those from one end to the other."""
    keys = [key for key in laid.sought.words.keys[laid.sought.first : laid.sought.end] if key != BREAK]
    found = [key for key in laid.there.keys[ends[0] : ends[1] + 1] if key != BREAK]
    if keys == found:
        return 1.0
    ours, theirs = (sum(weight_of(key) for key in each) for each in (keys, found))
    inside = set(range(ends[0], ends[1] + 1))
    common = sum(
        laid.sought.weights[word]
        for word in range(laid.sought.first, laid.sought.end)
        if laid.is_same(word) and laid.at[word] in inside
    )
    return 2 * common / max(1, ours + theirs)


def _ends(laid: _Laid) -> tuple[int, int] | None:
    """The first and the last word there of what the quote is now; None when nothing is left of it."""
    sought = laid.sought
    held = sorted(
        (laid.at[word], sought.weights[word] if laid.is_same(word) else 0)
        for word in range(sought.first, sought.end)
        if laid.at[word] >= 0
    )
    held = _trimmed(_trimmed(held)[::-1])
    if not held:
        return None
    return _with_swapped(laid, min(held)[0], max(held)[0])


def _trimmed(held: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out, from the end on, words that weigh less than those put in before them."""
    kept, beyond = len(held), 0
    for at in range(len(held) - 1, 0, -1):
        beyond += held[at][1]
        beyond -= _PUT_IN * max(0, abs(held[at][0] - held[at - 1][0]) - 1 - _FREE)
        if beyond < 0:
            kept, beyond = at, 0
    return held[:kept]


def _with_swapped(laid: _Laid, first: int, last: int) -> tuple[int, int]:
    """Take in those outer words of the quote that changed places with what stands around it."""
    sought, keys = laid.sought, laid.there.keys
    quote = range(sought.first, sought.end)
    taken = {at for word, at in enumerate(laid.at) if word in quote or laid.is_same(word)}
    heads, tails = (
        {sought.words.keys[word] for word in words if not laid.is_same(word) and sought.words.keys[word][0].isalnum()}
        for words in (quote[:_REACH], quote[-_REACH:])
    )
    starts = [at for at in range(max(0, first - _REACH), first) if keys[at] in heads and at not in taken]
    ends = [at for at in range(last + 1, min(len(keys), last + 1 + _REACH)) if keys[at] in tails and at not in taken]
    return min([first, *starts]), max([last, *ends])


def _span(laid: _Laid, ends: tuple[int, int]) -> Span:
    """The characters from the first word to the last; from within a word where the quote began or ended within it."""
    sought, there = laid.sought, laid.there
    start, end = there.starts[ends[0]], there.ends[ends[1]]
    first, last = sought.first, sought.end - 1
    if sought.before < 0 and laid.at[first] == ends[0] and laid.is_same(first):
        start -= sought.before
    if sought.after < 0 and laid.at[last] == ends[1] and laid.is_same(last):
        end += sought.after
    return Span(start, end) if start < end else Span(there.starts[ends[0]], there.ends[ends[1]])
