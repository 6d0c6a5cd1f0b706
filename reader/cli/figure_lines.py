"""Figures in text: how a number is put, and several of them to scale on one line."""

from __future__ import annotations

from collections.abc import Iterator

from reader.claims.relations.number_line import Scale, scale_for
from reader.cli.table import cell_width
from reader.model import Figure

_POINT, _START, _BETWEEN, _END, _DOT = "◆", "├", "─", "┤", "·"
_LEFT_OPEN, _RIGHT_OPEN = "←", "→"


def number(value: float) -> str:
    """A number with commas between thousands."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def amount(figure: Figure) -> str:
    """A figure as it is put: `20,000–30,000`, `about 4,000`, `at least 5,000`, `up to 60`, `51%`."""
    low, high = figure.low, figure.high
    end = "%" if figure.unit == "percent" else ""
    rough = "about " if figure.is_approx else ""
    if high is None:
        return "not said" if low is None else _at_least(figure.is_approx, f"{number(low)}{end}")
    if low is None or low == 0 < high:
        return f"up to {rough}{number(high)}{end}"
    return f"{rough}{number(low)}{end}" if low == high else f"{rough}{number(low)}–{number(high)}{end}"


def _at_least(is_approx: bool, words: str) -> str:
    return f"about {words} or more" if is_approx else f"at least {words}"


def measure(figure: Figure) -> str:
    """What it measures, in words."""
    return figure.measures.replace("_", " ")


def scope(figure: Figure, *, day: str = "") -> str:
    """What is counted, of whom, where and when, as far as that is known; `day` need not be said again."""
    unit = "" if figure.unit in {"percent", "ratio"} else figure.unit
    what = " ".join(dict.fromkeys(each for each in (figure.population or unit, measure(figure)) if each))
    as_of = f"as of {figure.as_of.replace('/', ' to ')}" if figure.as_of not in {"", day} else ""
    return ", ".join(dict.fromkeys(each for each in (what, figure.where, as_of) if each))


class Plot:
    """One number line of so many cells, for several figures."""

    def __init__(self, figures: tuple[Figure, ...], width: int) -> None:
        """Choose the scale that fits them all."""
        self._scale: Scale = scale_for(figures)
        self._last = max(width, 2) - 1
        self._ticks = [self._cell(tick) for tick in self._scale.ticks]

    @property
    def is_log(self) -> bool:
        """Whether the line is logarithmic."""
        return self._scale.is_log

    def row(self, figure: Figure) -> str:
        """A figure at its place: `◆` a point, `├──┤` a range, an arrow at an end that is open."""
        cells = [" "] * (self._last + 1)
        for tick in self._ticks:
            cells[tick] = _DOT
        low, high = figure.low, figure.high
        start = self._cell(low if low is not None else 0.0)
        end = self._cell(high) if high is not None else self._last
        if low is None and high is None:
            return "".join(cells).rstrip()
        for at in range(start, end + 1):
            cells[at] = _BETWEEN
        cells[start] = _LEFT_OPEN if low is None else _START
        cells[end] = _RIGHT_OPEN if high is None else _END
        if start == end:
            cells[start] = _POINT
        return "".join(cells).rstrip()

    def axis(self) -> Iterator[str]:
        """The line itself, and the values under its ticks as far as there is room."""
        rule = ["─"] * (self._last + 1)
        for tick in self._ticks:
            rule[tick] = "┴"
        yield "".join(rule)
        yield self._values()

    def _values(self) -> str:
        words = [number(tick) for tick in self._scale.ticks]
        order = (0, len(words) - 1, *range(1, len(words) - 1))  # both ends before what lies between
        taken: list[tuple[int, int, str]] = []
        for at in order:
            size = cell_width(words[at])
            start = min(max(self._ticks[at] - size // 2, 0), max(self._last + 1 - size, 0))
            if all(start > last + 1 or start + size < first - 1 for first, last, _ in taken):
                taken.append((start, start + size, words[at]))
        line = ""
        for start, _, word in sorted(taken):
            line = line.ljust(start) + word
        return line

    def _cell(self, value: float) -> int:
        return round(self._scale.place(value) * self._last)
