"""Reads one field of a segment: its terms, and the postings of a term."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import compress
from typing import Any

from reader.search.segments.container import Container
from reader.search.segments.field_writer import DENSE, DOCUMENTS, FREQUENCIES, IMPACTS, STEP, least_dense
from reader.search.segments.impacts import MANY
from reader.search.segments.places import Places, blocks_of
from reader.search.segments.terms import Terms


class Field:
    """One field of a segment.

    Attributes:
        total: the lengths of all its documents together, exactly.
        span: beyond every place.
        reference: the average length that impacts are for.
    """

    def __init__(self, container: Container, name: str, documents: int) -> None:
        """Nothing is read before it is needed."""
        about = container.about["fields"][name]
        self.name = name
        self.documents = documents
        self.total: int = about["length"]
        self.span: int = about["span"]
        self.reference: float = about["reference"]
        self.blocks = blocks_of(self.span)
        self.least_dense = least_dense(documents)
        self.terms = Terms(container, name, about["terms"])
        self._container = container
        self.with_term = self.column("with_term", "I")
        self.all = self.column("all", "I")
        self.starts = self.column("starts", "I")
        self.where = self.column("where", "Q")
        self.most_impact = self.column("most_impact")
        self.most_frequency = self.column("most_frequency")

    def column(self, name: str, kind: str = "B") -> memoryview[Any]:
        """A column of this field."""
        return self._container.column(f"{self.name}.{name}", kind)

    @cached_property
    def listed(self) -> tuple[memoryview[Any], memoryview[Any], memoryview[Any]]:
        """Documents, frequencies and impacts of all terms that have lists, one after the other."""
        return self.column(DOCUMENTS, "H"), self.column(FREQUENCIES), self.column(IMPACTS)

    @cached_property
    def dense(self) -> memoryview[Any]:
        """Impacts, then frequencies of all documents, for each term that has no list."""
        return self.column(DENSE)

    def dense_frequencies(self, number: int) -> bytes:
        """Frequencies in all documents, of a term that has no list."""
        start = (self.starts[number] * 2 + 1) * self.documents
        return bytes(self.dense[start : start + self.documents])

    @cached_property
    def length_classes(self) -> tuple[int, list[int]]:
        """Lengths in sixteen classes of about as many documents.

        First the class of each document in the upper half of its byte, all bytes as one number; then the least byte of
        a length in each class.
        """
        counts = Counter(self.length_bytes)
        shortest = [255] * 16
        table = bytearray(256)
        before = 0
        for length in sorted(counts):
            level = before * 16 // self.documents
            shortest[level] = min(shortest[level], length)
            table[length] = level << 4
            before += counts[length]
        return int.from_bytes(self.length_bytes.translate(table), "little"), shortest

    @cached_property
    def places(self) -> memoryview[Any]:
        """Running sums and places of all terms."""
        return self.column("places")

    @cached_property
    def length_bytes(self) -> bytes:
        """The byte of each document's length."""
        return bytes(self.column("length_bytes"))

    @cached_property
    def lengths(self) -> memoryview[Any]:
        """Each document's length, exactly."""
        return self.column("lengths", "I")

    @cached_property
    def _many_terms(self) -> memoryview[Any]:
        return self.column("many_terms", "I")

    def many(self, number: int) -> dict[int, int]:
        """Documents of a term that have it 255 times or more, and how often."""
        start, end = bisect_left(self._many_terms, number), bisect_right(self._many_terms, number)
        if start == end:
            return {}
        documents, frequencies = self.column("many_documents", "H"), self.column("many_frequencies", "I")
        return dict(zip(documents[start:end], frequencies[start:end], strict=True))

    def find(self, term: bytes) -> Postings | None:
        """The postings of a term, None when no document has it."""
        number = self.terms.number(term)
        return Postings(self, number) if number >= 0 else None

    def postings(self, number: int) -> Postings:
        """The postings of the term of that number."""
        return Postings(self, number)


class Postings:
    """The postings of one term in one segment.

    Attributes:
        count: how many documents have it.
        is_dense: whether it has a byte for every document; then `listed` is empty.
        listed: documents in their order.
        impacts: of those, or of every document (0 where it has not the term).
        frequencies: likewise; 255 stands for that and more.
        many: the documents that have it so often, with the number.
        most: the greatest impact.
    """

    __slots__ = (
        "_field",
        "_number",
        "_places",
        "count",
        "frequencies",
        "impacts",
        "is_dense",
        "listed",
        "many",
        "most",
    )

    def __init__(self, field: Field, number: int) -> None:
        """The term of that number."""
        self._field, self._number = field, number
        self._places: Places | None = None
        self.count: int = field.with_term[number]
        start: int = field.starts[number]
        self.is_dense = self.count >= field.least_dense
        if self.is_dense:
            start, end = start * 2 * field.documents, (start * 2 + 1) * field.documents
            self.listed: memoryview[Any] = memoryview(array("H"))
            self.impacts = bytes(field.dense[start:end])
            self.frequencies = bytes(field.dense[end : end + field.documents])
        else:
            documents, frequencies, impacts = field.listed
            end = start + self.count
            self.listed = documents[start:end]
            self.impacts = bytes(impacts[start:end])
            self.frequencies = bytes(frequencies[start:end])
        self.most: int = field.most_impact[number]
        self.many = field.many(number) if MANY in self.frequencies else {}

    @property
    def everywhere(self) -> int:
        """How many places it has."""
        return int(self._field.all[self._number])

    def documents(self) -> Sequence[int]:
        """Its documents in order."""
        return list(compress(range(self._field.documents), self.impacts)) if self.is_dense else self.listed

    def all_frequencies(self) -> Sequence[int]:
        """How often each of its documents has it."""
        short = self.frequencies.translate(None, b"\0") if self.is_dense else self.frequencies
        if not self.many:
            return short
        return [self.many.get(d, often) for d, often in zip(self.documents(), short, strict=True)]

    def frequency(self, document: int) -> int:
        """How often a document has it."""
        if self.is_dense:
            short = self.frequencies[document]
        else:
            place = bisect_left(self.listed, document)
            if place == self.count or self.listed[place] != document:
                return 0
            short = self.frequencies[place]
        return self.many[document] if short == MANY else short

    def all_places(self) -> array[int]:
        """All its places in the segment."""
        return self._all_places().all()

    def holding(self, places: Sequence[int]) -> list[bool]:
        """Whether each of some places of the segment, which ascend, is one of its own."""
        return self._all_places().holding(places)

    def places(self, document: int) -> Sequence[int]:
        """Its places in a document that has it."""
        frequencies = self.frequencies
        row = document if self.is_dense else bisect_left(self.listed, document)
        block = row // STEP
        first = sum(frequencies[block * STEP : row])
        if block:
            first += self._sum_before(block)
        often = frequencies[row]
        if self.many:
            rows = range(block * STEP, row)
            first += sum(self._beyond(each) for each in rows if frequencies[each] == MANY)
            often += self._beyond(row)
        return self._all_places().some(first, often)

    def _beyond(self, row: int) -> int:
        if self.frequencies[row] != MANY:
            return 0
        return self.many[row if self.is_dense else self.listed[row]] - MANY

    def _sum_before(self, block: int) -> int:
        start = self._field.where[self._number] + 4 * (block - 1)
        return int.from_bytes(self._field.places[start : start + 4], sys.byteorder)

    def _all_places(self) -> Places:
        if self._places is None:
            field = self._field
            rows = field.documents if self.is_dense else self.count
            start = field.where[self._number] + 4 * ((rows - 1) // STEP)
            self._places = Places(field.places, start, field.all[self._number], field.blocks)
        return self._places
