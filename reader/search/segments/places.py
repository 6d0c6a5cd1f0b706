"""Places of a term: where it stands in the words of all documents of a segment, written one after the other.

The words of a field are numbered through the whole segment, with a gap after each document, so that a phrase is "the
place of this word is one more than the place of that", whatever the document. A place is below 2**32. Of a frequent
term only the lower halves are kept, with a table of where each upper half begins.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby, pairwise, repeat
from typing import Any

_HALF = 16
_LOW, _HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
_SPARE = 4
_LOWER = (1 << _HALF) - 1
_UPPER: Callable[[int], int] = _HALF.__rrshift__
# A list is searched, not gone through, for so many times fewer places.
_MANY_TIMES = 40


def blocks_of(span: int) -> int:
    """How many upper halves places below `span` can have."""
    return (span >> _HALF) + 1


def is_halved(count: int, blocks: int) -> bool:
    """Whether so many places are kept as lower halves; saves space beyond two a block, and time to read beyond four."""
    return count > _SPARE * blocks


def encoded(places: array[int], blocks: int) -> Iterator[bytes]:
    """The bytes of ascending places, a multiple of four."""
    if not is_halved(len(places), blocks):
        yield places.tobytes()
        return
    starts = array("I", (bisect_left(places, high << _HALF) for high in range(blocks)))
    starts.append(len(places))
    halves = memoryview(places).cast("B").cast("H")
    yield starts.tobytes()
    yield halves[_LOW::2].tobytes() + bytes(2 * (len(places) % 2))


class Places:
    """The places of one term."""

    def __init__(self, column: memoryview[Any], start: int, count: int, blocks: int) -> None:
        """`column` are the bytes of all terms' places, `start` where those of this one begin."""
        self.count = count
        self._halves: memoryview[Any] | None = None
        if not is_halved(count, blocks):
            self._whole = column[start : start + 4 * count].cast("I")
            return
        middle = start + 4 * (blocks + 1)
        self._starts = column[start:middle].cast("I")
        self._halves = column[middle : middle + 2 * count].cast("H")

    def some(self, first: int, count: int) -> Sequence[int]:
        """`count` places from the one numbered `first` on."""
        if self._halves is None:
            return self._whole[first : first + count]
        block = bisect_right(self._starts, first) - 1
        if self._starts[block + 1] >= first + count:
            upper = block << _HALF
            return [upper + half for half in self._halves[first : first + count]]
        return [self._one(number) for number in range(first, first + count)]

    def _one(self, number: int) -> int:
        assert self._halves is not None
        return ((bisect_right(self._starts, number) - 1) << _HALF) + int(self._halves[number])

    def all(self) -> array[int]:
        """Every place."""
        if self._halves is None:
            return array("I", self._whole.tobytes())
        starts = self._starts.tolist()
        counts = [after - before for before, after in pairwise(starts)]
        whole = array("I", bytes(4 * self.count))
        halves = memoryview(whole).cast("B").cast("H")
        halves[_LOW::2] = self._halves
        halves[_HIGH::2] = array("H", chain.from_iterable(map(repeat, range(len(counts)), counts)))
        return whole

    def holding(self, wanted: Sequence[int]) -> list[bool]:
        """Whether each of some places, which ascend, is one of these. Most of a long list is not looked at."""
        if self._halves is None:
            return _holding(self._whole, wanted)
        found: list[bool] = []
        for block, group in groupby(wanted, key=_UPPER):
            inside = block + 1 < len(self._starts)
            halves = self._halves[self._starts[block] : self._starts[block + 1]] if inside else ()
            found += _holding(halves, [place & _LOWER for place in group])
        return found


def _holding(places: Sequence[int], wanted: Sequence[int]) -> list[bool]:
    if len(wanted) * _MANY_TIMES > len(places):
        return list(map(set(wanted).intersection(places).__contains__, wanted))
    count = len(places)
    found = ((bisect_left(places, place), place) for place in wanted)
    return [at < count and places[at] == place for at, place in found]
