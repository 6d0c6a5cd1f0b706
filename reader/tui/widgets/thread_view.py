"""The threads of a comparison, one framed pane below the other, with a cursor on one card and a mark on another."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.model import Comparison, Relation, RelationKind, Thread
from reader.tui.keys import bindings_for
from reader.tui.layout_current import owners_in, relations_of
from reader.tui.layout_relations import other_side, weightiest
from reader.tui.layout_stack import Stack
from reader.tui.layout_threads import stack_of
from reader.tui.layout_tiles import Card, Key, Look
from reader.tui.widgets.stack_view import StackView


class ThreadView(StackView):
    """Shows how others stand to the card with the cursor; what is done to cards is its screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("compare")]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.comparison = Comparison("", (), ())
        self.marked: Key | None = None

    def show(self, comparison: Comparison, *notice: str) -> None:
        """Show threads, or say why there are none; the cursor stays at its card, or begins at what was asked for."""
        at = self.card.key if self.card else None
        self.comparison = comparison
        self.say_instead(*notice)
        self.lay()
        place = self.place_of(at) if at else self.place_asked(comparison.now_at)
        if at is None and place >= 0:
            self.marked = self.stack.spots[place].tile.card.key
        self.go_to(max(place, 0))

    def build(self, width: int, *, is_low: bool) -> Stack:
        """A pane for each thread."""
        return stack_of(self.comparison, width, is_low=is_low)

    @property
    def marked_card(self) -> Card | None:
        """The card against which others are judged."""
        cards = (spot.tile.card for spot in self.stack.spots)
        return next((card for card in cards if card.key == self.marked), None)

    @property
    def thread(self) -> Thread | None:
        """The thread that the cursor is in; None in the list of what stands in one article only."""
        return self.comparison.threads[self.pane] if 0 <= self.pane < len(self.comparison.threads) else None

    def relations(self) -> tuple[Relation, ...]:
        """How others of the thread stand to the card with the cursor, each once."""
        card, thread = self.card, self.thread
        if card is None or thread is None:
            return ()
        every = (*thread.relations, *(each for line in thread.lines for each in line.relations))
        return relations_of(card, every, owners_in(thread))

    def look(self) -> Look:
        """Which has the cursor, which is marked, and signs before those that stand to the one with the cursor."""
        spots = self.stack.spots
        return Look(spots[self.current].tile if spots else None, self.marked, self._kinds())

    def _kinds(self) -> dict[str, RelationKind]:
        uids = self.card.uids if self.card else frozenset()
        by_other: dict[str, list[Relation]] = {}
        for each in self.relations():
            by_other.setdefault(other_side(each, uids), []).append(each)
        found = {uid: weightiest(several) for uid, several in by_other.items()}
        return {uid: relation.kind for uid, relation in found.items() if relation}

    def mark(self) -> None:
        """Make the card with the cursor the one against which others are judged; the marked one is it no more."""
        if self.card is not None:
            self.marked = None if self.card.key == self.marked else self.card.key
            self.go_to(self.current)

    def action_next_thread(self) -> None:
        """To the next thread."""
        self.turn(1)

    def action_previous_thread(self) -> None:
        """To the previous thread."""
        self.turn(-1)
