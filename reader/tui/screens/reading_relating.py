"""Relations that are still to come, found in the background while the reader reads."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from reader.errors import HearsayError
from reader.tui.screens.reading_part import Part

GROUP = "relating"
_MOST_AT_ONCE = 8
_PAUSE_SECONDS = 0.02
_REST_SECONDS = 0.25
"""How long nothing is related behind a key: a thread that computes makes the next key's frame late."""


@dataclass(frozen=True, slots=True)
class _Slice:
    """What came of one go: how many were related, how many are left, whether another go makes sense."""

    done: int
    left: int
    goes_on: bool


class Relating(Part):
    """Relates a few articles at a time, and waits while keys are pressed; an import goes first."""

    _is_leaving = False
    _pressed = float("-inf")
    _done = 0
    """How many were related since it began."""

    def begin(self) -> None:
        """Go on with what is to come, if anything."""
        if not self.screen.work.is_at(GROUP):
            self.screen.work.latest(GROUP, self._relate_some, self._told)

    def rest(self) -> None:
        """A key was pressed: whatever it does goes first."""
        self._pressed = monotonic()

    def leave(self) -> None:
        """End after the article that is being related: the program does not wait for more."""
        self._is_leaving = True

    def _has_to_wait(self) -> bool:
        is_resting = monotonic() - self._pressed < _REST_SECONDS
        return self._is_leaving or is_resting or self.screen.imports.is_running

    def _relate_some(self) -> _Slice:
        """Relate a few; runs in a thread."""
        relations = self.library.relations
        if self._has_to_wait():
            return _Slice(0, relations.pending(), True)
        try:
            done = relations.follow(should_stop=self._has_to_wait, limit=_MOST_AT_ONCE)
        except HearsayError:
            return _Slice(0, 0, False)  # another program writes: it relates them, or this one when it starts again
        return _Slice(done, relations.pending(), done > 0 or self._has_to_wait())

    def _told(self, found: _Slice) -> None:
        self._done += found.done
        if found.left and found.goes_on:
            if not self._is_leaving:
                self.screen.header.show_work(f"relating {self._done:,} of {self._done + found.left:,}")
                wait = _REST_SECONDS if self._has_to_wait() else _PAUSE_SECONDS
                self.screen.work.soon(GROUP, wait, self.begin)
            return
        self.screen.header.show_work("")
        if self._done:
            self._done = 0
            self.screen.opener.reload_related()
            self.screen.search.refresh()
