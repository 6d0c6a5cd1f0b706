"""Everyone who speaks: counts, names that are one, claims over time, and each one's claims across all articles."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Input

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.model import PlacedClaim, SpeakerCount, SpeakerPage
from reader.text.neutralise import one_line
from reader.tui.closing import ClosedOnce
from reader.tui.glyphs import wants_ascii
from reader.tui.keys import hints_for, key_text
from reader.tui.layout import Ink, Run, clip, fit
from reader.tui.layout_speakers import Period, Timing
from reader.tui.screens.compare import Opened
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineBar
from reader.tui.widgets.speaker_list import SpeakerList
from reader.tui.widgets.speaker_view import SpeakerView

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings

_PAUSE_SECONDS, _LONG_PAUSE_SECONDS = 0.07, 0.2
_MOST_CLAIMS = 400
NAME_CELLS = 30
_LIST_ONLY, _CLAIMS_ONLY = frozenset({"filter", "merge", "split", "names"}), frozenset({"denied"})


class SpeakersPanes(ClosedOnce[Opened]):
    """Speakers at the left, the page of one at the right; under 112 columns one after the other.

    The result names the article and claim to open, `None` when the reader goes back. `has_changed` says whether names
    were merged or split meanwhile.
    """

    CSS_PATH: ClassVar[Any] = styles_folder() / "speakers.tcss"
    AUTO_FOCUS = "#speakers"

    def __init__(self, library: Library, settings: Settings, at: str = "") -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-simple"), (72, "-narrow"), (112, "-columns")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
        self.library, self.own_keys, self._at = library, settings.keys, at
        self.work = Work(self, self._fail)
        self.hints = Hints(id="speakers-hints")
        self.speakers = SpeakerList(id="speakers", is_plain=wants_ascii(settings.glyphs, os.environ))
        self.claims = SpeakerView(id="claims")
        self.field = Input(placeholder="part of a name", id="filter", select_on_focus=False)
        self._shown = ""
        self.has_changed = False

    def compose(self) -> ComposeResult:
        """Header, two panes, hints."""
        with Horizontal(id="speakers-header"):
            yield LineBar(id="speakers-name")
            yield self.field
        with Container(id="panes"):
            yield self.speakers
            yield self.claims
        yield self.hints

    def on_mount(self) -> None:
        """Ask the library; it may take a while."""
        name = (Run(" Hearsay", Ink("accent", "bg", "b")), Run("  Speakers  ", Ink("text", "bg", "b")))
        self.query_one("#speakers-name", LineBar).set_line(fit(name, 22, "bg"))
        self.look(self._at)

    def on_unmount(self) -> None:
        """What the reader did is done."""
        self.work.drain()

    # ------------------------------------------------------------ what there is

    def look(self, at: str) -> None:
        """Read who speaks, and put the cursor on the one called `at`."""
        library = self.library

        def look() -> tuple[tuple[SpeakerCount, ...], tuple[str, str]]:
            return library.speakers.list(), library.speakers.days()

        def show(found: tuple[tuple[SpeakerCount, ...], tuple[str, str]]) -> None:
            speakers, (first, last) = found
            period = Period(date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
            self._shown = ""
            self.speakers.show(speakers, Timing(period), at)

        self.work.latest("list", look, show)

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    @on(SpeakerList.Passed)
    def _follow(self) -> None:
        """Draw the times of the speakers that are seen, and show the claims of the one with the cursor."""
        unknown, library = self.speakers.unknown(), self.library
        if unknown:
            self.work.latest(
                "times", lambda: {name: library.speakers.over_time(name) for name in unknown}, self.speakers.know_times
            )
        if self.has_class("-columns"):
            self.work.soon("claims", _PAUSE_SECONDS, self.show_claims)
        self.show_hints()

    def show_claims(self, then: Callable[[], object] | None = None) -> None:
        """Show the claims of the speaker with the cursor, then go on; what others say of them follows.

        Args:
            then: what to do once they are there; without it the cursor may only be passing.
        """
        row, library = self.speakers.row, self.library
        if row is None:
            self.claims.show_nobody()
            return
        speaker = row.speaker
        if speaker.name == self._shown:
            self._go_on(then)
            return

        def show(claims: tuple[PlacedClaim, ...]) -> None:
            self._shown = speaker.name
            self.claims.show(speaker, claims)
            self._go_on(then)

        self.work.forget("page")
        self.work.latest("claims", lambda: library.speakers.claims(speaker.name, limit=_MOST_CLAIMS), show)

    def _go_on(self, then: Callable[[], object] | None) -> None:
        if then is None:
            self.work.soon("page", _LONG_PAUSE_SECONDS, self.show_answers)
        else:
            then()
            self.show_answers()

    def show_answers(self) -> None:
        """Show what others say of the claims that are shown: it takes longer to find than they do."""
        name, library = self._shown, self.library
        if self.claims.page is not None:
            return

        def look() -> tuple[SpeakerPage, int]:
            return library.threads.speaker(name), library.relations.pending()

        def show(found: tuple[SpeakerPage, int]) -> None:
            if name == self._shown:
                self.claims.show_page(*found)

        self.work.latest("page", look, show)

    # ------------------------------------------------------------ places

    @on(SpeakerView.Passed)
    def _stop_passed(self, event: SpeakerView.Passed) -> None:
        event.stop()

    @property
    def is_in_claims(self) -> bool:
        """Whether the reader is in the claims."""
        return self.focused is self.claims

    def on_resize(self, _event: events.Resize) -> None:
        """Other keys have room."""
        self.call_later(self._follow)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the pane that the reader is in, and its keys."""
        self.set_class(self.is_in_claims, "-in-claims")
        self.show_hints()

    def on_key(self, _event: events.Key) -> None:
        """Any key ends a message."""
        self.hints.hush()

    def key(self, action: str) -> str:
        """The key of an action on this screen."""
        return key_text(action, self.own_keys, where="speakers")

    def show_hints(self) -> None:
        """Show the keys of where the reader is."""
        help_key = (self.key("help"), "help")
        if self.focused is self.field:
            hints = [("type", "part of a name"), ("Enter", "list"), (self.key("close"), "all"), help_key]
        elif self.speakers.marked:
            name = clip(one_line(self.speakers.marked), NAME_CELLS)
            hints = [(self.key("merge"), f"“{name}” is this one"), (self.key("close"), "drop"), help_key]
        else:
            words = {"open": "open in article" if self.is_in_claims else "claims"}
            left_out = _LIST_ONLY if self.is_in_claims else _CLAIMS_ONLY
            hints = [(key, words.get(w, w)) for key, w in hints_for("speakers", self.own_keys) if w not in left_out]
        self.hints.show_keys(hints)

    def _fail(self, error: HearsayError) -> None:
        self.hints.say(one_line(f"{error.message} · {error.hint}" if error.hint else error.message), is_error=True)
