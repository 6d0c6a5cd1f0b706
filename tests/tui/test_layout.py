"""Wrapping and measuring: every offset has its cell, and no line is too wide."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.neutralise import one_line
from reader.tui.layout import (
    LEAST_WIDTH,
    Ink,
    Run,
    cell_of,
    cells,
    clip,
    clip_lines,
    fit,
    is_narrow,
    offset_at,
    spread,
    wrap,
)

TEXTS = st.text(st.one_of(st.sampled_from(" ab—é“日本\u0301한🙂\u200d\ufe0f👩Ж"), st.characters()), max_size=120).map(
    one_line
)


@given(TEXTS, st.integers(-5, 40))
def test_no_line_is_wider_than_its_width(text, width):
    room = max(width, LEAST_WIDTH)
    for start, end in wrap(text, 0, len(text), width):
        assert start < end
        assert cells(text[start:end]) <= room


@given(TEXTS, st.integers(8, 40))
@example(" \U000e0080", 8)
def test_only_spaces_fall_between_lines(text, width):
    at = 0
    for start, end in wrap(text, 0, len(text), width):
        assert text[at:start].strip(" ") == ""
        at = end
    assert text[at:].strip(" ") == ""


@given(TEXTS)
def test_a_cell_leads_back_to_the_character_that_covers_it(text):
    for start, end in wrap(text, 0, len(text), 20):
        for cell in range(cells(text[start:end])):
            offset = offset_at(text, start, end, cell)
            assert start <= offset < end
            assert cell_of(text, start, offset) <= cell


@given(st.text(st.sampled_from("ab é日Ж"), max_size=80), st.integers(8, 30))
def test_every_offset_maps_to_a_cell_and_back(text, width):
    for start, end in wrap(text, 0, len(text), width):
        for offset in range(start, end):
            assert offset_at(text, start, end, cell_of(text, start, offset)) == offset


@given(TEXTS, st.integers(0, 30))
def test_a_clipped_text_fits(text, width):
    assert cells(clip(text, width)) <= max(width, 0)


@given(TEXTS, st.integers(1, 40))
def test_a_fitted_line_is_exactly_as_wide_as_asked(text, width):
    line = fit((Run(text, Ink()),), width, "surface")
    assert sum(cells(run.text) for run in line) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("one two three", 8, ["one two", "three"], id="at-spaces"),
        pytest.param("abcdefghijkl", 8, ["abcdefgh", "ijkl"], id="a-word-too-long"),
        pytest.param("one   two     three", 8, ["one", "two", "three"], id="many-spaces"),
        pytest.param("日本語のテキスト", 8, ["日本語の", "テキスト"], id="wide-characters"),
        pytest.param("eight888 next", 8, ["eight888", "next"], id="exactly-full"),
        pytest.param("   ", 8, [], id="blank"),
    ],
)
def test_lines_break_where_a_reader_expects(text, width, lines):
    assert [text[start:end] for start, end in wrap(text, 0, len(text), width)] == lines


def test_cut_lines_end_at_a_word_and_say_so():
    assert clip_lines("The Ukrainians claim to have stopped the Russian advance", 24, 2) == [
        "The Ukrainians claim to",
        "have stopped the…",
    ]


def test_a_right_part_stands_at_the_right():
    line = spread((Run("left", Ink()),), (Run("12", Ink()),), 10, "surface")
    assert "".join(run.text for run in line) == "left    12"


def test_cyrillic_and_quotes_are_known_to_be_narrow():
    assert is_narrow("«Їжак» — “so”, он сказал…")
    assert not is_narrow("日")
