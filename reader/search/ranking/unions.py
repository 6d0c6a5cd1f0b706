"""Frequencies of several terms that count as one, and bounds for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from reader.search.segments.field import Field
from reader.search.segments.impacts import LEVELS, MANY

Frequencies = Mapping[int, int] | bytes
"""By document; or a byte for every document of a segment, where 255 stands for that and more."""

# With fewer postings than documents divided by this they are added up in a dictionary.
_SPARSE = 12


def frequencies(field: Field, numbers: Sequence[int]) -> Frequencies:
    """How often each document has one of some terms, which are given by their ascending numbers.

    Lists of neighbouring terms lie one after the other in their columns, so that a run of terms is read as one list.
    """
    dense = [number for number in numbers if field.with_term[number] >= field.least_dense]
    runs = _runs(field, numbers)
    if not dense and sum(end - start for start, end in runs) < field.documents // _SPARSE:
        has_many = any(MANY in field.listed[1][start:end] for start, end in runs)
        return _exactly(field, numbers) if has_many else _few(field, runs)
    total = bytearray(_sum(field, dense))
    documents, often, _ = field.listed
    for start, end in runs:
        try:
            for document, frequency in zip(documents[start:end], often[start:end], strict=True):
                total[document] += frequency
        except ValueError:
            exactly = _exactly(field, numbers)
            return bytes([min(MANY, exactly.get(document, 0)) for document in range(field.documents)])
    return bytes(total)


def how_many(found: Frequencies) -> int:
    """How many documents there are."""
    return len(found) - found.count(0) if isinstance(found, bytes) else len(found)


def _runs(field: Field, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Where the lists of the terms begin and end that have lists; neighbours as one."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        count, start = field.with_term[number], field.starts[number]
        if count >= field.least_dense:
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], start + count)
        else:
            found.append((start, start + count))
    return found


def _few(field: Field, runs: Sequence[tuple[int, int]]) -> dict[int, int]:
    documents, often, _ = field.listed
    total: dict[int, int] = {}
    get = total.get
    for start, end in runs:
        for document, frequency in zip(documents[start:end], often[start:end], strict=True):
            total[document] = get(document, 0) + frequency
    return total


def _sum(field: Field, dense: Sequence[int]) -> bytes:
    if sum(field.most_frequency[number] for number in dense) > MANY:
        return _at_most(field, dense)
    total = 0
    for number in dense:
        total += int.from_bytes(field.dense_frequencies(number), "little")
    return total.to_bytes(field.documents, "little")


def _at_most(field: Field, dense: Sequence[int]) -> bytes:
    """The sums of dense terms, 255 at most."""
    columns = [field.dense_frequencies(number) for number in dense]
    return bytes([min(MANY, sum(each)) for each in zip(*columns, strict=True)])


def _exactly(field: Field, numbers: Sequence[int]) -> dict[int, int]:
    total: dict[int, int] = {}
    for number in numbers:
        postings = field.postings(number)
        for document, frequency in zip(postings.documents(), postings.all_frequencies(), strict=True):
            total[document] = total.get(document, 0) + frequency
    return total


class Classes:
    """Lengths of a field in sixteen classes, to look up what frequency and length make of a score for all at once."""

    def __init__(self, field: Field, norms: Sequence[float]) -> None:
        """`norms` are those of the shelf, by byte of the length."""
        self._field, self._norms = field, norms

    @cached_property
    def _table(self) -> bytes:
        """By class of the length and level of the frequency; few documents need it not."""
        norms, (_, shortest) = self._norms, self._field.length_classes
        rows = [_impact(_MOST_OFTEN[index & 15], norms[shortest[index >> 4]]) for index in range(256)]
        return bytes(0 if not index & 15 else rows[index] for index in range(256))

    def impacts(self, often: bytes) -> bytes:
        """A bound for every document."""
        levels = int.from_bytes(often.translate(_LEVEL), "little") | self._field.length_classes[0]
        return levels.to_bytes(self._field.documents, "little").translate(self._table)

    def few_impacts(self, documents: Sequence[int], often: Mapping[int, int]) -> bytes:
        """A bound for each of some documents."""
        lengths, norms = self._field.length_bytes, self._norms
        pairs = ((often[document], norms[lengths[document]]) for document in documents)
        return bytes([1 + int(LEVELS * frequency / (frequency + norm)) for frequency, norm in pairs])


def _impact(frequency: int, norm: float) -> int:
    return min(255, 1 + int(LEVELS * frequency / (frequency + norm)))


# The greatest frequency of each of sixteen levels; beyond 255 there is no bound, and the impact nears 1 anyway.
_MOST_OFTEN = (*range(13), 16, 24, 1 << 32)
_LEVEL = bytes(next(level for level, most in enumerate(_MOST_OFTEN) if often <= most) for often in range(256))
