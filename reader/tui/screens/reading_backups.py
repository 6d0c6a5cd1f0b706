"""The daily backup behind the screen: looked for when the reader begins and every hour, made by another process."""

from __future__ import annotations

import subprocess

from reader.tui.screens.reading_part import Part

GROUP = "backup"
_LOOK_SECONDS = 3600.0


class DailyBackup(Part):
    """Lets the backup of the day be made; nobody sees it, and `hearsay doctor` tells when there is none."""

    _child: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Look now, and every hour from now on."""
        self._look()
        self.screen.set_interval(_LOOK_SECONDS, self._look)

    def _look(self) -> None:
        self.screen.work.latest(GROUP, self._begin, lambda _: None)

    def _begin(self) -> None:
        if self._child is None or self._child.poll() is not None:
            self._child = self.library.backups.begin_daily()
