"""What a query finds, as row ids; and hits of it, a page at a time, for who reads them once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.library.keeping import Keeping
from reader.model import Results, SearchIn
from reader.store import articles, found

if TYPE_CHECKING:
    from reader.library.searching import Searching
    from reader.model import Annotation, Article, Hit

_PAGE = 100


class Found:
    """What one query finds."""

    def __init__(self, keeping: Keeping, search: Searching, query: str, within: SearchIn) -> None:
        """Search; use `Answers.of`."""
        self._keeping = keeping
        self._search = search
        self._within = within
        self._parsed = search._parsed(query)
        self._answer = search._answer(query, self._parsed, within)

    @property
    def results(self) -> Results:
        """How much there is, and what is odd about the query or the answer, without any hit."""
        return Results((), len(self._answer), self._parsed.slips, self._answer.is_partial, self._answer.notice)

    def ids(self, limit: int | None = None) -> array[int]:
        """Row ids of the best `limit`, or of all; the best first."""
        return array("q", (row_id for row_id, _ in self._answer.best(limit)))

    def hits(self, limit: int | None = None) -> Iterator[Hit]:
        """The hits that `Searching.find` gives, made a page at a time."""
        from reader.library.showing import hits_of  # noqa: PLC0415 — row ids alone need no cuts of texts

        ranked = self._answer.best(limit)
        for start in range(0, len(ranked), _PAGE):
            page = ranked[start : start + _PAGE]
            yield from hits_of(self._keeping, page, self._parsed.node, self._within, self._search._analyzer)


class Answers:
    """Answers whose rows are read when somebody looks at them."""

    def __init__(self, keeping: Keeping, search: Callable[[], Searching]) -> None:
        """Join the facet to its library; `search` opens the other one, which only a query needs."""
        self._keeping = keeping
        self._search = search

    def of(self, query: str, within: SearchIn) -> Found:
        """What a query finds."""
        return Found(self._keeping, self._search(), query, within)

    def notes(self, query: str = "", *, limit: int | None = None) -> Iterator[tuple[Annotation, Article]]:
        """Annotations with their articles: the last written first (""), or those that a query finds."""
        from reader.store import annotations as marks  # noqa: PLC0415 — claims need them not

        ids = self._notes(query, limit)
        for start in range(0, len(ids), _PAGE):
            with self._keeping.reading() as db:
                page = marks.shown(db, ids[start : start + _PAGE])
                homes = {each.uid: each for each in articles.by_uids(db, {each.article_uid for each in page})}
            yield from ((each, homes[each.article_uid]) for each in page)

    def _notes(self, query: str, limit: int | None) -> array[int]:
        if query.strip():
            return self.of(query, SearchIn.NOTES).ids(limit)
        with self._keeping.reading() as db:
            return found.newest_first(db, "annotation", limit)
