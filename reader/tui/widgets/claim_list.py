"""The claims pane's keys and mouse; it is in step with the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.tui.keys import bindings_for
from reader.tui.widgets.claim_view import ClaimPane


class ClaimList(ClaimPane):
    """A card for each claim of the open article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("claims")]

    @dataclass
    class Passed(Message):
        """The reader moved to a card; whoever holds the body brings its place into view."""

        number: int

    @dataclass
    class Chosen(Message):
        """The reader wants to be at this claim's place in the text."""

        number: int

    # ------------------------------------------------------------ moving

    def action_cursor_down(self) -> None:
        """Next card."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Previous card."""
        self._step(-1)

    def action_page_down(self) -> None:
        """A page of cards on."""
        self._page(1)

    def action_page_up(self) -> None:
        """A page of cards back."""
        self._page(-1)

    def action_top(self) -> None:
        """First card."""
        if self._stack and self._stack.shown:
            self._pass(self._stack.shown[0])

    def action_bottom(self) -> None:
        """Last card."""
        if self._stack and self._stack.shown:
            self._pass(self._stack.shown[-1])

    def _step(self, step: int) -> None:
        if self._stack and self._stack.shown:
            self._pass(self._stack.step(self.current, step))

    def _page(self, step: int) -> None:
        if self._stack is None or not self._stack.shown:
            return
        span = self._stack.span_of(self.current)
        here = span.start if span else int(self.scroll_offset.y)
        number = self._stack.number_at(min(max(here + step * self.size.height, 1), self._stack.height - 1))
        self._pass(number if number >= 0 else self._stack.shown[0 if step < 0 else -1])

    def _pass(self, number: int) -> None:
        self.set_current(number)
        self.post_message(self.Passed(number))

    # ------------------------------------------------------------ a filter that hides the current card

    def filter_speaker(self, name: str) -> None:
        """Show one speaker's claims only, and be at one of them."""
        super().filter_speaker(name)
        self._leave_hidden()

    def set_current(self, number: int) -> None:
        """Follow the body, but for a card that a filter hides while the keys act on this pane."""
        super().set_current(number)
        if self.has_focus:
            self._leave_hidden()

    def on_focus(self) -> None:
        """The keys act on this pane from now on."""
        self._leave_hidden()

    def _leave_hidden(self) -> None:
        """Go on to a card that is shown: nobody corrects or deletes what is not to be seen."""
        if self._stack and self._stack.shown and self.current >= 0 and self._stack.span_of(self.current) is None:
            self._step(1)

    def on_click(self, event: events.Click) -> None:
        """Go to the card under the pointer."""
        place = event.get_content_offset(self)
        if place is None or self._stack is None:
            return
        number = self._stack.number_at(int(self.scroll_offset.y) + place.y)
        if number >= 0:
            self._pass(number)
            if event.chain > 1:
                self.post_message(self.Chosen(number))

    # ------------------------------------------------------------ what others do

    def action_go_to_place(self) -> None:
        """Ask for the text at this claim."""
        if self.current >= 0:
            self.post_message(self.Chosen(self.current))

    def action_compare(self) -> None:
        """Ask for the comparison of this claim."""
        self.want("compare")

    def action_timeline(self) -> None:
        """Show how it moved over the days."""
        self.want("timeline")

    def action_correct_claim(self) -> None:
        """Ask what is wrong with this claim."""
        self.want("correct_claim")

    def action_delete_claim(self) -> None:
        """Ask to delete this claim."""
        self.want("delete_claim")

    def action_filter_speaker(self) -> None:
        """Ask whose claims to show."""
        self.want("filter_speaker")

    def action_why(self) -> None:
        """Ask why this is a claim."""
        self.want("why")

    def action_verdict_convincing(self) -> None:
        """Ask to keep that this convinces."""
        self.want("verdict_convincing")

    def action_verdict_doubtful(self) -> None:
        """Ask to keep that this is doubtful."""
        self.want("verdict_doubtful")

    def action_verdict_menu(self) -> None:
        """Ask for the menu of verdicts."""
        self.want("verdict_menu")
