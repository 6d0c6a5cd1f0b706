"""The best documents of all segments: bounds say which may be among them, and only these are scored exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappush, heapreplace
from math import ceil

from reader.search.ranking.bounds import Bounds, at_least, below, rows_at_least
from reader.search.ranking.clause import Clause, Scorer
from reader.search.segments.shelf import Part, Shelf

Ranked = tuple[float, int, int]
"""Score, moment, row number: greater is better, and of equal scores the newest comes first."""

_HIGHEST = 256
_SLACK = 1e-9
# At first so many times as many documents are scored as are wanted, later each time four times as many.
_AT_FIRST, _LATER = 2, 4
# Where fewer than one in five of a hundred documents match in the end, it is cheaper to find out first which do.
_TRIED, _ONE_IN = 100, 5
_A_PIECE = 500


@dataclass(slots=True)
class Work:
    """What a search has done, for tests of its cost: documents scored exactly, and segments that needed it twice."""

    scored: int = 0
    repeated: int = 0


@dataclass(slots=True)
class Best:
    """The best documents so far, `limit` at most."""

    limit: int
    heap: list[Ranked] = field(default_factory=list)

    @property
    def least(self) -> float | None:
        """The score that the next one must reach; None while there is room."""
        return self.heap[0][0] if len(self.heap) >= self.limit else None

    def add(self, ranked: Ranked) -> None:
        """Take one in, if it is good enough."""
        if len(self.heap) < self.limit:
            heappush(self.heap, ranked)
        elif ranked > self.heap[0]:
            heapreplace(self.heap, ranked)


def best_of(clause: Clause, shelf: Shelf, limit: int, work: Work, *, by_article: bool = False) -> list[Ranked]:
    """The best `limit` documents (at least one), the best first. Few of all that match are scored exactly.

    Row numbers are those of the documents, or of their articles if `by_article`: then some may come more than once.
    """
    best = Best(limit)
    for at in range(len(shelf.parts)):
        bounds = clause.bounds(at)
        if bounds is None:
            continue
        before = list(best.heap)
        picking = _Picking(shelf.parts[at], clause.scorer(at), work, by_article=by_article)
        if not picking.pick(bounds, best, may_give_up=True):
            best.heap = before
            work.repeated += 1
            exactly = clause.bounds(at, exactly=True)
            if exactly is not None:
                picking.pick(exactly, best, may_give_up=False)
    return sorted(best.heap, reverse=True)


def all_of_them(clause: Clause, shelf: Shelf, work: Work) -> list[Ranked]:
    """Every document, the best first. Linear in their number, and a microsecond or two for each."""
    found: list[Ranked] = []
    for at in range(len(shelf.parts)):
        bounds = clause.bounds(at, exactly=True)
        if bounds is not None:
            documents = bounds.listed()
            found += _Picking(shelf.parts[at], clause.scorer(at), work).scored(documents)
    return sorted(found, reverse=True)


class _Picking:
    """Takes the best documents of one segment."""

    def __init__(self, part: Part, scorer: Scorer, work: Work, *, by_article: bool = False) -> None:
        self._dead, self._scorer, self._work = part.dead, scorer, work
        self._moments = part.segment.moments
        self._numbers = part.segment.articles if by_article else part.segment.ids

    def pick(self, bounds: Bounds, best: Best, *, may_give_up: bool) -> bool:
        """Add what is good enough to `best`; False when too few of those that may match do."""
        values, top, wanted = bounds.values, _HIGHEST, _AT_FIRST * best.limit
        tried = matched = 0
        while (low := _lowest(best, bounds.unit)) < top:
            left = below(values, top) if top < _HIGHEST else values
            candidates = at_least(left, low)
            if not candidates:
                break
            level = _level(candidates, wanted, low, top)
            rows: Sequence[int] = list(rows_at_least(left, level))
            documents = rows if bounds.documents is None else [bounds.documents[row] for row in rows]
            # Short texts of one length have one bound: thousands of them may come at once.
            for start in range(0, len(documents), _A_PIECE):
                piece = documents[start : start + _A_PIECE]
                found = self.scored(piece)
                for ranked in found:
                    best.add(ranked)
                tried, matched = tried + len(piece), matched + len(found)
                if may_give_up and tried >= _TRIED and matched * _ONE_IN < tried and len(candidates) > _LATER * _TRIED:
                    return False
            top, wanted = level, wanted * _LATER
        return True

    def scored(self, documents: Sequence[int]) -> list[Ranked]:
        """Those documents that match and are not deleted, with their scores."""
        self._work.scored += len(documents)
        scorer, dead = self._scorer, self._dead
        moments, numbers = self._moments, self._numbers
        found: list[Ranked] = []
        for document in documents:
            if document not in dead:
                score = scorer(document)
                if score is not None:
                    found.append((score, moments[document], numbers[document]))
        return found


def _lowest(best: Best, unit: float) -> int:
    """The least value whose score may be good enough."""
    least = best.least
    if least is None or not unit:
        return 1
    return min(_HIGHEST, max(1, ceil(least / unit - _SLACK)))


def _level(candidates: bytes, wanted: int, low: int, top: int) -> int:
    """The greatest level that leaves as many candidates as are wanted, or `low`."""
    if len(candidates) <= wanted:
        return low
    high = top
    while high - low > 1:
        middle = (low + high) >> 1
        above = at_least(candidates, middle)
        if len(above) >= wanted:
            low, candidates = middle, above
        else:
            high = middle
    return low
