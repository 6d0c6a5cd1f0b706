"""Figures whose interval overlaps another, found along indexes: most figures are one number, and a few span a range."""

from __future__ import annotations

from typing import Literal

# A figure that begins within ?1..?2 overlaps it. One that begins before must reach to ?1: of the two kinds of these,
# ranges and open ends, each has an index of its own.
_OVERLAPPING = """
SELECT {what} FROM figures INDEXED BY figures_bounds WHERE low >= ?1 AND low <= ?2
UNION SELECT {what} FROM figures INDEXED BY figures_ranges WHERE high > low AND low < ?1 AND high >= ?1
UNION SELECT {what} FROM figures INDEXED BY figures_from WHERE high IS NULL AND low < ?1
UNION SELECT {what} FROM figures INDEXED BY figures_up_to WHERE low IS NULL AND (high IS NULL OR high >= ?1)
"""
_FURTHEST = 1e308


def overlapping(what: Literal["article_id", "claim_id"]) -> str:
    """A query for the articles, or the claims, of figures that overlap `bounds`; each once, NULL for no claim."""
    return _OVERLAPPING.format(what=what)


def bounds(low: float | None, high: float | None) -> tuple[float, float]:
    """The two values of such a query; None is an open end."""
    return -_FURTHEST if low is None else low, _FURTHEST if high is None else high
