"""`Rows`: the article list, of which only what is shown is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.library.keeping import Keeping
from reader.library.orders import BestFirst, Everything, Found, Ordered, Sorted
from reader.library.tallies import Tallies
from reader.model import Article, ArticleSort, Listing, Results
from reader.store import articles, listing, uids
from reader.store.listing import Order

if TYPE_CHECKING:
    from reader.library.searching import Searching

Search = Callable[[], "Searching"]
"""Gives what searches: it is loaded when there is a query, for it takes as long as all else behind the list."""


class Rows:
    """Articles in an order, a page at a time. One thread at a time may ask; another may go on later."""

    def __init__(self, keeping: Keeping, ids: Ordered, asked: Listing, search: Search) -> None:
        """Show what `asked` asks for, which has these ids; use `Articles.rows`."""
        self._keeping = keeping
        self._ids = ids
        self._asked = asked
        self._search = search

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._ids)

    def page(self, offset: int, limit: int) -> tuple[Article, ...]:
        """The articles from `offset` on, `limit` at most; one statement, or two where nobody looked before."""
        start = min(max(0, offset), len(self))
        ids = self._ids.part(start, min(start + max(0, limit), len(self)))
        with self._keeping.reading() as db:
            return articles.by_ids(db, ids)

    def index(self, uid: str) -> int | None:
        """Place of the article `uid` in the list, None when it is not in it."""
        with self._keeping.reading() as db:
            try:
                row_id = uids.resolve(db, "article", uid)
            except NotFoundError:
                return None
        return self._ids.place(row_id)

    def found(self, limit: int) -> Results | None:
        """Slips of the query of the list, and cuts of the first `limit` texts; None without a query."""
        if not self._asked.query.strip():
            return None
        return self._search().find(self._asked.query, limit=limit)


def chosen(search: Search, asked: Listing) -> Found | None:
    """What query and filter leave, in the order of rank where there is a query; None for all."""
    query, among = asked.query.strip(), asked.filter.strip()
    if not query and not among:
        return None
    kept = search().answer(among) if among else None
    if not query:
        return kept
    return search().answer(query, among=None if kept is None else kept.members())


def ordered(keeping: Keeping, search: Search, tallies: Tallies, asked: Listing) -> Ordered:
    """Row ids in the order asked for. Archived articles show only when there is a query or a filter."""
    found = chosen(search, asked)
    order = Order(asked.sort, with_archived=found is not None)
    if found is None:
        return Everything(keeping, order, tallies.get("articles", listing.count))
    if asked.sort is ArticleSort.RELEVANCE:
        return BestFirst(found)
    return Sorted(keeping, order, found.members())
