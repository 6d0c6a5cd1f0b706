"""Finds what a query asks for, and ranks it: sets of ids with scores, joined by AND, OR and NOT.

Scores are BM25F as Whoosh has it (K1 1.2, B 0.75, a sum over fields), and filters and NOT add nothing. What is looked
for in another kind of thing than is wanted (an article by a claim in it) counts with its best.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import CONTENT, FIELDS, NOTE, QUOTE, SPEAKER, TAGS, TITLE, WEIGHTS
from reader.search.nodes import And, Everything, Field, Filter, Leaf, Match, Node, Not, Or, Words, is_filter
from reader.search.patterns import Part, neighbours, rows_of
from reader.search.postings import Postings

K1, B = 1.2, 0.75
# `a*` is not worth more: the words are taken as they come most often, and the rest is rare.
MAX_EXPANSION = 512

Scores = Mapping[int, float]

_ELSEWHERE: Mapping[Field, tuple[SearchIn, tuple[str, ...]]] = {
    Field.TITLE: (SearchIn.ARTICLES, (TITLE,)),
    Field.SPEAKER: (SearchIn.CLAIMS, (SPEAKER,)),
    Field.CLAIM: (SearchIn.CLAIMS, (CONTENT,)),
    Field.NOTE: (SearchIn.NOTES, (NOTE, QUOTE, TAGS)),
}


class Facts(Protocol):
    """What only the store knows. Ids are its row numbers of what is searched for (`within`)."""

    def everything(self, within: SearchIn) -> AbstractSet[int]:
        """All there is."""

    def filtered(self, leaf: Filter, within: SearchIn) -> AbstractSet[int]:
        """Those that a filter lets through."""

    def belonging(self, articles: AbstractSet[int], within: SearchIn) -> AbstractSet[int]:
        """Those that belong to these articles."""


class Evaluation:
    """One query's evaluation; repeated words are looked up once."""

    def __init__(self, postings: Postings, facts: Facts, analyzer: Analyzer, within: SearchIn) -> None:
        self._postings = postings
        self._facts = facts
        self._analyzer = analyzer
        self._within = within
        self._known: dict[Leaf, Scores] = {}
        self._all: AbstractSet[int] | None = None

    def find(self, node: Node) -> Scores:
        """Ids with scores, of what there still is."""
        found = self._find(node)
        everything = self._everything()
        return {id_: score for id_, score in found.items() if id_ in everything}

    def _everything(self) -> AbstractSet[int]:
        if self._all is None:
            self._all = self._facts.everything(self._within)
        return self._all

    def _find(self, node: Node) -> Scores:
        if isinstance(node, And):
            return self._all_of(node.children)
        if isinstance(node, Or):
            return _sum([self._find(child) for child in node.children])
        if isinstance(node, Not):
            return dict.fromkeys(self._everything() - self._find(node.child).keys(), 0.0)
        if node not in self._known:
            self._known[node] = self._leaf(node)
        return self._known[node]

    def _all_of(self, children: Sequence[Node]) -> Scores:
        found: Scores | None = None
        for child in children:
            if not isinstance(child, Not):
                scores = self._find(child)
                found = scores if found is None else _common(found, scores)
                if not found:
                    return {}
        if found is None:
            found = dict.fromkeys(self._everything(), 0.0)
        for child in children:
            if isinstance(child, Not):
                without = self._find(child.child)
                found = {id_: score for id_, score in found.items() if id_ not in without}
        return found

    def _leaf(self, leaf: Leaf) -> Scores:
        if isinstance(leaf, Everything):
            return dict.fromkeys(self._everything(), 0.0)
        if is_filter(leaf):
            assert not isinstance(leaf, Everything)
            return dict.fromkeys(self._facts.filtered(leaf, self._within), 0.0)
        assert isinstance(leaf, Words)
        kind, fields = _ELSEWHERE.get(leaf.field, (self._within, FIELDS[self._within]))
        return self._mapped(kind, self._words(leaf, kind, fields))

    def _mapped(self, kind: SearchIn, scores: Scores) -> Scores:
        """Scores of documents of one kind as scores of what is searched for."""
        if kind is self._within:
            return {self._postings.ids(document)[0]: score for document, score in scores.items()}
        by_article: dict[int, float] = {}
        for document, score in scores.items():
            article = self._postings.ids(document)[1]
            by_article[article] = max(score, by_article.get(article, 0.0))
        if self._within is SearchIn.ARTICLES:
            return by_article
        return dict.fromkeys(self._facts.belonging(by_article.keys(), self._within), 0.0)

    def _words(self, words: Words, kind: SearchIn, fields: Sequence[str]) -> Scores:
        if words.text == "*":
            documents = self._postings.documents(kind)
            return {d: 0.0 for d in documents if any(self._postings.length(field, d) for field in fields)}
        rows = rows_of(words, self._analyzer)
        return _sum([self._row(row, field, kind) for field in fields for row in rows])

    def _row(self, row: Sequence[Part], field: str, kind: SearchIn) -> Scores:
        """Documents with the parts one after the other; their scores are the sums of those of the parts."""
        if len(row) == 1:
            return self._scored(self._terms(row[0], field), field, kind)
        parts = [self._terms(part, field) for part in row]
        found = [self._union(terms, field) for terms in parts]
        common = set(found[0])
        for frequencies in found:
            common &= frequencies.keys()
        matching = self._in_a_row(parts, field, common)
        scores = [self._scored(terms, field, kind) for terms in dict.fromkeys(parts)]
        return {document: sum(score[document] for score in scores) for document in matching}

    def _in_a_row(self, parts: Sequence[tuple[str, ...]], field: str, documents: set[int]) -> set[int]:
        starts: dict[int, set[int]] = {}
        for offset, terms in enumerate(parts):
            here = self._starts(terms, field, documents, offset)
            starts = here if not offset else {d: starts[d] & places for d, places in here.items() if d in starts}
            documents = {document for document, places in starts.items() if places}
            if not documents:
                break
        return documents

    def _starts(self, terms: Sequence[str], field: str, documents: set[int], offset: int) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for term in terms:
            for document, places in self._postings.positions(field, term, documents).items():
                found.setdefault(document, set()).update(place - offset for place in places)
        return found

    def _terms(self, part: Part, field: str) -> tuple[str, ...]:
        if part.match is Match.WORD:
            return (part.text,)
        if part.match is Match.FUZZY:
            return tuple(sorted(word for word in set(neighbours(part.text)) if self._postings.has(field, word)))
        found = sorted(self._postings.starting_with(field, part.text))
        if len(found) > MAX_EXPANSION:
            found.sort(key=lambda term: len(self._postings.frequencies(field, term)), reverse=True)
        return tuple(found[:MAX_EXPANSION])

    def _union(self, terms: Sequence[str], field: str) -> Mapping[int, int]:
        """Several terms as one word: their frequencies add up."""
        if len(terms) == 1:
            return self._postings.frequencies(field, terms[0])
        total: dict[int, int] = {}
        for term in terms:
            for document, frequency in self._postings.frequencies(field, term).items():
                total[document] = total.get(document, 0) + frequency
        return total

    def _scored(self, terms: Sequence[str], field: str, kind: SearchIn) -> Scores:
        frequencies = self._union(terms, field)
        if not frequencies:
            return {}
        count = len(self._postings.documents(kind))
        weight = WEIGHTS.get(field, 1.0) * (math.log(count / (len(frequencies) + 1)) + 1)
        average = self._postings.total_length(field) / count
        length = self._postings.length
        return {
            document: weight * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length(field, document) / average))
            for document, tf in frequencies.items()
        }


def _sum(all_scores: Sequence[Scores]) -> Scores:
    if len(all_scores) == 1:
        return all_scores[0]
    total: dict[int, float] = {}
    for scores in all_scores:
        for id_, score in scores.items():
            total[id_] = total.get(id_, 0.0) + score
    return total


def _common(left: Scores, right: Scores) -> Scores:
    if len(right) < len(left):
        left, right = right, left
    return {id_: score + right[id_] for id_, score in left.items() if id_ in right}
