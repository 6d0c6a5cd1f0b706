"""Measures as a table, with what has changed since the last release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.measures import Measures, Tally
from eval.released import Values

ORDER = (
    *("statements", "whole", "content words", "source", "cue", "content"),
    *("speaker", "described", "kind", "polarity", "certainty", "reporting"),
    *("figures", "unit", "approx", "boilerplate", "real text marked"),
)
_HEAD = f"{'':18}{'P':>7}{'R':>7}{'F1 or %':>9}{'released':>10}{'change':>8}{'gold':>8}{'found':>8}"


def table(
    heading: str, measures: Measures, released: Mapping[str, Values], part: str, order: Sequence[str] = ORDER
) -> Iterator[str]:
    """Lines: a measure each, its value, that of the last release, the difference."""
    before = released.get(part, {})
    yield ""
    yield heading
    yield _HEAD
    for name in order:
        if name in measures:
            was = before[name].value if name in before else None
            yield _row(name, measures[name], was).rstrip()


def _row(name: str, counted: object, was: float | None) -> str:
    value = counted.value
    change = None if was is None or value is None else value - was
    if isinstance(counted, Tally):
        ends = f"{_number(counted.precision):>7}{_number(counted.recall):>7}"
        sizes = f"{counted.gold:8,}{counted.found:8,}"
    else:
        ends, sizes = " " * 14, f"{f'of {counted.of:,}':>16}"
    return f"{name:18}{ends}{_number(value):>9}{_number(was):>10}{_change(change):>8}{sizes}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _change(value: float | None) -> str:
    if value is None:
        return "–"
    return "=" if abs(value) < 0.05 else f"{value:+.1f}"
