"""Clauses for terms in a row."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import Protocol

from reader.search.ranking.bounds import Bounds
from reader.search.ranking.clause import Clause, Scorer
from reader.search.ranking.joining import AllOf


class Placed(Clause, Protocol):
    """A clause that knows where its terms stand."""

    def places(self, at: int, document: int) -> Sequence[int]:
        """In a document of a segment."""

    def all_places(self, at: int) -> array[int]:
        """In a segment, ascending."""

    def holding(self, at: int, places: Sequence[int]) -> Sequence[bool]:
        """Whether each of some places of a segment, which ascend, is one of these."""

    def owners(self, at: int) -> Sequence[int]:
        """The document of each of these."""

    def how_often(self, at: int) -> int:
        """How many places there are in a segment."""


# To look into a document costs as much as to go through so many places.
_PLACES_A_DOCUMENT = 200


class Phrase:
    """The documents where some words follow each other. The score is the sum of those of the words, as in Whoosh."""

    def __init__(self, words: Sequence[Placed]) -> None:
        """`words` in their order, at least two."""
        self._words = words
        self._all = AllOf(words, ())

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`. Not exactly: the documents that have all the words."""
        together = self._all.bounds(at)
        return self._exact(at, together) if exactly and together is not None else together

    def _exact(self, at: int, together: Bounds) -> Bounds | None:
        """Of documents that have all words, those that have them in a row."""
        candidates = together.listed()
        values = together.listed_values()
        if len(candidates) * _PLACES_A_DOCUMENT < sum(word.how_often(at) for word in self._words):
            kept = list(map(self._is_in_a_row(at), candidates))
        else:
            kept = list(map(self._in_a_row(at).__contains__, candidates))
        documents = list(compress(candidates, kept))
        return Bounds(documents, bytes(compress(values, kept)), together.unit, together.most) if documents else None

    def _in_a_row(self, at: int) -> set[int]:
        """Every document that has the words in a row, found by their places in the whole segment."""
        (first, rare), *others = self._rarest_first(at)
        places: Sequence[int] = rare.all_places(at)
        owners: Sequence[int] = rare.owners(at)
        for number, word in others:
            kept = word.holding(at, [place + number - first for place in places])
            places, owners = list(compress(places, kept)), list(compress(owners, kept))
        return set(owners)

    def _rarest_first(self, at: int) -> list[tuple[int, Placed]]:
        return sorted(enumerate(self._words), key=lambda each: each[1].how_often(at))

    def _is_in_a_row(self, at: int) -> Callable[[int], bool]:
        (first, rare), *others = self._rarest_first(at)
        where = rare.places
        rest = [(number - first, word.places) for number, word in others]

        def is_in_a_row(document: int) -> bool:
            here: Iterable[int] = where(at, document)
            for offset, places in rest:
                there = set(places(at, document))
                here = [place for place in here if place + offset in there]
                if not here:
                    return False
            return True

        return is_in_a_row

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        is_in_a_row, scorer = self._is_in_a_row(at), self._all.scorer(at)

        def score(document: int) -> float | None:
            total = scorer(document)
            return total if total is not None and is_in_a_row(document) else None

        return score
