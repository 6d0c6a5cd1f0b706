"""Who contradicts whom, in short: a few conflicts of a thread, each with both sides and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.claims.relations.titles import quoted
from reader.cli.figure_lines import amount
from reader.cli.thread_lines import short_who, where
from reader.cli.wrapping import wrapped
from reader.model import Figure, Polarity, Relation, RelationKind, Statement, Thread
from reader.text.neutralise import one_line

_QUOTED = 72
_MOST = 3


_Side = tuple[Statement, Figure | None]


def conflict_lines(thread: Thread, width: int) -> Iterator[str]:
    """The first conflicts of a thread, a pair of speakers once; how many more there are."""
    shown = _one_a_pair(_conflicts(thread))
    for left, right, relation in shown[:_MOST]:
        for sign, side in ((" ", left), ("≠", right)):
            yield from wrapped(_side(*side), width, first=f"    {sign} ", rest=" " * 8)
        yield from wrapped(f"({relation.reason})", width, first=" " * 8, rest=" " * 8)
    more = thread.conflicts - len(shown[:_MOST])
    if more > 0:
        yield f"      and {more} more"


def _conflicts(thread: Thread) -> Iterator[tuple[_Side, _Side, Relation]]:
    """Both sides of each, the earlier one first."""
    sides: dict[str, _Side] = {}
    order: dict[str, tuple[bool, str, int]] = {}
    said = [each for position in thread.positions for each in position.statements]
    for number, each in enumerate(said):
        sides[each.uid] = (each, None)
        order[each.uid] = (not each.article.published, each.article.published, number)
    for row in (row for line in thread.lines for row in line.rows):
        sides[row.figure.uid] = (row.statement, row.figure)
    for relation in thread.relations:
        if relation.kind is RelationKind.CONFLICT and relation.left in sides and relation.right in sides:
            left, right = sorted((sides[relation.left], sides[relation.right]), key=lambda side: order[side[0].uid])
            yield left, right, relation


def _one_a_pair(found: Iterable[tuple[_Side, _Side, Relation]]) -> list[tuple[_Side, _Side, Relation]]:
    """The first of each pair of speakers; nobody contradicts themselves here."""
    kept: dict[frozenset[str], tuple[_Side, _Side, Relation]] = {}
    for left, right, relation in found:
        if left[0].uid != right[0].uid:
            kept.setdefault(frozenset((short_who(left[0]), short_who(right[0]))), (left, right, relation))
    return list(kept.values())


def _side(statement: Statement, figure: Figure | None) -> str:
    is_denied = statement.claim is not None and statement.claim.polarity is Polarity.DENIES
    number = f"{amount(figure)}: " if figure is not None and statement.claim is None else ""
    words = f"{number}{'¬ ' if is_denied else ''}{quoted(one_line(statement.content_text), _QUOTED)}"
    return f"{words} {short_who(statement)} ({where(statement)})"
