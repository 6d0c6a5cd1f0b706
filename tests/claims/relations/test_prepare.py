"""What is worked out once for an article."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import Line, Number, account, counted, told

from reader.claims.relations.prepare import days_of, prepare
from reader.text.days import day_of


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("1970-01-02", 719164, id="date"),
        pytest.param("1970-01-02T10:00:00Z", 719164, id="with-a-time"),
        pytest.param("", 0, id="none"),
        pytest.param("last week", 0, id="words"),
        pytest.param("2024-02-30", 0, id="no-such-day"),
        pytest.param("2024", 0, id="a-year"),
    ],
)
def test_a_day_is_a_number_and_0_where_there_is_none(written, expected):
    assert day_of(written) == expected


@pytest.mark.parametrize(
    ("written", "length"),
    [
        pytest.param("2024-02-05/2024-03-05", 29, id="period"),
        pytest.param("2024-03-05", 0, id="day"),
        pytest.param("", None, id="none"),
        pytest.param("2024-03-05/", 0, id="no-end"),
        pytest.param("soon", None, id="words"),
        pytest.param("2024-03-05/soon", None, id="end-in-words"),
    ],
)
def test_a_state_has_a_first_and_a_last_day(written, length):
    days = days_of(written)
    assert (days and days[1] - days[0]) == length


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        pytest.param({}, True, id="plain"),
        pytest.param({"by": ""}, True, id="own-voice"),
        pytest.param({"certainty": "probable"}, True, id="probable"),
        pytest.param({"certainty": "possible"}, False, id="possible"),
        pytest.param({"certainty": "unspecified"}, False, id="asked"),
        pytest.param({"polarity": "denies"}, False, id="denied"),
        pytest.param({"before": "that hardly"}, False, id="turned-round"),
        pytest.param({"before": "that nobody knew why, but"}, True, id="turned-round-in-another-clause"),
        pytest.param({"before": "it was nonsense that"}, False, id="contested"),
        pytest.param({"as_of": "2024-03-06"}, True, id="the-day-after"),
        pytest.param({"as_of": "2024-03-07"}, False, id="foretold"),
        pytest.param({"as_of": "2024-03-07", "published": ""}, True, id="article-undated"),
    ],
)
def test_a_figure_is_asserted_where_somebody_means_it(about, expected):
    assert counted(40, **about).is_asserted is expected


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        pytest.param("Orvenian soldiers", True, id="whose"),
        pytest.param("civilians", True, id="sort"),
        pytest.param("soldiers", False, id="soldiers"),
        pytest.param("people", False, id="people"),
        pytest.param("", False, id="nothing"),
        pytest.param("reported cases", False, id="words-of-counting"),
    ],
)
def test_who_is_counted_is_known_where_more_than_people_is_said(population, expected):
    assert counted(40, population=population).is_known is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("that before the war", True, id="before-the-war"),
        pytest.param("that before the Orvenian invasion", True, id="before-somebodys-invasion"),
        pytest.param("that a pre-war", True, id="pre-war"),
        pytest.param("that before noon", False, id="before-noon"),
        pytest.param("that before the war many left, but now", False, id="but-now"),
        pytest.param("that", False, id="plain"),
    ],
)
def test_a_figure_from_before_the_events_is_known_by_the_words_around(before, expected):
    assert counted(40, before=before).is_before is expected


def test_claims_stand_in_the_order_of_the_text():
    text = "Bo Ash said it fell. Ann Poe said it burned."
    ready = prepare(account("a", text, [("Ann Poe", "said", "it burned"), ("Bo Ash", "said", "it fell")]))
    assert [each.text for each in ready.claims] == ["it fell", "it burned"]
    assert [each.order for each in ready.claims] == [0, 1]


def test_a_figure_knows_its_claim_and_the_claim_its_figures():
    made = told("a", ("Bo Ash", "said", "40 Orvenian soldiers fell"), figures=[Number("40", 40)])
    ready = prepare(made)
    assert ready.figures[0].holder == ready.claims[0].uid
    assert ready.claims[0].figures == ready.figures
    assert ready.figures[0].party == ready.claims[0].party


def test_only_what_stands_in_the_title_is_headline():
    title = "Poe: mill unsafe"
    text = f"{title}\n\nBo Ash said it fell."
    lines = [("Ann Poe", "Poe", "mill unsafe"), ("Bo Ash", "said", "it fell")]
    assert [each.is_headline for each in prepare(account("a", text, lines, title=title)).claims] == [True, False]


@pytest.mark.parametrize(
    ("content", "expected"), [("“it fell”", True), ("it “fell”", False), ("“it” fell", False), ("it fell", False)]
)
def test_a_quotation_is_nothing_but_words_in_quotation_marks(content, expected):
    assert prepare(told("a", ("Bo Ash", "said", content))).claims[0].is_quotation is expected


def test_paragraphs_are_told_apart():
    text = "Bo Ash said it fell. Ann Poe said it burned.\n\nPiet Kern said it sank."
    lines = [("Bo Ash", "said", "it fell"), ("Ann Poe", "said", "it burned"), ("Piet Kern", "said", "it sank")]
    first, second, third = (each.paragraph for each in prepare(account("a", text, lines)).claims)
    assert first == second < third


def test_each_sentence_of_a_claim_is_negated_by_its_own_words():
    line = Line("Bo Ash", "said", "“The mill fell. Nobody was hurt.”")
    assert [each.is_negated for each in prepare(told("a", line)).claims[0].sentences] == [False, True]
