"""Clauses for one term, and for several terms that count as one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain, repeat

from reader.search.ranking.bounds import Bounds
from reader.search.ranking.clause import Scorer
from reader.search.ranking.unions import Classes, frequencies, how_many
from reader.search.segments.field import Postings
from reader.search.segments.impacts import LEVELS, MANY, TOP, inverse_frequency
from reader.search.segments.shelf import Shelf


class OneTerm:
    """The documents with a term in a field.

    Attributes:
        found: how many there are, deleted ones included.
    """

    def __init__(self, shelf: Shelf, field: str, term: str, boost: float) -> None:
        """Look the term up in every segment."""
        self._shelf, self._field = shelf, field
        word = term.encode()
        self._postings = [part.field(field).find(word) for part in shelf.parts]
        self.found = sum(postings.count for postings in self._postings if postings)
        self._weight = boost * TOP * inverse_frequency(shelf.documents, self.found) if self.found else 0.0

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        postings = self._postings[at]
        if postings is None:
            return None
        # Impacts are for the segment's average; shorter documents weigh more where the average is greater.
        stretch = max(1.0, self._shelf.average(self._field) / self._shelf.parts[at].field(self._field).reference)
        listed = None if postings.is_dense else postings.listed
        return Bounds(listed, postings.impacts, self._weight * stretch / LEVELS, postings.most)

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        postings = self._postings[at]
        if postings is None:
            return _nothing
        frequency, weight, norms = postings.frequency, self._weight, self._shelf.norms(self._field)
        lengths = self._shelf.parts[at].field(self._field).length_bytes

        def score(document: int) -> float | None:
            often = frequency(document)
            return weight * often / (often + norms[lengths[document]]) if often else None

        return score

    def places(self, at: int, document: int) -> Sequence[int]:
        """Its places in a document that has it."""
        postings = self._postings[at]
        return postings.places(document) if postings else ()

    def all_places(self, at: int) -> array[int]:
        """All its places in a segment."""
        postings = self._postings[at]
        return postings.all_places() if postings else array("I")

    def holding(self, at: int, places: Sequence[int]) -> Sequence[bool]:
        """Whether each of some places of a segment, which ascend, is one of these."""
        postings = self._postings[at]
        return postings.holding(places) if postings else [False] * len(places)

    def owners(self, at: int) -> Sequence[int]:
        """The document of each of these."""
        postings = self._postings[at]
        return _owners(postings) if postings else ()

    def how_often(self, at: int) -> int:
        """How many places it has in a segment."""
        postings = self._postings[at]
        return postings.everywhere if postings else 0


def _nothing(_document: int) -> None:
    return None


def _owners(postings: Postings) -> list[int]:
    return list(chain.from_iterable(map(repeat, postings.documents(), postings.all_frequencies())))


class ManyTerms:
    """The documents with one or more of some terms in a field, as if all were one word: their frequencies add up."""

    def __init__(self, shelf: Shelf, field: str, numbers: Sequence[Sequence[int]], boost: float) -> None:
        """`numbers` are those of the terms in each segment, ascending."""
        self._shelf, self._field = shelf, field
        self._numbers = numbers
        self._often = [frequencies(part.field(field), each) for part, each in zip(shelf.parts, numbers, strict=True)]
        found = sum(how_many(often) for often in self._often)
        self._weight = boost * TOP * inverse_frequency(shelf.documents, found) if found else 0.0

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        often = self._often[at]
        if not often:
            return None
        classes = Classes(self._shelf.parts[at].field(self._field), self._shelf.norms(self._field))
        if isinstance(often, bytes):
            return Bounds(None, classes.impacts(often), self._weight / LEVELS, 255)
        documents = sorted(often)
        values = classes.few_impacts(documents, often)
        return Bounds(documents, values, self._weight / LEVELS, max(values))

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        often = self._often[at]
        if not often:
            return _nothing
        weight, norms = self._weight, self._shelf.norms(self._field)
        lengths = self._shelf.parts[at].field(self._field).length_bytes

        def score(document: int) -> float | None:
            frequency = self._frequency(at, document)
            return weight * frequency / (frequency + norms[lengths[document]]) if frequency else None

        return score

    def _frequency(self, at: int, document: int) -> int:
        often = self._often[at]
        if not isinstance(often, bytes):
            return often.get(document, 0)
        short = often[document]
        return short if short < MANY else sum(each.frequency(document) for each in self._postings(at))

    def _postings(self, at: int) -> list[Postings]:
        field = self._shelf.parts[at].field(self._field)
        return [field.postings(number) for number in self._numbers[at]]

    def places(self, at: int, document: int) -> Sequence[int]:
        """Their places in a document."""
        found: list[int] = []
        for postings in self._postings(at):
            if postings.frequency(document):
                found.extend(postings.places(document))
        return found

    def all_places(self, at: int) -> array[int]:
        """All their places in a segment, ascending."""
        return array("I", sorted(chain.from_iterable(postings.all_places() for postings in self._postings(at))))

    def holding(self, at: int, places: Sequence[int]) -> Sequence[bool]:
        """Whether each of some places of a segment, which ascend, is one of these."""
        return [any(each) for each in zip(*(postings.holding(places) for postings in self._postings(at)), strict=True)]

    def owners(self, at: int) -> Sequence[int]:
        """The document of each of these: as places ascend, so do their documents."""
        return sorted(chain.from_iterable(_owners(postings) for postings in self._postings(at)))

    def how_often(self, at: int) -> int:
        """How many places they have in a segment."""
        everywhere = self._shelf.parts[at].field(self._field).all
        return sum(everywhere[number] for number in self._numbers[at])
