"""Where in a text words that are looked for may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from reader.annotate.aligning import slack_of, steps_of
from reader.annotate.wording import Wording, threes
from reader.text.common import common_length

_RARE = 24  # a word that stands in more places says nothing by itself
_ENOUGH = 12  # votes of rare words
_MOST = 4  # windows by votes
_MOST_STEPS = 16_000  # of laying words over words, for all windows together: 3 ms
_LITTLE = 2  # words on either side of where a quote stands as it was
_COMMON = 0.6  # of the words that the best window has, that another one needs


_Key = TypeVar("_Key")


class Window(NamedTuple):
    """A stretch of a text's words; half-open."""

    first: int
    end: int


class _Vote(NamedTuple):
    """By which number of words a word stands further on in the text, and how much that says."""

    shift: int
    weight: float


def windows(wanted: Sequence[str], wording: Wording, near: int, exact: Iterable[int]) -> list[Window]:
    """Stretches of a text in which most of the words that are wanted stand, about as far apart as they should.

    Args:
        wanted: keys of words, in their order.
        wording: the text.
        near: the word at which `wanted` begins if nothing was put in or left out before it.
        exact: words at which it begins if it is where the quote stands as it was.

    Cost: some ten thousand steps, however long the text.
    """
    slack = slack_of(len(wanted))
    ranges = _crowds(sorted(_votes(wanted, wording)), slack)
    if not any(first - slack // 2 <= near <= last + slack // 2 for first, last in ranges):
        ranges.append((near, near))
    found = [_window(first - slack, last + len(wanted) + slack, wording) for first, last in ranges]
    narrow = [_window(each - _LITTLE, each + len(wanted) + _LITTLE, wording) for each in exact]
    return [*_best([each for each in found if each], wanted, wording), *filter(None, narrow)]


def _window(first: int, end: int, wording: Wording) -> Window | None:
    """A stretch as far as there is text; None where there is none."""
    window = Window(max(0, first), min(len(wording.words.keys), end))
    return window if window.first < window.end else None


def _best(found: list[Window], wanted: Sequence[str], wording: Wording) -> list[Window]:
    """Those that have about as many of the words as the best one, as many as can be looked at."""
    common = {window: common_length(wanted, wording.words.keys[slice(*window)]) for window in found}
    most, steps = max(common.values(), default=0), 0
    best: list[Window] = []
    for window in sorted(common, key=lambda each: -common[each]):
        steps += steps_of(len(wanted), window.end - window.first)
        if common[window] < _COMMON * most or (best and steps > _MOST_STEPS):
            break
        best.append(window)
    return best


def _crowds(votes: list[_Vote], width: int) -> list[tuple[int, int]]:
    """The ranges of shifts that have most votes together."""
    found: list[tuple[int, int]] = []
    while votes and len(found) < _MOST:
        first, last = _densest(votes, width)
        found.append((first, last))
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


def _votes(wanted: Sequence[str], wording: Wording) -> list[_Vote]:
    """Rare words by themselves; where there are few of them, common ones in threes."""
    votes = _votes_of(wanted, wording.places)
    return votes if len(votes) >= _ENOUGH else votes + _votes_of(threes(wanted), wording.places_of_threes)


def _votes_of(wanted: Iterable[_Key], places: Mapping[_Key, Sequence[int]]) -> list[_Vote]:
    return [
        _Vote(place - at, 1 / len(found))
        for at, key in enumerate(wanted)
        if len(found := places.get(key, ())) <= _RARE
        for place in found
    ]
