"""Colours of highlights on the screen: the ground, a letter as a second signal, and the name that the reader gave."""

from __future__ import annotations

from collections.abc import Mapping

from reader.model import Colour
from reader.text.neutralise import one_line
from reader.tui.layout import clip

Names = Mapping[str, str]
YELLOW_GROUND = "highlight"
_GROUNDS = {colour.value: f"{YELLOW_GROUND}-{colour}" for colour in Colour if colour is not Colour.YELLOW}
_NAME_CELLS = 24


def ground_of(colour: str) -> str:
    """The ground of words in this colour; one that is unknown looks as if it were the usual one."""
    return _GROUNDS.get(colour, YELLOW_GROUND)


def letter_of(colour: str) -> str:
    """What stands in the margin instead of the usual mark; empty for the usual colour."""
    return colour[0] if colour in _GROUNDS else ""


def colour_words(colour: str, names: Names) -> str:
    """`green · key figure`, or the colour alone where the reader gave it no name."""
    name = clip(one_line(names.get(colour, "")), _NAME_CELLS)
    shown = clip(one_line(colour), _NAME_CELLS)
    return f"{shown} · {name}" if name else shown


def after(colour: str) -> Colour:
    """The next colour; behind the last one comes the first."""
    colours = list(Colour)
    at = colours.index(Colour(colour)) if colour in set(colours) else -1
    return colours[(at + 1) % len(colours)]
