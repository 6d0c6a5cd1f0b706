"""Articles found by what belongs to them: a claim, a note. An article has the score of the best."""

from __future__ import annotations

from collections import defaultdict

from reader.search.ranking.bounds import Bounds
from reader.search.ranking.clause import Clause, Scorer
from reader.search.segments.shelf import Shelf


def articles_of(clause: Clause, other: Shelf) -> frozenset[int]:
    """Row numbers of the articles to which belongs what a clause finds among other things."""
    found: set[int] = set()
    for at, part in enumerate(other.parts):
        bounds = clause.bounds(at, exactly=True)
        if bounds is not None:
            articles = part.segment.articles
            found.update([articles[d] for d in bounds.listed() if d not in part.dead])
    return frozenset(found)


class Elsewhere:
    """A clause for articles out of one for other things."""

    def __init__(self, clause: Clause, other: Shelf, shelf: Shelf) -> None:
        """`clause` finds in `other`; `shelf` has the articles."""
        self._clause, self._other, self._shelf = clause, other, shelf
        self._unit = 0.0
        self._hits: list[dict[int, list[tuple[int, int]]]] = [{} for _ in shelf.parts]
        self._values: list[dict[int, int]] = [{} for _ in shelf.parts]
        self._scorers: dict[int, Scorer] = {}
        self._look()

    def _look(self) -> None:
        """Find every hit, and the article of each."""
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        most: dict[int, float] = {}
        for at, part in enumerate(self._other.parts):
            bounds = self._clause.bounds(at, exactly=True)
            if bounds is None:
                continue
            articles, dead, unit = part.segment.articles, part.dead, bounds.unit
            values = bounds.values if bounds.documents is not None else bytes(filter(None, bounds.values))
            for document, value in zip(bounds.listed(), values, strict=True):
                if document not in dead:
                    article = articles[document]
                    hits[article].append((at, document))
                    score = value * unit
                    if score > most.get(article, -1.0):
                        most[article] = score
        self._unit = max(most.values(), default=0.0) / 254 * (1 + 1e-9)
        self._place(hits, most)

    def _place(self, hits: dict[int, list[tuple[int, int]]], most: dict[int, float]) -> None:
        unit = self._unit
        for at, part in enumerate(self._shelf.parts):
            segment = part.segment
            found, values = self._hits[at], self._values[at]
            for article, where in hits.items():
                for document in segment.of_article(article):
                    found[document] = where
                    values[document] = min(255, 1 + int(most[article] / unit)) if unit else 1

    def bounds(self, at: int, *, exactly: bool = False) -> Bounds | None:
        """See `Clause`."""
        values = self._values[at]
        if not values:
            return None
        documents = sorted(values)
        return Bounds(documents, bytes(map(values.__getitem__, documents)), self._unit, 255)

    def scorer(self, at: int) -> Scorer:
        """See `Clause`."""
        hits = self._hits[at]

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
