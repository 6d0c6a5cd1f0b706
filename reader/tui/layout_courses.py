"""Courses over the days, a pane for each: a row for a moment, what changed between two, days without any. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model import Course, Moment, RelationKind
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, fit
from reader.tui.layout_changes import change_lines, changed_in, uid_of
from reader.tui.layout_moments import DAY_EDGES, MomentRow, Sizes, gap_words, scope_of, sizes_for
from reader.tui.layout_plot import LABEL_CELLS, Axis, dots, label_words, mark_of
from reader.tui.layout_stack import Stack
from reader.tui.layout_statements import reporting_of, speaker_line
from reader.tui.layout_threads import SIDES_FROM, Frame
from reader.tui.layout_tiles import Card, Look, Tile
from reader.tui.layout_words import counted, days_words

_LONGEST_LINE = 80
_INDENT = 3


class CoursePart:
    """All moments of a course.

    Args:
        course: what is shown.
        width: cells inside the frame.
        is_low: no blank rows.
    """

    def __init__(self, course: Course, width: int, *, is_low: bool = False) -> None:
        self._width = width
        self._sizes = sizes_for(course, width)
        self._axis = _axis_of(course, self._sizes)
        self._leads: list[list[Line]] = []
        self._rows: list[MomentRow] = []
        tiles: list[Tile] = []
        by_uid = {uid_of(moment): moment for moment in course.moments}
        top = 0
        for number, moment in enumerate(course.moments):
            before = course.moments[number - 1] if number else None
            lead = self._lead(before, moment, by_uid, is_low=is_low)
            row = MomentRow(moment, self._sizes, is_same_day=before is not None and before.day == moment.day)
            tiles.append(Tile(Card(moment.statement, moment.figure), top + len(lead), row.height, 0, width, len(lead)))
            self._leads.append(lead)
            self._rows.append(row)
            top += len(lead) + row.height
        self.tiles: Sequence[Tile] = tuple(tiles)
        self._foot = self._footer(course)
        self._foot_at = top
        self.height = top + len(self._foot)

    def line(self, y: int, look: Look) -> Line:
        """One row."""
        if y >= self._foot_at:
            return self._foot[y - self._foot_at] if y < self.height else ()
        number = next(place for place, tile in enumerate(self.tiles) if y < tile.top + tile.height)
        tile, row = self.tiles[number], self._rows[number]
        if y < tile.top:
            return self._leads[number][y - tile.top + tile.lead]
        sign = look.sign(tile)
        left = row.lines(sign)[y - tile.top]
        if row.moment.figure is None or self._axis is None:
            return fit(left, self._width, sign.ground)
        return self._with_plot(left, self._mark(row.moment, y - tile.top, sign.ground), sign.ground)

    def _with_plot(self, left: Line, plot: Line, ground: str = "surface") -> Line:
        return fit((*fit(left, self._width - self._sizes.plot, ground), *plot), self._width, ground)

    def _mark(self, moment: Moment, y: int, ground: str) -> Line:
        assert self._axis is not None and moment.figure is not None  # noqa: PT018 — the caller looked at both
        if y:
            return dots(self._axis, self._sizes.plot, ground)
        tone = reporting_of(moment.statement).value
        return mark_of(moment.figure, self._axis, self._sizes.plot).line(self._axis, self._sizes.plot, tone, ground)

    # ------------------------------------------------------------ between two moments

    def _lead(self, before: Moment | None, moment: Moment, by_uid: Mapping[str, Moment], *, is_low: bool) -> list[Line]:
        """The gap of days at the left, what changed right of it; a blank row where there is neither."""
        indent = (self._sizes.days or 0) + 1
        changes = change_lines(moment, by_uid, max(self._width - indent, 1))
        gap = gap_words(before, moment)
        if not changes and not gap:
            return [] if is_low or before is None else [self._between((), ())]
        if not self._sizes.days and gap:
            return [self._between((Run(f" {gap}", Ink("faint")),), ()), *(self._between((), line) for line in changes)]
        day = (Run(f"{' ' * DAY_EDGES}{gap}", Ink("faint")),)
        return [self._between(day if row == 0 else (), line) for row, line in enumerate(changes or [()])]

    def _between(self, day: Line, words: Line) -> Line:
        """A row between two moments; the number line goes through it where the words leave room."""
        left = (*fit(day, self._sizes.days, "surface"), Run(" ", Ink()), *words) if self._sizes.days else (*day, *words)
        size = sum(cells(run.text) for run in left)
        if self._axis is None or size > self._width - self._sizes.plot:
            return fit(left, self._width, "surface")
        return self._with_plot(left, dots(self._axis, self._sizes.plot, "surface"))

    # ------------------------------------------------------------ below them

    def _footer(self, course: Course) -> list[Line]:
        """What is counted where that is the same in all rows, the number line and its scale."""
        figures = [moment.figure for moment in course.moments if moment.figure is not None]
        words = [scope_of(figures[0])] if figures and not self._sizes.is_mixed else []
        if self._axis is None:
            room = max(self._width - _INDENT - 1, 1)
            lines = [line for each in words if each for line in clip_lines(each, room, 2)]
            return [fit((Run(f"{' ' * _INDENT}{line}", Ink("faint")),), self._width, "surface") for line in lines]
        words.append(self._axis.words())
        indent = self._sizes.days + _INDENT
        room = max(self._width - self._sizes.plot - indent - 1, 1)
        left = [clip(each, room) for each in words if each]
        right = [self._axis.rule(), self._axis.numbers(self._sizes.plot)]
        left = [""] * (len(right) - len(left)) + left
        return [
            self._with_plot((Run(f"{' ' * indent}{beside}", Ink("faint")),), line)
            for beside, line in zip(left, right, strict=True)
        ]


def _axis_of(course: Course, sizes: Sizes) -> Axis | None:
    figures = [moment.figure for moment in course.moments if moment.figure is not None]
    if not sizes.plot or not figures:
        return None
    label = min(max(cells(label_words(figure)) for figure in figures) + 2, LABEL_CELLS)
    return Axis(figures, min(sizes.plot - label, _LONGEST_LINE), figures[0].unit)


def course_stack(courses: Sequence[Course], width: int, *, is_low: bool = False) -> Stack:
    """A pane for each course, one below the other."""
    return Stack([_pane(course, width, is_low=is_low) for course in courses])


def _pane(course: Course, width: int, *, is_low: bool) -> Frame:
    inner = width - 2 if width >= SIDES_FROM else width
    part = CoursePart(course, inner, is_low=is_low)
    return Frame(f"{_sign(course)}{one_line(course.title)}", facts_of(course), [part], width, is_low=is_low)


def in_weight(courses: Sequence[Course]) -> tuple[Course, ...]:
    """Courses in which most was contradicted or updated first, then the longest."""
    return tuple(sorted(courses, key=lambda course: (-_changes(course), -len(course.moments))))


def _changes(course: Course) -> int:
    return sum(1 for moment in course.moments if moment.changes)


def _sign(course: Course) -> str:
    """`≠` where somebody contradicts, `→` where something was updated; else `#` before figures."""
    if changed_in(course.moments, RelationKind.CONFLICT):
        return "≠ "
    if changed_in(course.moments, RelationKind.UPDATE):
        return "→ "
    return "# " if any(moment.figure is not None for moment in course.moments) else ""


def facts_of(course: Course) -> list[str]:
    """What the lower border says: how much there is, how often it changed, from when to when."""
    moments = course.moments
    is_figures = all(moment.figure is not None for moment in moments)
    updates, conflicts = (changed_in(moments, kind) for kind in (RelationKind.UPDATE, RelationKind.CONFLICT))
    facts = [counted(len(moments), "figure" if is_figures else "claim")]
    facts.append(counted(len({speaker_line(moment.statement) for moment in moments}), "speaker"))
    facts += [counted(updates, "update")] if updates else []
    facts += [counted(conflicts, "contradiction")] if conflicts else []
    days = sorted(moment.day for moment in moments if moment.day)
    return [*facts, days_words(f"{days[0]}/{days[-1]}") if days else "undated"]


def header_parts(courses: Sequence[Course]) -> list[str]:
    """`2 courses`, `9 claims and figures`, `3 articles`; nothing where there is nothing."""
    if not courses:
        return []
    said = [moment.statement for course in courses for moment in course.moments]
    outlets = {one_line(each.article.outlet) for each in said if each.article.outlet}
    parts = [counted(len(courses), "course"), counted(len({each.article.uid for each in said}), "article")]
    return [*parts, counted(len(outlets), "outlet")] if outlets else parts
