"""One number line for several figures: which scale fits, where its ticks lie, where a value stands on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.model import Figure

_WIDE = 50.0  # the largest over the smallest value; from here on a linear line crowds the small ones at its start
_TICKS = 5
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A number line from `low` to `high`; `ticks` are round values on it, ends included.

    A logarithmic one begins at a power of ten; zero and less stand at its start.
    """

    low: float
    high: float
    is_log: bool
    ticks: tuple[float, ...]

    def place(self, value: float) -> float:
        """Where a value stands: 0 at the start of the line, 1 at its end; what lies outside stands at the end."""
        if self.is_log:
            value, low, high = (math.log10(max(each, self.low)) for each in (value, self.low, self.high))
        else:
            low, high = self.low, self.high
        return min(max((value - low) / (high - low), 0.0), 1.0)


def scale_for(figures: Iterable[Figure]) -> Scale:
    """The scale on which all these figures can be told apart: linear from zero, or logarithmic when they lie far apart.

    Logarithmic when nothing is negative and the largest bound is 50 times the smallest above zero, or more.
    """
    bounds = [
        bound for each in figures for bound in (each.low, each.high) if bound is not None and math.isfinite(bound)
    ]
    positive = [bound for bound in bounds if bound > 0]
    if positive and min(bounds) >= 0 and max(positive) / min(positive) >= _WIDE:
        return _logarithmic(min(positive), max(positive))
    return _linear(min(bounds, default=0.0), max(bounds, default=1.0))


def _linear(least: float, most: float) -> Scale:
    low, high = min(least, 0.0), max(most, 0.0)
    step = _round_step((high - low or 1.0) / (_TICKS - 1))
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    ticks = tuple(number * step for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], False, ticks)


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is no less than `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def _logarithmic(least: float, most: float) -> Scale:
    first, last = math.floor(math.log10(least) + 1e-9), math.ceil(math.log10(most) - 1e-9)
    stride = max(1, math.ceil((last - first) / (_TICKS + 1)))
    powers: Sequence[int] = range(first, last + stride, stride)
    return Scale(10.0**first, 10.0 ** powers[-1], True, tuple(10.0**power for power in powers))
