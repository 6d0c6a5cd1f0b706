"""What in a text speaks for a speaker and a stance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.readings_in_hand import claim

from reader.claims.evidence import CueWords, Link, around, cue_words, link_of, name_elsewhere
from reader.model import Span


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("said", CueWords()),
        ("has flatly denied", CueWords(denies="denied")),
        ("claims", CueWords(distancing="claims")),
        ("did not confirm", CueWords(endorsing="confirm", negates="not")),
        ("didn’t admit", CueWords(endorsing="admit", negates="didn’t")),
        ("believes", CueWords(probable="believes")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_words_of_a_cue_that_decide_are_named(cue, words):
    assert cue_words(cue) == words


@pytest.mark.parametrize(
    ("source", "name", "link"),
    [
        ("She", "Nora Vale", Link.PRONOUN),
        ("Vale", "Nora Vale", Link.SHORT),
        ("Vale’s", "Nora Vale", Link.SHORT),
        ("the MWO", "Ministry of Water and Ore", Link.INITIALS),
        ("the mayor", "Nora Vale", Link.DESCRIPTION),
        ("", "Nora Vale", Link.NONE),
    ],
)
def test_how_words_stand_for_a_name_is_told(source, name, link):
    assert link_of(source, name) is link


TEXT = "Nora Vale rose. Nora Valen sat. She said it rained. Nora Vale left."


def test_the_last_place_before_the_claim_is_named_and_only_whole_names_count():
    found = name_elsewhere(TEXT, "nora vale", claim(TEXT, "it rained", source="She", cue="said"))
    assert found == Span(0, 9)


def test_a_name_that_stands_only_behind_the_claim_is_found_there():
    text = "She said it rained. Nora Vale left."
    assert name_elsewhere(text, "Nora Vale", claim(text, "it rained", source="She")) == Span(20, 29)


def test_a_name_that_stands_nowhere_has_no_place():
    assert name_elsewhere(TEXT, "Ada Lee", claim(TEXT, "it rained", source="She")) is None


def test_a_place_is_shown_with_whole_words_around_it():
    text = f"Title\n{'word ' * 20}Nora Vale{' word' * 20}\nmore"
    start = text.index("Nora")
    words = around(text, Span(start, start + 9))
    assert (words[:5], words[-5:], "Nora Vale" in words) == ("…word", "word…", True)


@given(st.text(), st.text(min_size=1), st.integers(0, 30), st.integers(0, 30))
def test_nothing_raises_on_any_text(text, name, start, length):
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    assert isinstance(around(text, span), str)
    assert isinstance(cue_words(text), CueWords)
    assert isinstance(link_of(text, name), Link)
