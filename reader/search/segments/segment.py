"""One segment, open for reading: its documents, and its fields."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from reader.errors import IndexUnusableError
from reader.search.segments.container import Container
from reader.search.segments.field import Field

MOST_DOCUMENTS = 1 << 16
"""Documents are numbered with sixteen bits."""


class Segment:
    """Documents of one kind. They never change; which of them are deleted is kept elsewhere.

    Attributes:
        count: how many documents there are.
        ids: row numbers of the things, by document.
        articles: row numbers of their articles.
        moments: when these were published, in minutes since the first day of the calendar; 0 is unknown.
    """

    def __init__(self, container: Container) -> None:
        """Read what is known of it; columns are read when they are needed.

        Raises:
            IndexUnusableError: it is said to have other documents than it has; memory would be taken for as many.
        """
        self.container = container
        about = container.about
        self.count: int = about["documents"]
        self._is_sorted: bool = about["is_sorted"]  # by article
        self.least: int = about["least"]
        self.most: int = about["most"]
        self._gaps = self.most - self.least + 1 - self.count if about["is_unique"] else None
        self.ids = container.column("ids", "I")
        self.articles = container.column("articles", "I")
        self.moments = container.column("moments", "I")
        sizes = {self.count, len(self.ids), len(self.articles), len(self.moments)}
        if len(sizes) > 1 or self.count > MOST_DOCUMENTS:
            raise IndexUnusableError("A file of the search index has not the documents that it is said to have")
        self._fields: dict[str, Field] = {}

    def field(self, name: str) -> Field:
        """One of its fields."""
        known = self._fields.get(name)
        if known is None:
            known = self._fields[name] = Field(self.container, name, self.count)
        return known

    @cached_property
    def _by_article(self) -> memoryview[Any]:
        return self.container.column("by_article", "H")

    def of_article(self, article: int) -> Iterable[int]:
        """Documents that belong to an article."""
        if not self.least <= article <= self.most:
            return ()
        if self._gaps is not None:
            # Numbers that are not there can only bring a document forward.
            latest = article - self.least
            if not self._gaps:
                return (latest,)
            at = bisect_left(self.articles, article, max(0, latest - self._gaps), min(self.count, latest + 1))
            return (at,) if at < self.count and self.articles[at] == article else ()
        if self._is_sorted:
            return range(bisect_left(self.articles, article), bisect_right(self.articles, article))
        start = bisect_left(self._by_article, article, key=self.articles.__getitem__)
        end = bisect_right(self._by_article, article, key=self.articles.__getitem__)
        return list(self._by_article[start:end])

    def of_articles(self, articles: Collection[int]) -> list[int]:
        """Documents that belong to some articles, in order."""
        if len(articles) * 8 > self.count:
            return [d for d, article in enumerate(self.articles) if article in articles]
        return sorted(d for article in articles for d in self.of_article(article))

    def published(self, first: int, end: int) -> Sequence[int]:
        """Documents of articles published from moment `first` to before `end`, earliest first."""
        by_moment = self.container.column("by_moment", "H")
        moments = self.moments.__getitem__
        return by_moment[bisect_left(by_moment, first, key=moments) : bisect_left(by_moment, end, key=moments)]
