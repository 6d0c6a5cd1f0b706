"""Figures of a thread: rows by speaker, scope and how it is put, the plot, what counts as a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.comparisons_in_hand import casualties, inhabitants, row

from reader.model import Certainty, FigureLine, Polarity, Relation, RelationKind
from reader.tui.layout import cells
from reader.tui.layout_lines import LinePart, conflict_words, put_words, scope_words
from reader.tui.layout_tiles import Look

LINE = casualties().lines[0]
NO_LOOK = Look()
CONFLICT = Relation("f-k1", "f-k3", RelationKind.CONFLICT, "more than the other’s most")


def text(part, look=NO_LOOK):
    return ["".join(run.text for run in part.line(y, look)) for y in range(part.height)]


@pytest.mark.parametrize("width", [8, 20, 40, 67, 68, 107, 108, 158, 220])
@pytest.mark.parametrize("line", [LINE, inhabitants().lines[0]], ids=["linear", "logarithmic"])
def test_every_row_has_the_width_asked_for(line, width):
    assert {cells(shown) for shown in text(LinePart(line, width))} <= {width}


def test_wide_rows_have_speaker_scope_and_mark_side_by_side():
    rows = text(LinePart(LINE, 158))
    (shown,) = [line for line in rows if "Western services" in line]
    assert "Russian soldiers · Bakhmut" in shown
    assert "┤ 20,000–30,000" in shown
    assert any("1 cell = 500 people" in line for line in rows)


def test_under_108_cells_the_scope_stands_below_the_speaker():
    rows = text(LinePart(LINE, 90))
    place = next(number for number, line in enumerate(rows) if "Western services" in line)
    assert "Russian soldiers" not in rows[place]
    assert "Russian soldiers" in rows[place + 2]
    assert "┤" in rows[place]


def test_on_a_narrow_screen_numbers_are_words():
    rows = text(LinePart(LINE, 60))
    assert any(line.rstrip().endswith("20,000–30,000 people") for line in rows)
    assert not any("┴" in line for line in rows)


def test_whom_is_not_said_is_said_of_people_only():
    assert scope_words(row("r", "A", 1, 1).figure)[0] == "of whom is not said"
    assert scope_words(row("r", "A", 1, 1, unit="percent").figure)[0] == ""


def test_where_and_when_are_written_out():
    one = row("r", "A", 1, 1, population="soldiers", where="Bakhmut", as_of="2023-05-01/2023-05-17").figure
    assert scope_words(one) == ("soldiers", "Bakhmut", "as of 1–17 May 2023")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"measures": "killed_or_injured", "certainty": Certainty.PROBABLE}, "killed or injured; likely"),
        ({"is_approx": True, "polarity": Polarity.DENIES}, "denied, about"),
        ({"measures": "killed", "certainty": Certainty.UNSPECIFIED}, "killed; not asserted"),
        ({}, ""),
    ],
    ids=["likely", "denied", "open", "plain"],
)
def test_how_a_figure_is_put(more, words):
    assert put_words(row("r", "A", 1, 1, **more)) == words


@pytest.mark.parametrize(
    ("relations", "words"),
    [
        pytest.param(LINE.relations, "3 scopes, so no conflict is counted", id="scopes"),
        pytest.param((*LINE.relations, CONFLICT), "1 pair excludes each other", id="conflict"),
    ],
)
def test_a_difference_of_scope_is_no_conflict_and_the_pane_says_so(relations, words):
    assert conflict_words(replace(LINE, relations=relations)) == words


def test_figures_of_one_scope_that_agree_are_said_to_agree():
    rows = (row("a", "A", 1, 1, population="men"), row("b", "B", 1, 1, population="men"))
    same = (Relation("f-a", "f-b", RelationKind.SAME, "the same number"),)
    assert conflict_words(FigureLine("people", rows, same)) == "They agree"
    assert conflict_words(FigureLine("people", rows, ())) == "No two exclude each other"


def test_a_change_is_drawn_at_the_later_figure_alone():
    rows = text(LinePart(inhabitants().lines[0], 158))
    assert [line[60:].count("◂┄") for line in rows if "own voice" in line] == [1, 0, 0]
    assert any("◂┄ was" in line for line in rows)


def test_the_current_row_is_raised_from_end_to_end():
    part = LinePart(LINE, 158)
    tile = part.tiles[1]
    look = Look(tile)
    assert "".join(run.text for run in part.line(tile.top, look)).startswith("›│ Western services")
    grounds = {run.ink.ground for y in range(tile.top, tile.top + tile.height) for run in part.line(y, look)}
    assert grounds == {"raised"}
