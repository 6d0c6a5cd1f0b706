"""Relations of a thread in words: between labels, each pair once, and those of one reason together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.export.words import RANKS, STANDINGS
from reader.model import RelationKind


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
    """Relations of one kind for one reason: each of `lefts` stands so to each of `rights`."""

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
        return f"each {words}" if len(self.lefts) > 1 else words


def ranked(found: Iterable[Related]) -> tuple[Related, ...]:
    """Each pair from the side that comes first, and once for each reason; those that matter most first."""
    each_once = dict.fromkeys(each.in_order() for each in found)
    return tuple(sorted(each_once, key=lambda each: (RANKS[each.kind], each.left.order, each.right.order)))


def grouped(found: Iterable[Related]) -> tuple[Grouped, ...]:
    """Put relations of one kind and reason together where every left stands to the same rights, in their order."""
    rights: dict[tuple[RelationKind, str, Side], list[Side]] = defaultdict(list)
    for each in found:
        rights[each.kind, each.reason, each.left].append(each.right)
    lefts: dict[tuple[RelationKind, str, tuple[Side, ...]], list[Side]] = defaultdict(list)
    for (kind, reason, left), others in rights.items():
        lefts[kind, reason, tuple(others)].append(left)
    return tuple(Grouped(tuple(group), others, kind, reason) for (kind, reason, others), group in lefts.items())
