"""Cost is linear: ten times the text takes about ten times the work, whatever the text is made of."""

import sys

import pytest

from reader.claims.attributions import find_attributions
from reader.claims.lexicon import lexicon
from reader.claims.reading import read
from reader.claims.speakers import Speakers
from reader.model import Block, BlockKind, Layout, Span
from reader.text.sentences import sentences


def work_for(text):
    """How many lines of the program run to find claims and speakers; unlike time it does not wobble."""
    layout = Layout((Block(Span(0, len(text)), BlockKind.PARAGRAPH),), ())
    count = 0

    def trace(_frame, _event, _argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        sentences(text, layout.blocks)
        reading = read(text, layout, lexicon())
        Speakers(reading).resolve_all(find_attributions(reading))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("he said that ", id="one-sentence-of-cues"),
        pytest.param("Poe, who said, ", id="relative-clauses"),
        pytest.param("said ", id="said"),
        pytest.param("word, ", id="commas"),
        pytest.param("“a” ", id="quotations"),
        pytest.param("“a ", id="unclosed-quotations"),
        pytest.param("‘a ", id="unclosed-single-quotations"),
        pytest.param("It fell. She said it burned. ", id="pronouns"),
        pytest.param("Ashe Water and Ann Poe of Norland ", id="names"),
        pytest.param("the company said the ministry denied it, and ", id="bodies"),
        pytest.param("according to the ", id="according"),
        pytest.param("his claim that ", id="nouns"),
        pytest.param("Mr. J. ", id="abbreviations"),
        pytest.param("(a ", id="brackets"),
    ],
)
def test_twice_the_text_takes_about_twice_the_work(piece):
    lexicon()
    once, twice = work_for(piece * 300), work_for(piece * 600)
    assert twice < once * 2.6
