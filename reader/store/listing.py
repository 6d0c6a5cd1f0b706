"""The order of the article list, and what the header counts; each one statement over an index."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.model import ArticleSort
from reader.store.database import Connection

if TYPE_CHECKING:
    from reader.model import Counts

_SORTED = 4_000  # ids at most that are looked up one by one
_WANTED = b"\1"
_SUMS = "count(*), total(claims), total(conflicts), count(*) - total(is_read), total(notes)"


@dataclass(frozen=True, slots=True)
class _Run:
    """Keys that are sorted by in one direction."""

    keys: str
    falls: bool = False

    @property
    def order(self) -> str:
        """These keys in ORDER BY."""
        return self.keys.replace(", ", " DESC, ") + " DESC" if self.falls else self.keys

    def beside(self, sign: str) -> str:
        """How these keys stand to those of the article `?1`."""
        return f"({self.keys}) {sign} (SELECT {self.keys} FROM articles WHERE id = ?1)"

    def behind(self, *, or_equal: bool = False) -> str:
        """That the article `?1` comes before."""
        return self.beside(("<" if self.falls else ">") + ("=" if or_equal else ""))


# Each order with the index that holds it (named, for the planner would rather filter first and sort then), and what it
# sorts by: runs of keys that all rise, or all fall.
_ORDERS: dict[ArticleSort, tuple[str, tuple[_Run, ...]]] = {
    ArticleSort.NEWEST: ("articles_newest", (_Run("published, id", falls=True),)),
    ArticleSort.OLDEST: ("articles_oldest", (_Run("published = '', published, id"),)),
    ArticleSort.ADDED: ("articles_added", (_Run("id", falls=True),)),
    ArticleSort.TITLE: ("articles_title", (_Run("title_key, id"),)),
    ArticleSort.OUTLET: ("articles_outlet", (_Run("outlet_key"), _Run("published, id", falls=True))),
    ArticleSort.CLAIMS: ("articles_claims", (_Run("claims, published, id", falls=True),)),
}


@dataclass(frozen=True, slots=True)
class Order:
    """All articles outside the bin in an order (by relevance: as newest), with those in the archive or without."""

    sort: ArticleSort = ArticleSort.NEWEST
    with_archived: bool = False
    from_end: bool = False

    def query(self, what: str, where: str = "") -> str:
        """The statement that reads something of them, in no order."""
        index, _ = _ORDERS.get(self.sort, _ORDERS[ArticleSort.NEWEST])
        return f"SELECT {what} FROM articles INDEXED BY {index} WHERE {_shown(with_archived=self.with_archived)}{where}"

    def ordered(self, where: str = "") -> str:
        """The statement that reads their row ids in order."""
        return f"{self.query('id', where)} ORDER BY {self.by()}"

    def by(self) -> str:
        """What they are sorted by."""
        return ", ".join(run.order for run in self._runs())

    def behind(self) -> str:
        """That the article `?1` comes before."""
        first, *rest = self._runs()
        if not rest:
            return f" AND {first.behind()}"
        (second,) = rest  # the first condition is for the index: it finds no OR
        among = f"{first.beside('=')} AND {second.behind()}"
        return f" AND {first.behind(or_equal=True)} AND ({first.behind()} OR {among})"

    def turned(self) -> Order:
        """The same from the other end."""
        return replace(self, from_end=not self.from_end)

    def _runs(self) -> tuple[_Run, ...]:
        _, runs = _ORDERS.get(self.sort, _ORDERS[ArticleSort.NEWEST])
        return tuple(replace(run, falls=not run.falls) for run in runs) if self.from_end else runs


def ordered_ids(db: Connection, sort: ArticleSort, *, with_archived: bool, limit: int | None = None) -> array[int]:
    """Row ids of all articles outside the bin, in order (by relevance: as newest). 100,000 take about 20 ms.

    With a limit the first ones, for which no more is read than they are.
    """
    query = Order(sort, with_archived).ordered() + " LIMIT ?"
    return array("q", chain.from_iterable(db.execute(query, (-1 if limit is None else limit,))))


def ordered_among(db: Connection, sort: ArticleSort, ids: Collection[int], limit: int | None) -> array[int]:
    """The first `limit` of the articles `ids` in an order, archived ones too.

    Some are sorted. Of many it costs less to go through all articles in their order until enough of them have come by.
    """
    order = Order(sort, with_archived=True)
    if limit is not None and len(ids) <= _SORTED:
        # Not indexed but by id: the planner would rather go through an index of all, in its order.
        query = "SELECT id FROM articles NOT INDEXED WHERE is_deleted = 0 AND id IN (SELECT value FROM json_each(?))"
        rows = db.execute(f"{query} ORDER BY {order.by()} LIMIT ?", (json.dumps(list(ids)), limit))
        return array("q", chain.from_iterable(rows))
    wanted = _flags(ids)
    every = chain.from_iterable(db.execute(order.ordered()))
    return array("q", islice((each for each in every if wanted[each : each + 1] == _WANTED), limit))


def _flags(ids: Collection[int]) -> bytearray:
    """A byte for each row id, set where it is one of `ids`: a set of a million would take sixty times as much."""
    flags = bytearray(max(ids, default=-1) + 1)
    for each in ids:
        flags[each] = 1
    return flags


def part(db: Connection, order: Order, offset: int, limit: int, *, after: int | None = None) -> array[int]:
    """Some row ids of an order: of all, or of those behind the article `after`.

    Cost: what is left out by `offset` is stepped over, 100,000 in about 4 ms; going on behind an article costs nothing.
    """
    query = order.ordered("" if after is None else order.behind()) + " LIMIT ?2 OFFSET ?3"
    return array("q", chain.from_iterable(db.execute(query, (after, limit, offset))))


def place(db: Connection, order: Order, article_id: int) -> int | None:
    """How many come before an article in an order; None when it is not in it. Cost: they are counted in the index."""
    shown = f"SELECT 1 FROM articles WHERE id = ?1 AND {_shown(with_archived=order.with_archived)}"
    if db.execute(shown, (article_id,)).fetchone() is None:
        return None
    return int(db.execute(order.query("count(*)", order.turned().behind()), (article_id,)).fetchone()[0])


def count(db: Connection, *, with_archived: bool = False) -> int:
    """How many articles there are outside the bin. Cost: counted in an index, 100,000 in about 3 ms."""
    query = f"SELECT count(*) FROM articles WHERE {_shown(with_archived=with_archived)}"
    return int(db.execute(query).fetchone()[0])


def totals(db: Connection, ids: Collection[int] | None = None, *, with_archived: bool = False) -> Counts:
    """What there is in the articles `ids`, or in all that a list without a filter shows."""
    from reader.model import Counts  # noqa: PLC0415 — lists need them not

    if ids is None:
        row = db.execute(f"SELECT {_SUMS} FROM articles WHERE {_shown(with_archived=with_archived)}").fetchone()
    else:
        query = f"SELECT {_SUMS} FROM articles WHERE is_deleted = 0 AND id IN (SELECT value FROM json_each(?))"
        row = db.execute(query, (json.dumps(list(ids)),)).fetchone()
    articles, claims, conflicts, unread, notes = (int(value) for value in row)
    if conflicts:  # each is counted in both of its articles
        from reader.store import relations  # noqa: PLC0415 — lists need them not

        conflicts -= relations.conflicts_counted_twice(db, ids, with_archived=with_archived)
    return Counts(articles, claims, conflicts, unread, notes)


def _shown(*, with_archived: bool) -> str:
    return "is_deleted = 0" if with_archived else "is_deleted = 0 AND is_archived = 0"
