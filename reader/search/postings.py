"""The seam between ranking and whatever keeps the inverted index; and the simplest keeper, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import Entry

# Documents are numbered by whoever keeps them; a term's postings say how often it occurs in which.
Frequencies = Mapping[int, int]


class Postings(Protocol):
    """An inverted index as ranking sees it."""

    def documents(self, kind: SearchIn) -> Frequencies:
        """All documents of a kind (each with a 1)."""

    def frequencies(self, field: str, term: str) -> Frequencies:
        """Documents with the term in that field, and how often; empty when there are none."""

    def positions(self, field: str, term: str, documents: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Places of the term among the words of those documents that have it."""

    def starting_with(self, field: str, prefix: str) -> Iterable[str]:
        """All terms of the field that begin so, in no special order."""

    def has(self, field: str, term: str) -> bool:
        """Whether any document has the term in that field."""

    def length(self, field: str, document: int) -> int:
        """How many terms the field has in that document."""

    def total_length(self, field: str) -> int:
        """How many terms the field has in all documents."""

    def ids(self, document: int) -> tuple[int, int]:
        """Row numbers of the thing and of its article."""


class MemoryPostings:
    """Postings of some entries, made on the spot."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._places: dict[str, dict[str, dict[int, list[int]]]] = defaultdict(dict)
        self._lengths: dict[str, dict[int, int]] = defaultdict(dict)
        self._kinds: dict[SearchIn, dict[int, int]] = defaultdict(dict)
        self._ids: list[tuple[int, int]] = []

    def add(self, entry: Entry) -> None:
        """Take one entry in."""
        document = len(self._ids)
        self._ids.append((entry.id, entry.article))
        self._kinds[entry.kind][document] = 1
        for field, text in entry.fields.items():
            places = self._places[field]
            length = 0
            for term in self._analyzer.terms(text):
                places.setdefault(term.text, {}).setdefault(document, []).append(term.position)
                length += 1
            self._lengths[field][document] = length

    def documents(self, kind: SearchIn) -> Frequencies:
        """All documents of a kind."""
        return self._kinds[kind]

    def frequencies(self, field: str, term: str) -> Frequencies:
        """Documents with the term, and how often."""
        found = self._places[field].get(term, {})
        return {document: len(places) for document, places in found.items()}

    def positions(self, field: str, term: str, documents: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Places of the term in those documents."""
        found = self._places[field].get(term, {})
        return {document: found[document] for document in documents if document in found}

    def starting_with(self, field: str, prefix: str) -> Iterable[str]:
        """All terms of the field that begin so."""
        return [term for term in self._places[field] if term.startswith(prefix)]

    def has(self, field: str, term: str) -> bool:
        """Whether any document has the term in that field."""
        return term in self._places[field]

    def length(self, field: str, document: int) -> int:
        """How many terms the field has in that document."""
        return self._lengths[field].get(document, 0)

    def total_length(self, field: str) -> int:
        """How many terms the field has in all documents."""
        return sum(self._lengths[field].values())

    def ids(self, document: int) -> tuple[int, int]:
        """Row numbers of the thing and of its article."""
        return self._ids[document]
