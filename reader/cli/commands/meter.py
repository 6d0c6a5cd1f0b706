"""How far a long operation is, on one line of a terminal."""

from __future__ import annotations

import time

from reader.cli.output import Output
from reader.model import Progress

_BETWEEN_SECONDS = 0.1


class Meter:
    """Progress with its rate and the time that is left, a few times a second."""

    def __init__(self, out: Output, doing: str = "") -> None:
        """`doing` stands before it."""
        self._out = out
        self._doing = f"{doing} " if doing else ""
        self._next = 0.0

    def show(self, progress: Progress) -> None:
        """Show how far it is."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _BETWEEN_SECONDS
        self._out.over(self._doing + describe(progress))


def describe(progress: Progress) -> str:
    """One line on how far a long operation is."""
    share = f"{progress.done:,} of {progress.total:,}" if progress.total else f"{progress.done:,}"
    if not progress.done or progress.seconds <= 0:
        return share
    rate = progress.done / progress.seconds
    left = f", {_duration((progress.total - progress.done) / rate)} left" if progress.total > progress.done else ""
    return f"{share}, {rate:,.0f} a second{left}  {progress.current}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
