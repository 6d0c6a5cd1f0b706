"""What the compare screen is made of: cards at their places, and how they look from the one with the cursor. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reader.model import Figure, RelationKind, Statement
from reader.tui.layout import Line
from reader.tui.layout_body import POINTER
from reader.tui.layout_relations import GLYPHS, TONES
from reader.tui.layout_statements import PLAIN, Sign

MARKED = "▌"
_SHOWN = (RelationKind.CONFLICT, RelationKind.SAME, RelationKind.UPDATE)

Key = tuple[str, str]
"""Uid of a statement, and of its figure where that has a row of its own: the same in all threads."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the cursor stands on: a statement, or one figure of it on a number line."""

    statement: Statement
    figure: Figure | None = None

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.statement.uid, self.figure.uid if self.figure else ""

    @property
    def uids(self) -> frozenset[str]:
        """All that relations may call it by."""
        if self.figure is not None:
            return frozenset((self.figure.uid,))
        return frozenset((self.statement.uid, *(figure.uid for figure in self.statement.figures)))


@dataclass(frozen=True, slots=True)
class Tile:
    """A card and where it lies: rows and cells from the top left corner of its part.

    `lead` rows above it tell how it follows from what is before it: they come into view with it.
    """

    card: Card
    top: int
    height: int
    left: int
    width: int
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How cards look now: which has the cursor, which is marked, how others stand to the one with the cursor."""

    current: Tile | None = None
    marked: Key | None = None
    kinds: Mapping[str, RelationKind] = field(default_factory=dict)

    def sign(self, tile: Tile) -> Sign:
        """What stands before a tile's card."""
        is_marked = tile.card.key == self.marked
        below = MARKED if is_marked else " "
        if tile is self.current:
            return Sign(POINTER, "accent", below, is_current=True)
        if is_marked:
            return Sign(MARKED, "accent", below)
        found = [self.kinds[uid] for uid in tile.card.uids if uid in self.kinds] if self.kinds else []
        kind = next((kind for kind in _SHOWN if kind in found), None)
        return Sign(GLYPHS[kind], TONES[kind]) if kind else PLAIN


class Part(Protocol):
    """A piece of a thread's pane: cards with what stands around them."""

    @property
    def height(self) -> int:
        """Rows."""

    @property
    def tiles(self) -> Sequence[Tile]:
        """Cards in the order in which the cursor goes through them."""

    def line(self, y: int, look: Look) -> Line:
        """One row."""
