"""Relations of a thread in words: between labels, each pair once, and those of one reason together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.export.words import RANKS, STANDINGS
from reader.model import RelationKind

_PAIR = 2


class Side(NamedTuple):
    """One side of a relation: the label of its statement, empty when that is not shown, and whose or which it is."""

    label: str
    words: str

    @property
    def order(self) -> tuple[int, str, str]:
        """A1 before A2 before A10 before AA1."""
        letters = self.label.rstrip("0123456789")
        return len(letters), letters, self.label[len(letters) :].rjust(9) + self.words


@dataclass(frozen=True, slots=True)
class Related:
    """How one thing stands to another; `is_turned` when it is seen from what was the right side."""

    left: Side
    right: Side
    kind: RelationKind
    reason: str
    is_turned: bool = False

    @property
    def sign(self) -> str:
        """A sign for it."""
        return STANDINGS[self.kind].sign

    @property
    def words(self) -> str:
        """What stands between left and right."""
        return STANDINGS[self.kind].right if self.is_turned else STANDINGS[self.kind].left

    def turned(self) -> Related:
        """The same seen from the other side."""
        return Related(self.right, self.left, self.kind, self.reason, not self.is_turned)

    def in_order(self) -> Related:
        """The same from the side that comes first, where the direction does not matter."""
        is_back = self.kind is not RelationKind.UPDATE and self.right.order < self.left.order
        return Related(self.right, self.left, self.kind, self.reason) if is_back else self


@dataclass(frozen=True, slots=True)
class Grouped:
    """Relations of one kind for one reason: each of `lefts` to each of `rights`; without `rights` to the others."""

    lefts: tuple[Side, ...]
    rights: tuple[Side, ...]
    kind: RelationKind
    reason: str

    @property
    def sign(self) -> str:
        """A sign for it."""
        return STANDINGS[self.kind].sign

    @property
    def words(self) -> str:
        """What stands between left and right."""
        words = STANDINGS[self.kind].left
        if not self.rights:
            return f"each {words} the others"
        return f"each {words}" if len(self.lefts) > 1 else words


def ranked(found: Iterable[Related]) -> tuple[Related, ...]:
    """Each pair from the side that comes first, and once for each reason; those that matter most first."""
    each_once = dict.fromkeys(each.in_order() for each in found)
    return tuple(sorted(each_once, key=lambda each: (RANKS[each.kind], each.left.order, each.right.order)))


def by_words(sides: Iterable[Side]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Labels of what is called the same together: `A1, A3 Dragan Oster`."""
    labels: dict[str, list[str]] = defaultdict(list)
    for each in sides:
        labels[each.words] += [each.label] if each.label else []
    return tuple((tuple(those), words) for words, those in labels.items())


def grouped(found: Sequence[Related]) -> tuple[Grouped, ...]:
    """Put relations of one kind and reason together where every left stands to the same rights, in their order.

    What all says the same as all the others is one group.
    """
    whole = _all_alike([each for each in found if each.kind is RelationKind.SAME])
    alike = {(group.reason, side) for group in whole for side in group.lefts}
    rest = [each for each in found if each.kind is not RelationKind.SAME or (each.reason, each.left) not in alike]
    rights: dict[tuple[RelationKind, str, Side], list[Side]] = defaultdict(list)
    for each in rest:
        rights[each.kind, each.reason, each.left].append(each.right)
    lefts: dict[tuple[RelationKind, str, tuple[Side, ...]], list[Side]] = defaultdict(list)
    for (kind, reason, left), others in rights.items():
        lefts[kind, reason, tuple(others)].append(left)
    groups = (Grouped(tuple(group), others, kind, reason) for (kind, reason, others), group in lefts.items())
    return tuple(sorted((*whole, *groups), key=lambda each: RANKS[each.kind]))


def _all_alike(found: Iterable[Related]) -> list[Grouped]:
    """Of what says the same for one reason: groups of three and more of which every pair is known."""
    pairs: dict[str, list[tuple[Side, Side]]] = defaultdict(list)
    for each in found:
        pairs[each.reason].append((each.left, each.right))
    return [
        Grouped(tuple(sorted(members, key=lambda side: side.order)), (), RelationKind.SAME, reason)
        for reason, those in pairs.items()
        for members, known in _connected(those)
        if len(members) > _PAIR and known == len(members) * (len(members) - 1) // 2
    ]


def _connected(pairs: Iterable[tuple[Side, Side]]) -> list[tuple[set[Side], int]]:
    """Sides that hang together, with the number of pairs among them."""
    found: list[tuple[set[Side], int]] = []
    for pair in pairs:
        touched = [each for each in found if each[0] & set(pair)]
        found = [each for each in found if each not in touched]
        members = set(pair).union(*(each[0] for each in touched))
        found.append((members, 1 + sum(each[1] for each in touched)))
    return found
