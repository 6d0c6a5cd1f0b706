"""What the parts of a query have in common, once they are looked up in the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from reader.search.ranking.bounds import Bounds

Scorer = Callable[[int], float | None]
"""The exact score of a document; None where it does not match."""


class Clause(Protocol):
    """A part of a query that has a score. Segments are named by their places in the shelf."""

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """Upper bounds in a segment; None where nothing matches. `exactly`: of matching documents and no others."""

    def scorer(self, at: int) -> Scorer:
        """Exact scores in a segment."""


class Sieve(Protocol):
    """A part of a query that only lets through."""

    def mask(self, at: int) -> bytes:
        """A byte for every document of a segment: 255 where it passes, else 0."""

    def passes(self, at: int) -> Callable[[int], bool]:
        """Whether a document of a segment passes."""
