"""Search, for commands and screens: articles, claims and notes by query; saved searches; the index in step."""

from __future__ import annotations

import time
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from pathlib import Path

from reader.errors import NotFoundError, UsageError
from reader.library.answering import Answer, Answering
from reader.library.index_work import OnProgress
from reader.library.indexing import Following
from reader.library.keeping import Keeping
from reader.library.showing import hits_of
from reader.model import Finding, Results, SavedSearch, SearchIn, Slip, Spans
from reader.search.analyzer import Analyzer
from reader.search.marking import IN_ARTICLES, Marker
from reader.search.nodes import Query
from reader.search.query import parse
from reader.store import articles, searches
from reader.store.journal import Edit


class Searching:
    """What can be asked. Any thread may ask; searches that need the index take turns."""

    def __init__(self, keeping: Keeping, folder: Path, *, ticking: Callable[[], float] = time.monotonic) -> None:
        """Join the facet to its library; `folder` is where the index may lie."""
        self._keeping = keeping
        self._analyzer = Analyzer()
        self._following = Following(keeping, folder, self._analyzer)
        self._answering = Answering(keeping, self._following, self._analyzer, ticking)

    def find(self, query: str, *, within: SearchIn = SearchIn.ARTICLES, limit: int | None = 50) -> Results:
        """The best `limit` hits (None: all) with cuts of their texts; `total` counts every one.

        Hits of equal score come newest first. A query with nothing in it finds nothing.
        """
        parsed = self._parsed(query)
        answer = self._answer(query, parsed, within)
        hits = hits_of(self._keeping, answer.best(limit), parsed.node, within, self._analyzer)
        return Results(hits, len(answer), parsed.slips, answer.is_partial, answer.notice)

    def matching(self, query: str) -> tuple[int, ...]:
        """Row ids of all articles that a query finds, best first."""
        return tuple(self.answer(query).ids())

    def answer(
        self, query: str, within: SearchIn = SearchIn.ARTICLES, *, among: AbstractSet[int] | None = None
    ) -> Answer:
        """What a query finds, `among` some row ids or all: worked out as far as it is asked."""
        return self._answering.answer(query, self._parsed(query).node, within, among)

    def hits_in(self, article_uid: str, query: str) -> Spans:
        """Every hit in the newest text of an article, in order."""
        marker = Marker(self._parsed(query).node, IN_ARTICLES, self._analyzer)
        with self._keeping.reading() as db:
            newest = articles.newest(db, articles.get(db, article_uid).uid)
        return tuple(marker.hits(newest.text)) if newest else ()

    def slips(self, query: str) -> tuple[Slip, ...]:
        """What is odd in a query."""
        return self._parsed(query).slips

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of another of that name.

        Raises:
            UsageError: the name is empty, or the query.
        """
        key = _name(name)
        if not key or not query.strip():
            raise UsageError("A saved search needs a name and a query")
        self._keeping.act([Edit("saved_search", key, query.strip())], verb="save search", what=f"saved search @{key}")

    def saved(self) -> tuple[SavedSearch, ...]:
        """All saved searches by name."""
        with self._keeping.reading() as db:
            return searches.saved(db)

    def forget(self, name: str) -> None:
        """Drop a saved search.

        Raises:
            NotFoundError: there is none of that name.
        """
        key = _name(name)
        if not self._keeping.act([Edit("saved_search", key, None)], verb="forget search", what=f"forgot @{key}"):
            raise NotFoundError("saved search", key)

    def keep_in_step(self, on_progress: OnProgress | None = None) -> None:
        """Let the index follow all changes, and heal it; cheap when there is nothing to do.

        While another program writes the index this does nothing: that one, or the next call, follows. What
        `on_progress` raises ends it; the next call begins it again.
        """
        self._following.follow(on_progress)
        self._following.tidy()

    def follow(self) -> None:
        """Let the index follow all changes, where there is one; it is not healed."""
        self._following.follow(heals=False)

    def rebuild(self, on_progress: OnProgress | None = None) -> int:
        """Build the index anew; returns how many articles are in it.

        Raises:
            IndexUnusableError: its folder cannot be written, or another program is writing there.
        """
        return self._following.rebuild(on_progress)

    def check(self, *, repair: bool = False) -> Finding:
        """Say whether the index can be used; with `repair`, build it anew when it cannot."""
        problem = self._following.problem()
        if not problem:
            return Finding("search index", is_ok=True, message="the search index can be used")
        if self._keeping.is_read_only:
            hint = "Search reads the texts until somebody who may write the library builds it"
            return Finding("search index", is_ok=False, message=problem, hint=hint)
        if not repair:
            return Finding("search index", is_ok=False, message=problem, hint="`hearsay reindex` builds it anew")
        is_ok = self._following.follow() and not self._following.problem()
        hint = "" if is_ok else "Is its folder writable, and the disk not full?"
        return Finding("search index", is_ok=is_ok, message=problem, hint=hint, is_repaired=is_ok)

    def close(self) -> None:
        """Let go of the index's files."""
        self._following.index.close()

    def _parsed(self, query: str) -> Query:
        return parse(query, saved=self._saved_query)

    def _saved_query(self, name: str) -> str | None:
        with self._keeping.reading() as db:
            return searches.state(db, _name(name))

    def _answer(self, query: str, parsed: Query, within: SearchIn) -> Answer:
        return self._answering.answer(query, parsed.node, within)


def _name(name: str) -> str:
    """A saved search's name as it is kept: @Front and front are one."""
    return " ".join(name.strip().removeprefix("@").casefold().split()).replace('"', "")
