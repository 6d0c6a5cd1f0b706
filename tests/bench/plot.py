"""Draws lines over logarithmic axes as SVG, readable in light and dark, without any library.

Lines are told apart by their ends: each has its name and last value there, and a mark of its own beside its colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 760, 430
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 590, 60, 380
_LINE = 17  # pixels between the names at the ends of lines
_FEW_DECADES = 2
_MARKS = ("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "M-4 -4h8v8h-8z", "M0 -5l5 9h-10z", "M0 -5l5 5l-5 5l-5 -5z")
_LIGHT = ("#0b62a8", "#b3480f", "#177245", "#8a3b94", "#7a6200", "#4a5560")
_DARK = ("#6cb6ff", "#ff9a62", "#5fd39a", "#dba1e6", "#e0c34d", "#aab6c2")
_STYLE = """
text {{ font: 13px system-ui, sans-serif; fill: {ink}; }}
.title {{ font-size: 15px; font-weight: 600; }}
.soft {{ fill: {soft}; }}
.paper {{ fill: {paper}; }}
.grid {{ stroke: {grid}; }}
.guide {{ stroke: {soft}; stroke-dasharray: 6 5; fill: none; }}
.line {{ fill: none; stroke-width: 2; }}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Points of one line by rising x; all values above 0. A guide is dashed and has no marks: a budget."""

    name: str
    points: tuple[tuple[float, float], ...]
    is_guide: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """One picture. `unit` is that of the upright axis, `across` says what the other one counts."""

    title: str
    unit: str
    across: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    """A logarithmic axis from `low` to `high`, drawn between two pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> Iterator[float]:
        """Powers of ten; where there are few of them, twice and five times these as well."""
        first, last = round(log10(self.low)), round(log10(self.high))
        steps = (1, 2, 5) if last - first <= _FEW_DECADES else (1,)
        for power in range(first, last):
            yield from (step * 10.0**power for step in steps)
        yield self.high


def svg(plot: Plot) -> str:
    """The picture as a file of its own."""
    across = _axis([x for line in plot.lines for x, _y in line.points], _LEFT, _RIGHT)
    upright = _axis([y for line in plot.lines for _x, y in line.points], _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(plot.title)}</title>",
        f"<style>{_styles()}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>',
        _text(16, 26, plot.title, "title"),
        _text(16, 44, plot.unit, "soft"),
        _text((_LEFT + _RIGHT) / 2, _HEIGHT - 12, plot.across, "soft", "middle"),
        *_grid(across, upright),
        *_lines(plot.lines, across, upright),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return _Axis(10.0**low, 10.0 ** max(high, low + 1), start, end)


def _styles() -> str:
    light = _STYLE.format(ink="#1f2328", soft="#59636e", paper="#ffffff", grid="#dfe4e9") + _colours(_LIGHT)
    dark = _STYLE.format(ink="#e6edf3", soft="#9aa6b2", paper="#0d1117", grid="#30363d") + _colours(_DARK)
    return f"{light}@media (prefers-color-scheme: dark) {{{dark}}}\n"


def _colours(colours: Sequence[str]) -> str:
    return "".join(f".l{n} {{ stroke: {colour}; }}\n.m{n} {{ fill: {colour}; }}\n" for n, colour in enumerate(colours))


def _grid(across: _Axis, upright: _Axis) -> Iterator[str]:
    for tick in across.ticks():
        yield f'<path class="grid" d="M{across.at(tick)} {_TOP}V{_BOTTOM}"/>'
        yield _text(across.at(tick), _BOTTOM + 18, label(tick), "soft", "middle")
    for tick in upright.ticks():
        yield f'<path class="grid" d="M{_LEFT} {upright.at(tick)}H{_RIGHT}"/>'
        yield _text(_LEFT - 8, upright.at(tick) + 4, label(tick), "soft", "end")


def _lines(lines: Sequence[Line], across: _Axis, upright: _Axis) -> Iterator[str]:
    ends = spread([upright.at(line.points[-1][1]) for line in lines], _LINE)
    marks = cycle(_MARKS)
    for number, (line, end) in enumerate(zip(lines, ends, strict=True)):
        points = [(across.at(x), upright.at(y)) for x, y in line.points]
        colour = number % len(_LIGHT)
        path = "M" + "L".join(f"{x} {y}" for x, y in points)
        yield f'<path class="{"guide" if line.is_guide else f"line l{colour}"}" d="{path}"/>'
        mark = next(marks)
        if not line.is_guide:
            yield from (f'<path class="m{colour}" transform="translate({x} {y})" d="{mark}"/>' for x, y in points)
            yield f'<path class="m{colour}" transform="translate({_RIGHT + 16} {end})" d="{mark}"/>'
        yield _text(_RIGHT + 28, end + 4, f"{line.name} {label(line.points[-1][1])}")


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Places moved apart as far as needed for `gap` between any two, in their order; each group stays in its middle."""
    order = sorted(range(len(places)), key=places.__getitem__)
    groups: list[list[int]] = []
    for each in order:
        groups.append([each])
        while len(groups) > 1 and _top(groups[-1], places, gap) < _bottom(groups[-2], places, gap) + gap:
            groups[-2:] = [groups[-2] + groups[-1]]
    moved = list(places)
    for group in groups:
        for number, each in enumerate(group):
            moved[each] = round(_top(group, places, gap) + number * gap, 1)
    return moved


def _top(group: Sequence[int], places: Sequence[float], gap: float) -> float:
    return sum(places[each] for each in group) / len(group) - gap * (len(group) - 1) / 2


def _bottom(group: Sequence[int], places: Sequence[float], gap: float) -> float:
    return _top(group, places, gap) + gap * (len(group) - 1)


def label(value: float) -> str:
    """A value with two or three digits that say something: 0.05, 1.7, 23, 1,000,000."""
    return f"{value:,.0f}" if value >= 10 else f"{float(f'{value:.2g}'):g}"


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'
