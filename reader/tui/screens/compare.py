"""The compare screen: one claim beside those of other articles that share its names or figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.library import Library
from reader.model import PlacedClaim
from reader.tui.closing import ClosedOnce
from reader.tui.keys import Overrides, bindings_for, hints_for
from reader.tui.layout import Ink, Line, Run, clip, spread
from reader.tui.layout_bars import hints_line
from reader.tui.layout_compare import claim_card, figures_beside, found_words, source_words, speaker_of
from reader.tui.layout_words import counted
from reader.tui.widgets.line_view import LineBar, LineView
from reader.tui.widgets.placed_list import PlacedList

Opened = tuple[str, str]
"""Article and claim uid of what the reader wants to see in its text."""


class ClaimView(LineView, can_focus=False):
    """The claim that others are compared with, and the figures of all."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._claim: PlacedClaim | None = None
        self._others: tuple[PlacedClaim, ...] = ()
        self._lines: list[Line] = []

    def show(self, claim: PlacedClaim, others: tuple[PlacedClaim, ...]) -> None:
        """Show a claim."""
        self._claim, self._others = claim, others
        self.relay()

    def relay(self) -> None:
        """Lay it out for the room there is."""
        if self._claim is None:
            return
        width = max(self.size.width, 1)
        top: list[Line] = [()] if self.styles.border_left[0] else []
        title: Line = (Run(f" {clip(self._claim.article.title, width - 2)}", Ink("dim")),)
        self._lines = [*top, *claim_card(self._claim, width), (), title]
        figures = figures_beside(self._claim, self._others, width)
        self._lines += [(), *figures] if figures else []
        self.set_height(len(self._lines))
        cut = len(self._lines) - self.size.height
        self.name_border(source_words(self._claim.article), subtitle=f"▾ {counted(cut, 'line')}" if cut > 0 else "")
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self.relay()

    def line(self, y: int) -> Line:
        """One row."""
        return self._lines[y] if 0 <= y < len(self._lines) else ()


class RelatedList(PlacedList):
    """Claims of other articles; a cursor on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("compare")]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, notice="looking for claims about the same …")

    def title(self) -> str:
        """How many there are."""
        return f"Others · {found_words(self.claims)}" if self.claims else "Others"


class CompareScreen(ClosedOnce[Opened]):
    """Claim at the left, others at the right; below each other under 112 columns, without frames under 72.

    The result names the article and claim to open, `None` when the reader goes back.
    """

    CSS_PATH: ClassVar[Any] = styles_folder() / "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("compare")]  # what the list does not do, the screen does
    AUTO_FOCUS = "#others"

    @dataclass
    class Found(Message):
        """The library has answered; without a claim, `fault` says why."""

        claim: PlacedClaim | None
        others: tuple[PlacedClaim, ...]
        fault: str = ""

    def __init__(self, library: Library, claim_uid: str, overrides: Overrides | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-simple"), (72, "-narrow"), (112, "-columns")]
        self.VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-low"), (20, "-high")]
        self._library = library
        self._claim_uid = claim_uid
        self._overrides = overrides or {}
        self._title: Line = ()

    def compose(self) -> ComposeResult:
        """Header, two panes, hints."""
        yield LineBar(id="compare-header")
        with Container(id="panes"):
            yield ClaimView(id="claim")
            yield RelatedList(id="others")
        yield LineBar(id="compare-hints")

    def on_mount(self) -> None:
        """Ask the library; it may take a while."""
        self._draw_bars()
        self._look()

    def on_resize(self, _event: events.Resize) -> None:
        """Drop or bring back items of the bars."""
        self._draw_bars()

    @work(thread=True)
    def _look(self) -> None:
        try:
            claim = self._library.claims.get(self._claim_uid)
            found = self.Found(claim, self._library.claims.related(claim.claim.uid))
        except HearsayError as error:
            found = self.Found(None, (), error.message)
        # A message: a thread that waited for the screen would keep a program alive that is ending.
        self.post_message(found)

    @on(Found)
    def _show(self, event: Found) -> None:
        event.stop()
        claim, others = event.claim, event.others
        if not self.query(RelatedList):
            return  # the screen is being taken down
        if claim is None:
            self.query_one(RelatedList).show((), f"! {event.fault}")
            return
        name, ground = speaker_of(claim), "bg"
        self._title = (Run(clip(name, 40), Ink(claim.claim.reporting.value, ground, "b")),)
        self.query_one(ClaimView).show(claim, others)
        back = hints_for("compare", self._overrides)[-2][0]
        none = ("no claim of another article shares a name or figure with it", f"press {back} to go back")
        self.query_one(RelatedList).show(others, *none)
        self._draw_bars()

    def _draw_bars(self) -> None:
        width = max(self.size.width, 1)
        name = (Run(" Hearsay", Ink("accent", "bg", "b")), Run("  Compare  ", Ink("text", "bg", "b")), *self._title)
        aside = (Run("shared names and figures ", Ink("faint", "bg")),) if width >= 72 else ()  # noqa: PLR2004
        self.query_one("#compare-header", LineBar).set_line(spread(name, aside, width, "bg"))
        hints = hints_line(hints_for("compare", self._overrides), "", width)
        self.query_one("#compare-hints", LineBar).set_line(hints)

    def action_open_claim(self) -> None:
        """Open the claim with the cursor in its article."""
        current = self.query_one(RelatedList).current
        if current is not None:
            self.dismiss((current.article.uid, current.claim.uid))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self._overrides))
