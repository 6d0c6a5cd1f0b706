"""Claims and figures about one thing, brought side by side: generously, since the reader judges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.claims.relations.items import Counted, Said
from reader.claims.relations.nearness import Pair, nearness
from reader.claims.relations.prepare import Prepared
from reader.claims.relations.titles import Titled, title_of
from reader.model import Relation, SubjectGroup

MOST = 15
"""Members of one group; more cannot be taken in at a glance."""
_CORE = 7

Item = Said | Counted


def grouped(accounts: Sequence[Prepared], relations: Iterable[Relation]) -> tuple[SubjectGroup, ...]:
    """Bring the claims and figures of one story together that are about one thing.

    A group has a core, and what is nearest to the core besides; each claim belongs to one core at most, and may be a
    guest in other groups. What is near nothing is in no group.

    Args:
        accounts: the articles of one story.
        relations: what is known between their claims and figures.

    Returns: groups of 2 to 15 members, the earliest member's first. The order of `accounts` does not matter.
        Cost: linear in the pairs that share a rare word, bounded by the number of claims.
    """
    items = _in_order(accounts)
    near = {pair: much for pair, much in nearness(accounts, relations).items() if pair[0] in items and pair[1] in items}
    cores = [core for core in _cores(items, near) if len(core) > 1]
    beside = _beside(near)
    order = {uid: number for number, uid in enumerate(items)}
    groups = (_group([*core, *_guests(core, beside, MOST - len(core))], core, items, order) for core in cores)
    return tuple(sorted(groups, key=lambda each: order[each.uid]))


def _in_order(accounts: Iterable[Prepared]) -> dict[str, Item]:
    """All claims and figures by uid, the earliest first; those of undated articles last."""
    found: list[tuple[tuple[bool, int, str, int], str, Item]] = []
    for account in accounts:
        for claim in account.claims:
            found.append(((not claim.day, claim.day, claim.article, claim.start), claim.uid, claim))
        for figure in account.figures:
            place = (not figure.day, figure.day, figure.article, figure.figure.span.start)
            found.append((place, figure.figure.uid, figure))
    return {uid: item for _, uid, item in sorted(found, key=lambda each: each[:2])}


def _cores(items: Mapping[str, Item], near: Mapping[Pair, float]) -> list[list[str]]:
    """Join the nearest first, as long as a core stays small (Kruskal's algorithm with a bound on its trees)."""
    root = {uid: uid for uid in items}
    members = {uid: [uid] for uid in items}

    def find(uid: str) -> str:
        while root[uid] != uid:
            root[uid] = root[root[uid]]
            uid = root[uid]
        return uid

    for (left, right), _ in sorted(near.items(), key=lambda each: (-each[1], each[0])):
        here, there = find(left), find(right)
        if here != there and len(members[here]) + len(members[there]) <= _CORE:
            root[there] = here
            members[here] += members.pop(there)
    return list(members.values())


def _beside(near: Mapping[Pair, float]) -> dict[str, dict[str, float]]:
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), much in near.items():
        beside[left][right] = beside[right][left] = much
    return beside


def _guests(core: Sequence[str], beside: Mapping[str, Mapping[str, float]], most: int) -> list[str]:
    """What is nearest to a core, counted over all of its members."""
    scores: dict[str, float] = defaultdict(float)
    for member in core:
        for other, much in beside.get(member, {}).items():
            scores[other] += much
    for member in core:
        scores.pop(member, None)
    return sorted(scores, key=lambda uid: (-scores[uid], uid))[:most]


def _group(
    members: Sequence[str], core: Iterable[str], items: Mapping[str, Item], order: Mapping[str, int]
) -> SubjectGroup:
    own = sorted(core, key=order.__getitem__)
    title = title_of([_titled(items[uid]) for uid in own])
    return SubjectGroup(own[0], title, tuple(sorted(members, key=order.__getitem__)), tuple(own))


def _titled(item: Item) -> Titled:
    figures = item.figures if isinstance(item, Said) else (item,)
    places = (each.figure.where for each in figures)
    measures = (each.figure.measures for each in figures)
    content = item.text if isinstance(item, Said) else f"{item.text} {item.figure.population}"
    return Titled(content, tuple(filter(None, places)), tuple(filter(None, measures)))
