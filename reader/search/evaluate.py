"""From a parsed query to clauses that the index can rank.

Scores are BM25F as Whoosh has it (K1 1.2, B 0.75, a sum over fields), and filters and NOT add nothing. What is looked
for in another kind of thing than is wanted (an article by a claim in it) counts with its best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Protocol

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import (
    CONTENT,
    FIELDS,
    MINUTES_A_DAY,
    NOTE,
    QUOTE,
    SPEAKER,
    TAGS,
    TITLE,
    WEIGHTS,
    moment_of,
)
from reader.search.expanding import Expanding
from reader.search.nodes import And, DateRange, Everything, Field, Filter, Is, Leaf, Node, Not, Or, Words, is_filter
from reader.search.patterns import Part, rows_of
from reader.search.ranking.answer import Answer
from reader.search.ranking.clause import Clause, Sieve
from reader.search.ranking.elsewhere import Elsewhere, articles_of
from reader.search.ranking.joining import AllOf, AnyOf, Through, Without
from reader.search.ranking.phrases import Phrase
from reader.search.ranking.sieves import AmongIds, HasWords, OfArticles, Published
from reader.search.segments.shelf import Shelf

Shelves = Mapping[SearchIn, Shelf]

_ELSEWHERE: Mapping[Field, tuple[SearchIn, tuple[str, ...]]] = {
    Field.TITLE: (SearchIn.ARTICLES, (TITLE,)),
    Field.SPEAKER: (SearchIn.CLAIMS, (SPEAKER,)),
    Field.CLAIM: (SearchIn.CLAIMS, (CONTENT,)),
    Field.NOTE: (SearchIn.NOTES, (NOTE, QUOTE, TAGS)),
}
# What is read is fewer than what is not, and a set of it sooner made.
_READ, _UNREAD = Is("read"), Is("unread")


class Facts(Protocol):
    """What only the store knows. Ids are its row numbers of what is searched for (`within`)."""

    def everything(self, within: SearchIn) -> AbstractSet[int]:
        """All there is."""

    def filtered(self, leaf: Filter, within: SearchIn) -> AbstractSet[int]:
        """Those that a filter lets through."""

    def articles(self, leaf: Filter, within: SearchIn) -> AbstractSet[int] | None:
        """The articles whose things a filter lets through; None where it tells things of one article apart."""


class Evaluation:
    """One query's evaluation."""

    def __init__(self, shelves: Shelves, facts: Facts, analyzer: Analyzer, within: SearchIn) -> None:
        """Ask `shelves` and `facts` for things of the kind `within`."""
        self._shelves = shelves
        self._facts = facts
        self._analyzer = analyzer
        self._within = within
        self._shelf = shelves[within]
        self._expanding = Expanding()

    def answer(self, node: Node, among: AbstractSet[int] | None = None) -> Answer:
        """What a query finds, `among` these row numbers or all; most of the work is done when the answer is asked."""
        clause = self._clause(node)
        if clause is not None and among is not None:
            clause = AllOf([clause], [AmongIds(self._shelf, among)])
        return Answer(clause, self._shelf)

    def _clause(self, node: Node) -> Clause | None:
        """A clause for a part of the query; None when it can find nothing."""
        if isinstance(node, And):
            return self._all_of(node.children)
        if isinstance(node, Or):
            found = [clause for child in node.children if (clause := self._clause(child)) is not None]
            return _any_of(found, self._shelf)
        if isinstance(node, Words) and not is_filter(node):
            return self._words(node)
        return self._all_of((node,))

    def _all_of(self, children: Sequence[Node]) -> Clause | None:
        clauses: list[Clause] = []
        sieves: list[Sieve] = []
        for child in children:
            if isinstance(child, Not):
                without = self._clause(child.child)
                if without is not None:
                    sieves.append(Without(without, self._shelf))
            elif isinstance(child, And | Or) or (isinstance(child, Words) and not is_filter(child)):
                clause = self._clause(child)
                if clause is None:
                    return None
                clauses.append(clause)
            elif not isinstance(child, Everything):
                sieves.append(self._sieve(child))
        if clauses and not sieves and len(clauses) == 1:
            return clauses[0]
        return AllOf(clauses, sieves) if clauses else Through(sieves, self._shelf)

    def _sieve(self, leaf: Leaf) -> Sieve:
        assert not isinstance(leaf, Everything)
        if isinstance(leaf, DateRange):
            end = moment_of(leaf.end) + MINUTES_A_DAY if leaf.end else moment_of(date.max.isoformat()) + MINUTES_A_DAY
            return Published(self._shelf, moment_of(leaf.start) if leaf.start else 1, end)
        if leaf == _UNREAD:
            return Without(Through([self._sieve(_READ)], self._shelf), self._shelf)
        articles = self._facts.articles(leaf, self._within)
        if articles is None:
            return AmongIds(self._shelf, self._facts.filtered(leaf, self._within))
        return OfArticles(self._shelf, articles)

    def _words(self, words: Words) -> Clause | None:
        kind, fields = _ELSEWHERE.get(words.field, (self._within, FIELDS[self._within]))
        shelf = self._shelves[kind]
        clause = self._in_fields(words, shelf, fields)
        if clause is None or kind is self._within:
            return clause
        if self._within is SearchIn.ARTICLES:
            return Elsewhere(clause, shelf, self._shelf)
        return Through([OfArticles(self._shelf, articles_of(clause, shelf))], self._shelf)

    def _in_fields(self, words: Words, shelf: Shelf, fields: Sequence[str]) -> Clause | None:
        if words.text == "*":
            return Through([HasWords(shelf, tuple(fields))], shelf)
        rows = rows_of(words, self._analyzer)
        found = [self._row(row, shelf, field) for field in fields for row in rows]
        return _any_of([clause for clause in found if clause is not None], shelf)

    def _row(self, row: Sequence[Part], shelf: Shelf, field: str) -> Clause | None:
        boost = WEIGHTS.get(field, 1.0)
        words = [self._expanding.clause(part, shelf, field, boost) for part in row]
        known = [word for word in words if word is not None]
        if len(known) < len(words):
            return None
        return known[0] if len(known) == 1 else Phrase(known)


def _any_of(clauses: Sequence[Clause], shelf: Shelf) -> Clause | None:
    if not clauses:
        return None
    return clauses[0] if len(clauses) == 1 else AnyOf(clauses, shelf)
