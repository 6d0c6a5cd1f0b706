"""Courses as panes: rows, what stands between them, the number line, borders, every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.courses_in_hand import gates, moment, said, text, toll

from reader.model import Course
from reader.tui.layout import cells
from reader.tui.layout_courses import CoursePart, course_stack, facts_of, header_parts, in_weight
from reader.tui.layout_tiles import Look

HOSTILE = "[b]dam[/b] \x1b]52;c;QQ==\x07\u202e"


def drawn(courses, width, current=0, **more):
    stack = course_stack(courses, width, **more)
    look = Look(stack.spots[current].tile) if stack.spots else Look()
    return text(stack.line(y, look, current) for y in range(stack.height))


def inside(course, width=158, **more):
    part = CoursePart(course, width, **more)
    return [line.rstrip() for line in text(part.line(y, Look()) for y in range(part.height))]


def test_gap_and_change_stand_between_the_moments_they_are_about():
    lines = inside(toll())
    days = [next(number for number, line in enumerate(lines) if day in line) for day in ("1 May 2024", "16 May 2024")]
    assert lines[days[0] + 2].startswith("  · 1 day ·   → update of 12")
    assert lines[days[1] - 1].startswith("  · 12 days · → update of 12")


def test_undated_moments_stand_last_under_a_word_that_says_so():
    rows = [line for line in inside(toll()) if "│" in line]
    assert rows[-2].startswith("  undated")


def test_figures_lie_on_one_scale_that_is_told():
    lines = inside(toll())
    zero = lines[-2].index("└")
    cell = {count: next(line for line in lines if f"◆ {count}" in line).index("◆") - zero for count in (31, 40, 60)}
    assert cell[60] / 60 == pytest.approx(cell[40] / 40, abs=0.03)
    assert cell[60] / 60 == pytest.approx(cell[31] / 31, abs=0.03)
    assert "1 cell = " in lines[-1]


def test_what_all_rows_count_is_told_once():
    assert sum(line.count("killed · soldiers") for line in inside(toll())) == 1
    assert sum(line.count("killed · soldiers") for line in inside(toll(), 60)) == 1


def test_claims_have_no_number_line():
    assert not any("└" in line or "cell" in line for line in inside(gates()))


def test_under_the_least_width_numbers_are_text():
    lines = inside(toll(), 60)
    assert not any("◆" in line for line in lines)
    assert any(line.endswith("31 people") for line in lines)


def test_a_low_screen_has_no_blank_rows():
    assert all(line.strip() for line in inside(gates(), is_low=True))
    assert len(inside(toll(), is_low=True)) < len(inside(toll()))


def test_the_border_says_what_it_is_how_much_and_from_when_to_when():
    lines = drawn([toll(), gates()], 160, current=2)
    assert lines[0].startswith("╭─ ≠ Velmora: killed ──")
    facts = "row 3/5 · 5 figures · 4 speakers · 2 updates · 1 contradiction · 1–16 May 2024 ─╯"
    assert any(line.endswith(facts) for line in lines)
    assert facts_of(gates()) == ["3 claims", "2 speakers", "1 update", "1 contradiction", "1 May – 12 Jun 2024"]


@pytest.mark.parametrize(
    ("course", "sign"),
    [
        pytest.param(Course("t", gates().moments[1:]), "≠ t", id="contradicted"),
        pytest.param(Course("t", gates().moments[2:]), "→ t", id="updated"),
        pytest.param(Course("t", toll().moments[:1]), "# t", id="figures"),
        pytest.param(Course("t", gates().moments[:1]), "─ t", id="claims"),
    ],
)
def test_the_title_has_a_sign_of_the_weightiest_change(course, sign):
    assert sign in drawn([course], 100)[0]


def test_courses_in_which_most_changed_come_first_then_the_longest():
    calm, long = Course("calm", toll().moments[:1]), Course("long", tuple(moment(said(n)) for n in range(4)))
    assert [course.title for course in in_weight([calm, long, gates(), toll()])] == [
        "Velmora: killed",
        "Vessel dam",
        "long",
        "calm",
    ]


def test_the_header_counts_courses_articles_and_outlets():
    assert header_parts([toll(), gates()]) == ["2 courses", "8 articles", "1 outlet"]
    assert header_parts([]) == []


def test_a_moment_comes_into_view_with_what_it_changed():
    stack = course_stack([toll()], 160)
    assert stack.rows_of(3).start == stack.spots[3].top - 1
    assert stack.rows_of(0).start == 0


@pytest.mark.parametrize("width", [1, 8, 20, 43, 44, 60, 72, 79, 80, 100, 120, 160, 220])
@pytest.mark.parametrize("is_low", [True, False])
def test_every_row_has_the_width_asked_for(width, is_low):
    wide = replace(gates(), title="漢字 " * 40, moments=(*gates().moments, moment(said(9, speaker="漢字" * 40))))
    assert {cells(line) for line in drawn([toll(), wide], width, is_low=is_low)} == {width}


def test_words_from_outside_are_neither_markup_nor_controls():
    hostile = said(1, count=3, speaker=HOSTILE, outlet=HOSTILE, content=HOSTILE, population=HOSTILE, cue=HOSTILE)
    words = "\n".join(drawn([Course(HOSTILE, (moment(hostile), moment(said(2, count=4, speaker=HOSTILE))))], 160))
    assert not {"\x1b", "\x07", "\u202e"} & set(words)
    assert "[b]dam[/b]" in words
