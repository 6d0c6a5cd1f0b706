"""Figures on one number line: marks to scale, labels beside them, ticks, the scale in words."""

from __future__ import annotations

import pytest
from support.comparisons_in_hand import figure

from reader.tui.layout import cells
from reader.tui.layout_plot import Axis, dots, label_words, mark_of

POINT, RANGE = figure("p", 20_000, 20_000), figure("r", 10_000, 30_000)
ROOM = 60


def axis(*figures, most=40, unit="people"):
    return Axis(figures or (POINT, figure("top", 40_000, 40_000)), most, unit)


def row(one, line, before=None, room=ROOM):
    return "".join(run.text for run in mark_of(one, line, room, before=before).line(line, room, "neutral", "surface"))


@pytest.mark.parametrize(
    ("low", "high", "more", "words"),
    [
        pytest.param(4_000, 4_000, {}, "4,000", id="point"),
        pytest.param(4_000, 4_000, {"is_approx": True}, "about 4,000", id="about"),
        pytest.param(20_000, 30_000, {}, "20,000–30,000", id="range"),
        pytest.param(5_000, None, {}, "at least 5,000", id="open-above"),
        pytest.param(None, 60, {}, "up to 60", id="open-below"),
        pytest.param(0, 60, {}, "up to 60", id="from-zero"),
        pytest.param(0, 0, {}, "0", id="zero"),
        pytest.param(51, 51, {"unit": "percent"}, "51%", id="percent"),
        pytest.param(0.2, 0.2, {"unit": "ratio"}, "0.2", id="ratio"),
        pytest.param(None, None, {}, "not said", id="nothing"),
    ],
)
def test_a_number_is_labelled_as_it_is_put(low, high, more, words):
    assert label_words(figure("f", low, high, **more)) == words


@pytest.mark.parametrize(
    ("low", "high", "more", "drawn"),
    [
        pytest.param(20_000, 20_000, {}, "◆ 20,000", id="point"),
        pytest.param(20_000, 30_000, {}, "├─────────┤ 20,000–30,000", id="range"),
        pytest.param(20_000, 20_001, {}, "◆ 20,000–20,001", id="both-ends-in-one-cell"),
        pytest.param(20_000, 30_000, {"is_approx": True}, "░░░░░░░░░░░ about 20,000–30,000", id="vague"),
        pytest.param(20_000, None, {}, "◆─→ at least 20,000", id="open-above"),
    ],
)
def test_a_mark_stands_at_its_value_with_its_label_at_the_right(low, high, more, drawn):
    shown = row(figure("f", low, high, **more), axis())
    assert shown[20:].startswith(drawn)
    assert shown[:20].replace("·", " ").strip() == ""


def test_an_open_end_below_points_to_the_left():
    assert row(figure("f", None, 20_000), axis())[18:21] == "←─◆"


def test_a_label_without_room_at_the_right_goes_left_and_the_mark_stays():
    line = axis()
    shown = row(figure("f", 40_000, 40_000), line, room=45)
    assert shown[: line.cells + 1].endswith("40,000 ◆")
    assert line.place(40_000) == line.cells


def test_a_fall_is_drawn_from_what_was_to_what_is():
    shown = row(figure("now", 10_000, 10_000), axis(), before=figure("was", 40_000, 40_000))
    assert shown[10:].startswith("◆ 10,000 ◂┄┄┄")
    assert shown.rstrip()[-1] == "┄"
    assert len(shown.rstrip()) == 41


def test_a_rise_is_drawn_to_the_mark():
    assert "┄┄▸◆ 30,000" in row(figure("now", 30_000, 30_000), axis(), before=figure("was", 10_000, 10_000))


@pytest.mark.parametrize(
    ("figures", "most", "words"),
    [
        pytest.param((40_000,), 80, "1 cell = 500 people", id="as-in-the-picture"),
        pytest.param((30_000,), 75, "1 cell = 400 people", id="round"),
        pytest.param((40_000,), 50, "1 cell = 1,000 people", id="shorter-for-a-round-cell"),
        pytest.param((1_000, 200_000), 60, "each tick is ten times the one before", id="logarithmic"),
    ],
)
def test_the_scale_is_said(figures, most, words):
    assert axis(*(figure(f"{n}", n, n) for n in figures), most=most).words() == words


def test_a_share_has_its_sign_in_scale_and_ticks():
    line = axis(figure("p", 50, 50, unit="percent"), most=50, unit="percent")
    assert line.words().endswith("%")
    assert "40%" in line.numbers(80)[0].text


def test_ticks_lie_on_cells_where_they_are_even():
    line = axis(figure("f", 70_000, 70_000), most=80)
    steps = {right - left for left, right in zip(line.ticks, line.ticks[1:], strict=False)}
    assert len(steps) == 1


@pytest.mark.parametrize("most", [1, 3, 7, 20, 80])
@pytest.mark.parametrize("high", [1, 7, 40_000, 10**12], ids=str)
def test_ticks_and_their_numbers_never_leave_the_line_nor_touch(most, high):
    line = axis(figure("f", high, high), most=most)
    numbers = "".join(run.text for run in line.numbers(most + 15))
    assert cells(numbers) <= most + 15
    assert all(0 <= place <= line.cells for place in line.ticks)
    assert not [word for word in numbers.split() if word.count(",") * 4 + 1 > len(word) + 1]


def test_a_row_without_a_mark_has_a_dot_at_each_tick():
    line = axis()
    shown = "".join(run.text for run in dots(line, ROOM, "surface"))
    assert [place for place, sign in enumerate(shown) if sign == "·"] == list(line.ticks)


def test_no_dot_touches_a_mark():
    line = axis()
    assert "·" not in row(figure("f", 19_000, 19_000), line)[18:28]
