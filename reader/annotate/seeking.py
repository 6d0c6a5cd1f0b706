"""Where in a text words that are looked for may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.annotate.wording import Wording
from reader.text.common import common_length

_RARE = 48  # a word that stands in more places says nothing by itself
_LOOKED_THROUGH = 4_000  # places of common words, for pairs of them
_MOST = 4  # windows by votes
_MOST_STEPS = 24_000  # of laying words over words, for all windows together: 5 ms
_COMMON = 0.6  # of the words that the best window has, that another one needs
_LEAST_SLACK = 8


class Window(NamedTuple):
    """A stretch of a text's words; half-open."""

    first: int
    end: int


class _Vote(NamedTuple):
    """By which number of words a word stands further on in the text, and how much that says."""

    shift: int
    weight: float


def windows(wanted: Sequence[str], wording: Wording, hints: Iterable[int]) -> list[Window]:
    """Stretches of a text in which most of the words that are wanted stand, about as far apart as they should.

    Args:
        wanted: keys of words, in their order.
        wording: the text.
        hints: words at which `wanted` may begin; they are looked at besides what rare words lead to.

    Cost: some ten thousand steps, however long the text.
    """
    slack = max(_LEAST_SLACK, len(wanted) // 4)
    ranges = _crowds(sorted(_votes(wanted, wording)), slack)
    for hint in hints:
        if not any(first - slack // 2 <= hint <= last + slack // 2 for first, last in ranges):
            ranges.append(Window(hint, hint))
    length = len(wording.words.keys)
    found = (Window(max(0, first - slack), min(length, last + len(wanted) + slack)) for first, last in ranges)
    return _best([window for window in found if window.first < window.end], wanted, wording)


def _best(found: list[Window], wanted: Sequence[str], wording: Wording) -> list[Window]:
    """Those that have about as many of the words as the best one, as many as can be looked at."""
    common = {window: common_length(wanted, wording.words.keys[slice(*window)]) for window in found}
    most, steps, best = max(common.values(), default=0), 0, []
    for window in sorted(common, key=lambda each: -common[each]):
        steps += len(wanted) * (window.end - window.first)
        if common[window] < _COMMON * most or (best and steps > _MOST_STEPS):
            break
        best.append(window)
    return best


def _crowds(votes: list[_Vote], width: int) -> list[Window]:
    """The ranges of shifts that have most votes together."""
    found: list[Window] = []
    while votes and len(found) < _MOST:
        first, last = _densest(votes, width)
        found.append(Window(first, last))
        votes = [each for each in votes if not first - width <= each.shift <= last + width]
    return found


def _densest(votes: Sequence[_Vote], width: int) -> tuple[int, int]:
    best, found = 0.0, (votes[0].shift, votes[0].shift)
    total, tail = 0.0, 0
    for vote in votes:
        total += vote.weight
        while votes[tail].shift < vote.shift - width:
            total -= votes[tail].weight
            tail += 1
        if total > best:
            best, found = total, (votes[tail].shift, vote.shift)
    return found


def _votes(wanted: Sequence[str], wording: Wording) -> Iterator[_Vote]:
    """Rare words by themselves, common ones with the word before them."""
    left = _LOOKED_THROUGH
    for at, key in enumerate(wanted):
        places = wording.places.get(key, [])
        if len(places) > _RARE:
            others = wording.places.get(wanted[at - 1], []) if at else []
            cost = min(len(places), len(others))
            left -= cost if cost <= left else 0
            places = _after(wanted[at - 1], key, wording) if 0 < cost <= left else []
        if len(places) <= _RARE:
            yield from (_Vote(each - at, 1 / len(places)) for each in places)


def _after(before: str, key: str, wording: Wording) -> list[int]:
    """Where a word stands right after another."""
    keys = wording.words.keys
    firsts, seconds = wording.places[before], wording.places[key]
    if len(firsts) < len(seconds):
        return [at + 1 for at in firsts if at + 1 < len(keys) and keys[at + 1] == key]
    return [at for at in seconds if at and keys[at - 1] == before]
