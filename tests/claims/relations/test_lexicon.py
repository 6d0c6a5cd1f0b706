"""The word lists of relations: what is asked for is there, what is there is asked for, nothing is there twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import reader
from reader.claims.relations.lexicon import alternatives, pattern, same_words, words

CLAIMS = Path(reader.__file__).parent / "claims"
LISTS = CLAIMS / "lexicon" / "en"


def lines_of(name):
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in (each.partition("#")[0].strip() for each in lines) if line]


def sections():
    """The entries of each section: words, or phrases where its name says so."""
    found = {}
    for line in lines_of("relations"):
        if line[0] == "[":
            assert line[1:-1] not in found, f"{line} is there twice"
            name, entries = line[1:-1], found.setdefault(line[1:-1], [])
        else:
            entries += [line] if name.endswith("_phrases") else line.split()
    return found


def code():
    every = (path.read_text(encoding="utf-8") for path in (CLAIMS / "relations").glob("*.py"))
    return "\n".join(each for each in every if "from reader.claims.lexicon" not in each)


def test_every_section_is_asked_for():
    asked = set(re.findall(r"""["'](\w+)["']""", code()))
    assert set(sections()) - asked == set()


def test_every_section_that_is_asked_for_is_there():
    asked = set(re.findall(r"""(?<!re\.)\b(?:words|pattern|alternatives|stems_of)\(["'](\w+)["']\)""", code()))
    assert len(asked) > 20
    assert asked - set(sections()) == set()


def test_no_section_is_empty():
    assert [name for name, entries in sections().items() if not entries] == []


@pytest.mark.parametrize("name", sorted(sections()))
def test_no_word_stands_twice_in_a_section(name):
    assert [word for word, count in Counter(sections()[name]).items() if count > 1] == []


def test_no_word_stands_in_two_lines_of_words_for_one_thing():
    counts = Counter(word for line in lines_of("same_words") for word in line.split())
    assert [word for word, count in counts.items() if count > 1] == []


def test_each_line_of_words_for_one_thing_has_two_or_more():
    assert [line for line in lines_of("same_words") if len(line.split()) < 2] == []


def test_words_for_one_thing_become_the_first_of_their_line():
    assert same_words()["slain"] == same_words()["dead"] == "dead"


@pytest.mark.parametrize(
    ("section", "text", "is_found"),
    [
        pytest.param("contest_cues", "disputed", True, id="any-ending"),
        pytest.param("contest_cues", "undisputed", False, id="no-beginning"),
        pytest.param("contest_phrases", "that is no evidence of it", True, id="phrase"),
        pytest.param("contest_phrases", "no other evidence", False, id="words-of-a-phrase-apart"),
        pytest.param("contest_phrases", "Nonsense!", True, id="case"),
        pytest.param("negations", "nothing", True, id="word"),
        pytest.param("negations", "noted", False, id="word-inside-a-word"),
    ],
)
def test_pattern_finds_whole_words(section, text, is_found):
    assert (pattern(section).search(text) is not None) is is_found


def test_phrases_are_found_as_the_longest():
    assert pattern("contest_phrases").search("inflated figures").group() == "inflated figures"


def test_alternatives_are_the_words_of_a_section():
    assert set(alternatives("losing").split("|")) == words("losing")


def test_a_section_that_nobody_wrote_is_refused():
    with pytest.raises(KeyError):
        words("sceptical")
