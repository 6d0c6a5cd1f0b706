"""Make text from outside harmless to a terminal without moving a single code point.

Whatever a terminal could take for a command, and whatever would make the screen lie about the order or the place of
characters, is replaced by a visible stand-in of the same length, so that offsets stay offsets in the version.
"""

from __future__ import annotations

import re

STAND_IN = "\N{REPLACEMENT CHARACTER}"
_MARK_STAND_IN = "\N{MIDDLE DOT}"
_CONTROL_PICTURES = 0x2400  # U+2400 + n is the picture of the control n
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINES = (0x0085, 0x2028, 0x2029)
# Invisible characters that carry hidden text (tags) or that hide what is annotated (interlinear marks). U+E0062 and the
# like spell sub-national flags; a stand-in for these is a small price.
_HIDDEN = (*range(0xE0000, 0xE0080), *range(0xFFF9, 0xFFFC), *range(0x206A, 0x2070))


def _stand_ins() -> dict[int, str]:
    table = {code: chr(_CONTROL_PICTURES + code) for code in range(0x20)}
    table |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), *_BIDI, *_LINES, *_HIDDEN), STAND_IN)
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table[ord("\t")] = " "
    return table


_BLOCK_TABLE = {code: mark for code, mark in _stand_ins().items() if code != ord("\n")}
_LINE_TABLE = _BLOCK_TABLE | {ord("\n"): " "}

# Marks that stack upon one letter. Scripts that need marks (Hebrew, Arabic, Thai, Indic) have at most three on a base,
# so a fourth in a row is never writing; a mark that begins a line would sit on the frame beside it.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
_PILED = re.compile(rf"(?:(?<![^\n])|(?<=[{_MARKS}]{{3}}))[{_MARKS}]+")


def _flatten(match: re.Match[str]) -> str:
    return _MARK_STAND_IN * len(match.group())


def neutralise(text: str) -> str:
    """Replace what must not reach a terminal; the result has the same length and keeps its line feeds."""
    return _replace(text, _BLOCK_TABLE)


def one_line(text: str) -> str:
    """Neutralise for a place that has one line: line feeds become spaces too."""
    return _replace(text, _LINE_TABLE)


def _replace(text: str, table: dict[int, str]) -> str:
    shown = text.translate(table)
    return shown if shown.isascii() else _PILED.sub(_flatten, shown)
