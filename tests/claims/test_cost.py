"""Cost is linear: ten times the text takes about ten times the work, whatever the text is made of."""

import sys
import time
from math import inf

import pytest

from reader.claims.attributions import find_attributions
from reader.claims.extract import extract
from reader.claims.lexicon import lexicon
from reader.claims.reading import read
from reader.claims.speakers import Speakers
from reader.model import Block, BlockKind, Layout, Span
from reader.text.sentences import sentences


def lines_run(work):
    """How many lines of the program run; unlike time it does not wobble."""
    count = 0

    def trace(_frame, _event, _argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def read_as_one_paragraph(text):
    layout = Layout((Block(Span(0, len(text)), BlockKind.PARAGRAPH),), ())
    sentences(text, layout.blocks)
    reading = read(text, layout, lexicon())
    Speakers(reading).resolve_all(find_attributions(reading))


def seconds_for(text):
    """Processor time of one run."""
    begun = time.process_time()
    extract(text, language="en")
    return time.process_time() - begun


def grows_straight(piece, times):
    """Whether twice the text takes less than three times as long: the least of two runs of each, of more in doubt."""
    once = twice = inf
    for run in range(6):  # where other processes work too, any run may be slow
        once = min(once, seconds_for(piece * times))
        twice = min(twice, seconds_for(piece * times * 2))
        if run and twice < once * 3 + 0.05:
            return True
    return False


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
    once, twice = (lines_run(lambda: read_as_one_paragraph(piece * times)) for times in (300, 600))  # noqa: B023
    assert twice < once * 2.6


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("Poe: yes. ", id="label-and-sentences"),
        pytest.param("Ann Poe said it fell.\n", id="claims"),
        pytest.param("Ann Poe met Bo Ash of Norland. ", id="names"),
        pytest.param("Poe said that Ash said that ", id="claims-in-claims", marks=pytest.mark.slow),
        pytest.param("“It fell and burned.” ", id="loose-quotations"),
        pytest.param("“He said ‘they lied’,” ", id="quotations-in-quotations", marks=pytest.mark.slow),
        pytest.param("([{", id="nested-brackets"),
        pytest.param("ABC DEF ", id="all-capitals"),
        pytest.param("7 ", id="all-numbers"),
        pytest.param("1,000,", id="one-long-number"),
        pytest.param("$5 million to ", id="ranges"),
        pytest.param("at least 5 killed and injured in Norland on 5 May ", id="figures"),
        pytest.param("the , . ", id="openers-and-marks"),
        pytest.param("two-", id="one-long-compound"),
        pytest.param("Share\n", id="labels-to-click"),
        pytest.param("Poe Says Ash Fell\n\n", id="headings"),
    ],
)
def test_extracting_from_twice_the_text_takes_about_twice_the_work(piece):
    extract(piece * 300, language="en")
    once, twice = (lines_run(lambda: extract(piece * times, language="en")) for times in (300, 600))  # noqa: B023
    assert twice < once * 2.6


@pytest.mark.slow
@pytest.mark.parametrize(
    ("piece", "times"),
    [
        pytest.param("Poe: yes. ", 16_000, id="label-and-sentences"),
        pytest.param("“It fell.” ", 16_000, id="loose-quotations"),
        pytest.param("x", 1_000_000, id="no-space"),
        pytest.param("7", 1_000_000, id="digits-without-space"),
        pytest.param("(", 100_000, id="brackets-without-space"),
        pytest.param("x-", 100_000, id="hyphens-without-space"),
    ],
)
def test_what_no_line_counts_is_linear_too(piece, times):
    # a tuple that grows by copying, or a pattern that starts over, runs in one line: only time tells
    extract(piece * 100, language="en")
    assert grows_straight(piece, times)
