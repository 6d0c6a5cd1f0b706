"""The search index behind the screen: brought in step when the reader begins, and mended when a search went without."""

from __future__ import annotations

from reader.errors import Cancelled
from reader.model import Progress, Results
from reader.tui.screens.reading_part import Part

GROUP = "index"


class Index(Part):
    """Keeps the index in step in a thread; nothing on the screen waits for it."""

    _is_leaving = False
    _was_mended_for = ""
    """The query after which the index was mended last: what did not help is not tried again for the same one."""

    def keep_in_step(self) -> None:
        """Follow what other programs changed, or build the index anew when it is lost."""
        self.screen.work.latest(GROUP, self._follow, lambda _: None)

    def mend_after(self, results: Results | None) -> None:
        """Mend the index when a search had to do without it, and ask again."""
        query = self.screen.listing.query
        if results is None or not results.notice or query == self._was_mended_for:
            return
        self._was_mended_for = query
        self.screen.work.latest(GROUP, self._follow, lambda _: self._ask_again())

    def leave(self) -> None:
        """Let a rebuild end: the program does not wait for it."""
        self._is_leaving = True

    def _ask_again(self) -> None:
        self.say("searched again with the index in step")
        if self.screen.listing.query.strip():
            self.screen.search.refresh()

    def _follow(self) -> None:
        self.library.search.keep_in_step(self._go_on)

    def _go_on(self, _: Progress) -> None:
        if self._is_leaving:
            raise Cancelled("The reader was left")
