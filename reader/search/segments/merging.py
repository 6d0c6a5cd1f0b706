"""Makes one segment of several, without the deleted documents: columns are joined term by term."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, compress, groupby, repeat
from operator import itemgetter
from typing import IO

from reader.search.segments.container import ContainerWriter
from reader.search.segments.field import Postings
from reader.search.segments.field_writer import FieldWriter
from reader.search.segments.segment import Segment
from reader.search.segments.segment_writer import Documents, write_segment

# So many terms later the pages of the old segments are given back: they count as memory of the process that merges.
_TERMS_A_RUN = 4_000


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged.

    Attributes:
        segment: as it lies on disk.
        is_alive: by document, whether it is to be kept; None where all are.
        start: number of its first document in the new segment.
    """

    segment: Segment
    is_alive: Sequence[bool] | None
    start: int


def merge(segments: Iterable[tuple[Segment, frozenset[int]]], file: IO[bytes], fields: Sequence[str]) -> int:
    """Write one segment out of several, each with its deleted documents; returns the checksum of the file's end.

    Scores over the new one are those over one that was built of the documents that are left. Linear in the postings;
    memory for the longest list of places.
    """
    sources, documents = _sources(segments)
    writers = {name: partial(_write_field, sources) for name in fields}
    return write_segment(file, documents, writers)


def _sources(segments: Iterable[tuple[Segment, frozenset[int]]]) -> tuple[list[Source], Documents]:
    sources: list[Source] = []
    documents = Documents()
    for segment, dead in sorted(segments, key=lambda each: each[0].least):
        segment.container.expect_all()
        is_alive = [d not in dead for d in range(segment.count)] if dead else None
        sources.append(Source(segment, is_alive, len(documents)))
        for column, values in (
            ("ids", documents.ids),
            ("articles", documents.articles),
            ("moments", documents.moments),
        ):
            old = getattr(segment, column)
            values.extend(old if is_alive is None else compress(old, is_alive))
    return sources, documents


class _Joined:
    """One field of a source, on its way into the new segment."""

    def __init__(self, source: Source, name: str, first_place: int) -> None:
        self._field = source.segment.field(name)
        self._is_alive = source.is_alive
        self._first_place = first_place
        self._numbers = _new_numbers(source)
        self.span = self._field.span
        self.lengths = _kept(self._field.lengths, source.is_alive)

    def terms(self, place: int) -> Iterator[tuple[bytes, int, int]]:
        """Every term with its number; `place` is the source's among the sources."""
        return zip(self._field.terms, repeat(place), range(len(self._field.terms)))

    def add(self, number: int, documents: array[int], frequencies: list[int], places: array[int]) -> None:
        """Add the postings of a term that are left."""
        postings = Postings(self._field, number)
        old, often, where = postings.documents(), postings.all_frequencies(), postings.all_places()
        if self._is_alive is not None:
            kept = [self._is_alive[document] for document in old]
            where = array("I", compress(where, chain.from_iterable(map(repeat, kept, often))))
            old, often = list(compress(old, kept)), list(compress(often, kept))
        documents.extend(map(self._numbers.__getitem__, old))
        frequencies.extend(often)
        first = self._first_place
        places.extend([first + place for place in where] if first else where)


def _new_numbers(source: Source) -> Sequence[int]:
    if source.is_alive is None:
        return range(source.start, source.start + source.segment.count)
    numbers: list[int] = []
    number = source.start
    for is_alive in source.is_alive:
        numbers.append(number)
        number += is_alive
    return numbers


def _kept(values: Iterable[int], is_alive: Sequence[bool] | None) -> list[int]:
    return list(values if is_alive is None else compress(values, is_alive))


def _write_field(sources: Sequence[Source], out: ContainerWriter, name: str) -> FieldWriter:
    joined: list[_Joined] = []
    span = 0
    for source in sources:
        joined.append(_Joined(source, name, span))
        span += joined[-1].span
    writer = FieldWriter(out, name, list(chain.from_iterable(each.lengths for each in joined)), span)
    in_order = heapq.merge(*(each.terms(place) for place, each in enumerate(joined)))
    for count, (term, group) in enumerate(groupby(in_order, key=itemgetter(0))):
        documents, frequencies, places = array("H"), list[int](), array("I")
        for _, place, number in group:
            joined[place].add(number, documents, frequencies, places)
        if documents:
            writer.add(term, documents, frequencies, places)
        if count % _TERMS_A_RUN == 0:
            for source in sources:
                source.segment.container.forget_pages()
    return writer
