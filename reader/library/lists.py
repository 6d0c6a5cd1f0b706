"""`Listed`: articles for who reads them once, from the first on; of a limit no more ids are read than it wants."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.keeping import Keeping
from reader.model import Article, ArticleSort, Listing
from reader.store import articles, listing

if TYPE_CHECKING:
    from reader.library.orders import Found
    from reader.library.searching import Searching

_PAGE = 200


class Listed:
    """Articles in an order: their ids are in memory (8 bytes each), the rest is read a page at a time."""

    def __init__(
        self, keeping: Keeping, search: Callable[[], Searching], asked: Listing, limit: int | None = None
    ) -> None:
        """Find out which articles `asked` shows, the first `limit` of them; use `Articles.listed`."""
        self._keeping = keeping
        self._found = _found(search, asked)
        self._ids = _first(keeping, asked.sort, self._found, limit)
        self._limit = limit

    def __len__(self) -> int:
        """How many articles are given."""
        return len(self._ids)

    def __iter__(self) -> Iterator[Article]:
        """The articles; a page of them is in memory."""
        for start in range(0, len(self._ids), _PAGE):
            with self._keeping.reading() as db:
                page = articles.by_ids(db, self._ids[start : start + _PAGE])
            yield from page

    @cached_property
    def total(self) -> int:
        """How many there are without the limit; counted when first asked for."""
        if self._limit is None or len(self._ids) < self._limit:
            return len(self._ids)
        if self._found is not None:
            return len(self._found)
        with self._keeping.reading() as db:
            return listing.count(db)


def _found(search: Callable[[], Searching], asked: Listing) -> Found | None:
    """What query and filter leave; None for all, for which the search room stays closed."""
    if not asked.query.strip() and not asked.filter.strip():
        return None
    from reader.library.rows import chosen  # noqa: PLC0415 — as said above

    return chosen(search, asked)


def _first(keeping: Keeping, sort: ArticleSort, found: Found | None, limit: int | None) -> array[int]:
    """Row ids in the order asked for. Archived articles show only when there is a query or a filter."""
    if found is not None and sort is ArticleSort.RELEVANCE:
        return array("q", (row_id for row_id, _ in found.best(limit)))
    with keeping.reading() as db:
        if found is None:
            return listing.ordered_ids(db, sort, with_archived=False, limit=limit)
        return listing.ordered_among(db, sort, found.members(), limit)
