"""What the list shows of a query, a filter and an order; asked for in a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model import ArticleSort, Listing, Results
from reader.tui.layout_entries import hits_by_uid
from reader.tui.layout_words import counted
from reader.tui.widgets.article_list import ListExtras

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.rows import Rows
    from reader.tui.screens.reading_part import Part

_REST_SECONDS = 0.3
"""How long no letter may come before the texts of articles that are not seen yet are cut."""
_MOST_CUTS = 50
_LINES_OF_FOUND = 5
"""Fewest lines of an article with a cut of its text: title, source, a blank one, the cut, a blank one."""
_ORDERS = {
    ArticleSort.OLDEST: "oldest",
    ArticleSort.ADDED: "last imported",
    ArticleSort.TITLE: "by title",
    ArticleSort.OUTLET: "by outlet",
    ArticleSort.CLAIMS: "most claims",
}
"""Orders in words, but for the usual one."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a thread brings back: rows, how many there are without query and filter, what a query found.

    `kept` is the article that the cursor is to stay at, with its place.
    """

    listing: Listing
    rows: Rows
    total: int
    results: Results | None
    kept: tuple[str, int | None]

    @property
    def is_search(self) -> bool:
        """Whether there is a query."""
        return bool(self.listing.query.strip())

    @property
    def lacks_cuts(self) -> bool:
        """Whether there are articles that have a place among the first ones, and no cuts of their texts yet."""
        return self.results is not None and len(self.results.hits) < min(self.results.total, _MOST_CUTS)

    def with_all_cuts(self) -> Listed:
        """The same with cuts of all texts among the first ones; runs in a thread."""
        return replace(self, results=self.rows.found(_MOST_CUTS))

    @property
    def extras(self) -> ListExtras:
        """What the list says beside the articles."""
        hits = hits_by_uid(self.results.hits) if self.results else {}
        order = "" if self.is_search else _ORDERS.get(self.listing.sort, "")
        hidden = self.total - len(self.rows) if self.is_search else 0
        return ListExtras(hits, hidden, self.total, is_search=self.is_search, order=order)

    @property
    def found_words(self) -> str:
        """How much a query found, for the header."""
        if self.results is None:
            return ""
        found = sum(max(hit.hit_count, len(hit.snippets)) for hit in self.results.hits)
        more = "+" if self.results.total > len(self.results.hits) else ""
        hits = f"{found:,}{more} hit{'' if found == 1 else 's'} · " if found else ""
        words = f"{hits}{len(self.rows):,} of {counted(self.total, 'article')}"
        return f"{words} · slower, partial" if self.results.is_partial else words


def seen_at_once(height: int) -> int:
    """How many articles with cuts of their texts a list of this height can show at its top."""
    return max(height, 1) // _LINES_OF_FOUND + 1


def listed(library: Library, asked: Listing, kept: str, first: int) -> Listed:
    """Find out what the list shows, with cuts of the `first` texts; runs in a thread."""
    if asked.query.strip():
        asked = replace(asked, sort=ArticleSort.RELEVANCE)
    rows = library.articles.rows(asked)
    place = rows.index(kept) if kept else None
    return Listed(asked, rows, library.articles.total(), rows.found(first), (kept, place))


def tell_found(part: Part, it: Listed) -> None:
    """Say how much a query found, and what is odd about it.

    The texts that are not seen yet are cut once no letter comes any more: each takes a millisecond.
    """
    work, header = part.screen.work, part.screen.header
    header.show_notice(it.found_words)
    if it.results is not None and it.results.slips:
        slip = it.results.slips[0]
        part.say(f"{slip.message} (at {slip.position + 1})")
    elif it.results is not None and it.results.notice:
        part.say(it.results.notice)

    def show(whole: Listed) -> None:
        part.screen.article_list.show_extras(whole.extras)
        header.show_notice(whole.found_words)

    if it.lacks_cuts:
        work.soon("cuts", _REST_SECONDS, lambda: work.latest("cuts", it.with_all_cuts, show))
