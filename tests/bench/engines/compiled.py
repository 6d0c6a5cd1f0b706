"""Tantivy, a search engine in Rust, through its Python package: what compiled code can do. Its own defaults.

It writes with several threads, and hits are not counted. Prefixes and fuzzy words are not ranked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path

import tantivy
from bench.articles import Article
from bench.queries import Clause, wanted
from tantivy import FieldType, Index, Occur, Query


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("title", "body", "speaker"):
        builder.add_text_field(field, stored=True)
    builder.add_date_field("published", stored=True, indexed=True, fast=True)
    return builder.build()


class Tantivy:
    """See `Engine`."""

    def __init__(self) -> None:
        """Nothing is opened; the writer, which has threads, only when something changes."""
        self._schema = _schema()
        self._writer: tantivy.IndexWriter | None = None

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """One commit; merges are waited for."""
        writer = Index(self._schema, path=str(folder)).writer()
        for article in articles:
            writer.add_document(_document(article))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Index and searcher."""
        self._index = Index.open(str(folder))
        self._searcher = self._index.searcher()

    def search(self, query: str, limit: int) -> list[str]:
        """Ids are read from what is stored."""
        hits = self._searcher.search(self._translated(query), limit, count=False).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]

    def add(self, article: Article) -> None:
        """A commit of its own."""
        self._writing().add_document(_document(article))
        self._commit()

    def update(self, article: Article) -> None:
        """Out and in again, in one commit."""
        self._writing().delete_documents_by_term("id", article["id"])
        self.add(article)

    def delete(self, id_: str) -> None:
        """A commit of its own."""
        self._writing().delete_documents_by_term("id", id_)
        self._commit()

    def close(self) -> None:
        """There is nothing to close: the last reference does it."""
        self._writer = None

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer()
        return self._writer

    def _commit(self) -> None:
        self._writing().commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _translated(self, query: str) -> Query:
        asked = wanted(query)
        parts = [
            (occur, self._clause(clause))
            for occur, clauses in (
                (Occur.Must, asked.all_of),
                (Occur.Should, asked.any_of),
                (Occur.MustNot, asked.none_of),
            )
            for clause in clauses
        ]
        if asked.dates:
            first, last = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in asked.dates)
            end = datetime.combine(last, time.max, UTC)
            parts.append((Occur.Must, Query.range_query(self._schema, "published", FieldType.Date, first, end)))
        return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)

    def _clause(self, clause: Clause) -> Query:
        field = clause.field or "body"
        if clause.kind == "prefix":
            return Query.regex_query(self._schema, field, f"{clause.text}.*")
        if clause.kind == "fuzzy":
            return Query.fuzzy_term_query(self._schema, field, clause.text, distance=1)
        return self._index.parse_query(f'"{clause.text}"', [field])


def _document(article: Article) -> tantivy.Document:
    return tantivy.Document(
        id=article["id"],
        title=article["title"],
        body=f"{article['title']}\n\n{article['text']}",
        speaker=article["speaker"],
        published=datetime.fromisoformat(article["published"]),
    )


ENGINE = Tantivy
