"""What a search engine must be able to do to be measured, and the engines there are."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from bench.articles import Article


class Engine(Protocol):
    """One engine with its index in a folder. An instance lives in one process and is opened or built once."""

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Index all articles into an empty folder; return when all is on disk."""

    def open(self, folder: Path) -> None:
        """Open what was built, to search and to change it."""

    def search(self, query: str, limit: int) -> list[str]:
        """Ids of the best articles, best first. No answer is remembered."""

    def add(self, article: Article) -> None:
        """Take in a new article; the next search finds it."""

    def update(self, article: Article) -> None:
        """Put an article in the place of the one with its id."""

    def delete(self, id_: str) -> None:
        """Take out the article of that id."""

    def close(self) -> None:
        """Let go of everything."""


# name: (module, what must be installed). The first is the one that the others are compared with.
_ENGINES: Mapping[str, tuple[str, str]] = {
    "hearsay": ("bench.engines.hearsay", "reader"),
    "whoosh": ("bench.engines.stock_whoosh", "whoosh"),
    "fts5": ("bench.engines.fts5", "sqlite3"),
    "tantivy": ("bench.engines.compiled", "tantivy"),
}
NAMES = tuple(_ENGINES)


def is_installed(name: str) -> bool:
    """Whether the engine can be measured here."""
    return importlib.util.find_spec(_ENGINES[name][1]) is not None


def engine_named(name: str) -> Engine:
    """The engine; imports it and whatever it needs."""
    return importlib.import_module(_ENGINES[name][0]).ENGINE()
