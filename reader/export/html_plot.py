"""Figures to scale as inline SVG: places are percentages, so that text keeps its size."""

from __future__ import annotations

import math

from reader.claims.relations.number_line import Scale, scale_for
from reader.export.html_markup import Markup, joined, tag
from reader.export.words import amount_words, scope_words, speaker_words, tick_words
from reader.model import Figure, FigureLine, FigureRow

_CAP = "M0-7V7"
_DIAMOND = "M0-7 7 0 0 7-7 0Z"
_TO_THE_RIGHT = "M-9-6 0 0-9 6"
_TO_THE_LEFT = "M9-6 0 0 9 6"
_CROWDED = 4  # steps; from here on a phone shows every other number


class Plot:
    """One number line: its scale, a track for each figure, and the axis."""

    def __init__(self, line: FigureLine, key: str) -> None:
        """Find the scale that fits; `key` begins the ids."""
        self._line = line
        self._key = key
        self.scale: Scale = scale_for(row.figure for row in line.rows)

    def words(self) -> str:
        """Which scale it is: `linear, from 0 to 40,000 people`."""
        kind = "logarithmic" if self.scale.is_log else "linear"
        unit = f" {_unit(self._line.unit)}" if self._line.unit else ""
        return f"{kind}, from {tick_words(self.scale.low)} to {tick_words(self.scale.high)}{unit}"

    def track(self, row: FigureRow, number: int) -> Markup:
        """One figure at its place, with the ticks behind it."""
        key = f"{self._key}-{number}"
        said = f"{amount_words(row.figure)}, {speaker_words(row.statement)}"
        return tag(
            "svg",
            tag("title", said, id=f"{key}-t"),
            tag("desc", f"{scope_words(row.figure)}. {self._place_words(row.figure)}.", id=f"{key}-d"),
            self._grid(),
            tag("g", *self._mark(row.figure), class_="mark rough" if row.figure.is_approx else "mark"),
            class_="track",
            role="img",
            aria_labelledby=f"{key}-t {key}-d",
        )

    def axis(self) -> Markup:
        """The line below the tracks, with its numbers."""
        return tag(
            "svg",
            tag("title", f"Scale: {self.words()}", id=f"{self._key}-t"),
            tag("line", x1="0%", x2="100%", y1="4", y2="4", class_="axis"),
            *(self._tick(number) for number in range(len(self.scale.ticks))),
            class_="scale",
            role="img",
            aria_labelledby=f"{self._key}-t",
        )

    def _tick(self, number: int) -> Markup:
        value = self.scale.ticks[number]
        at, last = self._at(value), len(self.scale.ticks) - 1
        anchor = "start" if number == 0 else "end" if number == last else "middle"
        is_kept = number == last or (number % 2 == 0 and number != last - 1)  # where there is little room
        is_spare = last >= _CROWDED and not is_kept
        return joined(
            (
                tag("line", x1=at, x2=at, y1="4", y2="9", class_="axis"),
                tag("text", tick_words(value), x=at, y="23", text_anchor=anchor, class_="spare" if is_spare else ""),
            )
        )

    def _grid(self) -> Markup:
        places = (self._at(value) for value in self.scale.ticks)
        return tag("g", *(tag("line", x1=at, x2=at, y1="0", y2="100%") for at in places), class_="grid")

    def _mark(self, figure: Figure) -> tuple[Markup, ...]:
        low, high = figure.low, figure.high
        if low is None and high is None:
            return ()
        if low is not None and low == high:
            return (self._glyph(low, _DIAMOND),)
        return (
            tag("line", x1=self._bound(low, "0%"), x2=self._bound(high, "100%"), y1="50%", y2="50%"),
            self._open("0%", _TO_THE_LEFT) if low is None else self._glyph(low, _CAP),
            self._open("100%", _TO_THE_RIGHT) if high is None else self._glyph(high, _CAP),
        )

    def _bound(self, value: float | None, end: str) -> str:
        return end if value is None else self._at(value)

    def _glyph(self, value: float, path: str) -> Markup:
        return self._open(self._at(value), path)

    def _open(self, at: str, path: str) -> Markup:
        return tag("svg", tag("path", d=path), x=at, y="50%", overflow="visible")

    def _at(self, value: float) -> str:
        return f"{self.scale.place(value) * 100:.4g}%" if math.isfinite(value) else "100%"

    def _place_words(self, figure: Figure) -> str:
        if figure.low is not None and figure.high is not None:
            what = "A point" if figure.low == figure.high else "A range"
        else:
            what = "A range with an open end" if figure.low is not None or figure.high is not None else "No mark"
        return f"{what} on a scale that is {self.words()}"


def _unit(unit: str) -> str:
    return {"percent": "%", "ratio": "as a ratio"}.get(unit, unit)
