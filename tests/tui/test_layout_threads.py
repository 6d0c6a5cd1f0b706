"""The compare screen as a stack of panes: frames, notes, what stands in one article only, where the cursor goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.comparisons_in_hand import comparison, holds

from reader.tui.layout import cells
from reader.tui.layout_threads import stack_of
from reader.tui.layout_tiles import Look


def text(stack, current=-1):
    look = Look(stack.spots[current].tile if current >= 0 else None)
    return ["".join(run.text for run in stack.line(y, look, current)) for y in range(stack.height)]


@pytest.mark.parametrize("width", [20, 40, 71, 72, 79, 80, 111, 112, 160])
@pytest.mark.parametrize("is_low", [False, True], ids=["high", "low"])
def test_every_row_has_the_width_asked_for(width, is_low):
    stack = stack_of(comparison(pending=2, is_capped=True), width, is_low=is_low)
    assert {cells(line) for line in text(stack, 2)} == {width}


def test_each_thread_has_a_frame_and_its_facts():
    rows = text(stack_of(comparison(), 160), 2)
    assert rows[0].startswith("╭─ ≠ Bakhmut: who holds the city ─")
    lower = next(line for line in rows if line.startswith("╰"))
    assert "row 3/6 · 6 claims · 2 articles · 4 conflicting pairs" in lower
    assert any(line.startswith("╭─ # Bakhmut: killed or injured") for line in rows)
    assert any("3 figures · 2 articles · scopes differ" in line for line in rows)


def test_under_80_cells_frames_have_no_sides():
    rows = text(stack_of(comparison(), 79))
    assert rows[0].startswith("─ ≠ ")
    assert not any(line.startswith("│") for line in rows)


def test_what_one_article_claims_alone_stands_last():
    rows = text(stack_of(comparison(), 160))
    assert any("Only here: Atlas" in line for line in rows)
    assert "3 claims that no other article makes" in rows[-1]


def test_copies_what_is_to_come_and_a_large_story_are_said_first():
    stack = stack_of(comparison(copies=(("a1", "a2"),), pending=1, is_capped=True), 160)
    rows = [line.strip() for line in text(stack)[:3]]
    assert rows == [
        "relations of 1 article is still to come",
        "a large story: the nearest 2 articles are compared",
        "copies of one report count as one: Atlas · undated repeats River Herald · 17 May 2023",
    ]


def test_where_nobody_speaks_of_what_was_asked_for_that_is_said():
    assert "nobody else speaks of “" in text(stack_of(comparison(now_at="f77"), 160))[0]
    assert "nobody else" not in "".join(text(stack_of(comparison(now_at="f-k1"), 160)))


def test_the_cursor_goes_through_a_column_then_the_next_then_the_next_thread():
    stack = stack_of(comparison(), 160)
    assert [spot.tile.card.key[0] for spot in stack.spots][:8] == ["c1", "c2", "c3", "c4", "c5", "c6", "k3", "k1"]


def test_the_key_for_the_next_column_goes_to_the_card_beside():
    stack = stack_of(comparison(), 160)
    assert stack.beside(0, 1) == 2
    assert stack.beside(3, -1) == 1
    assert stack.beside(5, 1) == 5


def test_a_cell_of_a_card_is_that_card():
    stack = stack_of(comparison(), 160)
    spot = stack.spots[3]
    assert stack.spot_at(spot.tile.left + 10, spot.top + 1) == 3
    assert stack.spot_at(1, 0) == -1


def test_a_title_from_outside_is_neutralised_and_cut():
    thread = replace(holds(), title="[b]\x1b]0;x\x07" + "long " * 60)
    rows = text(stack_of(comparison(threads=(thread,)), 80))
    assert not {"\x1b", "\x07"} & set("".join(rows))
    assert "…" in rows[0]
