"""Clauses that join others: all of them, any of them; and sieves that turn a clause round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reader.search.ranking import bounds as vectors
from reader.search.ranking.bounds import Bounds
from reader.search.ranking.clause import Clause, Scorer, Sieve
from reader.search.segments.shelf import Shelf


class AllOf:
    """What all of some clauses find and all of some sieves let through; the score is the sum of the clauses' scores."""

    def __init__(self, clauses: Sequence[Clause], sieves: Sequence[Sieve]) -> None:
        """At least one clause."""
        self._clauses, self._sieves = clauses, sieves

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        found: list[Bounds] = []
        for clause in self._clauses:
            bounds = clause.bounds(at, exactly=exactly)
            if bounds is None:
                return None
            found.append(bounds)
        together = vectors.all_of(found)
        for sieve in self._sieves:
            together = vectors.sieved(together, partial(sieve.mask, at), sieve.passes(at))
        return together

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        scorers = [clause.scorer(at) for clause in self._clauses]
        tests = [sieve.passes(at) for sieve in self._sieves]
        if len(scorers) == 1 and not tests:
            return scorers[0]

        def score(document: int) -> float | None:
            total = 0.0
            for scorer in scorers:
                part = scorer(document)
                if part is None:
                    return None
                total += part
            return total if all(passes(document) for passes in tests) else None

        return score


def flattened(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The same with the parts of every `AnyOf` in its place: all bounds are then added up at once."""
    return [part for clause in clauses for part in (clause.parts if isinstance(clause, AnyOf) else (clause,))]


class AnyOf:
    """What at least one of some clauses finds; the score is the sum of those that do."""

    def __init__(self, clauses: Sequence[Clause], shelf: Shelf) -> None:
        """At least one clause."""
        self.parts, self._shelf = flattened(clauses), shelf

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        found = [bounds for clause in self.parts if (bounds := clause.bounds(at, exactly=exactly)) is not None]
        return vectors.any_of(found, self._shelf.parts[at].segment.count) if found else None

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        scorers = [clause.scorer(at) for clause in self.parts]

        def score(document: int) -> float | None:
            total: float | None = None
            for scorer in scorers:
                part = scorer(document)
                if part is not None:
                    total = part if total is None else total + part
            return total

        return score


class Without:
    """Lets through what a clause does not find."""

    def __init__(self, clause: Clause, shelf: Shelf) -> None:
        """Turn a clause round."""
        self._clause, self._shelf = clause, shelf
        self._found: dict[int, Bounds | None] = {}

    def _bounds(self, at: int) -> Bounds | None:
        if at not in self._found:
            self._found[at] = self._clause.bounds(at, exactly=True)
        return self._found[at]

    def mask(self, at: int) -> bytes:
        """See `Sieve`."""
        found, size = self._bounds(at), self._shelf.parts[at].segment.count
        return b"\xff" * size if found is None else vectors.spread(found, size).translate(vectors.ABSENT)

    def passes(self, at: int) -> Callable[[int], bool]:
        """See `Sieve`."""
        found = self._bounds(at)
        if found is None:
            return lambda _document: True
        if found.documents is None:
            values = found.values
            return lambda document: not values[document]
        documents = frozenset(found.documents)
        return lambda document: document not in documents


class Through:
    """Everything that some sieves let through, with a score of 0."""

    def __init__(self, sieves: Sequence[Sieve], shelf: Shelf) -> None:
        """No sieve lets everything through."""
        self._sieves, self._shelf = sieves, shelf

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        mask = b"\xff" * self._shelf.parts[at].segment.count
        for sieve in self._sieves:
            mask = vectors.both(mask, sieve.mask(at))
        return Bounds(None, mask.translate(_ONE), 0.0, 1)

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        tests = [sieve.passes(at) for sieve in self._sieves]
        return lambda document: 0.0 if all(passes(document) for passes in tests) else None


_ONE = bytes([0, *([1] * 255)])
