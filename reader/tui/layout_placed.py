"""A claim with its place as a card, with its figures and what it shares with another. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Figure, PlacedClaim
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip
from reader.tui.layout_statements import EDGES, PLAIN, Sign, card_height, framed, statement_card, statement_of
from reader.tui.layout_words import figure_words


def placed_card(placed: PlacedClaim, width: int, sign: Sign = PLAIN) -> list[Line]:
    """Lines of one card: speaker, cue, source · date, firmness, content, figures, what is shared."""
    room, ground = max(width - EDGES, 1), sign.ground
    lines = statement_card(statement_of(placed), width, sign)
    more: list[Line] = [_figures(placed.figures, room, ground)] if placed.figures else []
    if placed.shared:
        shared = "shares " + ", ".join(one_line(word) for word in placed.shared)
        more.append((Run(clip(shared, room), Ink("faint", ground)),))
    return [*lines, *framed(more, placed.claim.reporting, width, Sign(sign.below, is_current=sign.is_current))]


def placed_height(placed: PlacedClaim, width: int) -> int:
    """Rows of a card, without laying it."""
    return card_height(statement_of(placed), width) + bool(placed.figures) + bool(placed.shared)


def _figures(figures: Sequence[Figure], room: int, ground: str) -> Line:
    chip = Ink("text", "surface" if ground == "raised" else "raised")
    runs: list[Run] = []
    for place, figure in enumerate(figures):
        words = f" {clip(figure_words(figure), max(room - 2, 4))} "
        if runs and sum(cells(run.text) for run in runs) + cells(words) + 5 > room:
            runs.append(Run(f"+ {len(figures) - place}", Ink("faint", ground)))
            break
        runs += [Run(words, chip), Run(" ", Ink(ground=ground))]
    return tuple(runs)
