"""The best are found without looking at all: the same as sorting all would give."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.segments_in_hand import article, shelf_of

from reader.model import SearchIn
from reader.search.ranking.answer import Answer
from reader.search.ranking.best import Best, Work, all_of_them, best_of
from reader.search.ranking.bounds import Bounds
from reader.search.segments.shelf import Shelf


class Scored:
    """A clause with made-up scores, and bounds that may be far above them or of documents that do not match."""

    def __init__(self, scores, unit, slack, strangers=0):
        """`scores` by segment and document; `slack` is added to each bound, `strangers` only seem to match."""
        self._scores, self._unit, self._slack, self._strangers = scores, unit, slack, strangers
        self.asked = []

    def bounds(self, at, *, exactly=False):
        scores = self._scores[at]
        documents = sorted(scores)
        if not exactly:
            documents += range(len(scores) + 1, len(scores) + 1 + self._strangers)
        most = {d: scores.get(d, self._unit * (100 + d % 150)) for d in documents}
        values = [min(255, 1 + int(most[d] / self._unit) + self._slack) for d in documents]
        return Bounds(documents, bytes(values), self._unit, 255) if documents else None

    def scorer(self, at):
        def score(document):
            self.asked.append((at, document))
            return self._scores[at].get(document)

        return score


def shelf_with(counts, dead=(), moments=None):
    """Segments of so many empty documents; ids ascend through them."""
    rng = random.Random(1)
    groups, first = [], 1
    for count in counts:
        groups.append(
            [article(first + n, "", moment=rng.randrange(5) if moments is None else moments) for n in range(count)]
        )
        first += count
    return shelf_of(groups, dead)


@settings(max_examples=150)
@given(
    st.lists(st.lists(st.integers(0, 200), max_size=60), min_size=1, max_size=3),
    st.integers(1, 25),
    st.integers(0, 60),
    st.sampled_from([0, 0, 3, 300]),
    st.sets(st.integers(1, 90)),
)
@example([[7] * 60], 5, 0, 0, set())
@example([[0] * 60, [0] * 3], 5, 0, 0, {1, 2})
@example([list(range(60)), list(range(60))], 20, 60, 300, set())
def test_the_best_are_the_first_of_all_newest_first_where_scores_are_equal(points, limit, slack, strangers, dead):
    points = sorted(points, key=len, reverse=True)
    scores = [{document: each / 10 for document, each in enumerate(group)} for group in points]
    shelf = shelf_with([len(group) + 2 + strangers for group in points], dead)
    everything = all_of_them(Scored(scores, 0.1, slack, strangers), shelf, Work())
    best = best_of(Scored(scores, 0.1, slack, strangers), shelf, limit, Work())

    assert best == everything[:limit]
    assert all(left >= right for left, right in pairwise(everything))
    alive = [
        (score, shelf.parts[at].segment.moments[d], shelf.parts[at].segment.ids[d])
        for at, group in enumerate(scores)
        for d, score in group.items()
        if d not in shelf.parts[at].dead
    ]
    assert everything == sorted(alive, reverse=True)


def test_what_cannot_be_among_the_best_is_never_scored():
    scores = [{document: document / 10 for document in range(2000)}]
    clause, work = Scored(scores, 1.0, 0), Work()

    best_of(clause, shelf_with([2000]), 10, work)
    assert work.scored == len(clause.asked) < 100
    assert min(document for _, document in clause.asked) >= 1900


def test_a_later_segment_is_measured_by_the_best_of_earlier_ones():
    high = dict.fromkeys(range(50), 20.0)
    low = dict.fromkeys(range(40), 1.0)
    clause, work = Scored([high, low], 0.1, 0), Work()

    best_of(clause, shelf_with([50, 40]), 10, work)
    assert {at for at, _ in clause.asked} == {0}


def test_where_few_of_many_match_it_is_found_out_first_which_do():
    scores = [{document: 25.3 - 2.7 * document for document in range(10)}]  # some above the strangers, some below
    clause, work = Scored(scores, 0.1, 0, strangers=5000), Work()

    best = best_of(clause, shelf_with([5100]), 20, work)
    assert [score for score, _, _ in best] == sorted(scores[0].values(), reverse=True)
    assert work.repeated == 1
    assert work.scored < 1000


@pytest.mark.parametrize("limit", [0, -1])
def test_nobody_asks_for_less_than_one(limit):
    assert Answer(Scored([{0: 1.0}], 1.0, 0), shelf_with([3])).best(limit) == []


def test_what_finds_nothing_has_no_best():
    answer = Answer(None, Shelf(SearchIn.ARTICLES, []))

    assert (answer.best(9), answer.ranked, answer.count, answer.ids()) == ([], [], 0, frozenset())


def test_a_full_list_takes_only_what_is_better_than_its_last():
    best = Best(2)
    assert best.least is None
    for each in [(1.0, 0, 1), (3.0, 0, 2), (2.0, 0, 3), (2.0, 1, 4), (1.5, 9, 5)]:
        best.add(each)

    assert best.least == 2.0
    assert sorted(best.heap) == [(2.0, 1, 4), (3.0, 0, 2)]
