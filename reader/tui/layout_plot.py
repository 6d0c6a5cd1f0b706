"""Figures drawn to scale on one number line: marks, labels, ticks, and the scale in words. Pure.

Cells count from the start of the line; a mark stands where its value is and is never moved. What has no room beside its
mark (a label) goes to the other side of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.claims.relations.number_line import Scale, scale_for
from reader.model import Figure
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip
from reader.tui.layout_words import number_words

POINT, RANGE, VAGUE, LEFT_OPEN, RIGHT_OPEN = "◆", ("├", "─", "┤"), "░", "←", "→"
DOT, FEWER, MORE, COURSE = "·", "◂", "▸", "┄"
LABEL_CELLS = 15
"""Kept free right of the line, for labels of marks at its end."""
_LEAST_SHARE = 0.6  # a shorter line is taken for the sake of a rounder cell, but none shorter than this


class Axis:
    """A number line of at most `most` cells between its ends; its ticks lie on whole cells where they are even.

    Args:
        figures: what is drawn on it.
        most: cells between its ends.
        unit: of the figures.
    """

    def __init__(self, figures: Iterable[Figure], most: int, unit: str) -> None:
        self.scale: Scale = scale_for(figures)
        self.cells = _length(self.scale, max(most, 1))
        self.unit = one_line(unit)
        self.ticks = tuple(self.place(tick) for tick in self.scale.ticks)

    def place(self, value: float) -> int:
        """The cell of a value."""
        return round(self.scale.place(value) * self.cells)

    @property
    def width(self) -> int:
        """Cells of the line with both ends."""
        return self.cells + 1

    def rule(self) -> Line:
        """The line itself."""
        signs = ["─"] * self.width
        for place in self.ticks:
            signs[place] = "┴"
        signs[0], signs[-1] = "└", "┘"
        return (Run("".join(signs), Ink("dim")),)

    def numbers(self, room: int) -> Line:
        """The values of the ticks under them; those without room are left out, the ends last of all."""
        words = [_tick_words(value, self.unit) for value in self.scale.ticks]
        ends = (0, len(words) - 1)
        taken: list[tuple[int, int, str]] = []
        for number in (*ends, *range(1, len(words) - 1)):
            size = cells(words[number])
            start = min(max(self.ticks[number] - size // 2, 0), room - size)
            if start >= 0 and all(start > last + 1 or start + size < first - 1 for first, last, _ in taken):
                taken.append((start, start + size, words[number]))
        line = ""
        for start, _end, word in sorted(taken):
            line += " " * (start - len(line)) + word
        return (Run(line, Ink("dim")),)

    def words(self) -> str:
        """The scale: `1 cell = 500 people`, or by how much the ticks grow."""
        scale = self.scale
        if scale.is_log:
            times = round(scale.ticks[1] / scale.ticks[0])
            return f"each tick is {'ten' if times == 10 else f'{times:,}'} times the one before"  # noqa: PLR2004
        value = (scale.high - scale.low) / self.cells
        is_round = float(f"{value:.3g}") == value or value == round(value)
        number = number_words(value) if is_round else number_words(float(f"{value:.2g}"))
        return f"1 cell {'=' if is_round else '≈'} {with_unit(number, self.unit)}"


def _length(scale: Scale, most: int) -> int:
    """Cells of the line: so many that ticks lie on cells, and that a cell is a round number if that is near."""
    if scale.is_log:
        return most
    steps = len(scale.ticks) - 1
    longest = most // steps
    if longest < 1:
        return most
    step = scale.ticks[1] - scale.ticks[0]
    sizes = range(longest, max(int(longest * _LEAST_SHARE), 1) - 1, -1)
    return steps * next((size for size in sizes if _is_round(step / size)), longest)


def _is_round(value: float) -> bool:
    """Whether a value has one digit that counts, or is 2.5, 25, 250 and so on."""
    digits = f"{value:.9e}".partition("e")[0].rstrip("0").rstrip(".")
    return len(digits) == 1 or digits == "2.5"


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of a plot: signs by cell, and a label with the cell where it begins."""

    signs: tuple[tuple[int, str], ...]
    label: str
    label_at: int
    course: tuple[tuple[int, str], ...] = ()

    def line(self, axis: Axis, room: int, tone: str, ground: str) -> Line:
        """The row: dots under the ticks, the mark, its label."""
        row: list[tuple[str, Ink]] = [(" ", Ink(ground=ground))] * room
        for place in axis.ticks:
            row[place] = (DOT, Ink("faint", ground))
        for signs, look in ((self.course, ""), (self.signs, "b")):
            for place, sign in signs:
                if 0 <= place < room:
                    row[place] = (sign, Ink(tone, ground, look))
        self._clear_dots(row)
        runs = [Run(sign, ink) for sign, ink in row]
        if self.label:
            size = cells(self.label)
            runs[self.label_at : self.label_at + size] = [Run(self.label, Ink("text", ground, "b"))]
        return _merged(runs)

    def _clear_dots(self, row: list[tuple[str, Ink]]) -> None:
        """No dot of a tick touches a mark or its label."""
        taken = {place for place, _ in (*self.signs, *self.course)}
        taken |= set(range(self.label_at, self.label_at + cells(self.label))) if self.label else set()
        for place in {at + step for at in taken for step in (-1, 1)} - taken:
            if 0 <= place < len(row) and row[place][0] == DOT:
                row[place] = (" ", row[place][1])


def dots(axis: Axis, room: int, ground: str) -> Line:
    """A row without a mark: the ticks go through it."""
    return Mark((), "", 0).line(axis, room, "faint", ground)


def mark_of(figure: Figure, axis: Axis, room: int, *, before: Figure | None = None) -> Mark:
    """Draw a figure.

    Args:
        figure: what is drawn.
        axis: where it is drawn.
        room: cells of the row, at least those of the line.
        before: an earlier state of the same, from which a course is drawn to it.
    """
    signs = _signs(figure, axis)
    first, last = min(place for place, _ in signs), max(place for place, _ in signs)
    label = clip(label_words(figure), room)
    size = cells(label)
    is_right = last + 2 + size <= room
    if not is_right and first - 2 - size < 0:
        label = clip(label, max(room - last - 2, first - 2))
        size = cells(label)
        is_right = last + 2 + size <= room
    at = last + 2 if is_right else first - 1 - size
    taken = (first, at + size) if is_right else (at, last)
    return Mark(tuple(signs), label, max(at, 0), _course(before, axis, taken) if before else ())


def _signs(figure: Figure, axis: Axis) -> list[tuple[int, str]]:
    low, high = figure.low, figure.high
    if low is None or high is None:
        place = axis.place(low if low is not None else high or 0.0)
        if low is None:
            return [(place, POINT), *((at, sign) for at, sign in ((place - 1, "─"), (place - 2, LEFT_OPEN)) if at >= 0)]
        return [(place, POINT), (place + 1, "─"), (place + 2, RIGHT_OPEN)]
    start, end = axis.place(low), axis.place(high)
    if start == end:
        return [(start, POINT)]
    if figure.is_approx:
        return [(place, VAGUE) for place in range(start, end + 1)]
    left, between, right = RANGE
    return [(start, left), *((place, between) for place in range(start + 1, end)), (end, right)]


def _course(before: Figure, axis: Axis, taken: tuple[int, int]) -> tuple[tuple[int, str], ...]:
    """The way from an earlier value to what stands at the cells `taken`, its arrow there."""
    value = before.low if before.low is not None else before.high
    if value is None:
        return ()
    place, (first, last) = axis.place(value), taken
    if place > last + 1:
        return ((last + 1, FEWER), *((at, COURSE) for at in range(last + 2, place + 1)))
    if place < first - 1:
        return (*((at, COURSE) for at in range(place, first - 1)), (first - 1, MORE))
    return ()


def label_words(figure: Figure) -> str:
    """The number as it is put: `20,000–30,000`, `about 4,000`, `at least 5,000`, `up to 60`, `51%`."""
    low, high = figure.low, figure.high
    rough = "about " if figure.is_approx else ""
    if low is None and high is None:
        return "not said"
    if high is None:
        words = f"at least {number_words(low or 0.0)}"
    elif low is None or (low == 0 < high):
        words = f"up to {number_words(high)}"
    elif low == high:
        words = f"{rough}{number_words(low)}"
    else:
        words = f"{rough}{number_words(low)}–{number_words(high)}"
    return f"{words}%" if figure.unit == "percent" else words


def with_unit(number: str, unit: str) -> str:
    """`500 people`, `2%`, `0.1`."""
    if unit == "percent":
        return f"{number}%"
    return number if unit in {"", "ratio"} else f"{number} {unit}"


def _tick_words(value: float, unit: str) -> str:
    return f"{number_words(value)}%" if unit == "percent" else number_words(value)


def _merged(runs: list[Run]) -> Line:
    """Neighbours of one ink as one run."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].ink == run.ink:
            merged[-1] = Run(merged[-1].text + run.text, run.ink)
        else:
            merged.append(run)
    return tuple(merged)
