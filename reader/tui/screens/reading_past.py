"""The screens about what was: history, bin, older versions; and what the reading screen shows when they close."""

from __future__ import annotations

from typing import Any

from reader.tui.screens.past import PastScreen
from reader.tui.screens.reading_part import Part


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

    def _open(self, screen: PastScreen[Any]) -> None:
        def closed(_: None) -> None:
            if screen.has_changed:
                self.screen.search.refresh()
                self.screen.opener.reload()

        self.screen.app.push_screen(screen, closed)
