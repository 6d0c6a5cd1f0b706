"""What threads are called."""

from __future__ import annotations

import pytest

from reader.claims.relations.titles import Titled, quoted, shortened, title_of, with_name


def claims(*contents):
    return [Titled(each) for each in contents]


def counted(content, measure):
    return Titled(content, (), (measure,))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param(
            [counted("20,000 fell in Orvel", "killed_or_injured"), counted("near Orvel 30,000", "killed_or_injured")],
            "Orvel: killed or injured", id="name-and-measure",
        ),
        pytest.param(
            [Titled("12 were killed", ("Orvel",), ("killed",)), Titled("20 dead", ("Orvel",), ("killed",))],
            "Orvel: killed", id="the-place-of-a-figure-is-a-name",
        ),
        pytest.param(
            claims("the bridge at Orvel fell", "Orvel’s bridge is open", "nobody saw the bridge of Orvel"),
            "Orvel: bridge", id="shared-words-where-nothing-is-counted",
        ),
        pytest.param(
            claims("a bridge of the town fell", "the town has one bridge"), "Bridge, town", id="without-a-name"
        ),
        pytest.param(
            [counted("12 fell", "killed"), counted("20 fell", "injured"), counted("9 fell", "injured")],
            "Injured", id="the-measure-of-most",
        ),
        pytest.param(claims("it fell", "nobody came"), "“it fell”", id="nothing-shared-is-quoted"),
        pytest.param(claims("They left", "They came"), "“They left”", id="a-capital-that-begins-a-sentence-is-no-name"),
    ],
)  # fmt: skip
def test_title_is_the_shared_name_and_measure(items, expected):
    assert title_of(items) == expected


def test_spelling_of_the_earliest_is_taken():
    assert title_of(claims("the bridge at Orvel", "all Bridges of Orvel")) == "Orvel: bridge"


def test_a_long_text_is_cut_at_a_word():
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one  two", 12) == "one two"
    assert len(shortened("x" * 80, 20)) <= 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("it fell,", "“it fell”", id="bare"),
        pytest.param("“It fell,”", "“It fell,”", id="quoted-already"),
        pytest.param('it was "taken"', '“it was "taken"”', id="quoted-inside"),
        pytest.param("“It fell,” … “and sank.”", "“It fell,” … “and sank.”", id="two-quotations"),
    ],
)
def test_quotation_marks_are_not_doubled(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("title", "headlines", "expected"),
    [
        pytest.param("Town", ["Army holds Orvel", "Bridge at Orvel fell"], "Orvel: town", id="shared"),
        pytest.param("Town", ["Army holds Orvel"], "Town", id="one-headline"),
        pytest.param("Ashe: town", ["Army holds Orvel", "Bridge at Orvel fell"], "Ashe: town", id="has-one-already"),
        pytest.param("Orvel", ["Army holds Orvel", "Bridge at Orvel fell"], "Orvel", id="is-that-name"),
        pytest.param("Town", ["Army holds Orvel", "Bridge fell", "Rain again"], "Town", id="not-in-most"),
    ],
)
def test_title_without_a_name_takes_that_of_the_headlines(title, headlines, expected):
    assert with_name(title, headlines) == expected
