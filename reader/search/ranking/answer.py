"""What a query finds, worked out as far as somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain, compress

from reader.search.ranking.best import Work, all_of_them, best_of
from reader.search.ranking.clause import Clause
from reader.search.ranking.elsewhere import Elsewhere
from reader.search.segments.shelf import Shelf


class Answer:
    """The answer to one query. Everything is of the moment at which it was asked.

    Attributes:
        work: what has been done for it, for tests of the cost.
    """

    def __init__(self, clause: Clause | None, shelf: Shelf) -> None:
        """`clause` None: nothing is found."""
        self._clause, self._shelf = clause, shelf
        self.work = Work()

    def best(self, limit: int) -> list[tuple[int, float]]:
        """Row numbers and scores of the best, `limit` at most; of equal scores the newest comes first."""
        if self._clause is None or limit < 1:
            return []
        if isinstance(self._clause, Elsewhere):
            ranked = self._clause.best(limit, self.work)
        else:
            ranked = best_of(self._clause, self._shelf, limit, self.work)
        return [(id_, score) for score, _, id_ in ranked]

    @cached_property
    def ranked(self) -> list[tuple[int, float]]:
        """Row numbers and scores of everything, best first. Linear in what is found."""
        if self._clause is None:
            return []
        return [(id_, score) for score, _, id_ in all_of_them(self._clause, self._shelf, self.work)]

    @cached_property
    def count(self) -> int:
        """How much is found."""
        if self._clause is None:
            return 0
        found = [self._clause.bounds(at, exactly=True) for at in range(len(self._shelf.parts))]
        parts = zip(found, self._shelf.parts, strict=True)
        return sum(bounds.count(part.dead) for bounds, part in parts if bounds is not None)

    def ids(self) -> frozenset[int]:
        """Row numbers of everything, in no order; scores are not worked out."""
        if self._clause is None:
            return frozenset()
        return frozenset(chain.from_iterable(self._ids_of(at) for at in range(len(self._shelf.parts))))

    def _ids_of(self, at: int) -> Sequence[int]:
        assert self._clause is not None
        bounds = self._clause.bounds(at, exactly=True)
        if bounds is None:
            return ()
        part = self._shelf.parts[at]
        numbers = part.segment.ids
        if bounds.documents is not None:
            return [numbers[document] for document in bounds.documents if document not in part.dead]
        alive = bytearray(bounds.values)
        for document in part.dead:
            alive[document] = 0
        return list(compress(numbers, alive))
