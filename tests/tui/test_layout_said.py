"""The words behind one row."""

from __future__ import annotations

import pytest
from support.courses_in_hand import said, text

from reader.tui.layout import cells
from reader.tui.layout_said import said_lines
from reader.tui.layout_tiles import Card

CARD = Card(said(1, content="the dam will hold " * 20))


def test_speaker_cue_and_title_stand_before_the_words():
    lines = text(said_lines(CARD, 80, 3))
    assert lines[0].split("  ")[:2] == [" Speaker 1", "said"]
    assert "“Title 1”" in lines[0]
    assert lines[2].rstrip().endswith("…")


def test_one_row_has_the_words_alone():
    assert text(said_lines(CARD, 80, 1))[0].startswith(" the dam will hold")


@pytest.mark.parametrize(("width", "rows"), [(1, 3), (8, 2), (40, 0), (72, 3), (160, 1)])
def test_there_are_no_more_rows_than_asked_for_each_of_the_width(width, rows):
    lines = text(said_lines(CARD, width, rows))
    assert len(lines) <= rows
    assert {cells(line) for line in lines} <= {width}
