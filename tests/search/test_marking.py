"""Hits in a text, and the cuts around them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.analyzer import Analyzer
from reader.search.marking import IN_ARTICLES, IN_CLAIMS, Marker
from reader.search.query import parse
from reader.search.snippets import MAX_SNIPPETS, WIDTH, snippets_of

ANALYZER = Analyzer()
TEXT = "The T-72 tank. Tanks of the mayor’s guard, some 20.000 men; 20 000 more left Bakhmut."


def marker(query, fields=IN_ARTICLES):
    return Marker(parse(query).node, fields, ANALYZER)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        pytest.param("tank", ["tank"], id="word"),
        pytest.param("tank*", ["tank", "Tanks"], id="prefix"),
        pytest.param("bakmut~", ["Bakhmut"], id="fuzzy"),
        pytest.param("20000", ["20.000", "20 000"], id="numbers-as-written"),
        pytest.param("T72", ["T-72"], id="joined"),
        pytest.param('"T-72 tank"', ["T-72 tank"], id="phrase-is-one-hit"),
        pytest.param("mayor's", ["mayor"], id="possessive"),
        pytest.param("the -tank", ["The", "the"], id="what-must-not-occur-is-no-hit"),
        pytest.param('tank "tank tanks"', ["tank. Tanks"], id="overlapping-hits-are-one"),
        pytest.param("speaker:bakhmut", ["Bakhmut"], id="a-speakers-name-in-the-text"),
        pytest.param("note:tank tag:tank is:read *", [], id="what-is-not-looked-for-in-the-text"),
    ],
)
def test_hits_are_where_a_reader_sees_them(query, hits):
    assert [TEXT[hit.start : hit.end] for hit in marker(query).hits(TEXT)] == hits


def test_fields_that_mean_something_else_mark_nothing():
    assert list(marker("speaker:tank title:tank", IN_CLAIMS).hits(TEXT)) == []


@given(
    st.text(alphabet="ab -'’1.,0é\n", max_size=60), st.sampled_from(["a", '"a b"', "a*", "aba~", "1.0", "a-b OR ba"])
)
def test_hits_are_in_order_and_never_overlap(text, query):
    hits = list(marker(query).hits(text))

    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in itertools.pairwise(hits))


@given(
    st.text(alphabet="ab -'’1.,0éß\n\u200b\u2028ﬁU", max_size=80),
    st.sampled_from(["ab", "a-b", "1.0", "1000", "e*", "ss OR fi", "u.u.", "t OR 10"]),
)
def test_leaving_out_lines_that_cannot_have_a_hit_loses_none(text, query):
    by_line, by_word = marker(query), marker(query)
    by_word._needles = ()

    assert list(by_line.hits(text)) == list(by_word.hits(text))


# ---------------------------------------------------------------- cuts


def test_a_cut_has_whole_words_and_its_hits_point_into_it():
    text = "filler " * 40 + "Bakhmut" + " filler" * 40

    (cut,), count = snippets_of(text, marker("bakhmut"))

    assert [cut.text[hit.start : hit.end] for hit in cut.hits] == ["Bakhmut"]
    assert text[cut.offset : cut.offset + len(cut.text)] == cut.text
    assert set(cut.text.split()) == {"filler", "Bakhmut"}
    assert len(cut.text) <= WIDTH
    assert count == 1


def test_hits_close_together_share_a_cut_and_far_ones_have_their_own():
    near = "Bakhmut and Bakhmut" + " x" * 200 + " Bakhmut again"

    cuts, count = snippets_of(near, marker("bakhmut"))

    assert [len(cut.hits) for cut in cuts] == [2, 1]
    assert count == 3


def test_a_cut_stays_in_its_paragraph():
    (cut,), _ = snippets_of("Before this.\n\nBakhmut fell.\n\nAfter it.", marker("fell"))

    assert cut.text == "Bakhmut fell."


def test_cuts_are_bounded_but_all_hits_are_counted():
    cuts, count = snippets_of(("war" + " x" * 200 + "\n") * 20, marker("war"))

    assert len(cuts) == MAX_SNIPPETS
    assert count == 20


def test_hits_in_the_title_are_cut_only_when_there_are_no_others():
    text = "Bakhmut holds\nThe town of Bakhmut holds."

    assert [cut.text for cut in snippets_of(text, marker("bakhmut"), skip=13)[0]] == ["The town of Bakhmut holds."]
    assert [cut.text for cut in snippets_of(text[:13], marker("bakhmut"), skip=13)[0]] == ["Bakhmut holds"]


def test_a_phrase_longer_than_a_cut_shows_its_beginning():
    phrase = "word " * 100

    (cut, *_), count = snippets_of(phrase, marker(f'"{phrase}"'))

    assert cut.hits[0].start == 0
    assert cut.hits[-1].end <= len(cut.text)
    assert count == 1


@given(st.text(alphabet="ab \n", max_size=400))
def test_cuts_are_pieces_of_the_text_with_hits_inside(text):
    for cut in snippets_of(text, marker("a OR bb*"))[0]:
        assert text[cut.offset : cut.offset + len(cut.text)] == cut.text
        assert all(0 <= hit.start < hit.end <= len(cut.text) for hit in cut.hits)
