"""Positions as columns: headings, counts in words, what stands beside what."""

from __future__ import annotations

import pytest
from support.comparisons_in_hand import HERALD, holds, statement

from reader.model import Polarity, Position, Relation, RelationKind
from reader.tui.layout import cells
from reader.tui.layout_columns import ColumnsPart, columns_of, count_words
from reader.tui.layout_tiles import Look

THREAD = holds()
NOBODY = frozenset()
NO_LOOK = Look()


def parts(width, positions=THREAD.positions, relations=THREAD.relations, hidden=NOBODY):
    return [ColumnsPart(tier, width) for tier in columns_of(positions, relations, hidden, width)]


def text(part, look=NO_LOOK):
    return ["".join(run.text for run in part.line(y, look)) for y in range(part.height)]


def position(*speakers, heading="", voices=0, copies=0, article=HERALD):
    said = tuple(statement(f"{heading}{n}", name, f"claim {n}", article=article) for n, name in enumerate(speakers))
    return Position(heading, said, voices or len(set(speakers)), copies)


@pytest.mark.parametrize(
    ("one", "left_out", "words"),
    [
        pytest.param(THREAD.positions[0], 0, "2 claims, both from one source", id="one-source"),
        pytest.param(THREAD.positions[1], 0, "4 claims, 4 speakers · 17 May 2023", id="speakers"),
        pytest.param(position("A", "A", "A"), 0, "3 claims, all from one source · 17 May 2023", id="all"),
        pytest.param(position("A"), 0, "1 claim", id="alone"),
        pytest.param(
            position("A", "B", "C", "A", voices=3, copies=2),
            0,
            "3 sources say so; 2 copies of a report not counted · 17 May 2023",
            id="copies",
        ),
        pytest.param(position("A", "B"), 1, "2 claims, 2 speakers, 1 of them below · 17 May 2023", id="on-the-line"),
    ],
)
def test_how_many_say_so_is_said_in_words(one, left_out, words):
    assert count_words(one, left_out) == words


def test_positions_that_contradict_stand_side_by_side_with_a_sign_between_them():
    (part,) = parts(158)
    rows = text(part)
    assert "“they had taken control of most of the city”" in rows[0]
    assert "“Ukrainian forces have not been pushed from the city”" in rows[0]
    first = next(line for line in rows if "Wagner PMC" in line)
    assert "≠" in first
    assert "Kirby  stated" in first


def test_columns_stack_under_72_cells_and_the_sign_goes_before_the_heading():
    first, second = parts(60)
    assert not any("≠" in line for line in text(first))
    assert text(second)[0].startswith(" ≠ “Ukrainian forces")


@pytest.mark.parametrize(
    ("heading", "polarity", "shown"),
    [
        pytest.param("the dam leaks", Polarity.DENIES, "¬ denies “the dam leaks”", id="denial"),
        pytest.param("“it leaks”", Polarity.AFFIRMS, "   “it leaks”  ", id="quotation"),
        pytest.param(f"“it {'leaks ' * 30}”", Polarity.AFFIRMS, "…”", id="long-quotation"),
    ],
)
def test_a_heading_is_quoted_once_and_says_what_is_denied(heading, polarity, shown):
    said = (statement("A0", "A", heading, polarity=polarity),)
    (part,) = parts(158, (Position(heading, said, 1), position("B", heading="it is whole")), ())
    assert shown in text(part)[0]
    assert "““" not in text(part)[0]


def test_columns_that_do_not_contradict_each_other_have_no_sign_between_them():
    apart = (Relation("A0", "C0", RelationKind.CONFLICT, "x"),)
    three = tuple(position(name, heading=name) for name in "ABC")
    (part,) = parts(158, three, apart)
    assert not any("≠" in line for line in text(part))


def test_what_takes_no_side_comes_last():
    sides = (*THREAD.positions, position("Zoe", "Ann"))
    assert "about the same thing, on no side" in text(parts(158, sides)[-1])[0]


def test_what_nobody_contradicts_has_no_quote_over_it_and_two_columns():
    (part,) = parts(158, (position("A", "B", "C"),), ())
    rows = text(part)
    assert "3 claims, 3 speakers" in rows[0]
    assert "“" not in "".join(rows)
    assert [tile.left > 0 for tile in part.tiles] == [False, False, True]


def test_what_stands_on_a_number_line_is_not_shown_twice():
    (part,) = parts(158, (position("A", "B"),), (), frozenset(("0",)))
    assert [tile.card.statement.uid for tile in part.tiles] == ["1"]


def test_what_contradicts_is_shown_though_it_stands_on_a_number_line():
    (part,) = parts(158, hidden=frozenset(("c1", "c2", "c5")))
    assert [tile.card.statement.uid for tile in part.tiles] == ["c1", "c2", "c3", "c4", "c6"]


@pytest.mark.parametrize("width", [20, 30, 60, 72, 99, 158])
def test_every_row_has_the_width_asked_for(width):
    assert {cells(line) for part in parts(width) for line in text(part)} == {width}


@pytest.mark.parametrize(("width", "tiers"), [(200, 1), (158, 2), (100, 2), (30, 4)])
def test_as_many_columns_as_there_is_room_for(width, tiers):
    four = tuple(position(name, heading=name) for name in "ABCD")
    assert len(columns_of(four, (), NOBODY, width)) == tiers
