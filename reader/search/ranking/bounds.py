"""Upper bounds of scores, a byte a document, and arithmetic on them without a loop over documents where that can be.

Integers do the work: the bytes of a whole segment are one number, so that one addition adds them all (no byte can
overflow, since greatest values are scaled to add up to 255 at most), and one "and" masks them all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from math import ceil
from operator import add

Documents = Sequence[int]

_FULL = 255
_STEPS = 256
_TABLES = 4096
# More than so many are added up in groups: each takes a value of its own from the 255.
_MOST = 50
# Fewer documents than a segment's divided by this are added up in a dictionary, more in a byte for every document.
_SPARSE = 12
# A list is searched, not gone through, for so many times fewer documents.
_SEARCHED = 5


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which documents of a segment may match, and what their scores are at most.

    Attributes:
        documents: in ascending order; None where `values` has a byte for every document of the segment.
        values: a byte for each of `documents`, never 0; of every document, 0 where it does not match.
        unit: a score is at most its value times this.
        most: no value is greater.
    """

    documents: Documents | None
    values: bytes
    unit: float
    most: int

    def count(self, dead: frozenset[int]) -> int:
        """How many documents there are that are not deleted."""
        if self.documents is None:
            return len(self.values) - self.values.count(0) - sum(1 for document in dead if self.values[document])
        return len(self.documents) - (len(dead.intersection(self.documents)) if dead else 0)

    def listed(self) -> Documents:
        """The documents in order."""
        return list(compress(range(len(self.values)), self.values)) if self.documents is None else self.documents

    def listed_values(self) -> bytes:
        """The values of these."""
        return bytes(filter(None, self.values)) if self.documents is None else self.values


def spread(bounds: Bounds, size: int) -> bytes:
    """Values with a byte for every document of a segment of that size."""
    if bounds.documents is None:
        return bounds.values
    wide = bytearray(size)
    for document, value in zip(bounds.documents, bounds.values, strict=True):
        wide[document] = value
    return bytes(wide)


def both(left: bytes, right: bytes) -> bytes:
    """The bits that are in both, byte by byte."""
    return (int.from_bytes(left, "little") & int.from_bytes(right, "little")).to_bytes(len(left), "little")


def sieved(bounds: Bounds, mask: Callable[[], bytes], passes: Callable[[int], bool]) -> Bounds:
    """Only the documents that pass; `mask` has 255 for each of them. Asked for is what the shape of `bounds` needs."""
    if bounds.documents is None:
        return Bounds(None, both(bounds.values, mask()), bounds.unit, bounds.most)
    kept = list(map(passes, bounds.documents))
    return Bounds(
        list(compress(bounds.documents, kept)), bytes(compress(bounds.values, kept)), bounds.unit, bounds.most
    )


def scaled(all_bounds: Sequence[Bounds]) -> tuple[list[bytes], float]:
    """The values of several, in one unit in which they can be added, and that unit."""
    tables, unit = _tables(all_bounds)
    return [each.values.translate(table) for each, table in zip(all_bounds, tables, strict=True)], unit


def _tables(all_bounds: Sequence[Bounds]) -> tuple[list[bytes], float]:
    total = sum(each.unit * each.most for each in all_bounds)
    # Each value is rounded up, and its factor before: two steps at most.
    unit = total / (_FULL - 2 * len(all_bounds))
    return [_table(max(1, ceil(each.unit / unit * _STEPS)) if unit else 1) for each in all_bounds], unit


@lru_cache(_TABLES)
def _table(factor: int) -> bytes:
    """By value: the value times so many 256ths, rounded up."""
    return bytes([min(_FULL, (value * factor + _STEPS - 1) // _STEPS) for value in range(256)])


def any_of(all_bounds: Sequence[Bounds], size: int) -> Bounds:
    """Documents of one or more, with the sums of their values."""
    if len(all_bounds) == 1:
        return all_bounds[0]
    if len(all_bounds) > _MOST:
        return any_of([any_of(all_bounds[at : at + _MOST], size) for at in range(0, len(all_bounds), _MOST)], size)
    scaled_values, unit = scaled(all_bounds)
    pairs = list(zip(all_bounds, scaled_values, strict=True))
    wide = [values for bounds, values in pairs if bounds.documents is None]
    listed = [(bounds.documents, values) for bounds, values in pairs if bounds.documents is not None]
    if not wide and (together := _any_of_lists(listed, unit, size)) is not None:
        return together
    total = bytearray(_sum(wide) if wide else size)
    for documents, values in listed:
        for document, value in zip(documents, values, strict=True):
            total[document] += value
    return Bounds(None, bytes(total), unit, _FULL)


def _any_of_lists(listed: Sequence[tuple[Documents, bytes]], unit: float, size: int) -> Bounds | None:
    """The same of lists alone; None where a byte for every document is cheaper."""
    together = _into_longest(listed, unit)
    if together is None and sum(len(documents) for documents, _ in listed) < size // _SPARSE:
        return _few_of(listed, unit)
    return together


def _into_longest(listed: Sequence[tuple[Documents, bytes]], unit: float) -> Bounds | None:
    """Documents of one list and their sums, where it has all the documents of the others; None where it has not.

    Most words of titles stand in their texts, so that a long list need not be gone through for a short one.
    """
    ordered = sorted(listed, key=lambda each: len(each[0]))
    documents, values = ordered.pop()
    if sum(len(each) for each, _ in ordered) * _SEARCHED > len(documents):
        return None
    total, count = bytearray(values), len(documents)
    for others, more in ordered:
        for document, value in zip(others, more, strict=True):
            at = bisect_left(documents, document)
            if at == count or documents[at] != document:
                return None
            total[at] += value
    return Bounds(documents, bytes(total), unit, _FULL)


def _few_of(listed: Sequence[tuple[Documents, bytes]], unit: float) -> Bounds:
    total: dict[int, int] = {}
    get = total.get
    for documents, values in listed:
        for document, value in zip(documents, values, strict=True):
            total[document] = get(document, 0) + value
    documents = sorted(total)
    return Bounds(documents, bytes(map(total.__getitem__, documents)), unit, _FULL)


def _sum(all_values: Sequence[bytes]) -> bytes:
    total = sum(int.from_bytes(values, "little") for values in all_values)
    return total.to_bytes(len(all_values[0]), "little")


def all_of(all_bounds: Sequence[Bounds]) -> Bounds:
    """Documents of all of them, with the sums of their values."""
    if len(all_bounds) == 1:
        return all_bounds[0]
    if len(all_bounds) > _MOST:
        return all_of([all_of(all_bounds[at : at + _MOST]) for at in range(0, len(all_bounds), _MOST)])
    scaled_values, unit = scaled(all_bounds)
    pairs = list(zip(all_bounds, scaled_values, strict=True))
    wide = [values for bounds, values in pairs if bounds.documents is None]
    listed = sorted(
        ((bounds.documents, values) for bounds, values in pairs if bounds.documents is not None),
        key=lambda each: len(each[0]),
    )
    if not listed:
        return Bounds(None, _common(wide), unit, _FULL)
    documents, values = _common_of_lists(listed)
    for each in wide:
        here = list(map(each.__getitem__, documents))
        values = bytes(map(add, compress(values, here), filter(None, here)))
        documents = list(compress(documents, here))
    return Bounds(documents, values, unit, _FULL)


def _common(wide: Sequence[bytes]) -> bytes:
    everywhere = -1
    for values in wide:
        everywhere &= int.from_bytes(values.translate(PRESENT), "little")
    total = sum(int.from_bytes(values, "little") for values in wide)
    return (total & everywhere).to_bytes(len(wide[0]), "little")


def _common_of_lists(listed: Sequence[tuple[Documents, bytes]]) -> tuple[Documents, bytes]:
    (documents, values), *others = listed
    for more_documents, more_values in others:
        kept = list(map(set(documents).intersection(more_documents).__contains__, documents))
        documents = list(compress(documents, kept))
        if len(documents) * _SEARCHED < len(more_documents):
            more = [more_values[bisect_left(more_documents, document)] for document in documents]
        else:
            more = list(map(dict(zip(more_documents, more_values, strict=True)).__getitem__, documents))
        values = bytes(map(add, compress(values, kept), more))
    return documents, values


PRESENT = bytes([0, *([_FULL] * 255)])
ABSENT = bytes([_FULL, *([0] * 255)])
"""Turns the bytes of documents that are there into those of documents that are not."""


def at_least(values: bytes, level: int) -> bytes:
    """The values that are not below a level, without saying whose they are."""
    return values.translate(None, _below(level))


@cache
def _below(level: int) -> bytes:
    return bytes(range(level))


def below(values: bytes, level: int) -> bytes:
    """The same values, with 0 in place of those that are not below a level."""
    return values.translate(_keep_below(level))


@cache
def _keep_below(level: int) -> bytes:
    return bytes(value if value < level else 0 for value in range(256))


def rows_at_least(values: bytes, level: int) -> Iterator[int]:
    """Where the values stand that are not below a level (which is at least 1)."""
    find = values.translate(_reached(level)).find
    at = find(1)
    while at >= 0:
        yield at
        at = find(1, at + 1)


@cache
def _reached(level: int) -> bytes:
    return bytes(value >= level for value in range(256))
