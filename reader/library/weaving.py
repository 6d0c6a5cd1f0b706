"""Makes threads of subject groups: columns with their voices, figures on lines, and all that is known between them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reader.claims.relations.positions import columns
from reader.claims.relations.titles import Titled, title_of, with_name
from reader.claims.relations.voices import count_voices
from reader.library.statements import Material, Statements, in_order, placed, utterance
from reader.library.subjects import Subject, subjects_of
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


@dataclass(frozen=True, slots=True)
class Outline:
    """A thread that is not woven yet: what it is chosen and ranked by, and what it is made of.

    Attributes:
        uid: of the thread.
        subject: what it is about.
        said: all its statements, in order.
        rows: its figures.
        relations: all that is known between them.
        conflicts: as in the thread; so are articles, first_day and last_day.
    """

    uid: str
    subject: Subject
    said: tuple[Statement, ...]
    rows: tuple[FigureRow, ...]
    relations: tuple[Relation, ...]
    conflicts: int
    articles: int
    first_day: str
    last_day: str

    def holds(self, uid: str) -> bool:
        """Whether a claim or figure is in it."""
        return any(each.uid == uid for each in self.said) or any(row.figure.uid == uid for row in self.rows)


class Weaver:
    """The threads of one story."""

    def __init__(self, material: Material) -> None:
        """Look up what is said of each claim and figure."""
        self.statements = Statements(material)
        self._material = material
        self._relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in material.relations:
            self._relations[relation.left].append(relation)
        self._titled: dict[tuple[str, frozenset[str]], str] = {}

    def threads(self, groups: Iterable[SubjectGroup]) -> tuple[Thread, ...]:
        """The threads of these groups that have two statements or more: contested ones first, then the widest."""
        return tuple(map(self.thread, self.outlines(groups)))

    def outlines(self, groups: Iterable[SubjectGroup]) -> tuple[Outline, ...]:
        """What `threads` weaves, in the same order: to be chosen from first, for weaving takes longer."""
        subjects = subjects_of(groups, self._material.relations, self.statements.home)
        return in_rank(self._outline(each) for each in subjects if len(each.own) + len(each.guests) > 1)

    def _outline(self, subject: Subject) -> Outline:
        said = in_order(map(self.statements.of, (*subject.own, *subject.guests)))
        rows = self._rows(said, subject.named)
        known = self._between({each.uid for each in said} | {row.figure.uid for row in rows}, subject.own)
        first_day, last_day = _days(said)
        return Outline(
            uid=next(each.uid for each in said if each.uid in subject.own),
            subject=subject,
            said=tuple(said),
            rows=tuple(rows),
            relations=known,
            conflicts=len(self._conflicts(known)),
            articles=len({each.article.uid for each in said}),
            first_day=first_day,
            last_day=last_day,
        )

    def thread(self, outline: Outline) -> Thread:
        """One thread."""
        positions = self._positions(outline)
        return Thread(
            uid=outline.uid,
            title=self._title(outline.subject, outline.said, positions),
            positions=positions,
            lines=_lines(outline.rows, outline.relations),
            relations=outline.relations,
            conflicts=outline.conflicts,
            articles=outline.articles,
            first_day=outline.first_day,
            last_day=outline.last_day,
            left_out=outline.subject.left_out,
        )

    def _title(self, subject: Subject, said: Iterable[Statement], positions: Sequence[Position]) -> str:
        """What the sides share, or all of an uncontested thread; else with the name that the headlines share."""
        sides = [side.statements for side in positions if side.heading]
        contested = in_order(each for side in sides for each in side)
        title = title_of(list(map(_titled, contested))) if len(sides) > 1 else subject.title
        headlines = {each.article.uid: each.article.title for each in said}
        key = title, frozenset(headlines)  # the same headlines come up often
        if key not in self._titled:
            self._titled[key] = with_name(title, [headlines[uid] for uid in sorted(headlines)])
        return self._titled[key]

    def _rows(self, said: Sequence[Statement], members: Collection[str]) -> list[FigureRow]:
        """The figures that the group names; all of a claim's where it names none of them."""
        rows = []
        for statement in said:
            named = [each for each in statement.figures if each.uid in members]
            rows += [FigureRow(each, statement) for each in named or statement.figures]
        return rows

    def _between(self, uids: Collection[str], own: Collection[str]) -> tuple[Relation, ...]:
        """All that is known of two of these, of which one is a statement of the thread's own, or a figure in it."""
        home = self.statements.home
        found = (relation for uid in uids for relation in self._relations.get(uid, ()) if relation.right in uids)
        ours = (each for each in found if home(each.left) in own or home(each.right) in own)
        return tuple(sorted(ours, key=lambda each: (each.left, each.right, each.kind)))

    def _conflicts(self, known: Iterable[Relation]) -> set[frozenset[str]]:
        """Pairs of statements that contradict each other, themselves or by a figure."""
        pairs = (frozenset(map(self.statements.home, (each.left, each.right))) for each in known if is_conflict(each))
        return {pair for pair in pairs if len(pair) > 1}

    def _positions(self, outline: Outline) -> tuple[Position, ...]:
        """The sides of a contested thread, else what is its own; last what takes no side, or is a guest."""
        home, said, own = self.statements.home, outline.said, outline.subject.own
        lifted = [replace(each, left=home(each.left), right=home(each.right)) for each in outline.relations]
        found = columns(map(placed, said), lifted, _unlike(outline.rows))
        sides, beside = found.sides, found.beside
        if len(sides) == 1:
            sides = (tuple(uid for uid in sides[0] if uid in own),)
            beside = tuple(each.uid for each in said if each.uid not in own)
        made = tuple(self._position(side, has_heading=True) for side in sides)
        return (*made, *([self._position(beside, has_heading=False)] if beside else ()))

    def _position(self, uids: Iterable[str], *, has_heading: bool) -> Position:
        said = tuple(self.statements.of(uid) for uid in uids)
        count = count_voices(map(utterance, said))
        return Position(said[0].content_text if has_heading else "", said, count.voices, count.copies)


def _titled(statement: Statement) -> Titled:
    places, measures = ([getattr(each, name) for each in statement.figures] for name in ("where", "measures"))
    return Titled(statement.content_text, tuple(filter(None, places)), tuple(filter(None, measures)))


def _days(said: Iterable[Statement]) -> tuple[str, str]:
    """The first and the last day of dated articles; empty where none is dated."""
    days = {each.article.published[:10] for each in said} - {""}
    return min(days, default=""), max(days, default="")


def is_conflict(relation: Relation) -> bool:
    """Whether both sides contradict each other."""
    return relation.kind is RelationKind.CONFLICT


def in_rank(threads: Iterable[Outline]) -> tuple[Outline, ...]:
    """Contested threads first, those with most conflicts before; then those of most articles; then the earliest."""
    return tuple(sorted(threads, key=_rank))


def _rank(thread: Outline) -> tuple[int, int, bool, str, str]:
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
