"""Claims of several articles as a stack of cards, each with its figures and what it shares with another. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reader.model import Figure, PlacedClaim
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip
from reader.tui.layout_body import POINTER
from reader.tui.layout_statements import EDGES, PLAIN, Sign, framed, statement_card, statement_of
from reader.tui.layout_words import figure_words

_CONTENT_LINES = 3
CURRENT = Sign(POINTER, is_current=True)


class PlacedStack:
    """Cards of claims, one below the other, and where each lies."""

    def __init__(self, claims: Sequence[PlacedClaim], width: int) -> None:
        self.claims = tuple(claims)
        self.width = width
        self.current = 0 if claims else -1
        heights = [len(placed_card(claim, width)) + 1 for claim in claims]
        self._tops = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """Rows of all cards."""
        return self._tops[-1]

    def span_of(self, number: int) -> range:
        """Rows of one card, without the blank one behind it."""
        return range(self._tops[number], self._tops[number + 1] - 1)

    def number_at(self, y: int) -> int:
        """The card at row `y`, -1 for none."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self.height else -1

    def below(self, y: int) -> int:
        """How many cards end below row `y`."""
        return sum(1 for end in self._tops[1:] if end - 1 > y)

    def line(self, y: int) -> Line:
        """One row."""
        number = self.number_at(y)
        if number < 0:
            return ()
        card = placed_card(self.claims[number], self.width, CURRENT if number == self.current else PLAIN)
        row = y - self._tops[number]
        return card[row] if row < len(card) else ()


def placed_card(placed: PlacedClaim, width: int, sign: Sign = PLAIN) -> list[Line]:
    """Lines of one card: speaker, cue, source · date, firmness, content, figures, what is shared."""
    room, ground = max(width - EDGES, 1), sign.ground
    lines = statement_card(statement_of(placed), width, sign, most_lines=_CONTENT_LINES)
    more: list[Line] = [_figures(placed.figures, room, ground)] if placed.figures else []
    if placed.shared:
        shared = "shares " + ", ".join(one_line(word) for word in placed.shared)
        more.append((Run(clip(shared, room), Ink("faint", ground)),))
    return [*lines, *framed(more, placed.claim.reporting, width, Sign(sign.below, is_current=sign.is_current))]


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
