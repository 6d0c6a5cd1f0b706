"""Panes one below the other, with cards in them that one cursor goes through: which row is whose. Pure.

Heights are known without laying a card; a card is laid when a row of it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from reader.tui.layout import Line
from reader.tui.layout_tiles import Look, Part, Tile


class Pane(Protocol):
    """One pane of a stack."""

    @property
    def height(self) -> int:
        """Rows, borders included."""

    @property
    def inset(self) -> int:
        """Cells left of its parts."""

    @property
    def parts(self) -> Sequence[Part]:
        """What is in it, from top to bottom."""

    @property
    def part_tops(self) -> Sequence[int]:
        """The first row of each part."""

    def line(self, y: int, look: Look, position: str) -> Line:
        """One row; `position` says where the cursor is in it, and is empty while it is elsewhere."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A tile in the stack: which pane it is in, which part of it, and its first row from the top of the stack."""

    tile: Tile
    pane: int
    part: int
    top: int


class Stack:
    """Panes one below the other.

    Args:
        panes: from top to bottom.
        notes: lines before the first one.
    """

    def __init__(self, panes: Sequence[Pane], notes: Sequence[Line] = ()) -> None:
        self.panes = panes
        self._notes = notes
        self.tops = list(accumulate((pane.height for pane in panes), initial=len(notes)))
        self.height = self.tops[-1]
        self.spots = [
            Spot(tile, number, part, self.tops[number] + pane.part_tops[part] + tile.top)
            for number, pane in enumerate(panes)
            for part, inner in enumerate(pane.parts)
            for tile in inner.tiles
        ]
        self._firsts = [0] * len(panes)
        for place in range(len(self.spots) - 1, -1, -1):
            self._firsts[self.spots[place].pane] = place

    def line(self, y: int, look: Look, current: int) -> Line:
        """Row `y`, with the cursor on the spot `current`."""
        if y < len(self._notes):
            return self._notes[y]
        number = bisect_right(self.tops, y) - 1
        if not 0 <= number < len(self.panes):
            return ()
        is_in = 0 <= current < len(self.spots) and self.spots[current].pane == number
        return self.panes[number].line(y - self.tops[number], look, self.position(current) if is_in else "")

    def position(self, current: int) -> str:
        """Where the cursor is in its pane: `row 3/6`."""
        if not 0 <= current < len(self.spots):
            return ""
        pane = self.spots[current].pane
        count = sum(1 for spot in self.spots if spot.pane == pane)
        return f"row {current - self._firsts[pane] + 1}/{count}"

    def rows_of(self, current: int) -> range:
        """The rows that belong into view with a spot: its card, and the top of its pane where it is the first."""
        spot = self.spots[current]
        top = spot.top - spot.tile.lead
        if spot.part == 0 and spot.tile.top == min(tile.top for tile in self.panes[spot.pane].parts[0].tiles):
            top = self.tops[spot.pane] if spot.pane else 0
        return range(top, spot.top + spot.tile.height + 1)

    def spot_at(self, x: int, y: int) -> int:
        """Number of the spot at a cell, -1 for none."""
        for number, spot in enumerate(self.spots):
            left = spot.tile.left + self.panes[spot.pane].inset
            if spot.top <= y < spot.top + spot.tile.height and left <= x < left + spot.tile.width:
                return number
        return -1

    def beside(self, current: int, step: int) -> int:
        """The spot in the next column to the right or left, at the same height or nearest to it; else the same one."""
        here = self.spots[current]
        others = [
            (abs(spot.tile.left - here.tile.left), abs(spot.top - here.top), number)
            for number, spot in enumerate(self.spots)
            if (spot.pane, spot.part) == (here.pane, here.part) and (spot.tile.left - here.tile.left) * step > 0
        ]
        return min(others, default=(0, 0, current))[2]

    def next_pane(self, current: int, step: int) -> int:
        """The first spot of the next pane or the one before; the first pane follows on the last."""
        panes = [number for number, pane in enumerate(self.panes) if any(part.tiles for part in pane.parts)]
        place = panes.index(self.spots[current].pane)
        return self._firsts[panes[(place + step) % len(panes)]]
