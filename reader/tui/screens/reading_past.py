"""The screens about what was: history, bin, older versions; and what the reading screen shows when they close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.tui.screens.reading_panes import LIST
from reader.tui.screens.reading_part import Part

if TYPE_CHECKING:
    from reader.tui.screens.past import PastScreen
    from reader.tui.screens.versions import VersionsScreen


class Past(Part):
    """Opens them."""

    def history(self) -> None:
        """Show all that the reader did."""
        from reader.tui.screens.history import HistoryScreen  # noqa: PLC0415 — loaded when it is opened

        self._open(HistoryScreen(self.library, self.settings.keys))

    def bin(self) -> None:
        """Show what was deleted."""
        from reader.tui.screens.bin import BinScreen  # noqa: PLC0415 — loaded when it is opened

        self._open(BinScreen(self.library, self.settings.keys))

    def _open(self, screen: PastScreen[Any] | VersionsScreen) -> None:
        def closed(_: None) -> None:
            if screen.has_changed:
                self.screen.search.refresh()
                self.screen.opener.reload()

        self.screen.app.push_screen(screen, closed)

    def versions(self) -> None:
        """Show what changed between the versions of the article."""
        from reader.tui.screens.versions import VersionsScreen  # noqa: PLC0415 — loaded when it is opened

        opened, listed = self.screen.opener.article, self.screen.article_list.article
        article = listed if self.screen.pane == LIST else opened
        if article is None:
            self.say("no article here")
            return
        self._open(VersionsScreen(self.library, article, self.settings.keys))
