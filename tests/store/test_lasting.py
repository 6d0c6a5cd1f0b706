"""Which claim of now is which of before."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.lasting import Known, match


def known(uid, content, speaker="kirby", cue="said", number=0):
    return Known(uid, content, speaker, cue, number)


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        pytest.param("the city will fall", "the city will fall", True, id="equal"),
        pytest.param("the city will fall", "The City will fall", True, id="case"),
        pytest.param("the city will fall", "the city will fall within a week", True, id="longer"),
        pytest.param("one two three four", "one two five six", True, id="half"),
        pytest.param("one two three four", "one five six seven", False, id="a-quarter"),
        pytest.param("the city will fall", "no soldier has left", False, id="another"),
        pytest.param("", "", False, id="no-content"),
    ],
)
def test_half_of_the_words_make_it_the_same_claim(old, new, is_same):
    assert match([known("u1", old)], [known("c1", new)]) == ({"c1": "u1"} if is_same else {})


def test_the_closest_pair_goes_first():
    old = [known("u1", "the city will fall soon"), known("u2", "the city will fall")]
    assert match(old, [known("c1", "the city will fall")]) == {"c1": "u2"}


def test_of_equal_contents_the_speaker_decides_then_the_place():
    old = [
        known("u1", "it is so", "a", number=0),
        known("u2", "it is so", "b", number=1),
        known("u3", "it is so", "b", number=9),
    ]
    new = [
        known("c1", "it is so", "b", number=8),
        known("c2", "it is so", "a", number=7),
        known("c3", "it is so", "b", number=0),
    ]
    assert match(old, new) == {"c1": "u3", "c2": "u1", "c3": "u2"}


@given(st.lists(st.text("ab ", max_size=6), max_size=8), st.lists(st.text("ab ", max_size=6), max_size=8))
def test_no_uid_is_given_twice(old, new):
    found = match(
        [known(f"u{number}", words, number=number) for number, words in enumerate(old)],
        [known(f"c{number}", words, number=number) for number, words in enumerate(new)],
    )
    assert len(set(found.values())) == len(found)


def test_thousands_of_claims_of_one_article_are_matched_quickly():
    claims = [known(f"u{n}", f"the number {n} of {n * 7} was said by the man", number=n) for n in range(3000)]
    began = time.process_time()
    found = match(claims, [each._replace(uid=f"c{each.number}") for each in claims])
    assert time.process_time() - began < 1.0
    assert all(found[f"c{n}"] == f"u{n}" for n in range(3000))
