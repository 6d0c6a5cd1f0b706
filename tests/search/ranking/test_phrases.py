"""Words in a row are found by places in a document and by places in a whole segment, and both agree with the texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.segments_in_hand import ANALYZER, answer_to, article, shelf_of

from reader.search.entries import TEXT
from reader.search.nodes import Match, Words
from reader.search.ranking import phrases
from reader.search.ranking.phrases import Phrase
from reader.search.ranking.words import ManyTerms, OneTerm


def phrase_of(shelf, *words):
    return Phrase([OneTerm(shelf, TEXT, word, 1.0) for word in words])


def rows_in(texts, words):
    """Numbers of the texts that have the words in a row."""
    found = set()
    for number, text in enumerate(texts):
        have = ANALYZER.words(text)
        if any(have[at : at + len(words)] == tuple(words) for at in range(len(have))):
            found.add(number)
    return found


TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=9).map(" ".join), min_size=1, max_size=12)


@given(TEXTS, st.lists(st.sampled_from("abc"), min_size=2, max_size=4))
@example(["a b a b a", "a a", "b a a b"], ["a", "a"])
@example(["a b", "c a b a b c", "a", "b"], ["a", "b", "a", "b"])
def test_both_ways_to_look_find_the_texts_that_have_the_words_in_a_row(texts, words):
    shelf = shelf_of([[article(number, text) for number, text in enumerate(texts, 1)]])
    phrase = phrase_of(shelf, *words)
    expected = rows_in(texts, words)
    bounds = phrase.bounds(0, exactly=True)

    assert set(bounds.listed() if bounds else ()) == expected
    assert {number for number in range(len(texts)) if phrase.scorer(0)(number) is not None} == expected
    if phrase.bounds(0) is not None:
        assert phrase._in_a_row(0) == expected
        having_all = [number for number, text in enumerate(texts) if set(words) <= set(text.split())]
        assert set(filter(phrase._is_in_a_row(0), having_all)) == expected


def test_words_at_the_end_of_one_document_and_the_beginning_of_the_next_are_in_no_row():
    shelf = shelf_of([[article(1, "one two"), article(2, "three four"), article(3, "two three")]])

    assert answer_to('"two three"', shelf).ids() == {3}


def test_a_row_with_a_joined_word_may_stand_on_either_of_its_places():
    shelf = shelf_of([[article(1, "the T-72 tank"), article(2, "the T72 tank"), article(3, "T 72, tank")]])

    assert answer_to('"T-72 tank"', shelf).ids() == {1, 3}
    assert answer_to('"t72 tank"', shelf).ids() == {1, 2}
    assert answer_to('"the t72"', shelf).ids() == {1, 2}


@pytest.mark.parametrize("price", [0, phrases._PLACES_A_DOCUMENT, 10**9], ids=["by-documents", "either", "by-places"])
def test_a_row_that_ends_in_a_beginning_is_found_wherever_its_words_stand(monkeypatch, price):
    """The places of many words that count as one are those of one word after the other, unless somebody sorts them."""
    monkeypatch.setattr(phrases, "_PLACES_A_DOCUMENT", price)
    texts = ["a x b " + "cut cow " * 6] * 40 + ["a b cut", "x a b cow", "a b", "b cut a"]
    shelf = shelf_of([[article(number, text) for number, text in enumerate(texts)]])

    assert answer_to(Words("a b c", match=Match.PREFIX), shelf).ids() == {40, 41}


def test_places_of_many_words_ascend_each_with_its_document():
    shelf = shelf_of([[article(1, "cut cow cut"), article(2, "cow"), article(3, "cut")]])
    numbers = list(shelf.parts[0].field(TEXT).terms.starting_with(b"c"))
    many = ManyTerms(shelf, TEXT, [numbers], 1.0)

    assert list(many.all_places(0)) == [0, 1, 2, 4, 6]
    assert list(many.owners(0)) == [0, 0, 0, 1, 2]
    assert many.how_often(0) == 5


def test_bounds_of_a_row_are_those_of_its_words_until_they_are_asked_for_exactly():
    shelf = shelf_of([[article(1, "one two"), article(2, "two one"), article(3, "one")]])
    phrase = phrase_of(shelf, "one", "two")

    assert list(phrase.bounds(0).listed()) == [0, 1]
    assert list(phrase.bounds(0, exactly=True).listed()) == [0]
    assert phrase_of(shelf, "two", "two").bounds(0, exactly=True) is None
    assert phrase_of(shelf, "one", "three").bounds(0) is None
