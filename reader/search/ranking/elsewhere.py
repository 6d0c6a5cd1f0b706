"""Articles found by what belongs to them: a claim, a note. An article has the score of the best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.search.ranking.best import Ranked, Work, best_of
from reader.search.ranking.bounds import Bounds
from reader.search.ranking.clause import Clause, Scorer
from reader.search.segments.impacts import LEVELS
from reader.search.segments.shelf import Part, Shelf

# So many hits for each article are asked for at first, and then so many times more.
_HITS_AN_ARTICLE, _MORE = 2, 4


def articles_of(clause: Clause, other: Shelf) -> frozenset[int]:
    """Row numbers of the articles to which belongs what a clause finds among other things."""
    found: set[int] = set()
    for at, part in enumerate(other.parts):
        bounds = clause.bounds(at, exactly=True)
        if bounds is not None:
            articles = part.segment.articles
            found.update([articles[d] for d in bounds.listed() if d not in part.dead])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Hits:
    """Every hit.

    Attributes:
        unit: no article's score is more than its value times this.
        places: for each segment of articles, by document: where its hits are.
        values: likewise: a bound of its score.
    """

    unit: float
    places: Sequence[Mapping[int, Sequence[tuple[int, int]]]]
    values: Sequence[Mapping[int, int]]


class Elsewhere:
    """A clause for articles out of one for other things. Every hit is looked at, unless only the best are wanted."""

    def __init__(self, clause: Clause, other: Shelf, shelf: Shelf) -> None:
        """`clause` finds in `other`; `shelf` has the articles."""
        self._clause, self._other, self._shelf = clause, other, shelf
        self._scorers: dict[int, Scorer] = {}

    def best(self, limit: int, work: Work) -> list[Ranked]:
        """The best articles: those of the best hits, of which more are asked for until there are enough articles."""
        wanted = limit * _HITS_AN_ARTICLE
        while True:
            hits = best_of(self._clause, self._other, wanted, work, by_article=True)
            first: dict[int, Ranked] = {}
            for ranked in hits:
                if ranked[2] not in first and self._is_there(ranked[2]):
                    first[ranked[2]] = ranked
            if len(first) >= limit or len(hits) < wanted:
                return list(first.values())[:limit]
            wanted *= _MORE

    def _is_there(self, article: int) -> bool:
        parts = self._shelf.parts
        return any(document not in part.dead for part in parts for document in part.segment.of_article(article))

    @cached_property
    def _hits(self) -> _Hits:
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        most: dict[int, float] = {}
        for at, part in enumerate(self._other.parts):
            bounds = self._clause.bounds(at, exactly=True)
            if bounds is None:
                continue
            articles, dead, unit = part.segment.articles, part.dead, bounds.unit
            for document, value in zip(bounds.listed(), bounds.listed_values(), strict=True):
                if document not in dead:
                    article = articles[document]
                    hits[article].append((at, document))
                    most[article] = max(value * unit, most.get(article, 0.0))
        unit = max(most.values(), default=0.0) / LEVELS * (1 + 1e-9)
        placed = [self._placed(part, hits, most, unit) for part in self._shelf.parts]
        return _Hits(unit, [places for places, _ in placed], [values for _, values in placed])

    def _placed(
        self, part: Part, hits: Mapping[int, list[tuple[int, int]]], most: Mapping[int, float], unit: float
    ) -> tuple[dict[int, list[tuple[int, int]]], dict[int, int]]:
        """The hits of the articles of one segment, and the bounds of these, by document."""
        places: dict[int, list[tuple[int, int]]] = {}
        values: dict[int, int] = {}
        for article, where in hits.items():
            for document in part.segment.of_article(article):
                places[document] = where
                values[document] = min(255, 1 + int(most[article] / unit)) if unit else 1
        return places, values

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        values = self._hits.values[at]
        if not values:
            return None
        documents = sorted(values)
        return Bounds(documents, bytes(map(values.__getitem__, documents)), self._hits.unit, 255)

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        hits = self._hits.places[at]

        def score(document: int) -> float | None:
            where = hits.get(document)
            if where is None:
                return None
            return max(self._scored(*each) for each in where)

        return score

    def _scored(self, at: int, document: int) -> float:
        scorer = self._scorers.get(at)
        if scorer is None:
            scorer = self._scorers[at] = self._clause.scorer(at)
        score = scorer(document)
        assert score is not None
        return score
