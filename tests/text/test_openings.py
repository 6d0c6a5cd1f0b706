"""Phrases are tried only where a word opens one; no phrase may be missed by that."""

from __future__ import annotations

import pytest

from reader.claims import figure_measures
from reader.claims.figure_measures import Measures
from reader.text import numerals
from reader.text.dates import find_dates
from reader.text.lexicon import profiles
from reader.text.numerals import numerals_in
from reader.text.openings import DIGITS, MEASURE, NUMERAL, Openers, find_openings
from reader.text.tokens import tokenize


def test_every_phrase_that_measures_is_found_by_its_first_letters():
    lines = profiles("en/figure_measures").values()
    phrases = [phrase.strip().rstrip("*") for line in lines for phrase in line.split("|")]
    openers = Openers({MEASURE: figure_measures.opens})
    assert [each for each in phrases if not Measures.of(each, find_openings(tokenize(each), openers)).names] == []


@pytest.mark.parametrize(
    "words",
    ["in the low hundreds of millions", "the low tens of thousands", "a couple of dozen", "a third", "a-quarter",
     "several thousand", "many million", "half a billion", "one half", "a hundred", "forty-two", "scores", "1,000"],
)  # fmt: skip
def test_a_numeral_is_found_from_its_first_word_on(words):
    text = f"Then {words} left."
    tokens = tokenize(text)
    found = numerals_in(text, tokens.span(0, len(tokens)), find_openings(tokens, Openers({NUMERAL: numerals.opens})))
    assert [text[each.start : each.end] for each in found] == [words]


@pytest.mark.parametrize(
    "words",
    ["2024-03-01", "1.3.2024", "3 March", "Sept 4", "the end of May", "the first quarter of 2023", "last Monday",
     "tomorrow", "Yesterday", "earlier this week", "the past three days", "the weekend", "a week ago", "Three days ago",
     "The last two months", "next year", "Feb. 2024", "2019"],
)  # fmt: skip
def test_a_date_is_found_from_its_first_word_on(words):
    (found,) = find_dates(f"{words} it fell.", "2024-03-05")
    assert f"{words} it fell."[slice(*found.span)] == words


ALL = Openers({NUMERAL: lambda run: True})


def test_runs_are_cut_where_letters_meet_digits_and_marks():
    text = "The T72s, twenty-one of U.S. x_2"
    runs = find_openings(tokenize(text), ALL)
    assert runs.words == ["the", "t", "72", "s", "twenty", "one", "of", "u", "s", "x", "2"]
    places = zip(runs.starts, runs.words, strict=True)
    assert all(text[start : start + len(run)].lower() == run for start, run in places)
    assert [runs.words[index] for index in runs.of(DIGITS)] == ["72", "2"]


def test_an_opening_knows_the_run_behind_it_whatever_stands_between():
    runs = find_openings(tokenize("the “T72”, … a"), ALL)
    assert [runs.word_behind(index) for index in range(4)] == ["t", "72", "a", ""]


def test_what_opens_nothing_is_left_out():
    runs = find_openings(tokenize("two of twenty-one"), Openers({NUMERAL: {"two", "one"}.__contains__}))
    assert runs.words == ["two", "one"]
    assert [runs.word_behind(index) for index in range(2)] == ["of", ""]


def test_what_is_kept_of_tokens_is_bounded():
    openers = Openers({NUMERAL: lambda run: run == "two"})
    long = "x" * 50
    assert openers[long] == ()
    assert long not in openers
    for number in range(20_000):
        assert openers[f"w{number}"]
    assert len(openers) <= 16_384
