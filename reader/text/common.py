"""Which elements two sequences have in common, in the same order on both sides. Pure functions.

Source: the longest common subsequence by bits of whole numbers, after Hyyrö, "Bit-parallel LCS-length computation
revisited" (2004); a row of the table is one number, so a thousand words against a thousand take a millisecond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence


def longest_common(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The most pairs of equal elements that rise on both sides.

    Cost: as many steps as `right` is long, and `len(left) × len(right)` bits of memory.
    """
    return _pairs(_table(left, right), len(left))


def common_length(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """How many pairs `longest_common` finds; in half the time."""
    rows = _table(left, right)
    return len(left) - rows[-1].bit_count() if rows else 0


def _table(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[int]:
    """For each element of the right a row of bits, one for each of the left."""
    places: dict[Hashable, int] = {}
    for at, each in enumerate(left):
        places[each] = places.get(each, 0) | 1 << at
    everything = (1 << len(left)) - 1
    row, rows = everything, []
    for each in right:
        here = row & places.get(each, 0)
        row = ((row + here) | (row - here)) & everything
        rows.append(row)
    return rows


def _pairs(rows: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Walk back through the table: a bit is 0 where its element of the left makes the common part longer."""
    pairs = []
    column, row = width, len(rows)
    while column and row:
        if rows[row - 1] >> (column - 1) & 1:
            column -= 1
            continue
        row -= 1
        if not row or rows[row - 1] >> (column - 1) & 1:
            column -= 1
            pairs.append((column, row))
    return pairs[::-1]


def heaviest_rise(steps: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of pairs with a weight each, those that rise on both sides and weigh most together.

    Args:
        steps: (left, right, weight), by rising left; no right twice.

    Cost: n log n.
    """
    ends: list[int] = []  # ends of chains, rising; a later one weighs more than all before it
    chains: list[tuple[int, int]] = []  # weight of each, and its last step
    before: list[tuple[int, int, int]] = []
    for left, right, weight in steps:
        at = bisect_left(ends, right)
        total, last = chains[at - 1] if at else (0, -1)
        total += weight
        stop = at
        while stop < len(ends) and chains[stop][0] <= total:
            stop += 1
        ends[at:stop] = [right]
        chains[at:stop] = [(total, len(before))]
        before.append((left, right, last))
    found = []
    last = chains[-1][1] if chains else -1
    while last >= 0:
        left, right, last = before[last]
        found.append((left, right))
    return found[::-1]
