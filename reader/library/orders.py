"""Row ids of the article list in their order, read as far as somebody looks: the list may have a million."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from reader.library.keeping import Keeping
from reader.store import listing
from reader.store.listing import Order

PORTION = 1024
_FIRST = 200
"""How many of the best hits are asked for while nobody looks further."""
Ids = Sequence[int]


class Ordered(Protocol):
    """Row ids in an order."""

    def __len__(self) -> int:
        """How many there are."""

    def part(self, start: int, stop: int) -> Ids:
        """Some of them; both places are within the list."""

    def place(self, row_id: int) -> int | None:
        """Where one of them is; None when it is none of them."""


class Found(Protocol):
    """What a query finds: how much, the first of it, and all of it, which may take longer."""

    def __len__(self) -> int:
        """How many there are."""

    def best(self, limit: int | None) -> Sequence[tuple[int, float]]:
        """The first of them, with their scores."""

    def ids(self) -> Ids:
        """All of them, best first."""

    def members(self) -> AbstractSet[int]:
        """All of them, in no order: cheaper than `ids`."""


class Everything:
    """All articles in an order; a portion is read when somebody looks there.

    They are where they were when they were counted, unless somebody changes the library: then ask for them anew.
    """

    def __init__(self, keeping: Keeping, order: Order, count: int) -> None:
        self._keeping, self._order, self._count = keeping, order, count
        self._portions: dict[int, array[int]] = {}

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def part(self, start: int, stop: int) -> Ids:
        """Some of them: those of the portions that they lie in."""
        first = start // PORTION
        found = array("q")
        for number in range(first, -(-stop // PORTION)):
            found.extend(self._portion(number))
        return found[start - first * PORTION : stop - first * PORTION]

    def place(self, row_id: int) -> int | None:
        """Where one is: looked up in what was read, else those before it are counted."""
        for number, portion in self._portions.items():
            if row_id in portion:
                return number * PORTION + portion.index(row_id)
        with self._keeping.reading() as db:
            return listing.place(db, self._order, row_id)

    def _portion(self, number: int) -> array[int]:
        if number not in self._portions:
            self._portions[number] = self._read(number)
        return self._portions[number]

    def _read(self, number: int) -> array[int]:
        """Go on behind the portion before where that is known, else step there from the nearer end."""
        start, stop = number * PORTION, min((number + 1) * PORTION, self._count)
        before = self._portions.get(number - 1)
        with self._keeping.reading() as db:
            if before:
                return listing.part(db, self._order, 0, stop - start, after=before[-1])
            if start <= self._count - stop:
                return listing.part(db, self._order, start, stop - start)
            return listing.part(db, self._order.turned(), self._count - stop, stop - start)[::-1]


class Sorted:
    """Some articles in an order that is not their own: the order is walked from the end that is looked at."""

    def __init__(self, keeping: Keeping, order: Order, among: AbstractSet[int]) -> None:
        self._among = among
        self._front = _Walk(keeping, order, self._among)
        self._back = _Walk(keeping, order.turned(), self._among)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._among)

    def part(self, start: int, stop: int) -> Ids:
        """Some of them."""
        if start <= len(self) - stop:
            return self._front.reach(stop)[start:stop]
        return self._back.reach(len(self) - start)[len(self) - stop : len(self) - start][::-1]

    def place(self, row_id: int) -> int | None:
        """Where one is. Cost: the order is walked up to there."""
        return self._front.find(row_id) if row_id in self._among else None


class _Walk:
    """An order from its beginning on, of which some are wanted."""

    def __init__(self, keeping: Keeping, order: Order, among: AbstractSet[int]) -> None:
        self._keeping, self._order, self._among = keeping, order, among
        self._ids = array("q")
        self._last: int | None = None
        self._is_over = False

    def reach(self, count: int) -> array[int]:
        """The first ones, `count` at least where there are so many."""
        while len(self._ids) < count and not self._is_over:
            self._go_on()
        return self._ids

    def find(self, row_id: int) -> int | None:
        """Where one is."""
        looked_at = 0
        while True:
            if row_id in (fresh := self._ids[looked_at:]):
                return looked_at + fresh.index(row_id)
            if self._is_over:
                return None
            looked_at = len(self._ids)
            self._go_on()

    def _go_on(self) -> None:
        with self._keeping.reading() as db:
            part = listing.part(db, self._order, 0, PORTION, after=self._last)
        self._is_over = len(part) < PORTION
        if part:
            self._last = part[-1]
        self._ids.extend(each for each in part if each in self._among)


class BestFirst:
    """What a query finds in the order of its rank; all of it only when somebody looks behind the first hits."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._first = [row_id for row_id, _ in found.best(_FIRST)]
        self._all: Ids | None = None

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)

    def part(self, start: int, stop: int) -> Ids:
        """Some of them."""
        return (self._first if stop <= len(self._first) else self._whole())[start:stop]

    def place(self, row_id: int) -> int | None:
        """Where one is."""
        if row_id in self._first:
            return self._first.index(row_id)
        whole = self._whole() if len(self) > len(self._first) else ()
        return whole.index(row_id) if row_id in whole else None

    def _whole(self) -> Ids:
        if self._all is None:
            self._all = self._found.ids()
        return self._all
