"""A terminal that has ASCII alone is drawn in ASCII, cell by cell where everything else is drawn."""

from __future__ import annotations

import locale

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from support.screens_in_hand import app_on, press, shown
from textual.color import Color

from reader.tui.glyphs import AsciiGlyphs, wants_ascii


def ascii_of(*words):
    line = AsciiGlyphs().apply([Segment(word) for word in words], Color(0, 0, 0))
    return "".join(segment.text for segment in line)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("│ ┆ ║",), "| : #", id="bars"),
        pytest.param(("▰▰▰▱",), "###-", id="firmness"),
        pytest.param(("Atlas      12 ≠2",), "Atlas     12 !=2", id="conflict-takes-a-cell-from-the-gap"),
        pytest.param(("Atlas      ", "12", " ≠2 "), "Atlas     12 !=2 ", id="gap-in-another-run"),
        pytest.param(("a ≠ b",), "a ! b", id="no-gap-to-take-from"),
        pytest.param(("≠1   ≠2",), "!1  !=2", id="two-in-a-line"),
        pytest.param(("▸ ▪ ›",), "> + >", id="note-highlight-cursor"),
        pytest.param(("“Київ” — 20,000",), '"Київ" - 20,000', id="letters-of-other-scripts-stay"),
    ],
)
def test_every_glyph_has_a_stand_in_of_the_same_width(words, expected):
    assert ascii_of(*words) == expected
    assert cell_len(expected) == cell_len("".join(words))


@pytest.mark.parametrize(
    ("chosen", "terminal", "encoding", "expected"),
    [
        pytest.param("", "xterm-256color", "UTF-8", False, id="able"),
        pytest.param("", "linux", "UTF-8", True, id="console"),
        pytest.param("", "dumb", "UTF-8", True, id="dumb"),
        pytest.param("", "xterm", "ISO-8859-1", True, id="latin-1"),
        pytest.param("unicode", "linux", "ISO-8859-1", False, id="chosen-unicode"),
        pytest.param("ascii", "xterm-256color", "UTF-8", True, id="chosen-ascii"),
    ],
)
def test_the_terminal_decides_unless_the_reader_has(monkeypatch, chosen, terminal, encoding, expected):
    monkeypatch.setattr(locale, "getencoding", lambda: encoding)
    monkeypatch.setattr("sys.platform", "linux")
    assert wants_ascii(chosen, {"TERM": terminal}) is expected


@pytest.mark.slow
@pytest.mark.parametrize("size", [(160, 45), (120, 36), (72, 22)], ids=str)
async def test_in_ascii_every_screen_is_ascii_and_as_wide_as_before(home, size):
    async with app_on(home, size, glyphs="ascii") as pilot:
        for keys in (("G", "enter"), ("h",), ("3",), ("1", "slash", *"orla"), ("escape", "question_mark")):
            await press(pilot, *keys)
            rows = shown(pilot)
            assert [row for row in rows if not row.isascii()] == []
            assert {cell_len(row) for row in rows} == {size[0]}
