"""Speakers as rows: counts, bars of time on one scale, names folded together."""

from __future__ import annotations

from datetime import date

import pytest

from reader.model import SpeakerCount, SpeakerKind, SpeakerVariant
from reader.tui.layout import cells
from reader.tui.layout_speakers import Period, Timing, heading, rows_of, speaker_line, summary, time_cells

PERIOD = Period(date(2023, 1, 1), date(2023, 1, 8))
VARIANTS = (SpeakerVariant("Water Office", 3), SpeakerVariant("the Office", 1))
OFFICE = SpeakerCount("Water Office", SpeakerKind.ORGANISATION, 4, 2, VARIANTS)
BRAND = SpeakerCount("Ilse Brand", SpeakerKind.PERSON, 1200, 10)
HOSTILE = SpeakerCount("[b]漢字[/b] \x1b]52;\x07\u202e" * 3, SpeakerKind.PERSON, 1, 1, VARIANTS)


def text(line):
    return "".join(run.text for run in line)


def test_a_day_lies_in_its_stretch_of_time():
    assert [PERIOD.bucket(f"2023-01-0{day}", 4) for day in range(1, 9)] == [0, 0, 1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("day", ["", "May", "2022-12-31", "2023-01-09"])
def test_a_day_outside_the_time_lies_nowhere(day):
    assert PERIOD.bucket(day, 4) == -1


def test_no_room_for_bars_is_no_stretch_of_time():
    timing = Timing(PERIOD, {"A": (("2023-01-01", 8),)})
    assert (timing.most(["A"], 0), timing.bars("A", 0, 0)) == (0, "")


def test_bars_have_one_scale_and_nothing_said_is_blank():
    timing = Timing(PERIOD, {"A": (("2023-01-01", 8), ("2023-01-08", 1)), "B": (("2023-01-03", 4),)})
    most = timing.most(["A", "B"], 4)
    assert (timing.bars("A", 4, most), timing.bars("B", 4, most)) == ("█  ▁", " ▄  ")


def test_a_scale_that_was_counted_for_another_width_breaks_no_bar():
    assert Timing(PERIOD, {"A": (("2023-01-01", 8),)}).bars("A", 2, 3) == "█ "


def test_a_plain_terminal_has_plain_bars():
    timing = Timing(PERIOD, {"A": (("2023-01-01", 8), ("2023-01-08", 1))}, is_plain=True)
    assert timing.bars("A", 4, 8) == "#  ."


def test_one_day_is_time_enough():
    day = Period(date(2023, 1, 1), date(2023, 1, 1))
    assert Timing(day, {"A": (("2023-01-01", 2),)}).bars("A", 3, 2) == "█  "
    assert day.words(24) == "1 Jan 2023"


def test_names_come_below_the_speaker_when_unfolded():
    assert [row.name for row in rows_of([OFFICE, BRAND], ())] == ["Water Office", "Ilse Brand"]
    rows = rows_of([OFFICE, BRAND], {"Water Office"})
    assert [(row.variant, row.claims) for row in rows] == [("", 4), ("Water Office", 3), ("the Office", 1), ("", 1200)]


def test_a_row_has_name_claims_and_articles():
    timing = Timing(PERIOD, {})
    office, first, *_rest = rows_of([OFFICE, BRAND], {"Water Office"})
    assert text(speaker_line(office, 80, timing, 1, marks="›+")).split() == [
        "›+",
        "Water",
        "Office",
        "+1",
        "name",
        "4",
        "2",
    ]
    assert text(speaker_line(first, 80, timing, 1)).split() == ["as", "Water", "Office", "3"]
    assert "1,200" in text(speaker_line(rows_of([BRAND], ())[0], 80, timing, 1))


@pytest.mark.parametrize("width", [8, 20, 30, 40, 56, 72, 112, 200])
@pytest.mark.parametrize("speaker", [OFFICE, BRAND, HOSTILE], ids=["office", "brand", "hostile"])
def test_every_line_has_the_width_asked_for(width, speaker):
    timing = Timing(PERIOD, {speaker.name: (("2023-01-01", 8),)})
    for row in rows_of([speaker], {speaker.name}):
        assert cells(text(speaker_line(row, width, timing, 8, marks="›"))) == width
    assert cells(text(heading(width, timing))) == width


def test_the_bars_give_way_on_a_narrow_screen():
    assert [time_cells(width) for width in (100, 56, 30)] == [24, 12, 0]


def test_the_heading_names_the_time_that_the_bars_stretch_over():
    assert "1 Jan 2023 – 8 Jan 2023" in text(heading(100, Timing(PERIOD)))
    years = Period(date(2021, 11, 15), date(2025, 9, 25))
    assert [years.words(room) for room in (25, 24, 12, 3)] == [
        "15 Nov 2021 – 25 Sep 2025",
        "Nov 2021 – Sep 2025",
        "2021 – 2025",
        "",
    ]
    assert text(heading(100, Timing())).split() == ["name", "claims", "articles"]


def test_denials_and_conflicts_are_counted_where_there_are_any():
    assert summary(OFFICE, 0) == ["Water Office", "4 claims", "2 articles"]
    assert summary(OFFICE, 0, (3, 1))[2:4] == ["3 conflicts", "1 change"]
    assert summary(OFFICE, 2)[3:] == ["denies 2"]


def test_names_have_the_room_of_bars_where_no_article_has_a_date():
    long = "The Association of Long Names and of Those Who Bear Them"
    row = rows_of([SpeakerCount(long, SpeakerKind.ORGANISATION, 2, 1)], ())[0]
    assert long in text(speaker_line(row, 80, Timing(), 1))
    assert long not in text(speaker_line(row, 80, Timing(PERIOD), 1))
