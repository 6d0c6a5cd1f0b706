"""Laying the words that are looked for over the words of a stretch of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

# What it costs to put in, leave out or replace a word or a sign; to have one in the place of the other; to swap two.
_WORD, _SIGN, _UNLIKE, _SWAP = 8, 4, 10, 8
_ASTRAY = 6  # words by which the way may leave the slack; all, where the slack is cut off by an end of the text
_NEVER = 1 << 30
_LEAST_SLACK = 8
# How much dearer a word of the quote is; how many words from it one around it is cheaper by one, and how far that goes.
_DEARER, _A_STEP, _MOST_LESS = 3, 3, 3

_Rows = list[list[int]]


class _Sequences(NamedTuple):
    """What is laid over what, the cost of leaving each out, and where each pair of neighbours is."""

    wanted: Sequence[str]
    there: Sequence[str]
    own: Sequence[int]
    theirs: Sequence[int]
    pairs: Mapping[tuple[str, str], Sequence[int]]
    astray: int


def slack_of(wanted: int) -> int:
    """How many words a stretch should have more on either side than what is laid over it."""
    return max(_LEAST_SLACK, wanted // 4)


def steps_of(wanted: int, there: int) -> int:
    """How many steps it takes to lay so many words over so many."""
    return wanted * min(there, there - wanted + 2 * _astray(wanted, there))


def _astray(wanted: int, there: int) -> int:
    return _ASTRAY if there >= wanted + 2 * slack_of(wanted) else wanted + there


def lay(wanted: Sequence[str], there: Sequence[str], quote: range) -> list[int]:
    """Say for each word that is wanted which word of `there` it is, or took its place; -1 where nothing did.

    They are laid over the stretch of `there` that takes the least change: words put in, left out, replaced, or swapped
    with their neighbours. Of equally good ways, the one that has more of `quote` is taken, which are numbers of words
    wanted.

    Cost: `steps_of`, 0.2 µs each.
    Source: Sellers, "The theory and computation of evolutionary distances" (1980); swaps as Damerau has them (1964).
    """
    pairs: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(pairwise(there)):
        pairs.setdefault(pair, []).append(at)
    own = [_cost(key) + _dearer(at, quote) for at, key in enumerate(wanted)]
    astray = _astray(len(wanted), len(there))
    both = _Sequences(wanted, there, own, [_cost(key) for key in there], pairs, astray)
    rows: _Rows = [[0] * (len(there) + 1)]
    for number in range(len(wanted)):
        rows.append(_row(rows, both, number))
    return _way_back(rows, both)


def _dearer(at: int, quote: range) -> int:
    """How much more it costs to leave a word of the quote out, and how much less one far around it."""
    if at in quote:
        return _DEARER
    away = quote.start - at if at < quote.start else at - quote.stop
    return -min(away // _A_STEP, _MOST_LESS)


def _cost(key: str) -> int:
    return _WORD if key[0].isalnum() else _SIGN


def _row(rows: _Rows, both: _Sequences, number: int) -> list[int]:
    """How cheaply the first `number` + 1 words are laid over what ends at each word there, near the middle way."""
    above, key, own = rows[-1], both.wanted[number], both.own[number]
    like = _cost(key)
    first = max(0, number - both.astray)
    end = min(len(both.there), number + 1 + len(both.there) - len(both.wanted) + both.astray)
    diagonal = above[first]
    best = diagonal + own
    row = [_NEVER] * first
    row.append(best)
    cells = zip(above[first + 1 : end + 1], both.there[first:end], both.theirs[first:end], strict=True)
    for over, other, theirs in cells:
        best += theirs
        here = diagonal if key == other else diagonal + (own if like == theirs else _UNLIKE)
        diagonal = over
        over += own  # noqa: PLW2901 — this loop runs a million times
        if over < here:  # noqa: PLR1730 — twice as fast as `min`
            here = over
        if here < best:  # noqa: PLR1730 — as above
            best = here
        row.append(best)
    row += [_NEVER] * (len(both.there) - end)
    for at in _swaps(both, number):
        _lower(row, at + 2, rows[-2][at] + _SWAP, both.theirs)
    return row


def _swaps(both: _Sequences, number: int) -> Sequence[int]:
    """Where a word and the one before it stand the other way round."""
    if not number or both.wanted[number] == both.wanted[number - 1]:
        return ()
    return both.pairs.get((both.wanted[number], both.wanted[number - 1]), ())


def _lower(row: list[int], at: int, cost: int, theirs: Sequence[int]) -> None:
    """Take a lower cost over into a row, and into what follows from it there."""
    while at < len(row) and cost < row[at]:
        row[at] = cost
        cost += theirs[at] if at < len(theirs) else 0
        at += 1


def _way_back(rows: _Rows, both: _Sequences) -> list[int]:
    """What stands for what on the cheapest way."""
    found = [-1] * len(both.wanted)
    row, column = len(both.wanted), rows[-1].index(min(rows[-1]))
    while row:
        cost = rows[row][column]
        if column and rows[row - 1][column - 1] + _replaced(both, row - 1, column - 1) == cost:
            row, column = row - 1, column - 1
            found[row] = column
        elif column > 1 and column - 2 in _swaps(both, row - 1) and rows[row - 2][column - 2] + _SWAP == cost:
            row, column = row - 2, column - 2
            found[row], found[row + 1] = column + 1, column
        elif rows[row - 1][column] + both.own[row - 1] == cost:
            row -= 1
        else:
            column -= 1
    return found


def _replaced(both: _Sequences, at: int, there: int) -> int:
    if both.wanted[at] == both.there[there]:
        return 0
    return both.own[at] if _cost(both.wanted[at]) == both.theirs[there] else _UNLIKE
