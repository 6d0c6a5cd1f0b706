"""How two amounts stand to each other as intervals."""

from __future__ import annotations

import math
from enum import StrEnum

from reader.claims.relations.items import Counted

_ABOUT = 0.1  # "about 40" may be 36 or 44
_ROUNDED = 0.02  # 51 per cent and "half"
_HUNDRED = 100.0
_DIGITS = 3
_VAGUE = ("dozens", "hundreds", "thousands", "millions")


class Overlap(StrEnum):
    """Equal but for rounding; both can hold; or they exclude each other."""

    EQUAL = "equal"
    OVERLAP = "overlap"
    DISJOINT = "disjoint"


def unit_of(item: Counted) -> str:
    """A figure's unit; a share is a share whether it is written as ratio or per cent."""
    figure = item.figure
    return "percent" if figure.unit == "ratio" and (figure.low or 0) <= 1 else figure.unit


def bounds(item: Counted) -> tuple[float, float]:
    """Low and high, shares in per cent; an open end is 0 or infinite."""
    figure = item.figure
    scale = _HUNDRED if figure.unit == "ratio" and (figure.low or 0) <= 1 else 1.0
    return (figure.low or 0.0) * scale, math.inf if figure.high is None else figure.high * scale


def is_vague(item: Counted) -> bool:
    """Whether it says "thousands": a lower bound more than a number."""
    return item.text.lower().rstrip("\"”'’").endswith(_VAGUE)


def is_precise(item: Counted) -> bool:
    """Whether it is one number of three digits or more that nobody rounded: hardly anything else has the same."""
    low, high = bounds(item)
    digits = f"{low:.10g}".replace(".", "").strip("0")
    return low == high and not item.figure.is_approx and len(digits) >= _DIGITS


def compare(left: Counted, right: Counted) -> Overlap:
    """Set two amounts of one unit side by side."""
    (left_low, left_high), (right_low, right_high) = bounds(left), bounds(right)
    if (left_low, left_high) == (right_low, right_high) or _are_rounded(left, right):
        return Overlap.EQUAL
    left_slack, right_slack = _slack(left), _slack(right)
    meets = (
        left_low * (1 - left_slack) <= right_high * (1 + right_slack)
        and right_low * (1 - right_slack) <= left_high * (1 + left_slack)
    )  # fmt: skip
    return Overlap.OVERLAP if meets else Overlap.DISJOINT


def _slack(item: Counted) -> float:
    return _ABOUT if item.figure.is_approx else 0.0


def _are_rounded(left: Counted, right: Counted) -> bool:
    """Whether one number may be the other, rounded: "about 50" and 51, 71 and 71.2 per cent."""
    (low, high), (other, other_high) = bounds(left), bounds(right)
    if low != high or other != other_high:
        return False
    if left.figure.is_approx or right.figure.is_approx:
        slack = max(_ROUNDED, (_slack(left) + _slack(right)) / 3)
        return abs(low - other) <= slack * max(low, other)
    is_share = unit_of(left) == "percent"
    return is_share and low.is_integer() != other.is_integer() and round(low) == round(other)
