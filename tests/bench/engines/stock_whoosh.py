"""Whoosh 2.7.4 as its documentation shows it: its own fields, analyzer, writer and parser, one searcher kept open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.articles import Article
from bench.queries import Clause, wanted
from whoosh import fields, index, qparser

_SCHEMA = fields.Schema(
    id=fields.ID(stored=True, unique=True),
    title=fields.TEXT(stored=True),
    body=fields.TEXT(stored=True),
    speaker=fields.TEXT(stored=True),
    published=fields.DATETIME(stored=True),
)
_SHAPES = {"word": "{}", "phrase": '"{}"', "prefix": "{}*", "fuzzy": "{}~1"}


class StockWhoosh:
    """See `Engine`."""

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """One writer, one commit."""
        writer = index.create_in(str(folder), _SCHEMA).writer()
        for article in articles:
            writer.add_document(**_document(article))
        writer.commit()

    def open(self, folder: Path) -> None:
        """The parser needs a plugin for `word~1`."""
        self._index = index.open_dir(str(folder))
        self._parser = qparser.QueryParser("body", _SCHEMA)
        self._parser.add_plugin(qparser.FuzzyTermPlugin())
        self._searcher = self._index.searcher()

    def search(self, query: str, limit: int) -> list[str]:
        """In Whoosh's own query language."""
        parsed = self._parser.parse(translated(query))
        return [hit["id"] for hit in self._searcher.search(parsed, limit=limit)]

    def add(self, article: Article) -> None:
        """A commit of its own."""
        self._write(lambda writer: writer.add_document(**_document(article)))

    def update(self, article: Article) -> None:
        """By the unique id."""
        self._write(lambda writer: writer.update_document(**_document(article)))

    def delete(self, id_: str) -> None:
        """By the unique id."""
        self._write(lambda writer: writer.delete_by_term("id", id_))

    def _write(self, act: Callable[[Any], object]) -> None:
        writer = self._index.writer()
        act(writer)
        writer.commit()
        self._searcher = self._searcher.refresh()

    def close(self) -> None:
        """Searcher and index."""
        self._searcher.close()
        self._index.close()


def translated(query: str) -> str:
    """A query in Whoosh's language."""
    asked = wanted(query)
    text = " AND ".join(map(_clause, asked.all_of)) or " OR ".join(map(_clause, asked.any_of))
    text += "".join(f" NOT {_clause(clause)}" for clause in asked.none_of)
    if asked.dates:
        first, last = (day.replace("-", "") for day in asked.dates)
        text += f" AND published:[{first} TO {last}]"
    return text


def _clause(clause: Clause) -> str:
    text = _SHAPES[clause.kind].format(clause.text)
    return f"{clause.field}:{text}" if clause.field else text


def _document(article: Article) -> dict[str, object]:
    return {
        "id": article["id"],
        "title": article["title"],
        "body": f"{article['title']}\n\n{article['text']}",
        "speaker": article["speaker"],
        "published": datetime.fromisoformat(article["published"].removesuffix("Z")),
    }


ENGINE = StockWhoosh
