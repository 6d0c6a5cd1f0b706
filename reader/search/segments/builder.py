"""Builds a segment out of entries: places of terms are collected in memory and written field by field."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import IO

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import FIELDS, Entry
from reader.search.segments.container import ContainerWriter
from reader.search.segments.field_writer import FieldWriter
from reader.search.segments.segment import MOST_DOCUMENTS
from reader.search.segments.segment_writer import Documents, write_segment

# With their lists some 60 MB.
MOST_PLACES = 8_000_000


class SegmentBuilder:
    """One segment in the making; all its entries are of one kind."""

    def __init__(self, kind: SearchIn, analyzer: Analyzer) -> None:
        """Begin with none."""
        self.kind = kind
        self._analyzer = analyzer
        self._documents = Documents()
        self._fields = {name: _FieldBuilder() for name in FIELDS[kind]}
        self._places = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to write it."""
        return len(self._documents) >= MOST_DOCUMENTS or self._places >= MOST_PLACES

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._documents)

    def add(self, entry: Entry) -> None:
        """Take one entry in."""
        self._documents.add(entry.id, entry.article, entry.moment)
        for name, builder in self._fields.items():
            self._places += builder.add(*self._analyzer.placed(entry.fields.get(name, ""), builder.first))

    def write(self, file: IO[bytes]) -> int:
        """Write the segment and forget the entries; returns the checksum of the file's end."""
        return write_segment(file, self._documents, {name: each.write for name, each in self._fields.items()})


def filled(entries: Iterable[Entry], analyzer: Analyzer) -> Iterator[SegmentBuilder]:
    """Builders with all of some entries, each for one segment, as large as memory allows. Write each at once."""
    builders: dict[SearchIn, SegmentBuilder] = {}
    for entry in entries:
        builder = builders.get(entry.kind)
        if builder is None:
            builder = builders[entry.kind] = SegmentBuilder(entry.kind, analyzer)
        builder.add(entry)
        if builder.is_full:
            yield builders.pop(entry.kind)
    yield from builders.values()


class _FieldBuilder:
    """One field: for each term its places. `first` is the place of the next document's first word."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, array[int]] = defaultdict(_no_places)
        self._lengths: list[int] = []
        self._spans: list[int] = []
        self.first = 0

    def add(self, words: Sequence[str], places: Sequence[int]) -> int:
        """Take in the words of one document, whose places count from `first`; returns how many there are."""
        terms = self._terms
        for word, place in zip(words, places, strict=True):
            terms[word].append(place)
        span = places[-1] - self.first + 2 if words else 1
        self._lengths.append(len(words))
        self._spans.append(span)
        self.first += span
        return len(words)

    def write(self, out: ContainerWriter, name: str) -> FieldWriter:
        writer = FieldWriter(out, name, self._lengths, self.first)
        for term, documents, frequencies, places in self._postings():
            writer.add(term, documents, frequencies, places)
        return writer

    def _postings(self) -> Iterator[tuple[bytes, array[int], list[int], array[int]]]:
        document_at = array("H", chain.from_iterable(map(repeat, range(len(self._spans)), self._spans))).__getitem__
        for term in sorted(self._terms):
            places = self._terms.pop(term)
            counts = Counter(map(document_at, places))
            yield term.encode(), array("H", counts), list(counts.values()), places


def _no_places() -> array[int]:
    return array("I")
