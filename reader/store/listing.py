"""The order of the article list, and what the header counts; each one statement over an index."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING

from reader.model import ArticleSort
from reader.store.database import Connection

if TYPE_CHECKING:
    from reader.model import Counts

# Each order with the index that holds it; named, for the planner would rather filter first and sort then.
_ORDERS = {
    ArticleSort.NEWEST: ("articles_newest", "published DESC, id DESC"),
    ArticleSort.OLDEST: ("articles_oldest", "published = '', published, id"),
    ArticleSort.ADDED: ("articles_added", "id DESC"),
    ArticleSort.TITLE: ("articles_title", "title_key, id"),
    ArticleSort.OUTLET: ("articles_outlet", "outlet_key, published DESC, id DESC"),
    ArticleSort.CLAIMS: ("articles_claims", "claims DESC, published DESC, id DESC"),
}
_SORTED = 4_000  # ids at most that are looked up one by one
_WANTED = b"\1"
_SUMS = "count(*), total(claims), total(conflicts), count(*) - total(is_read), total(notes)"


def ordered_ids(db: Connection, sort: ArticleSort, *, with_archived: bool, limit: int | None = None) -> array[int]:
    """Row ids of all articles outside the bin, in order (by relevance: as newest). 100,000 take about 20 ms.

    With a limit the first ones, for which no more is read than they are.
    """
    rows = db.execute(f"{_query(sort, with_archived=with_archived)} LIMIT ?", (-1 if limit is None else limit,))
    return array("q", (row[0] for row in rows))


def ordered_among(db: Connection, sort: ArticleSort, ids: Collection[int], limit: int | None) -> array[int]:
    """The first `limit` of the articles `ids` in an order, archived ones too.

    Some are sorted. Of many it costs less to go through all articles in their order until enough of them have come by.
    """
    if limit is not None and len(ids) <= _SORTED:
        order = _ORDERS.get(sort, _ORDERS[ArticleSort.NEWEST])[1]
        # Not indexed but by id: the planner would rather go through an index of all, in its order.
        query = "SELECT id FROM articles NOT INDEXED WHERE is_deleted = 0 AND id IN (SELECT value FROM json_each(?))"
        rows = db.execute(f"{query} ORDER BY {order} LIMIT ?", (json.dumps(list(ids)), limit))
        return array("q", (row[0] for row in rows))
    wanted = _flags(ids)
    ordered = (row[0] for row in db.execute(_query(sort, with_archived=True)) if wanted[row[0] : row[0] + 1] == _WANTED)
    return array("q", islice(ordered, limit))


def _flags(ids: Collection[int]) -> bytearray:
    """A byte for each row id, set where it is one of `ids`: a set of a million would take sixty times as much."""
    flags = bytearray(max(ids, default=-1) + 1)
    for each in ids:
        flags[each] = 1
    return flags


def _query(sort: ArticleSort, *, with_archived: bool) -> str:
    index, order = _ORDERS.get(sort, _ORDERS[ArticleSort.NEWEST])
    shown = "is_deleted = 0" if with_archived else "is_deleted = 0 AND is_archived = 0"
    return f"SELECT id FROM articles INDEXED BY {index} WHERE {shown} ORDER BY {order}"


def count(db: Connection) -> int:
    """How many articles a list without a filter shows; counted in an index."""
    query = "SELECT count(*) FROM articles INDEXED BY articles_state WHERE is_deleted = 0 AND is_archived = 0"
    return int(db.execute(query).fetchone()[0])


def totals(db: Connection, ids: Collection[int] | None = None, *, with_archived: bool = False) -> Counts:
    """What there is in the articles `ids`, or in all that a list without a filter shows."""
    from reader.model import Counts  # noqa: PLC0415 — lists need them not

    if ids is None:
        where = "is_deleted = 0" if with_archived else "is_deleted = 0 AND is_archived = 0"
        row = db.execute(f"SELECT {_SUMS} FROM articles WHERE {where}").fetchone()
    else:
        query = f"SELECT {_SUMS} FROM articles WHERE is_deleted = 0 AND id IN (SELECT value FROM json_each(?))"
        row = db.execute(query, (json.dumps(list(ids)),)).fetchone()
    articles, claims, conflicts, unread, notes = (int(value) for value in row)
    if conflicts:  # each is counted in both of its articles
        from reader.store import relations  # noqa: PLC0415 — lists need them not

        conflicts -= relations.conflicts_counted_twice(db, ids, with_archived=with_archived)
    return Counts(articles, claims, conflicts, unread, notes)
