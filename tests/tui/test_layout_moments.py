"""One step of a course: day, gap, who, source, figure or words, at every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.courses_in_hand import gates, moment, own_voice, said, text, toll

from reader.model import Certainty, Course, Polarity, Reporting
from reader.tui.layout import cells
from reader.tui.layout_moments import MomentRow, day_words, gap_words, scope_of, sizes_for, source_of
from reader.tui.layout_statements import Sign

CURRENT = Sign("›", is_current=True)
WIDTHS = [1, 8, 20, 43, 44, 60, 68, 98, 107, 108, 158]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        pytest.param("2024-05-03", "2024-05-16", "· 12 days ·", id="days-between"),
        pytest.param("2024-05-01", "2024-05-03", "· 1 day ·", id="one-day"),
        pytest.param("2024-02-28", "2024-03-01", "· 1 day ·", id="leap-year"),
        pytest.param("2024-05-01", "2024-05-02", "", id="the-next-day"),
        pytest.param("2024-05-01", "2024-05-01", "", id="the-same-day"),
        pytest.param("2024-05-01", "", "", id="undated"),
        pytest.param("2024-05", "2024-06-30", "", id="only-a-month"),
    ],
)
def test_days_without_anything_are_counted_between_two_days(first, second, words):
    assert gap_words(moment(said(1, first)), moment(said(2, second))) == words


def test_nothing_lies_before_the_first_moment():
    assert gap_words(None, moment(said(1))) == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [("2024-05-03", "3 May 2024"), ("", "undated"), ("2024-05", "2024-05")],
    ids=["day", "no", "month"],
)
def test_a_moment_without_a_day_says_so(day, words):
    assert day_words(moment(said(1), day=day)) == words


@pytest.mark.parametrize(
    ("published", "day", "words"),
    [
        pytest.param("2024-05-03", "2024-05-03", "Northline", id="the-same-day"),
        pytest.param("2024-05-12", "2024-05-03", "Northline · 12 May", id="told-later"),
        pytest.param("2024-01-02", "2023-12-30", "Northline · 2 Jan 2024", id="told-in-another-year"),
        pytest.param("", "2024-05-03", "Northline", id="undated-article"),
    ],
)
def test_the_day_of_publication_is_said_where_it_is_another(published, day, words):
    assert source_of(moment(said(1, published), day=day)) == words


def test_a_copy_of_a_report_says_so():
    assert source_of(moment(replace(said(1), copy_of="a"))) == "Northline · copy"


def test_people_of_whom_nothing_is_said_are_told():
    assert scope_of(said(1, count=3).figures[0]) == "killed · soldiers"
    assert scope_of(said(1, count=3, population="").figures[0]) == "killed · of whom is not said"


def row(statement, width=158, course=None, **more):
    here = moment(statement)
    return text(
        MomentRow(here, sizes_for(course or Course("", (here,)), width), is_same_day=False, **more).lines(CURRENT)
    )


def test_a_claim_has_day_speaker_cue_outlet_firmness_and_its_words():
    lines = row(said(1, content="the dam will hold"))
    assert lines[0].split() == ["›", "1", "May", "2024", "│", "Speaker", "1", "said", "Northline", "▰▰▰▰"]
    assert lines[1].split("│")[1].strip() == "the dam will hold"


@pytest.mark.parametrize("width", WIDTHS[3:])
def test_long_words_are_cut_and_that_is_seen(width):
    assert row(gates().moments[0].statement, width)[-1].rstrip().endswith("…")


def test_a_figure_in_the_own_voice_names_the_outlet_once():
    lines = row(own_voice(1, "2024-05-01", 3), 98)
    assert "║ own voice" in lines[0]
    assert "║ Atlas" in lines[1]
    assert "".join(lines).count("Atlas") == 1


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        pytest.param({"reporting": Reporting.DISTANCING}, "┆", id="distancing"),
        pytest.param({"certainty": Certainty.POSSIBLE}, "▰▱▱▱", id="possible"),
        pytest.param({"certainty": Certainty.UNSPECIFIED}, "not asserted", id="unspecified"),
        pytest.param({"polarity": Polarity.DENIES}, "¬ denies the dam", id="denied"),
    ],
)
def test_how_it_is_told_is_never_colour_alone(fields, sign):
    assert sign in "\n".join(row(said(1, **fields)))


@pytest.mark.parametrize("width", [44, 60])
def test_where_there_is_no_room_for_a_line_the_number_is_text(width):
    lines = row(said(1, count=1_200), width)
    assert lines[0].rstrip().endswith("1,200 people")
    assert lines[1].rstrip().endswith("▰▰▰▰")


def test_where_there_is_no_room_for_days_the_day_stands_before_the_source():
    assert row(said(1), 40)[1].strip(" │") == "1 May 2024 · Northline"


@pytest.mark.parametrize(("width", "line"), [(158, 0), (98, 2), (60, 2)])
def test_what_is_counted_is_told_in_each_row_only_where_it_differs(width, line):
    alike, unlike = said(1, count=3), said(2, count=4, population="civilians")
    mixed = Course("", (moment(alike), moment(unlike)))
    assert "killed · civilians" in row(unlike, width, mixed)[line]
    assert not any("killed" in words for words in row(alike, width))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_line_of_a_claim_has_the_width_asked_for(width):
    statement = said(1, speaker="слово 漢字 " * 9, content="слово 漢字 " * 20, outlet="漢字" * 30)
    assert {cells(line) for line in row(statement, width)} == {width}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_line_of_a_figure_ends_where_the_number_line_begins(width):
    sizes = sizes_for(toll(), width)
    lines = text(MomentRow(toll().moments[1], sizes, is_same_day=True).lines(CURRENT))
    assert {cells(line) for line in lines} == {width - sizes.plot}
