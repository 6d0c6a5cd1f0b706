"""Words as relations compare them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.claims.relations.words import is_negated, names_in, stem, stems, stems_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("bridges", "bridge", id="plural"),
        pytest.param("Inspected", "inspecting", id="tense-and-case"),
        pytest.param("killed", "deaths", id="words-for-one-thing"),
        pytest.param("ministry's", "ministry", id="genitive"),
        pytest.param("ministry’s", "ministry", id="genitive-with-a-curly-apostrophe"),
        pytest.param("20.000", "20,000", id="grouping"),
        pytest.param("20000", "20,000", id="no-grouping"),
        pytest.param("2,5", "2.5", id="decimal-comma"),
        pytest.param("two", "2", id="number-word"),
    ],
)
def test_forms_of_a_word_have_one_stem(left, right):
    assert stem(left) == stem(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("soldiers", "civilians", id="people"),
        pytest.param("north", "south", id="directions"),
        pytest.param("killed", "injured", id="outcomes"),
        pytest.param("2.5", "25", id="decimals"),
        pytest.param("20,000", "2,000", id="numbers"),
        pytest.param("red", "reed", id="short-words-keep-their-endings"),
    ],
)
def test_other_words_have_other_stems(left, right):
    assert stem(left) != stem(right)


def test_stems_leave_out_what_says_nothing():
    assert stems("They said that the bridge had been closed") == (stem("bridge"), stem("closed"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the bridge at Orvel fell", {"orvel"}, id="inside"),
        pytest.param("Orvel fell", set(), id="begins-the-text"),
        pytest.param("It fell. Nobody came", set(), id="begins-a-sentence"),
        pytest.param("it fell, Orvel says", {"orvel"}, id="behind-a-comma"),
        pytest.param("it fell. “Orvel is gone”", set(), id="begins-a-quoted-sentence"),
        pytest.param("at 20 Orvel men", {"orvel"}, id="behind-a-number"),
    ],
)
def test_names_are_capitalised_words_inside_a_sentence(text, expected):
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("it is not so", True, id="not"),
        pytest.param("it isn’t so", True, id="short"),
        pytest.param("it isn't so", True, id="short-with-a-straight-apostrophe"),
        pytest.param("Nobody came", True, id="nobody"),
        pytest.param("a note about knots", False, id="not-inside-a-word"),
        pytest.param("it is so", False, id="plain"),
    ],
)
def test_negation_is_a_word_of_its_own(text, expected):
    assert is_negated(text) is expected


def test_stems_of_a_section_are_the_stems_of_its_words():
    assert stem("soldiers") in stems_of("people")


@given(st.text())
def test_nothing_raises_on_any_text(text):
    assert all(stems(text))
    assert names_in(text) <= {stem(word) for word in text.split()} | names_in(text)
    assert is_negated(text) in {True, False}
