"""How the statements of a thread stand to each other, by their numbers, with the reasons in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.cli.figure_lines import amount
from reader.cli.wrapping import wrapped
from reader.model import Relation, RelationKind, Thread
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
_MOST_OTHERS = 6


def relation_lines(thread: Thread, numbers: Mapping[str, int], width: int, *, indent: str) -> Iterator[str]:
    """What is known of pairs, by the numbers of statements: conflicts first; pairs with one reason in one line.

    An empty line comes before; nothing comes where nothing is known.
    """
    rows = _pairs_by_reason(thread, numbers)
    telling = [each for each in rows if each.kind not in _WORDS]
    others = [each for each in rows if each.kind in _WORDS]
    shown = [*telling, *others[:_MOST_OTHERS]]
    if shown:
        yield ""
    for row in shown:
        text = f"{f' {SIGNS[row.kind]} '.join(row.sides)}: {row.reason}"
        yield from wrapped(text, width, first=indent, rest=f"{indent}    ")
    if len(rows) > len(shown):
        more = len(rows) - len(shown)
        yield f"{indent}and {more} more of another scope, or that may both be true; --json has all"


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
    for each in thread.told(thread.relations):
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
    for row in (row for row in rows if row.statement.uid in numbers):
        number = numbers[row.statement.uid]
        names[row.figure.uid] = f"{number} ({amount(row.figure)})" if several[row.statement.uid] > 1 else str(number)
    return names


def _reason(relation: Relation) -> str:
    words = [_WORDS.get(relation.kind, ""), one_line(relation.reason)]
    mine = "your word" if relation.is_by_reader else ""
    return ", ".join(dict.fromkeys(each for each in (*words, mine) if each)) or relation.kind.value


def _natural(name: str) -> tuple[int, str]:
    return int(name.partition(" ")[0]), name
