"""How a thread is put in text: columns as blocks, figures on one line, and how all stand to each other in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.claims.relations.titles import quoted, shortened
from reader.cli.claim_lines import content, speaker_name, stance
from reader.cli.figure_lines import Plot, amount, scope
from reader.cli.table import UID_SHOWN, cell_width
from reader.cli.wrapping import wrapped
from reader.model import FigureLine, FigureRow, Position, Relation, RelationKind, Statement, Thread
from reader.text.neutralise import one_line

SIGNS = {
    RelationKind.CONFLICT: "≠",
    RelationKind.UPDATE: "→",
    RelationKind.SAME: "=",
    RelationKind.SCOPE_DIFFERS: "·",
    RelationKind.COMPATIBLE: "·",
}
_WORDS = {RelationKind.SCOPE_DIFFERS: "another scope", RelationKind.COMPATIBLE: "both may be true"}
_ORDER = tuple(SIGNS)
_INDENT = "  "
_MOST_OTHERS = 6
_AMOUNT_WIDTH = 16
_PLOT_WIDTH = (24, 60)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; the strong ones are headings."""

    text: str = ""
    is_strong: bool = False


def thread_lines(thread: Thread, width: int, copies: Mapping[str, str] | None = None) -> Iterator[Line]:
    """A whole thread.

    Args:
        thread: what is shown.
        width: cells of a line.
        copies: for uids of articles what to call them, so that a copy can say what it is a copy of.
    """
    said = [each for position in thread.positions for each in position.statements]
    numbers = {each.uid: number for number, each in enumerate(said, 1)}
    yield Line(f"{'≠' if thread.conflicts else '·'} {one_line(thread.title)}", is_strong=True)
    yield Line(f"{_INDENT}{_summary(thread, said)}")
    for place, position in enumerate(thread.positions):
        yield Line()
        if len(thread.positions) > 1:
            yield from _heading(position, width, is_against=place > 0 and bool(position.heading))
        for each in position.statements:
            first = f"{_INDENT}{numbers[each.uid]:>2}  "
            yield from map(Line, statement_lines(each, width, first=first, copies=copies or {}))
    for line in thread.lines:
        if len(line.rows) > 1:
            yield Line()
            yield from _figure_lines(line, numbers, width)
    yield from _relation_lines(thread, numbers, width)


def _summary(thread: Thread, said: Sequence[Statement]) -> str:
    claims = sum(each.claim is not None for each in said)
    days = " to ".join(dict.fromkeys(each for each in (thread.first_day, thread.last_day) if each))
    facts = [
        counted(thread.conflicts, "conflict") if thread.conflicts else "",
        counted(claims, "claim"),
        f"{counted(len(said) - claims, 'figure')} in an outlet’s own voice" if len(said) > claims else "",
        counted(thread.articles, "article"),
        days or "undated",
        f"{thread.left_out} more left out" if thread.left_out else "",
        thread.uid[:UID_SHOWN],
    ]
    return " · ".join(each for each in facts if each)


def counted(count: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _heading(position: Position, width: int, *, is_against: bool) -> Iterator[Line]:
    if not position.heading:
        yield Line(f"{_INDENT}also about this", is_strong=True)
        return
    voices = counted(position.voices, "voice") if position.voices else "own voice"
    end = f"  ({voices}{_of_copies(position)})"
    words = quoted(one_line(position.heading), max(width - cell_width(end) - 6, 24))
    yield Line(f"{'≠ ' if is_against else _INDENT}{words}{end}", is_strong=True)


def _of_copies(position: Position) -> str:
    return f"; copies of one report count once: {position.copies} left out" if position.copies else ""


def statement_lines(
    statement: Statement, width: int, *, first: str = "", copies: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Who says it, how, where, when and how firmly; then what.

    Args:
        statement: a claim or a figure.
        width: cells of a line.
        first: stands before the first line; the others are set in as far.
        copies: names of articles by uid.
    """
    rest = " " * cell_width(first)
    yield from _joined(_facts(statement, copies or {}), width, first, rest)
    words = statement.content_text
    shown = words if statement.claim is None else content(statement.claim, words)
    yield from wrapped(shown, width, first=rest, rest=rest)


def _facts(statement: Statement, copies: Mapping[str, str]) -> list[str]:
    claim = statement.claim
    how = ", ".join(map(amount, statement.figures)) if claim is None else stance(claim)
    same = f"same report as {copies.get(statement.copy_of) or 'another article'}" if statement.copy_of else ""
    place = f"{where(statement)} · {statement.uid[:UID_SHOWN]}"
    return [one_line(each) for each in (who(statement), how, same, place) if each]


def _joined(facts: Sequence[str], width: int, first: str, rest: str) -> Iterator[str]:
    """Facts one behind the other; what has no room begins a line."""
    line = first + facts[0]
    for fact in facts[1:]:
        if cell_width(line) + cell_width(fact) + 3 > width:
            yield from wrapped(line[len(first) :], width, first=first, rest=rest)
            line, first = rest + fact, rest
        else:
            line += f" · {fact}"
    yield from wrapped(line[len(first) :], width, first=first, rest=rest)


def who(statement: Statement) -> str:
    """Who speaks, with the words that introduce it."""
    if statement.claim is None:
        return f"{statement.article.outlet or 'the article'} in its own voice"
    name = speaker_name(statement.claim, statement.source_text)
    return f"{name}, “{shortened(statement.cue_text, 32)}”" if statement.cue_text else name


def short_who(statement: Statement) -> str:
    """Who speaks, by name alone."""
    if statement.claim is None:
        return f"{statement.article.outlet or 'the article'}, own voice"
    return speaker_name(statement.claim, statement.source_text)


def where(statement: Statement) -> str:
    """Outlet, or title, and date."""
    article = statement.article
    return f"{article.outlet or shortened(article.title, 40)}, {article.published[:10] or 'undated'}"


def _figure_lines(line: FigureLine, numbers: Mapping[str, int], width: int) -> Iterator[Line]:
    """A row for each figure: its amount and its place on the line; below it whose it is and what it counts."""
    label = len(_INDENT) + 4 + _AMOUNT_WIDTH + 2
    plot = Plot(tuple(row.figure for row in line.rows), min(max(width - label - 1, _PLOT_WIDTH[0]), _PLOT_WIDTH[1]))
    unit = "per cent" if line.unit == "percent" else one_line(line.unit)
    kind = ", on a logarithmic line" if plot.is_log else ""
    yield Line(f"{_INDENT}figures{f': {unit}' if unit else ''}{kind}", is_strong=True)
    for row in line.rows:
        number = f"{_INDENT}{numbers.get(row.statement.uid, 0):>2}  "
        words = amount(row.figure)
        if cell_width(words) > _AMOUNT_WIDTH:
            yield Line(f"{number}{words}")
            number, words = " " * len(number), ""
        yield Line(f"{number}{words:<{_AMOUNT_WIDTH}}  {plot.row(row.figure)}".rstrip())
        inset = " " * (len(_INDENT) + 4)
        yield from map(Line, wrapped(_whose(row), width, first=inset, rest=inset))
    yield from (Line(" " * label + each) for each in plot.axis())


def _whose(row: FigureRow) -> str:
    return " · ".join(each for each in (short_who(row.statement), scope(row.figure)) if each)


def _relation_lines(thread: Thread, numbers: Mapping[str, int], width: int) -> Iterator[Line]:
    """What is known of pairs, by their numbers: conflicts first; pairs with one reason in one line."""
    rows = _pairs_by_reason(thread, numbers)
    telling = [each for each in rows if each.kind not in _WORDS]
    others = [each for each in rows if each.kind in _WORDS]
    shown = [*telling, *others[:_MOST_OTHERS]]
    if shown:
        yield Line()
    for row in shown:
        text = f"{f' {SIGNS[row.kind]} '.join(row.sides)}: {row.reason}"
        yield from map(Line, wrapped(text, width, first=_INDENT, rest=f"{_INDENT}    "))
    if len(rows) > len(shown):
        yield Line(
            f"{_INDENT}and {len(rows) - len(shown)} more of another scope, or that may both be true; --json has all"
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """Pairs of one kind and reason; `sides` are the numbers on each side of the sign."""

    kind: RelationKind
    sides: tuple[str, ...]
    reason: str


def _pairs_by_reason(thread: Thread, numbers: Mapping[str, int]) -> list[_Row]:
    pairs: dict[tuple[RelationKind, str], set[tuple[str, str]]] = defaultdict(set)
    for kind, reason, left, right in _named(thread, numbers):
        pairs[kind, reason].add((left, right))
    rows: list[tuple[RelationKind, list[list[str]], str]] = []
    for (kind, reason), found in pairs.items():
        sides = _alike(found) if kind is RelationKind.SAME else _by_partners(found)
        rows += [(kind, each, reason) for each in sides]
    rows.sort(key=lambda row: (_ORDER.index(row[0]), [_natural(each) for each in row[1][0]], row[2]))
    return [_Row(kind, tuple(", ".join(side) for side in sides), reason) for kind, sides, reason in rows]


def _named(thread: Thread, numbers: Mapping[str, int]) -> Iterator[tuple[RelationKind, str, str, str]]:
    """Each relation with what to call both sides; between figures only where the claims themselves do not stand so."""
    names = _names(thread, numbers)
    of_claims = {(each.kind, frozenset((each.left, each.right))) for each in thread.relations}
    homes = {row.figure.uid: row.statement.uid for line in thread.lines for row in line.rows}
    for each in thread.relations:
        pair = homes.get(each.left, each.left), homes.get(each.right, each.right)
        if each.left not in names or each.right not in names:
            continue
        if pair != (each.left, each.right) and (each.kind, frozenset(pair)) in of_claims:
            continue
        ends = [names[each.left], names[each.right]]
        left, right = ends if each.kind is RelationKind.UPDATE else sorted(ends, key=_natural)
        yield each.kind, _reason(each), left, right


def _alike(pairs: Iterable[tuple[str, str]]) -> list[list[list[str]]]:
    """What all says the same, each on a side of its own: `1 = 2 = 5`."""
    found: list[set[str]] = []
    for pair in pairs:
        touched = [each for each in found if each & set(pair)]
        found = [each for each in found if not each & set(pair)] + [set(pair).union(*touched)]
    return [[[name] for name in sorted(each, key=_natural)] for each in found]


def _by_partners(pairs: Iterable[tuple[str, str]]) -> list[list[list[str]]]:
    """Those that have the same partners on one side: `1, 2 ≠ 5, 6`."""
    partners: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        partners[left].add(right)
    lefts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for left, right_ones in partners.items():
        lefts[tuple(sorted(right_ones, key=_natural))].append(left)
    return [[sorted(left, key=_natural), list(right)] for right, left in lefts.items()]


def _names(thread: Thread, numbers: Mapping[str, int]) -> dict[str, str]:
    """What to call claims and figures: the statement's number, with the amount where it has several figures here."""
    rows = [row for line in thread.lines for row in line.rows]
    several = Counter(row.statement.uid for row in rows)
    names = {uid: str(number) for uid, number in numbers.items()}
    for row in rows:
        number = numbers.get(row.statement.uid, 0)
        names[row.figure.uid] = f"{number} ({amount(row.figure)})" if several[row.statement.uid] > 1 else str(number)
    return names


def _reason(relation: Relation) -> str:
    words = [_WORDS.get(relation.kind, ""), one_line(relation.reason)]
    mine = "your word" if relation.is_by_reader else ""
    return ", ".join(dict.fromkeys(each for each in (*words, mine) if each)) or relation.kind.value


def _natural(name: str) -> tuple[int, str]:
    return int(name.partition(" ")[0]), name
