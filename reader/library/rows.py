"""`Rows`: the article list, of which only what is shown is read."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property

from reader.errors import NotFoundError
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import Article, ArticleSort, Listing, Results
from reader.store import articles, listing, uids


class Rows:
    """Articles in an order: their ids are in memory (8 bytes each), the rest is read a page at a time."""

    def __init__(self, keeping: Keeping, search: Searching, asked: Listing) -> None:
        """Find out which articles `asked` shows; use `Articles.rows`."""
        self._keeping = keeping
        self._search = search
        self._asked = asked
        self._ids = _ordered(keeping, asked, chosen(search, asked))

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._ids)

    def page(self, offset: int, limit: int) -> tuple[Article, ...]:
        """The articles from `offset` on, `limit` at most; one statement."""
        with self._keeping.reading() as db:
            return articles.by_ids(db, self._ids[max(0, offset) : max(0, offset) + max(0, limit)])

    def index(self, uid: str) -> int | None:
        """Place of the article `uid` in the list, None when it is not in it."""
        with self._keeping.reading() as db:
            try:
                return self._ids.index(uids.resolve(db, "article", uid))
            except (NotFoundError, ValueError):
                return None

    @cached_property
    def results(self) -> Results | None:
        """Snippets and slips for the query of the list; None without one. Searched for when first asked for."""
        if not self._asked.query.strip():
            return None
        return self._search.find(self._asked.query)


def chosen(search: Searching, asked: Listing) -> Sequence[int] | None:
    """Row ids that query and filter leave, in the order of rank where there is a query; None for all."""
    found: Sequence[int] | None = search.matching(asked.query) if asked.query.strip() else None
    if not asked.filter.strip():
        return found
    kept = search.matching(asked.filter)
    if found is None:
        return kept
    among = set(kept)
    return [each for each in found if each in among]


def _ordered(keeping: Keeping, asked: Listing, found: Sequence[int] | None) -> array[int]:
    """Row ids in the order asked for. Archived articles show only when there is a query or a filter."""
    if found is not None and asked.sort is ArticleSort.RELEVANCE:
        return array("q", found)
    with keeping.reading() as db:
        ordered = listing.ordered_ids(db, asked.sort, with_archived=found is not None)
    if found is None:
        return ordered
    among = set(found)
    return array("q", (each for each in ordered if each in among))
