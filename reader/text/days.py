"""Days as numbers, so that they can be counted and compared."""

from __future__ import annotations

from datetime import date


def day_of(published: str) -> int:
    """A date as a number of days; 0 where it is unknown, or no date."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0
