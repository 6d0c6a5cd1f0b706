"""One step of a course over the days: its day, who says it, the figure or the words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reader.model import Course, Figure, Moment, Statement
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, fit, spread
from reader.tui.layout_plot import label_words, with_unit
from reader.tui.layout_statements import EDGES as CARD_EDGES
from reader.tui.layout_statements import (
    PLAIN,
    Sign,
    content_words,
    cue_words,
    firmness_of,
    framed,
    reporting_of,
    speaker_line,
)
from reader.tui.layout_words import counted, date_words

UNDATED = "undated"
DAYS_FROM, PLOT_FROM, SCOPE_FROM = 44, 68, 108
"""Inner widths from which there are a column of days, a number line, and a column for what is counted."""
DAY_EDGES = 2
_LEAST_DAY = len("30 Sep 2023")
_ONE_LINE_FROM, _MEASURE = 60, 100
_CONTENT_LINES, _NARROW_CONTENT_LINES, _SCOPE_LINES = 2, 3, 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Cells of each column of a course.

    Attributes:
        width: of all.
        days: pointer and day; 0 where the day stands before the source.
        who: bar, speaker and source; the words of a claim take what is right of it too.
        scope: what is counted; 0 where that stands below the source, or is the same in all rows.
        plot: 0 where numbers are text.
        is_mixed: whether what is counted differs from row to row.
    """

    width: int
    days: int
    who: int
    scope: int
    plot: int
    is_mixed: bool = False


def sizes_for(course: Course, width: int) -> Sizes:
    """Arrange the columns for the room there is."""
    figures = [moment.figure for moment in course.moments if moment.figure is not None]
    is_mixed = len({scope_of(figure) for figure in figures}) > 1
    days = 0 if width < DAYS_FROM else DAY_EDGES + max([_LEAST_DAY, *map(cells, _day_column(course))])
    rest = width - days
    if not figures or width < PLOT_FROM:
        return Sizes(width, days, rest, 0, 0, is_mixed)
    if width < SCOPE_FROM or not is_mixed:
        who = min(max(rest * 9 // 20, 28), 44)
        return Sizes(width, days, who, 0, rest - who, is_mixed)
    who, scope = min(max(rest // 4, 26), 38), min(max(rest // 6, 20), 28)
    return Sizes(width, days, who, scope, rest - who - scope, is_mixed)


def _day_column(course: Course) -> Iterable[str]:
    for before, moment in zip((None, *course.moments), course.moments, strict=False):
        yield day_words(moment)
        yield gap_words(before, moment)


def day_words(moment: Moment) -> str:
    """The day of a moment; that it has none is said."""
    return date_words(moment.day) or UNDATED


def gap_words(before: Moment | None, moment: Moment) -> str:
    """How many days lie between two moments on which nothing was said: `· 12 days ·`; empty for none."""
    try:
        days = (date.fromisoformat(moment.day) - date.fromisoformat(before.day if before else "")).days - 1
    except ValueError:
        return ""
    return f"· {counted(days, 'day')} ·" if days > 0 else ""


def scope_of(figure: Figure) -> str:
    """What is counted, of whom, where: `killed · Russian soldiers · Bakhmut`."""
    measures = one_line(figure.measures.replace("_", " "))
    people = "of whom is not said" if figure.unit == "people" and not figure.population else ""
    parts = (measures, one_line(figure.population) or people, one_line(figure.where))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def source_of(moment: Moment) -> str:
    """Outlet, and the day of publication where that is another than the day it speaks of: `Atlas · 12 Mar`."""
    article = moment.statement.article
    parts = [one_line(article.outlet) or "unknown source"]
    if article.published and moment.day and article.published[:10] != moment.day:
        parts.append(date_words(article.published, this_year=year_of(moment)))
    return " · ".join([*parts, "copy"] if moment.statement.copy_of else parts)


def year_of(moment: Moment) -> int:
    """The year that need not be said beside this moment, 0 for none."""
    return int(moment.day[:4]) if moment.day[:4].isdigit() else 0


def who_of(statement: Statement) -> str:
    """Who speaks; of the own voice only that, as the outlet is named below."""
    return speaker_line(statement) if statement.claim else "own voice"


class MomentRow:
    """The words of one moment, all but its mark on the number line.

    Args:
        moment: what is told.
        sizes: of its course.
        is_same_day: whether the moment before it has the same day.
    """

    def __init__(self, moment: Moment, sizes: Sizes, *, is_same_day: bool) -> None:
        self.moment = moment
        self._sizes = sizes
        self._day_tone = "faint" if is_same_day else "text"
        self._drawn: dict[Sign, list[Line]] = {}
        self.height = len(self.lines(PLAIN))

    def lines(self, sign: Sign) -> list[Line]:
        """All lines; those of a figure end where its scope does."""
        if sign not in self._drawn:
            self._drawn[sign] = self._laid(sign)
        return self._drawn[sign]

    def _laid(self, sign: Sign) -> list[Line]:
        sizes, statement = self._sizes, self.moment.statement
        is_figure = self.moment.figure is not None
        who = sizes.who if is_figure else sizes.width - sizes.days
        room = max(who - CARD_EDGES, 1)
        words = self._figure_lines(room, sign.ground) if is_figure else self._claim_lines(room, sign.ground)
        beside = self._scope_lines(sign.ground) if is_figure else []
        words += [()] * (len(beside) - len(words))
        inner = sign if not sizes.days else Sign(" ", is_current=sign.is_current)
        lines = framed(words, reporting_of(statement), who, inner)
        if is_figure and sizes.scope:
            beside += [()] * (len(lines) - len(beside))
            lines = [(*line, *fit(scope, sizes.scope, sign.ground)) for line, scope in zip(lines, beside, strict=True)]
        if not sizes.days:
            return lines
        return [(*self._day(sign, row), *line) for row, line in enumerate(lines)]

    def _day(self, sign: Sign, row: int) -> Line:
        if row:
            return fit((), self._sizes.days, sign.ground)
        day = Ink(self._day_tone, sign.ground, "b" if self._day_tone == "text" else "")
        words = (Run(f"{sign.glyph} ", Ink(sign.tone, sign.ground, "b")), Run(day_words(self.moment), day))
        return fit(words, self._sizes.days, sign.ground)

    def _figure_lines(self, room: int, ground: str) -> list[Line]:
        figure, statement = self.moment.figure, self.moment.statement
        assert figure is not None  # only asked for figures
        number = with_unit(label_words(figure).rstrip("%"), one_line(figure.unit))
        aside = "" if self._sizes.plot else f"  {clip(number, room * 2 // 3)}"
        who = clip(who_of(statement), max(room - cells(aside), 1))
        head = (Run(who, Ink(reporting_of(statement).value, ground, "b")),)
        lines = [spread(head, (Run(aside, Ink("text", ground, "b")),), room, ground)]
        lines.append(self._source(room, f"  {firmness_of(statement, (figure,))}", ground))
        if self._sizes.is_mixed and not self._sizes.scope:
            lines += [(Run(line, Ink("dim", ground)),) for line in clip_lines(scope_of(figure), room, _SCOPE_LINES)]
        return lines

    def _claim_lines(self, room: int, ground: str) -> list[Line]:
        statement = self.moment.statement
        is_one_line = room >= _ONE_LINE_FROM
        firmness = f"  {firmness_of(statement)}"
        aside = f"  {clip(self._source_words(), room // 2)}" if is_one_line else ""
        left = room - cells(aside) - cells(firmness)
        who = clip(who_of(statement), left)
        cue = clip(cue_words(statement), max(left - cells(who) - 2, 0))
        head = (
            Run(who, Ink(reporting_of(statement).value, ground, "b")),
            Run(f"  {cue}" if cue else "", Ink("dim", ground, "i")),
        )
        lines = [spread(head, (Run(aside, Ink("faint", ground)), Run(firmness, Ink("dim", ground))), room, ground)]
        if not is_one_line:
            lines.append(self._source(room, "", ground))
        most = _CONTENT_LINES if is_one_line else _NARROW_CONTENT_LINES
        content = clip_lines(content_words(statement), min(room, _MEASURE), most)
        return lines + [(Run(line, Ink("text", ground)),) for line in content]

    def _source(self, room: int, aside: str, ground: str) -> Line:
        words = Run(clip(self._source_words(), room - cells(aside)), Ink("faint", ground))
        return spread((words,), (Run(aside, Ink("dim", ground)),), room, ground)

    def _source_words(self) -> str:
        source = source_of(self.moment)
        return source if self._sizes.days else f"{day_words(self.moment)} · {source}"

    def _scope_lines(self, ground: str) -> list[Line]:
        if not self._sizes.scope or self.moment.figure is None:
            return []
        lines = clip_lines(scope_of(self.moment.figure), self._sizes.scope - 3, _SCOPE_LINES)
        return [(Run(f" {line}", Ink("dim", ground)),) for line in lines]
