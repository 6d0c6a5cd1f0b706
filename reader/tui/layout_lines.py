"""Figures of a thread: rows by speaker with scope and how it is put, and all of them on one number line. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.model import Certainty, Figure, FigureLine, FigureRow, Polarity, RelationKind
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, fit, spread
from reader.tui.layout_plot import LABEL_CELLS, Axis, Mark, dots, label_words, mark_of, with_unit
from reader.tui.layout_statements import EDGES, Sign, framed, reporting_of, speaker_line, statement_source
from reader.tui.layout_tiles import Card, Look, Tile
from reader.tui.layout_words import counted, days_words

PLOT_FROM, BESIDE_FROM = 68, 108
"""Inner widths from which there is a plot, and from which the scope stands beside the speaker."""
_LONGEST_LINE = 80
_MOST_LINES, _TWO_LINES = 3, 2
_CERTAINTY = {
    Certainty.CERTAIN: "",
    Certainty.PROBABLE: "likely",
    Certainty.POSSIBLE: "possibly",
    Certainty.UNSPECIFIED: "not asserted",
}


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Cells of each column of a row; `scope` is 0 where it stands below the speaker, `plot` 0 where there is none."""

    who: int
    scope: int
    plot: int


def _sizes(width: int) -> _Sizes:
    if width < PLOT_FROM:
        return _Sizes(width, 0, 0)
    if width < BESIDE_FROM:
        who = min(max(width * 2 // 5, 28), 40)
        return _Sizes(who, 0, width - who)
    who, scope = min(max(width * 21 // 100, 23), 34), min(max(width * 6 // 25, 24), 38)
    return _Sizes(who, scope, width - who - scope)


class LinePart:
    """One number line with its rows.

    Args:
        line: the figures.
        width: cells inside the frame.
        is_low: no blank rows.
    """

    def __init__(self, line: FigureLine, width: int, *, is_low: bool = False) -> None:
        self._line = line
        self._width = width
        self._sizes = _sizes(width)
        self._axis = Axis(
            (row.figure for row in line.rows), min(self._sizes.plot - LABEL_CELLS, _LONGEST_LINE), line.unit
        )
        gap = 0 if is_low else 1
        rows = [_Row(row, self._sizes) for row in line.rows]
        tops = list(accumulate((row.height + gap for row in rows), initial=0))
        self._rows, self._tops = rows, tops
        self._laid: dict[tuple[int, Sign], Line] = {}
        self.tiles: Sequence[Tile] = tuple(
            Tile(Card(row.row.statement, row.row.figure), top, row.height, 0, width)
            for row, top in zip(rows, tops, strict=False)
        )
        self._foot = self._footer()
        self._foot_at = tops[-1]
        self.height = self._foot_at + len(self._foot)

    def line(self, y: int, look: Look) -> Line:
        """One row."""
        if y >= self._foot_at:
            return self._foot[y - self._foot_at] if y < self.height else ()
        number = bisect_right(self._tops, y) - 1
        sign = look.sign(self.tiles[number])
        if (y, sign) not in self._laid:
            self._laid[y, sign] = self._lay_row(y, number, sign)
        return self._laid[y, sign]

    def _lay_row(self, y: int, number: int, sign: Sign) -> Line:
        tile, row = self.tiles[number], self._rows[number]
        if y - tile.top >= row.height:
            plot = dots(self._axis, self._sizes.plot, "surface") if self._sizes.plot else ()
            return self._with_plot((), plot, "surface")
        left = row.left(sign)[y - tile.top]
        plot = self._plot(row, y - tile.top, sign.ground)
        return self._with_plot(left, plot, sign.ground)

    def _with_plot(self, left: Line, plot: Line, ground: str) -> Line:
        if not self._sizes.plot:
            return fit(left, self._width, ground)
        return fit((*fit(left, self._width - self._sizes.plot, ground), *plot), self._width, ground)

    def _plot(self, row: _Row, y: int, ground: str) -> Line:
        if not self._sizes.plot:
            return ()
        if y:
            return dots(self._axis, self._sizes.plot, ground)
        mark = self._mark(row.row)
        return mark.line(self._axis, self._sizes.plot, reporting_of(row.row.statement).value, ground)

    def _mark(self, row: FigureRow) -> Mark:
        return mark_of(row.figure, self._axis, self._sizes.plot, before=self._before(row.figure))

    def _before(self, figure: Figure) -> Figure | None:
        """The earlier state that a figure supersedes, where both are on this line; of several the last one."""
        by_uid = {row.figure.uid: row.figure for row in self._line.rows}
        earlier = [
            by_uid[each.left]
            for each in self._line.relations
            if each.kind is RelationKind.UPDATE and each.right == figure.uid and each.left in by_uid
        ]
        return max(earlier, key=lambda each: each.as_of, default=None)

    def _footer(self) -> list[Line]:
        """The line with its numbers, and beside it what is counted and the scale."""
        words = [conflict_words(self._line)]
        if not self._sizes.plot:
            lines = [line for each in words for line in clip_lines(each, self._width - EDGES, 2)]
            return [fit((Run(f"   {line}", Ink("faint")),), self._width, "surface") for line in lines]
        room = self._sizes.who + self._sizes.scope - EDGES
        scale, signs = self._axis.words(), _signs_used(self._line)
        words += [f"{scale} · {signs}"] if cells(scale) + cells(signs) + 3 <= room else [scale, signs]
        left = [line for each in words for line in clip_lines(each, room, 3)]
        right = [self._axis.rule(), self._axis.numbers(self._sizes.plot)]
        foot = []
        for number in range(max(len(left), len(right))):
            beside = (Run(f"   {left[number]}", Ink("faint")),) if number < len(left) else ()
            foot.append(self._with_plot(beside, right[number] if number < len(right) else (), "surface"))
        return foot


class _Row:
    """The words of one figure: who, where, of whom, how it is put."""

    def __init__(self, row: FigureRow, sizes: _Sizes) -> None:
        self.row = row
        self._sizes = sizes
        room = max((sizes.scope or sizes.who) - EDGES, 8)
        *scope, day = scope_words(row.figure)
        self._scope_lines = _wrapped(scope, room)
        put = put_words(row)
        parts = ([put], [day]) if cells(f"{put} · {day}") > room else ([put, day],)
        self._put_lines = [line for each in parts for line in _wrapped(each, room)]
        beside = len(self._scope_lines) + len(self._put_lines)
        self._source = self._source_lines()
        self.height = max(1 + len(self._source), beside) if sizes.scope else 1 + len(self._source) + beside

    def left(self, sign: Sign) -> list[Line]:
        """All lines but for the plot."""
        who = self._who(sign)
        about = [(line, "text") for line in self._scope_lines] + [(line, "dim") for line in self._put_lines]
        scope: list[Line] = [(Run(line, Ink(tone, sign.ground)),) for line, tone in about]
        reporting = reporting_of(self.row.statement)
        if not self._sizes.scope:
            return framed([*who, *scope], reporting, self._sizes.who, sign)
        rows = max(len(who), len(scope))
        lines = framed([*who, *([()] * (rows - len(who)))], reporting, self._sizes.who, sign)
        blank: list[Line] = [()] * (rows - len(scope))
        return [
            (*left, *fit(right, self._sizes.scope, sign.ground))
            for left, right in zip(lines, [*scope, *blank], strict=True)
        ]

    def _who(self, sign: Sign) -> list[Line]:
        statement, room = self.row.statement, max(self._sizes.who - EDGES, 1)
        name = Ink(reporting_of(statement).value, sign.ground, "b")
        number = with_unit(label_words(self.row.figure).rstrip("%"), one_line(self.row.figure.unit))
        if self._sizes.plot:
            head: Line = (Run(clip(speaker_line(statement), room), name),)
        else:
            aside = clip(f"  {number}", max(room * 2 // 3, 8))
            who = clip(speaker_line(statement), max(room - len(aside), 1))
            head = spread((Run(who, name),), (Run(aside, Ink("text", sign.ground, "b")),), room, sign.ground)
        return [head, *((Run(line, Ink("faint", sign.ground)),) for line in self._source)]

    def _source_lines(self) -> list[str]:
        """Outlet and date; in a line each where both have no room in one and the scope beside is that high anyway."""
        room = max(self._sizes.who - EDGES, 1)
        whole = statement_source(self.row.statement)
        has_third = len(self._scope_lines) + len(self._put_lines) > _TWO_LINES
        if cells(whole) > room and self._sizes.scope and has_third:
            outlet, _, rest = whole.partition(" · ")
            return [clip(outlet, room), clip(rest, room)]
        return [clip(statement_source(self.row.statement, room), room)]


def _wrapped(parts: Sequence[str], room: int) -> list[str]:
    words = " · ".join(part for part in parts if part)
    return [line.removesuffix(" ·") for line in clip_lines(words, room, _MOST_LINES)] if words else []


def scope_words(figure: Figure) -> tuple[str, str, str]:
    """Of whom, where, and of which day: what makes two figures comparable."""
    people = "of whom is not said" if figure.unit == "people" and not figure.population else ""
    when = days_words(figure.as_of)
    return one_line(figure.population) or people, one_line(figure.where), f"as of {when}" if when else ""


def put_words(row: FigureRow) -> str:
    """What is counted, and how it is put: `killed or injured; about, likely`."""
    claim = row.statement.claim
    is_denied = claim is not None and claim.polarity is Polarity.DENIES
    how = (
        "denied" if is_denied else "",
        "about" if row.figure.is_approx else "",
        _CERTAINTY[claim.certainty] if claim else "",
    )
    words = ", ".join(word for word in how if word)
    return "; ".join(part for part in (one_line(row.figure.measures.replace("_", " ")), words) if part)


def conflict_words(line: FigureLine) -> str:
    """Whether figures exclude each other; where they differ in scope only, that this counts as no conflict."""
    kinds = [relation.kind for relation in line.relations]
    conflicts = kinds.count(RelationKind.CONFLICT)
    scopes = len(
        {(row.figure.population, row.figure.where, row.figure.as_of, row.figure.measures) for row in line.rows}
    )
    if conflicts:
        return f"{counted(conflicts, 'pair')} {'excludes' if conflicts == 1 else 'exclude'} each other"
    if RelationKind.SCOPE_DIFFERS in kinds or scopes > 1:
        return f"{counted(scopes, 'scope')}, so no conflict is counted" if scopes > 1 else "Unlike scopes: no conflict"
    if RelationKind.SAME in kinds and len(set(kinds)) == 1:
        return "They agree"
    return "No two exclude each other" if len(line.rows) > 1 else ""


def _signs_used(line: FigureLine) -> str:
    """What the signs on this line mean."""
    figures = [row.figure for row in line.rows]
    closed = [each for each in figures if each.low is not None and each.high is not None]
    words = {
        "◆ point": any(each.low == each.high for each in closed),
        "├─┤ range": any(each.low != each.high and not each.is_approx for each in closed),
        "░ about": any(each.low != each.high and each.is_approx for each in closed),
        "→ or more": any(each.high is None for each in figures),
        "← or less": any(each.low is None for each in figures),
        "◂┄ was": any(each.kind is RelationKind.UPDATE for each in line.relations),
    }
    return "  ".join(word for word, is_used in words.items() if is_used)
