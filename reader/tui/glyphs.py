"""Glyphs for terminals that have ASCII alone: every line is put into it last of all, borders and dialogs too."""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

ASCII = "ascii"
_POOR_TERMINALS = frozenset({"dumb", "linux", "vt52", "vt100", "vt102", "vt220", "ansi", "cons25"})
_UNEQUAL = "≠"
_STAND_INS = {
    "|": "│┃▌▎▊▐",
    ":": "┆╎░▒",
    "#": "║█▓▰",
    "-": "▱─━┄┈▔▁▬▫·–—−‐‑",
    "+": "▪╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛╔╗╚╝",
    ">": "›▸→≥",
    "<": "◂←≤",
    "v": "▾↓",
    "^": "▴↑",
    "*": "◆•",
    "o": "●",
    "~": "…≈",
    ".": "⋯",
    "!": "¬",
    "x": "×",
    "P": "¶",
    '"': "“”„«»",
    "'": "‘’‚",
    " ": "\u00a0\u202f▂▃▄▅▆▇▏▍▋▉",
}
_TABLE = str.maketrans({glyph: plain for plain, glyphs in _STAND_INS.items() for glyph in glyphs})


def wants_ascii(chosen: str, environ: Mapping[str, str]) -> bool:
    """Whether to do without Unicode: as the setting says, else by what the terminal says of itself."""
    if chosen:
        return chosen == ASCII
    if environ.get("TERM", "") in _POOR_TERMINALS:
        return True
    if sys.platform == "win32":  # its code page says nothing about its terminal
        return False
    try:
        "▰≠┆".encode(locale.getencoding())
    except (UnicodeEncodeError, LookupError):
        return True
    return False


class AsciiGlyphs(LineFilter):
    """Replaces what this program draws with by ASCII of the same width; letters of other scripts stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line in ASCII; the same list when it is that already."""
        words = [segment.text for segment in segments]
        if all(word.isascii() for word in words):
            return segments
        _widen(words)
        return [
            Segment(word.translate(_TABLE), segment.style, segment.control)
            for word, segment in zip(words, segments, strict=True)
        ]


def _widen(words: list[str]) -> None:
    """Make `!=` of each `≠`, and take its second cell from a gap of two blanks before it; without one, it is `!`."""
    for number in range(len(words)):
        while _UNEQUAL in words[number]:
            head, _, tail = words[number].partition(_UNEQUAL)
            before = [*words[:number], head]
            giving = next((each for each in range(number, -1, -1) if "  " in before[each]), None)
            if giving is not None:
                left, _, right = before[giving].rpartition("  ")
                before[giving] = f"{left} {right}"
            words[: number + 1] = [*before[:-1], before[-1] + ("!" if giving is None else "!=") + tail]
