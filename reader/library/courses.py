"""How the figures and positions of a thread moved over the days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.claims.relations.voices import name_key
from reader.library.statements import placed
from reader.model import Course, Figure, FigureLine, FigureRow, Moment, Relation, RelationKind, Statement, Thread

_CHANGES = frozenset((RelationKind.UPDATE, RelationKind.CONFLICT))
_COMPARABLE = frozenset((*_CHANGES, RelationKind.SAME, RelationKind.COMPATIBLE))
_PAIR = 2


def courses_of(thread: Thread) -> tuple[Course, ...]:
    """The courses of a thread that have two moments or more: those of figures, then that of what has none."""
    figures = [course for line in thread.lines for course in _of_line(thread.title, line)]
    counted = {moment.statement.uid for course in figures for moment in course.moments}
    said = [each for position in thread.positions for each in position.statements]
    linked = {uid for each in thread.relations if each.kind in _CHANGES for uid in (each.left, each.right)}
    stated = [each for each in said if each.uid not in counted or each.uid in linked]
    spoken = [_of_statements(thread, stated)] if len(stated) >= _PAIR else []
    return (*figures, *spoken)


def _of_line(title: str, line: FigureLine) -> Iterator[Course]:
    """The courses of the figures of one unit: each of one measure and population, or of what rules have compared."""
    for rows in _comparable(line):
        moments = sorted((_figure_moment(row) for row in rows), key=_order)
        if len(moments) >= _PAIR:
            scope = _scope(row.figure for row in rows)
            is_said = name_key(scope) in name_key(title)
            yield Course(title if is_said else f"{title} ({scope})", _with_changes(moments, line.relations))


def _comparable(line: FigureLine) -> Iterable[Sequence[FigureRow]]:
    """Rows that go together, in the order of the line."""
    root = {row.figure.uid: row.figure.uid for row in line.rows}

    def join(left: str, right: str) -> None:
        kept, gone = root[left], root[right]
        root.update({uid: kept for uid, at in root.items() if at == gone})

    first: dict[tuple[str, str], str] = {}
    for row in line.rows:
        scope = (name_key(row.figure.measures), name_key(row.figure.population))
        join(first.setdefault(scope, row.figure.uid), row.figure.uid)
    for relation in line.relations:
        if relation.kind in _COMPARABLE:
            join(relation.left, relation.right)
    found: dict[str, list[FigureRow]] = defaultdict(list)
    for row in line.rows:
        found[root[row.figure.uid]].append(row)
    return found.values()


def _scope(figures: Iterable[Figure]) -> str:
    """The population and measure that most of the figures have; empty when they have none."""
    known = list(figures)
    names = (_most([each.population for each in known]), _most([each.measures.replace("_", " ") for each in known]))
    return " ".join(dict.fromkeys(each for each in names if each))


def _most(names: Sequence[str]) -> str:
    """What is there most often; of equals the first."""
    return max((each for each in names if each), key=lambda name: (names.count(name), -names.index(name)), default="")


def _figure_moment(row: FigureRow) -> Moment:
    as_of = row.figure.as_of.rpartition("/")[2]
    return Moment(as_of[:10] or row.statement.article.published[:10], row.statement, row.figure)


def _of_statements(thread: Thread, said: Iterable[Statement]) -> Course:
    moments = sorted((Moment(each.article.published[:10], each, None) for each in said), key=_order)
    return Course(thread.title, _with_changes(moments, thread.relations))


def _order(moment: Moment) -> tuple[bool, str, tuple[bool, str, str, int, str], str]:
    uid = "" if moment.figure is None else moment.figure.uid
    return not moment.day, moment.day, placed(moment.statement).order, uid


def _with_changes(moments: Sequence[Moment], known: Iterable[Relation]) -> tuple[Moment, ...]:
    """The same moments, each with what is known of it and earlier ones that tells a change."""
    at = {_uid(moment): number for number, moment in enumerate(moments)}
    changes: dict[int, list[Relation]] = defaultdict(list)
    for relation in known:
        ends = [at[uid] for uid in (relation.left, relation.right) if uid in at]
        if relation.kind in _CHANGES and len(ends) == _PAIR:
            changes[max(ends)].append(relation)
    return tuple(
        Moment(each.day, each.statement, each.figure, tuple(changes.get(number, ())))
        for number, each in enumerate(moments)
    )


def _uid(moment: Moment) -> str:
    return moment.statement.uid if moment.figure is None else moment.figure.uid
