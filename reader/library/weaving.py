"""Makes threads of subject groups: columns with their voices, figures on lines, and all that is known between them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from reader.claims.relations.positions import columns
from reader.claims.relations.titles import with_name
from reader.claims.relations.voices import count_voices
from reader.library.statements import Material, Statements, in_order, placed, utterance
from reader.model import (
    Figure,
    FigureLine,
    FigureRow,
    Polarity,
    Position,
    Relation,
    RelationKind,
    Statement,
    SubjectGroup,
    Thread,
)


class Weaver:
    """The threads of one story."""

    def __init__(self, material: Material) -> None:
        """Look up what is said of each claim and figure."""
        self.statements = Statements(material)
        self._relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in material.relations:
            self._relations[relation.left].append(relation)

    def threads(self, groups: Iterable[SubjectGroup]) -> tuple[Thread, ...]:
        """The threads of these groups that have two statements or more: contested ones first, then the widest."""
        made = [self.thread(group) for group in groups]
        return in_rank(each for each in made if each is not None)

    def thread(self, group: SubjectGroup) -> Thread | None:
        """One thread; None where fewer than two statements are about the same thing."""
        members = [uid for uid in group.members if uid in self.statements]
        said = in_order(self.statements.of(home) for home in dict.fromkeys(map(self.statements.home, members)))
        if len(said) < 2:  # noqa: PLR2004 — two make a pair
            return None
        rows = self._rows(said, set(members))
        known = self._between({each.uid for each in said} | {row.figure.uid for row in rows})
        first_day, last_day = _days(said)
        return Thread(
            uid=self.statements.home(group.uid),
            title=with_name(group.title, {each.article.uid: each.article.title for each in said}.values()),
            positions=self._positions(said, known, _unlike(rows)),
            lines=_lines(rows, known),
            relations=known,
            conflicts=len(self._conflicts(known)),
            articles=len({each.article.uid for each in said}),
            first_day=first_day,
            last_day=last_day,
        )

    def related_across(self) -> set[str]:
        """Statements of which something is known together with another article, by themselves or by a figure."""
        ends = ((each.left, each.right) for found in self._relations.values() for each in found)
        here = self.statements
        across = ((a, b) for a, b in ends if a in here and b in here and here.article_of(a) != here.article_of(b))
        return {here.home(uid) for pair in across for uid in pair}

    def _rows(self, said: Sequence[Statement], members: Collection[str]) -> list[FigureRow]:
        """The figures that the group names; all of a claim's where it names none of them."""
        rows = []
        for statement in said:
            named = [each for each in statement.figures if each.uid in members]
            rows += [FigureRow(each, statement) for each in named or statement.figures]
        return rows

    def _between(self, uids: Collection[str]) -> tuple[Relation, ...]:
        found = (relation for uid in uids for relation in self._relations.get(uid, ()) if relation.right in uids)
        return tuple(sorted(found, key=lambda each: (each.left, each.right, each.kind)))

    def _conflicts(self, known: Iterable[Relation]) -> set[frozenset[str]]:
        """Pairs of statements that contradict each other, themselves or by a figure."""
        pairs = (frozenset(map(self.statements.home, (each.left, each.right))) for each in known if is_conflict(each))
        return {pair for pair in pairs if len(pair) > 1}

    def _positions(
        self, said: Sequence[Statement], known: Iterable[Relation], unlike: Collection[frozenset[str]]
    ) -> tuple[Position, ...]:
        home = self.statements.home
        lifted = [replace(each, left=home(each.left), right=home(each.right)) for each in known]
        sorted_out = columns(map(placed, said), lifted, unlike)
        found = [self._position(side, has_heading=True) for side in sorted_out.sides]
        return (*found, *([self._position(sorted_out.beside, has_heading=False)] if sorted_out.beside else ()))

    def _position(self, uids: Iterable[str], *, has_heading: bool) -> Position:
        said = tuple(self.statements.of(uid) for uid in uids)
        count = count_voices(map(utterance, said))
        return Position(said[0].content_text if has_heading else "", said, count.voices, count.copies)


def _days(said: Iterable[Statement]) -> tuple[str, str]:
    """The first and the last day of dated articles; empty where none is dated."""
    days = {each.article.published[:10] for each in said} - {""}
    return min(days, default=""), max(days, default="")


def is_conflict(relation: Relation) -> bool:
    """Whether both sides contradict each other."""
    return relation.kind is RelationKind.CONFLICT


def in_rank(threads: Iterable[Thread]) -> tuple[Thread, ...]:
    """Contested threads first, those with most conflicts before; then those of most articles; then the earliest."""
    return tuple(sorted(threads, key=_rank))


def _rank(thread: Thread) -> tuple[int, int, bool, str, str]:
    return -thread.conflicts, -thread.articles, not thread.first_day, thread.first_day, thread.uid


def _unlike(rows: Iterable[FigureRow]) -> set[frozenset[str]]:
    """Pairs of statements that affirm numbers of one unit which exclude each other, whatever they count."""
    numbers: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.statement.claim is None or row.statement.claim.polarity is Polarity.AFFIRMS:
            numbers[row.figure.unit][row.statement.uid].append(row.figure)
    return {
        frozenset((left, right))
        for said in numbers.values()
        for left, right in combinations(said, 2)
        if all(_exclude(one, other) for one in said[left] for other in said[right])
    }


def _exclude(one: Figure, other: Figure) -> bool:
    low, high = max(_low(one), _low(other)), min(_high(one), _high(other))
    return low > high


def _low(figure: Figure) -> float:
    return -math.inf if figure.low is None else figure.low


def _high(figure: Figure) -> float:
    return math.inf if figure.high is None else figure.high


def _lines(rows: Iterable[FigureRow], known: Iterable[Relation]) -> tuple[FigureLine, ...]:
    """A line for each unit, that with most figures first."""
    by_unit: dict[str, list[FigureRow]] = defaultdict(list)
    for row in rows:
        by_unit[row.figure.unit].append(row)
    relations = tuple(known)
    lines = [_line(unit, by_unit[unit], relations) for unit in sorted(by_unit)]
    return tuple(sorted(lines, key=lambda each: -len(each.rows)))


def _line(unit: str, rows: Sequence[FigureRow], known: Iterable[Relation]) -> FigureLine:
    uids = {row.figure.uid for row in rows}
    within = tuple(each for each in known if each.left in uids and each.right in uids)
    return FigureLine(unit, tuple(sorted(rows, key=lambda row: (*_bounds(row.figure), row.figure.uid))), within)


def _bounds(figure: Figure) -> tuple[float, float]:
    """By which figures are ordered; one without lower end stands at its upper one."""
    return (_high(figure), _high(figure)) if figure.low is None else (_low(figure), _high(figure))
