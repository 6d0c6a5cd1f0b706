"""What only SQLite knows, as sets of row ids: the filters of a query, for articles, claims and annotations."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Any

from reader.model import ArticleSort, SearchIn
from reader.search.nodes import DateRange, Field, FigureRange, Filter, Has, Is, Match, Words
from reader.store import article_states, filters, found, listing
from reader.store.database import Connection
from reader.store.keys import sort_key

THING: dict[SearchIn, found.Thing] = {SearchIn.CLAIMS: "claim", SearchIn.NOTES: "annotation"}
_COLUMN: dict[Field, Any] = {
    Field.OUTLET: "outlet",
    Field.AUTHOR: "byline",
    Field.LANG: "language",
    Field.TAG: "tags",
}


class SearchFacts:
    """The store's part of one evaluation."""

    def __init__(self, db: Connection) -> None:
        """Ask this connection."""
        self._db = db

    def everything(self, within: SearchIn) -> AbstractSet[int]:
        """All there is."""
        return frozenset(newest_first(self._db, within))

    def filtered(self, leaf: Filter, within: SearchIn) -> AbstractSet[int]:
        """Those that a filter lets through."""
        return self._own(leaf, within) if self._is_own(leaf, within) else self._belonging(self._articles(leaf), within)

    def articles(self, leaf: Filter, within: SearchIn) -> AbstractSet[int] | None:
        """The articles whose things a filter lets through; None where it tells things of one article apart."""
        return None if self._is_own(leaf, within) else self._articles(leaf)

    def _belonging(self, articles: AbstractSet[int], within: SearchIn) -> AbstractSet[int]:
        """Those that belong to these articles."""
        return articles if within is SearchIn.ARTICLES else found.belonging(self._db, THING[within], articles)

    def _is_own(self, leaf: Filter, within: SearchIn) -> bool:
        """Whether a filter speaks of claims or annotations themselves, not of their article."""
        if within is SearchIn.CLAIMS:
            return isinstance(leaf, FigureRange) or leaf == Has("figure")
        is_tag = isinstance(leaf, Words) and leaf.field is Field.TAG and leaf.text != "*"
        return within is SearchIn.NOTES and is_tag

    def _own(self, leaf: Filter, within: SearchIn) -> AbstractSet[int]:
        """What such a filter lets through."""
        if isinstance(leaf, FigureRange):
            return found.claims_with_figure(self._db, leaf.low, leaf.high)
        if isinstance(leaf, Words):
            tags = [found.tagged_annotations(self._db, sort_key(tag)) for tag in self._tags(leaf)]
            return frozenset().union(*tags, self._belonging(self._tagged_articles(leaf), within))
        return found.claims_with_any_figure(self._db)

    def _articles(self, leaf: Filter) -> AbstractSet[int]:
        if isinstance(leaf, Is):
            return filters.in_state(self._db, leaf.value)  # type: ignore[arg-type]  # the parser knows the values
        if isinstance(leaf, Has):
            return filters.having(self._db, leaf.value)  # type: ignore[arg-type]  # the parser knows the values
        if isinstance(leaf, FigureRange):
            return filters.with_figure(self._db, leaf.low, leaf.high)
        if isinstance(leaf, DateRange):
            return filters.published(self._db, leaf.start, leaf.end)
        return self._named(leaf)

    def _named(self, words: Words) -> AbstractSet[int]:
        if words.text == "*":
            return found.with_any(self._db, _COLUMN[words.field])
        if words.field is Field.TAG:
            return frozenset().union(*(filters.tagged(self._db, tag) for tag in self._tags(words)))
        if words.field is Field.OUTLET:
            return filters.of_outlet(self._db, words.text)
        if words.field is Field.AUTHOR:
            return filters.by_author(self._db, words.text)
        return filters.in_language(self._db, words.text)

    def _tagged_articles(self, words: Words) -> AbstractSet[int]:
        """Articles that have the tag themselves, not by an annotation."""
        return found.tagged_articles(self._db, [sort_key(tag) for tag in self._tags(words)])

    def _tags(self, words: Words) -> tuple[str, ...]:
        if words.match is not Match.PREFIX:
            return (words.text,)
        beginning = sort_key(words.text)
        return tuple(tag for tag in article_states.all_tags(self._db) if sort_key(tag).startswith(beginning))


def newest_first(db: Connection, within: SearchIn) -> Collection[int]:
    """Row ids of all there is, the newest first: what decides between equal scores."""
    if within is SearchIn.ARTICLES:
        return listing.ordered_ids(db, ArticleSort.NEWEST, with_archived=True)
    return found.newest_first(db, THING[within])
