"""Hearsay's own search, through the public functions of `reader.search`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.articles import Article
from bench.hearsay_index import HearsayIndex


class Hearsay:
    """See `Engine`."""

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """As the program does when it makes an index anew."""
        self.open(folder)
        self._index.build(articles)
        self.close()

    def open(self, folder: Path) -> None:
        """Opens the ledger; the index itself with the first search, as in the program."""
        self._index = HearsayIndex(folder)

    def search(self, query: str, limit: int) -> list[str]:
        """The query language is its own."""
        return self._index.search(query, limit)

    def add(self, article: Article) -> None:
        """On disk when it returns."""
        self._index.add(article)

    def update(self, article: Article) -> None:
        """On disk when it returns."""
        self._index.update(article)

    def delete(self, id_: str) -> None:
        """On disk when it returns."""
        self._index.delete(id_)

    def close(self) -> None:
        """Index and ledger."""
        self._index.close()


ENGINE = Hearsay
