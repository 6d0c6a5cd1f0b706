"""One speaker's page: claims in the order of time, what others deny of them, what was changed later."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.model import PlacedClaim, Polarity, SpeakerCount, SpeakerPage
from reader.tui.keys import bindings_for
from reader.tui.layout_answers import page_stack, told
from reader.tui.layout_bars import joined
from reader.tui.layout_speakers import summary
from reader.tui.layout_stack import Stack
from reader.tui.layout_words import counted
from reader.tui.widgets.stack_view import StackView

_LOOKING = "looking for what contradicts it …"
_NOTHING = "nothing that contradicts them and no later change is known"
_TITLE_EDGES = 6


class SpeakerView(StackView):
    """The page of one speaker; what others say of the claims may come later than the claims."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("speakers")]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.claims: tuple[PlacedClaim, ...] = ()
        self.page: SpeakerPage | None = None
        self._speaker: SpeakerCount | None = None
        self._word = ""
        self._answered = (0, 0)

    def show_nobody(self) -> None:
        """Show nothing: nobody has the cursor."""
        self._speaker, self.claims, self.page, self._answered = None, (), None, (0, 0)
        self.say_instead("")
        self.relay()

    def show(self, speaker: SpeakerCount, claims: tuple[PlacedClaim, ...]) -> None:
        """Show the claims of a speaker, the oldest first; of very many the newest ones."""
        self._speaker, self.page, self._answered = speaker, None, (0, 0)
        self.claims = tuple(sorted(claims, key=lambda each: each.article.published or "9"))
        self._word = _LOOKING if claims else ""
        self.say_instead("no claim in any article")
        self.current = 0
        self.relay()

    def show_page(self, page: SpeakerPage, pending: int) -> None:
        """Show what others say of the claims, and what was changed; the cursor stays.

        Args:
            page: of the speaker whose claims are shown.
            pending: how many articles have no relations yet.
        """
        self.page, self._answered = page, (len(told(page.denied)), len(told(page.changed)))
        self._word = "" if page.denied or page.changed else _NOTHING
        if pending:
            self._word = f"relations of {counted(pending, 'article')} are still to come"
        self.relay()

    def build(self, width: int, *, is_low: bool) -> Stack:
        """Claims, what is denied, what was changed."""
        return page_stack(self.claims, self.page, self._word, width, is_low=is_low)

    def go_to(self, number: int) -> None:
        """Put the cursor on a card; the border says where that is, and how many are below."""
        super().go_to(number)
        end = int(self.scroll_offset.y) + self.size.height
        below = sum(1 for spot in self.stack.spots if spot.top + spot.tile.height > end)
        place = f"{self.current + 1}/{len(self.stack.spots)}" if self.stack.spots else ""
        self.name_border(self._title(), subtitle=place + (f" ▾ {below} more" if below and place else ""))

    def _title(self) -> str:
        if self._speaker is None:
            return "Claims"
        is_cut = len(self.claims) < self._speaker.claims
        denies = 0 if is_cut else sum(1 for each in self.claims if each.claim.polarity is Polarity.DENIES)
        parts = summary(self._speaker, denies, self._answered)
        if is_cut:
            parts.append(f"the newest {len(self.claims)}")
        return joined(parts, max(self.size.width - _TITLE_EDGES, 1)) or parts[0]

    def action_next_thread(self) -> None:
        """To what is denied, then to what was changed, then back to the claims."""
        self.turn(1)

    def action_previous_thread(self) -> None:
        """The other way round."""
        self.turn(-1)
