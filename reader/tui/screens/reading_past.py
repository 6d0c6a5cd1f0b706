"""The screens about what was: history, bin, older versions; and what the reading screen shows when they close."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reader.tui.layout_reading import waits
from reader.tui.screens.reading_open import Place
from reader.tui.screens.reading_panes import BODY, LIST
from reader.tui.screens.reading_part import Part

if TYPE_CHECKING:
    from reader.tui.screens.past import PastScreen


class Past(Part):
    """Opens them, and puts a mark on the words that it belongs to."""

    _attaching = ""
    """Uid of the mark for which the reader went to the text to choose words."""

    def answers(self) -> dict[str, Callable[[], None]]:
        """What the body asks for."""
        return {"attach_mark": self.attach}

    def history(self) -> None:
        """Show all that the reader did."""
        from reader.tui.screens.history import HistoryScreen  # noqa: PLC0415 — loaded when it is opened

        self._open(HistoryScreen(self.library, self.settings.keys))

    def bin(self) -> None:
        """Show what was deleted."""
        from reader.tui.screens.bin import BinScreen  # noqa: PLC0415 — loaded when it is opened

        self._open(BinScreen(self.library, self.settings.keys))

    def _open(self, screen: PastScreen[Any]) -> None:
        self.screen.app.push_screen(screen, lambda _: self._closed(has_changed=screen.has_changed))

    def _closed(self, *, has_changed: bool) -> None:
        if has_changed:
            self.screen.search.refresh()
            self.screen.opener.reload()

    def versions(self) -> None:
        """Show what changed between the versions of the article."""
        from reader.tui.screens.versions import VersionsScreen  # noqa: PLC0415 — loaded when it is opened

        opened, listed = self.screen.opener.article, self.screen.article_list.article
        article = listed if self.screen.pane == LIST else opened
        if article is None:
            self.say("no article here")
            return
        screen = VersionsScreen(self.library, article, self.settings.keys)

        def closed(uid: str | None) -> None:
            self._closed(has_changed=screen.has_changed)
            if uid is not None:
                self._attaching = uid
                self.screen.opener.open(article, Place(is_reading=True))
                self.screen.show_pane(BODY)
                self.say(f"choose the words, then {self.screen.key('attach_mark')} puts the mark there")

        self.screen.app.push_screen(screen, closed)

    def attach(self) -> None:
        """Put the mark that was chosen, or the first one that waits, on the selection or sentence."""
        reading, span, library = self.screen.opener.reading, self.screen.body.target(), self.library
        if reading is None or span is None:
            return
        waiting = [mark.annotation.uid for mark in reading.marks if waits(mark, reading.version.uid)]
        here = {mark.annotation.uid for mark in reading.marks}
        uid = self._attaching if self._attaching in here else next(iter(waiting), "")
        if not uid:
            self.say("no mark of this article waits for a place")
            return
        self._attaching = ""
        self.screen.body.drop_selection()
        self.act(lambda: library.notes.move(uid, span), lambda _: self._attached())

    def _attached(self) -> None:
        self.screen.opener.reload_marks()
        self.say(f"the mark is here · {self.screen.key('undo')} undoes")
