"""How courses over the days, and answers to a speaker, are put in text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.claims.relations.titles import quoted
from reader.cli.claim_lines import content
from reader.cli.figure_lines import amount, scope
from reader.cli.relation_lines import SIGNS
from reader.cli.table import UID_SHOWN
from reader.cli.thread_lines import Line, short_who, statement_lines, where
from reader.cli.wrapping import wrapped
from reader.model import Answered, Course, Moment, RelationKind, Statement
from reader.text.neutralise import one_line

_DAY_WIDTH = 10
_CHANGED = {RelationKind.UPDATE: "goes on from", RelationKind.CONFLICT: "contradicts"}
_QUOTED = 40
_NAMED = 2


def course_lines(course: Course, width: int) -> Iterator[Line]:
    """A moment after the other: the day, who says what, and what of the earlier it changes or contradicts."""
    yield Line(one_line(course.title), is_strong=True)
    earlier: dict[str, Moment] = {}
    last = ""
    for moment in course.moments:
        day = moment.day or "undated"
        first = f"  {day if day != last else '':<{_DAY_WIDTH}}  "
        last = day
        rest = " " * len(first)
        yield from map(Line, wrapped(_what(moment), width, first=first, rest=rest))
        yield from map(Line, wrapped(_by_whom(moment), width, first=rest, rest=rest))
        for text in _changes(moment, earlier):
            yield from map(Line, wrapped(text, width, first=rest, rest=f"{rest}  "))
        earlier[_uid(moment)] = moment


def _what(moment: Moment) -> str:
    if moment.figure is not None:
        return " ".join(each for each in (amount(moment.figure), scope(moment.figure, day=moment.day)) if each)
    said = moment.statement
    return said.content_text if said.claim is None else content(said.claim, said.content_text)


def _by_whom(moment: Moment) -> str:
    return " · ".join((short_who(moment.statement), where(moment.statement), moment.statement.uid[:UID_SHOWN]))


def _changes(moment: Moment, earlier: dict[str, Moment]) -> Iterator[str]:
    """What of the earlier it changes or contradicts; all of one reason at once."""
    found: dict[tuple[RelationKind, str], list[str]] = defaultdict(list)
    for change in moment.changes:
        before = earlier.get(change.left if change.right == _uid(moment) else change.right)
        if before is not None:
            found[change.kind, change.reason].append(_called(before))
    for (kind, reason), before_it in found.items():
        more = f" and {len(before_it) - _NAMED} more" if len(before_it) > _NAMED else ""
        yield f"{SIGNS[kind]} {_CHANGED.get(kind, kind.value)} {', '.join(before_it[:_NAMED])}{more}: {reason}"


def _called(moment: Moment) -> str:
    """An earlier moment in few words."""
    what = quoted(moment.statement.content_text, _QUOTED) if moment.figure is None else amount(moment.figure)
    return f"{what} ({short_who(moment.statement)}, {moment.day or 'undated'})"


def _uid(moment: Moment) -> str:
    return moment.statement.uid if moment.figure is None else moment.figure.uid


def answer_lines(heading: str, answers: Sequence[Answered], width: int) -> Iterator[Line]:
    """Under a heading each claim of a speaker with what answers it; nothing where nothing does."""
    if not answers:
        return
    yield Line()
    yield Line(heading, is_strong=True)
    last = ""
    for each in answers:
        if each.own.uid != last:
            yield from [Line()] if last else []
            yield from map(Line, statement_lines(each.own, width, first="  "))
        last = each.own.uid
        sign = SIGNS[each.relation.kind]
        yield from map(Line, _answer(each.other, f"{sign} {each.relation.reason}", width))


def _answer(other: Statement, reason: str, width: int) -> Iterable[str]:
    yield from wrapped(reason, width, first="      ", rest="        ")
    yield from statement_lines(other, width, first="        ")
