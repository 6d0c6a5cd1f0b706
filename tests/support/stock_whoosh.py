"""Whoosh 2.7.4 as it comes: its own codec, in memory, with the terms that our analyzer makes of the same entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from support.segments_in_hand import ANALYZER
from whoosh import query
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Query
from whoosh.reading import IndexReader

from reader.model import SearchIn
from reader.search.entries import FIELDS, WEIGHTS, Entry
from reader.search.nodes import And, Field, Node, Not, Or, Words
from reader.search.patterns import rows_of


class OurTerms(Tokenizer):
    """Hands the terms of our analyzer to Whoosh, each at its place."""

    def __call__(self, value, positions=False, **_how):
        for term in ANALYZER.terms(value):
            yield Token(positions=positions, text=term.text, pos=term.position, boost=1.0, stopped=False)


class InMemory(RamStorage):
    """A storage whose temporary files are in memory too.

    Whoosh draws their names from `random`, and hypothesis gives that the same seed in every process: in the folder for
    temporary files two processes would remove each other's.
    """

    def temp_storage(self, name=None):
        return InMemory()


class Stock:
    """An index of Whoosh's own in memory, with a segment for each group of entries."""

    def __init__(self, groups: Sequence[Sequence[Entry]], dead: Collection[int] = ()) -> None:
        """`dead` are ids of entries that are deleted again."""
        self._kind = groups[0][0].kind
        self.schema = Schema(**{name: TEXT(analyzer=OurTerms(), phrase=True) for name in FIELDS[self._kind]})
        index = InMemory().create_index(self.schema)
        for group in groups:
            writer = index.writer()
            for entry in group:
                writer.add_document(**entry.fields)
            writer.commit(merge=False)
        self._ids = [entry.id for group in groups for entry in group]
        writer = index.writer()
        for number, id_ in enumerate(self._ids):
            if id_ in dead:
                writer.delete_document(number)
        writer.commit(merge=False)
        self._searcher = index.searcher()
        self._alive = frozenset(self._ids).difference(dead)

    def reader(self) -> IndexReader:
        """What reads its index."""
        return self._searcher.reader()

    def asked(self, query: Query) -> dict[int, float]:
        """What Whoosh finds, by id."""
        return {self._ids[number]: score for number, score in self._searcher.search(query, limit=None).items()}

    def scores(self, node: Node) -> dict[int, float]:
        """What a query of ours finds. NOT is worked out here: see `test_stock_scores`."""
        if not has_not(node):
            return self.asked(as_stock(node, self._kind))
        children = node.children if isinstance(node, And | Or) else (node,)
        found = [self.scores(child) for child in children if not isinstance(child, Not)]
        without = [self._alive.difference(self.scores(child.child)) for child in children if isinstance(child, Not)]
        found += [dict.fromkeys(ids, 0.0) for ids in without]
        ids = set.union(*map(set, found)) if isinstance(node, Or) else set.intersection(*map(set, found))
        return {id_: sum(each.get(id_, 0.0) for each in found) for id_ in ids}


def has_not(node: Node) -> bool:
    """Whether there is a NOT in a query."""
    return isinstance(node, Not) or (isinstance(node, And | Or) and any(map(has_not, node.children)))


def as_stock(node: Node, kind: SearchIn = SearchIn.ARTICLES) -> Query:
    """A query of ours, without NOT, as Whoosh has it."""
    if isinstance(node, And | Or):
        join = query.And if isinstance(node, And) else query.Or
        return join([as_stock(child, kind) for child in node.children])
    assert isinstance(node, Words)
    return _words(node, kind)


_FIELDS: Mapping[Field, tuple[str, ...]] = {Field.TITLE: ("title",)}


def _words(words: Words, kind: SearchIn) -> Query:
    found = []
    for name in _FIELDS.get(words.field, FIELDS[kind]):
        boost = WEIGHTS.get(name, 1.0)
        for row in rows_of(words, ANALYZER):
            texts = [part.text for part in row]
            if len(texts) > 1:
                found.append(query.Phrase(name, texts, boost=boost))
            else:
                found.append(query.Term(name, texts[0], boost=boost))
    return query.Or(found)
