"""Articles found by their claims have the score of the best, which is that of the claims themselves."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.segments_in_hand import answer_to, article, claim, shelf_of

from reader.model import SearchIn
from reader.search.nodes import And, Field, Match, Not, Words
from reader.search.ranking.elsewhere import articles_of
from reader.search.ranking.words import OneTerm


def library(seed, articles, claims, dead=0.0):
    """Articles and claims of some of them in two segments each, and the ids of deleted ones."""
    rng = random.Random(seed)
    kept = [
        article(n, rng.choice(["war", "peace", "war peace"]), moment=rng.randrange(3)) for n in range(1, articles + 1)
    ]
    words = ["war", "wars", "peace", "said", "the", "tank"]
    moments = {entry.article: entry.moment for entry in kept}
    said = []
    for n in range(claims):
        of, content = rng.randrange(1, articles + 3), " ".join(rng.choices(words, k=rng.randrange(1, 9)))
        said.append(claim(1000 + n, of, content, rng.choice("xy"), moment=moments.get(of, 0)))
    half, quarter = articles // 2, claims // 4
    gone = {entry.id for entry in (*kept, *said) if rng.random() < dead}
    of = {entry.id: entry.article for entry in said}
    shelves = (
        shelf_of([kept[:half], kept[half:]], gone),
        shelf_of([said[:quarter], said[quarter:]], gone, SearchIn.CLAIMS),
    )
    return shelves, of, {entry.id for entry in kept} - gone


CLAIMS = st.sampled_from(
    [
        Words("war", Field.CLAIM),
        Words("wa", Field.CLAIM, Match.PREFIX),
        Words("x", Field.SPEAKER),
        Words("war said", Field.CLAIM),
    ]
)


def asked_of_claims(words):
    return words if words.field is Field.SPEAKER else Words(words.text, Field.CLAIM, words.match)


@settings(max_examples=60)
@given(st.integers(0, 2**16), st.integers(2, 40), st.sampled_from([4, 40, 300]), CLAIMS, st.sampled_from([0.0, 0.3]))
@example(1, 40, 300, Words("war", Field.CLAIM), 0.3)
def test_an_article_has_the_score_of_the_best_of_its_claims(seed, articles, claims, words, dead):
    shelves, of, alive = library(seed, articles, claims, dead)
    best = {}
    for id_, score in answer_to(asked_of_claims(words), *shelves, within=SearchIn.CLAIMS).ranked:
        best[of[id_]] = max(score, best.get(of[id_], 0.0))
    answer = answer_to(words, *shelves)

    assert dict(answer.ranked) == {article: score for article, score in best.items() if article in alive}
    assert answer.count == len(answer.ranked)
    assert answer.ids() == dict(answer.ranked).keys()
    for limit in (1, 5, 20):
        assert answer.best(limit) == answer.ranked[:limit]


def test_the_score_of_a_claim_is_added_to_that_of_the_text():
    shelves, _, _ = library(3, 30, 60)
    words, said = Words("war"), Words("tank", Field.CLAIM)
    plain, other = dict(answer_to(words, *shelves).ranked), dict(answer_to(said, *shelves).ranked)
    both = dict(answer_to(And((words, said)), *shelves).ranked)

    assert both
    assert both == pytest.approx({id_: plain[id_] + other[id_] for id_ in plain.keys() & other.keys()})
    without = answer_to(And((words, Not(said))), *shelves).ids()
    assert without == plain.keys() - other.keys()


def test_claims_found_by_a_word_of_their_article_all_count_alike():
    shelves, of, _ = library(3, 30, 60)
    title = shelf_of([[article(n, "", "war" if n % 2 else "peace") for n in range(1, 30)]])
    answer = answer_to(Words("war", Field.TITLE), title, shelves[1], within=SearchIn.CLAIMS)

    assert answer.ids() == {id_ for id_, article in of.items() if article % 2 and article < 30}
    assert {score for _, score in answer.ranked} == {0.0}


def test_a_deleted_claim_leads_to_no_article():
    said = [claim(11, 1, "war"), claim(12, 2, "war"), claim(13, 2, "war")]
    shelf = shelf_of([said], dead={11, 12}, kind=SearchIn.CLAIMS)

    assert articles_of(OneTerm(shelf, "content", "war", 1.0), shelf) == {2}


def test_an_article_with_any_speaker_is_found_with_no_score():
    shelves = (
        shelf_of([[article(1, "x"), article(2, "y")]]),
        shelf_of([[claim(11, 2, "z", "Ann")]], kind=SearchIn.CLAIMS),
    )

    assert answer_to("speaker:*", *shelves).ranked == [(2, 0.0)]
