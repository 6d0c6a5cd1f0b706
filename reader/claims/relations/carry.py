"""What follows from `same`: whoever contradicts one of two claims that say the same contradicts the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from reader.claims.relations.items import Counted, Said
from reader.claims.relations.parties import are_one
from reader.claims.relations.prepare import Prepared
from reader.model import Relation, RelationKind

_CARRIED = {RelationKind.CONFLICT, RelationKind.SAME, RelationKind.UPDATE}

_NOT_CARRIED = {"denied", "disputes-noun", "disputes-previous", "holding", "total-fell"}
"""Rules that look at where a claim stands, or at one side of what it says: who says the same may not say that.

On the stories that were read and the shared gold, half of what was carried on from them was wrong.
"""

_MOST_TWINS = 16
"""Of each claim or figure, through so many that say the same: what a wire report says may stand everywhere."""

Items = Mapping[str, Said | Counted]


def carried(
    relations: Sequence[Relation], known: Iterable[Relation], accounts: Iterable[Prepared]
) -> tuple[Relation, ...]:
    """What follows through `same`, in one step; pairs that have a relation already keep it.

    Args:
        relations: what was found for one article.
        known: what is known among its neighbours; nothing is carried on that is of these alone.
        accounts: the article and its neighbours, for who speaks.
    """
    items, known = _items(accounts), tuple(known)
    taken = {frozenset((each.left, each.right)) for each in (*relations, *known)}
    twins_of_all, new_twins = _twins((*relations, *known)), _twins(relations)
    followers = chain(_following(relations, twins_of_all), _following(known, new_twins))
    found: dict[frozenset[str], Relation] = {}
    for left, right, origin, via in followers:
        pair = frozenset((left, right))
        if pair in taken or pair in found:
            continue
        follows = Relation(left, right, origin.kind, origin.reason, origin.rule, via)
        if _may_hold(follows, items):
            found[pair] = follows
    return tuple(found.values())


def _items(accounts: Iterable[Prepared]) -> Items:
    items: dict[str, Said | Counted] = {}
    for account in accounts:
        items.update((each.uid, each) for each in account.claims)
        items.update((each.figure.uid, each) for each in account.figures)
    return items


def _twins(relations: Iterable[Relation]) -> dict[str, list[str]]:
    """Whatever says the same as each, as far as it is followed."""
    same: dict[str, list[str]] = defaultdict(list)
    for each in relations:
        if each.kind is RelationKind.SAME:
            same[each.left].append(each.right)
            same[each.right].append(each.left)
    return {uid: nsmallest(_MOST_TWINS, twins) for uid, twins in same.items()}


def _following(
    relations: Iterable[Relation], same: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, Relation, str]]:
    """What follows: a claim that says the same as one side of a relation, its other side, the relation, that side."""
    for each in relations:
        if each.kind not in _CARRIED or each.rule in _NOT_CARRIED:
            continue
        for twin in same.get(each.left, ()):
            if twin != each.right:
                yield twin, each.right, each, each.left
        for twin in same.get(each.right, ()):
            if twin != each.left:
                yield each.left, twin, each, each.right


def _may_hold(relation: Relation, items: Items) -> bool:
    """Whether a relation that was carried on makes sense: nobody contradicts himself, nothing updates what is later."""
    left, right = items.get(relation.left), items.get(relation.right)
    if left is None or right is None or type(left) is not type(right):
        return False
    if relation.kind is RelationKind.CONFLICT:
        return left.is_asserted and right.is_asserted and not are_one(left.party, right.party)
    if relation.kind is RelationKind.UPDATE and _day(left) and _day(right):
        return _day(left) <= _day(right)
    return True


def _day(item: Said | Counted) -> int:
    """The day that a figure speaks of, else that of the article; 0 when unknown."""
    return item.state[1] if isinstance(item, Counted) and item.state else item.day
