"""The look-ahead before many alternatives lets through whatever one of them would match."""

from __future__ import annotations

import re

from reader.text.lexicon import entries, openings, profiles


def test_every_phrase_passes_its_own_look_ahead_in_either_case():
    phrases = [phrase.strip() for line in profiles("figure_measures").values() for phrase in line.split("|")]
    pattern = re.compile(openings(phrases))
    assert [each for each in phrases if not (pattern.match(each) and pattern.match(each.upper()))] == []


def test_a_word_that_begins_like_no_phrase_does_not_pass():
    pattern = re.compile(openings(["killed", "a few", "a-b"]))
    assert [word for word in ("kind", "bread", "as", "KIlo", "a few", "A-") if pattern.match(word)] == [
        "kind",
        "KIlo",
        "a few",
        "A-",
    ]


def test_marks_in_a_phrase_are_taken_as_they_are():
    assert re.match(openings(["[x]", "^-a"]), "^-a")
    assert entries("figure_measures")
