"""Scores are those of Whoosh 2.7.4, over any corpus in any number of segments, and every way to ask agrees.

Where Whoosh does otherwise, and is not followed:

- NOT adds 1.0 to its parser's `And(a, Not(b))`; here it adds nothing. Its `AndNot(a, b)` lets the first document of `a`
  through that `b` has too, if `b` begins before it (`AndNotMatcher._find_first`), and a `Not` alone finds deleted
  documents behind the last one that is left out (`InverseMatcher._find_next`). So NOT is worked out in the test.
- Merging adds up rounded lengths there, so that scores drift; here they are those of an index built anew.
- Prefixes and slips of the key have a constant score there, or that of each word by itself; here all their words count
  as one. These are compared with a count over the texts.
- `a a` is `a` for its parser; here, as for its query objects, the word counts twice.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.segments_in_hand import ANALYZER, answer_to, article, merged, shelf_of
from support.stock_whoosh import Stock
from whoosh import query
from whoosh.scoring import bm25
from whoosh.util.numeric import byte_to_length, length_to_byte

from reader.search.entries import TEXT, TITLE, WEIGHTS, Entry
from reader.search.nodes import And, Field, Match, Not, Or, Words
from reader.search.patterns import is_near, rows_of
from reader.search.segments.shelf import Part, Shelf

VOCABULARY = ["said", "the", "war", "wars", "warm", "tank", "tanks", "T-72", "mayor", "20,000", "harbour", "peace"]
VOCABULARY += [f"rare{number}" for number in range(40)]
WEIGHT = [1 / (number + 1) for number in range(len(VOCABULARY))]


def text_of(rng: random.Random) -> str:
    """Empty, short, long, or one word over and over."""
    count = rng.choice([0, 1, 3, 10, 10, 30, 30, 60])
    words = rng.choices(VOCABULARY, WEIGHT, k=count)
    if rng.random() < 0.08:
        words += rng.choices(VOCABULARY, WEIGHT, k=1) * rng.choice([200, 254, 255, 256, 300, 700])
    if rng.random() < 0.02:
        words *= 40
    rng.shuffle(words)
    return " ".join(words)


def random_article(rng: random.Random, number: int) -> Entry:
    return article(number, text_of(rng), " ".join(text_of(rng).split()[:4]), moment=rng.randrange(3))


class Corpus:
    """Random articles in groups, each of them a segment, of which some are deleted (`dead`, their ids)."""

    def __init__(self, seed: int, sizes: Sequence[int], deleted: float = 0.0) -> None:
        self.made_of = (seed, sizes, deleted)
        rng = random.Random(seed)
        numbers = iter(rng.sample(range(1, 10_000), sum(sizes)))
        self.groups = [[random_article(rng, next(numbers)) for _ in range(size)] for size in sizes]
        self.entries = [entry for group in self.groups for entry in group]
        self.dead = frozenset(entry.id for entry in self.entries[1:] if rng.random() < deleted)
        self.alive = [entry for entry in self.entries if entry.id not in self.dead]

    def __repr__(self) -> str:
        return f"Corpus{self.made_of}"


# From 66 documents on a common term has a byte for every document instead of a list.
SIZES = st.lists(st.one_of(st.integers(1, 12), st.integers(66, 140)), min_size=1, max_size=3)
CORPORA = st.builds(Corpus, st.integers(0, 2**20), SIZES, st.sampled_from([0.0, 0.0, 0.1, 0.6]))

FIELDS = st.sampled_from([Field.ANY, Field.ANY, Field.TITLE])
WORD = st.sampled_from([*VOCABULARY[:16], "t72", "72", "nowhere"])
ROW = st.lists(st.sampled_from([*VOCABULARY[:6], "T-72"]), min_size=2, max_size=4).map(" ".join)
LEAVES = st.builds(Words, st.one_of(WORD, WORD, ROW), FIELDS)
LOOSE = st.builds(
    Words,
    st.sampled_from(["wa", "t", "r", "rare1", "tan", "T-7", "harbor", "wart", "sai", "said the w"]),
    FIELDS,
    st.sampled_from([Match.PREFIX, Match.FUZZY]),
)


def trees(leaves):
    """Queries of AND, OR and NOT."""

    def grow(inner):
        some = st.lists(st.one_of(inner, inner, inner.map(Not)), min_size=1, max_size=4).map(tuple)
        return st.one_of(some.map(And), some.map(Or))

    return st.recursive(leaves, grow, max_leaves=8)


QUERIES = st.lists(trees(LEAVES), min_size=4, max_size=8)


def agreed(answer):
    """The scores of an answer, once all that can be asked of it says the same."""
    ranked = answer.ranked
    found = dict(ranked)
    assert answer.count == len(ranked) == len(found)
    assert answer.ids() == found.keys()
    for limit in (1, 2, 7, 20, len(ranked) + 1):
        assert answer.best(limit) == ranked[:limit]
    return found


def newest_first(found, entries):
    """The ids in the order that their scores and moments ask for."""
    moments = {entry.id: entry.moment for entry in entries}
    return sorted(found, key=lambda id_: (found[id_], moments[id_], id_), reverse=True)


@pytest.mark.slow
@settings(max_examples=30)
@given(CORPORA, QUERIES)
def test_every_query_finds_and_scores_what_stock_whoosh_does(corpus, queries):
    stock, shelf = Stock(corpus.groups, corpus.dead), shelf_of(corpus.groups, corpus.dead)
    for node in queries:
        answer = answer_to(node, shelf)
        found = agreed(answer)

        assert found == pytest.approx(stock.scores(node), abs=1e-6), node
        assert [id_ for id_, _ in answer.ranked] == newest_first(found, corpus.entries)


def test_stock_whoosh_adds_one_for_a_not_and_we_add_nothing():
    corpus = Corpus(3, [80])
    plain, without = Words("said", Field.TITLE), Words("war", Field.TITLE)
    asked = query.And([query.Term("title", "said", boost=2.0), query.Not(query.Term("title", "war"))])

    found = answer_to(And((plain, Not(without))), shelf_of(corpus.groups)).ranked

    assert len(found) > 3
    assert {id_: score + 1.0 for id_, score in found} == pytest.approx(Stock(corpus.groups).asked(asked))


# ---------------------------------------------------------------- many words that count as one


def counted(entries: Sequence[Entry], dead: frozenset[int], words: Words) -> dict[int, float]:
    """Scores of words that may be looser than a term, by a count over all texts."""
    total: dict[int, float] = {}
    for name in (TITLE,) if words.field is Field.TITLE else (TITLE, TEXT):
        texts = {entry.id: list(ANALYZER.terms(entry.fields[name])) for entry in entries}
        for row in rows_of(words, ANALYZER):
            for id_, score in row_counted(texts, row).items():
                if id_ not in dead:
                    total[id_] = total.get(id_, 0.0) + WEIGHTS.get(name, 1.0) * score
    return total


def row_counted(texts, row):
    """Where the parts of a row follow each other, the sum of their scores, each as if all its words were one."""
    average = sum(map(len, texts.values())) / len(texts) or 1.0
    places = [
        {id_: {term.position: 0 for term in terms if fits(part, term.text)} for id_, terms in texts.items()}
        for part in row
    ]
    often = [{id_: sum(fits(part, term.text) for term in terms) for id_, terms in texts.items()} for part in row]
    having = [sum(map(bool, each.values())) for each in often]
    found = {}
    for id_, terms in texts.items():
        if any(all(at + n in places[n][id_] for n in range(len(row))) for at in places[0][id_]):
            length = byte_to_length(length_to_byte(len(terms)))
            found[id_] = sum(
                bm25(log(len(texts) / (count + 1)) + 1, each[id_], length, average, 0.75, 1.2)
                for each, count in zip(often, having, strict=True)
            )
    return found


def fits(part, text):
    if part.match is Match.PREFIX:
        return text.startswith(part.text)
    return is_near(part.text, text) if part.match is Match.FUZZY else part.text == text


@pytest.mark.slow
@settings(max_examples=20)
@given(CORPORA, st.lists(LOOSE, min_size=2, max_size=5))
def test_a_prefix_or_a_slip_of_the_key_finds_and_scores_as_if_all_its_words_were_one(corpus, queries):
    shelf = shelf_of(corpus.groups, corpus.dead)
    for words in queries:
        found = agreed(answer_to(words, shelf))

        assert found == pytest.approx(counted(corpus.entries, corpus.dead, words), abs=1e-6), words


@pytest.mark.slow
@settings(max_examples=20)
@given(CORPORA, st.lists(trees(st.one_of(LEAVES, LOOSE)), min_size=2, max_size=5))
def test_every_way_to_ask_agrees_where_loose_words_are_part_of_a_query(corpus, queries):
    shelf = shelf_of(corpus.groups, corpus.dead)
    for node in queries:
        found = agreed(answer_to(node, shelf))

        assert found.keys() <= {entry.id for entry in corpus.alive}


# ---------------------------------------------------------------- merging


@pytest.mark.slow
@settings(max_examples=15)
@given(CORPORA, QUERIES)
def test_merged_segments_score_as_freshly_built_ones(corpus, queries):
    shelf = shelf_of(corpus.groups, corpus.dead)
    together = Shelf(shelf.kind, [Part(merged(shelf.parts), frozenset())])
    stock = Stock([corpus.alive])
    for node in queries:
        assert agreed(answer_to(node, together)) == pytest.approx(stock.scores(node), abs=1e-6), node
