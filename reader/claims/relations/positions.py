"""The columns of a thread: what says the same stands together, what contradicts stands apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.claims.relations.voices import name_key
from reader.model import Relation, RelationKind

_TWO = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement as columns need it.

    Attributes:
        uid: its own.
        published: of its article, `YYYY-MM-DD…`; empty when unknown.
        article: uid of its article.
        start: where it stands in the text.
        speaker: the name; empty where nobody is named.
    """

    uid: str
    published: str
    article: str
    start: int
    speaker: str = ""

    @property
    def order(self) -> tuple[bool, str, str, int, str]:
        """The earliest first, undated last; the same whatever order they came in."""
        return not self.published, self.published, self.article, self.start, self.uid


@dataclass(frozen=True, slots=True)
class Columns:
    """Uids by column: each the earliest first, and the columns by their earliest.

    `beside` are those that take no side in a contested thread.
    """

    sides: tuple[tuple[str, ...], ...]
    beside: tuple[str, ...] = ()


def columns(
    statements: Iterable[Placed], relations: Iterable[Relation], unlike: Collection[frozenset[str]] = frozenset()
) -> Columns:
    """Sort statements into columns; no two of one column contradict each other.

    What is said to be the `same` stays together, unless it contradicts. Each chain of conflicts is parted in two as far
    as that goes, else in more. Two chains share columns where on both sides somebody speaks in both; else each has its
    own, for nobody knows who of one agrees with whom of the other. Without any conflict all is one column.

    Args:
        statements: each once.
        relations: between statements; others are passed over.
        unlike: pairs that are no conflict and yet no position that one could share, such as 20,000 and 3,000 dead, both
            of which a third denies.

    Cost: linear in statements and relations, but for the joining of chains, which are few.
    """
    ordered = sorted(statements, key=lambda each: each.order)
    place = {each.uid: number for number, each in enumerate(ordered)}
    same, apart = _pairs(relations, place)
    never = {frozenset(place[uid] for uid in pair if uid in place) for pair in unlike}
    sides = _sides(ordered, (same, apart), never) if apart else [list(range(len(ordered)))]
    taken = {each for side in sides for each in side}
    beside = tuple(each.uid for number, each in enumerate(ordered) if number not in taken)
    return Columns(tuple(tuple(ordered[each].uid for each in side) for side in sides if side), beside)


_Numbers = tuple[int, int]


def _pairs(relations: Iterable[Relation], place: Mapping[str, int]) -> tuple[list[_Numbers], list[_Numbers]]:
    """The pairs of statements that say the same, and those that contradict each other, in order."""
    found: dict[RelationKind, set[_Numbers]] = {RelationKind.SAME: set(), RelationKind.CONFLICT: set()}
    for each in relations:
        ends = sorted(place[uid] for uid in {each.left, each.right} if uid in place)
        if each.kind in found and len(ends) == _TWO:
            found[each.kind].add((ends[0], ends[1]))
    return sorted(found[RelationKind.SAME]), sorted(found[RelationKind.CONFLICT])


def _sides(
    ordered: Sequence[Placed], pairs: tuple[Sequence[_Numbers], Sequence[_Numbers]], never: Collection[frozenset[int]]
) -> list[list[int]]:
    """The columns of a contested thread, without what takes no side; numbers of statements."""
    same, apart = pairs
    camps = _camps(len(ordered), same, apart)
    against = _against(camps, apart)
    kept_apart = {frozenset(camps[each] for each in pair) for pair in (*never, *map(frozenset, apart))}
    chains = [[_members(side, camps) for side in _parted(chain, kept_apart)] for chain in _chains(against)]
    return sorted(sorted(side) for chain in _joined(chains, ordered) for side in chain)


def _camps(count: int, same: Iterable[tuple[int, int]], apart: Collection[tuple[int, int]]) -> list[int]:
    """For each statement the first of those that it says the same as; what contradicts is never joined."""
    camp = list(range(count))
    members = {number: {number} for number in camp}
    foes: dict[int, set[int]] = {number: set() for number in camp}
    for left, right in apart:
        foes[left].add(right)
        foes[right].add(left)
    for pair in same:
        first, second = sorted(camp[each] for each in pair)
        if first == second or any(foes[each] & members[second] for each in members[first]):
            continue
        for each in members[second]:
            camp[each] = first
        members[first] |= members.pop(second)
    return camp


def _against(camps: Sequence[int], apart: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The camps that contradict others, with those, in order."""
    found: dict[int, set[int]] = {}
    for left, right in apart:
        found.setdefault(camps[left], set()).add(camps[right])
        found.setdefault(camps[right], set()).add(camps[left])
    return {camp: sorted(found[camp]) for camp in sorted(found)}


def _chains(against: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Camps that hang together by conflicts, each chain from its first camp outwards."""
    seen: set[int] = set()
    for start in against:
        if start in seen:
            continue
        chain, waiting = [], deque([start])
        seen.add(start)
        while waiting:
            camp = waiting.popleft()
            chain.append(camp)
            fresh = [each for each in against[camp] if each not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        yield chain


def _parted(chain: Sequence[int], kept_apart: Collection[frozenset[int]]) -> list[set[int]]:
    """Put each camp into the first side where nothing keeps it apart; where two sides will do, there are two."""
    sides: list[set[int]] = []
    for camp in chain:
        free = next((side for side in sides if all(frozenset((camp, each)) not in kept_apart for each in side)), None)
        if free is None:
            free = set()
            sides.append(free)
        free.add(camp)
    return sides


def _members(side: Collection[int], camps: Sequence[int]) -> set[int]:
    return {number for number, camp in enumerate(camps) if camp in side}


def _joined(chains: Iterable[list[set[int]]], ordered: Sequence[Placed]) -> list[list[set[int]]]:
    """Let a chain of two sides share the columns of an earlier one, where speakers tell which side is which."""
    found: list[list[set[int]]] = []
    for chain in chains:
        for earlier in found:
            turn = _turn(earlier, chain, ordered) if len(earlier) == len(chain) == _TWO else None
            if turn is not None:
                for side, more in zip(earlier, turn, strict=True):
                    side.update(more)
                break
        else:
            found.append(chain)
    return found


def _turn(left: list[set[int]], right: list[set[int]], ordered: Sequence[Placed]) -> list[set[int]] | None:
    """The sides of `right` so that speakers of each side of `left` stand on the same one; None where they do not."""
    ours, theirs = ([_speakers(side, ordered) for side in chain] for chain in (left, right))
    is_straight = bool(ours[0] & theirs[0]) and bool(ours[1] & theirs[1])
    is_crossed = bool(ours[0] & theirs[1]) and bool(ours[1] & theirs[0])
    if is_straight == is_crossed:
        return None
    return right if is_straight else right[::-1]


def _speakers(side: Iterable[int], ordered: Sequence[Placed]) -> set[str]:
    return {name_key(ordered[each].speaker) for each in side} - {""}
