"""Courses over the days, one framed pane below the other, with a cursor on one moment."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.model import Course, RelationKind
from reader.tui.keys import bindings_for
from reader.tui.layout_courses import course_stack
from reader.tui.layout_relations import by_weight, other_side
from reader.tui.layout_stack import Stack
from reader.tui.layout_tiles import Look
from reader.tui.widgets.stack_view import StackView


class CourseView(StackView):
    """Shows courses; those moments that the one with the cursor changed, or that changed it, have a sign."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("timeline")]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.courses: tuple[Course, ...] = ()

    def show(self, courses: tuple[Course, ...], *notice: str, at: str = "") -> None:
        """Show courses, or say why there are none; the cursor begins at the claim or figure `at`."""
        self.courses = courses
        self.say_instead(*notice)
        self.lay()
        cards = [spot.tile.card for spot in self.stack.spots]
        self.go_to(next((place for place, card in enumerate(cards) if at in {card.statement.uid, *card.uids}), 0))

    def build(self, width: int, *, is_low: bool) -> Stack:
        """A pane for each course."""
        return course_stack(self.courses, width, is_low=is_low)

    def look(self) -> Look:
        """How the others of the course stand to the moment with the cursor; what weighs most counts."""
        card = self.card
        if card is None:
            return Look()
        own = card.figure.uid if card.figure else card.statement.uid
        changes = [change for moment in self.courses[self.pane].moments for change in moment.changes]
        kinds: dict[str, RelationKind] = {}
        for change in by_weight(changes):
            if own in {change.left, change.right}:
                kinds.setdefault(other_side(change, (own,)), change.kind)
        return Look(self.stack.spots[self.current].tile, kinds=kinds)

    def action_next_thread(self) -> None:
        """To the next course."""
        self.turn(1)

    def action_previous_thread(self) -> None:
        """To the previous course."""
        self.turn(-1)
