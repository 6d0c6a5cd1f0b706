"""All segments of one kind of thing, as they stood at one moment, with what scores need to know of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import SearchIn
from reader.search.segments.field import Field
from reader.search.segments.impacts import norms
from reader.search.segments.segment import Segment


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, and which of its documents are deleted."""

    segment: Segment
    dead: frozenset[int]

    def field(self, name: str) -> Field:
        """One of its fields."""
        return self.segment.field(name)


class Shelf:
    """Segments of one kind. It never changes; any thread may read it.

    Attributes:
        kind: what is in it.
        parts: the segments, the largest first.
        documents: how many documents there are, with deleted ones: as in Whoosh these count until they are merged away.
    """

    def __init__(self, kind: SearchIn, parts: Sequence[Part]) -> None:
        """Put some segments side by side."""
        self.kind = kind
        self.parts = tuple(sorted(parts, key=lambda part: -part.segment.count))
        self.documents = sum(part.segment.count for part in parts)
        self._averages: dict[str, float] = {}
        self._norms: dict[str, list[float]] = {}

    def average(self, field: str) -> float:
        """The average length of a field."""
        known = self._averages.get(field)
        if known is None:
            total = sum(part.field(field).total for part in self.parts)
            known = self._averages[field] = (total / self.documents if total else 0.0) or 1.0
        return known

    def norms(self, field: str) -> list[float]:
        """See `impacts.norms`, for this average."""
        known = self._norms.get(field)
        if known is None:
            known = self._norms[field] = norms(self.average(field))
        return known
