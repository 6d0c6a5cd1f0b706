"""SQLite's full-text search: porter stemming, bm25, the texts kept in its table, ids and dates in one beside it.

It knows no fuzzy words: those one slip away are looked up, and those that occur are joined by OR.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from string import ascii_lowercase

from bench.articles import Article
from bench.queries import Clause, Wanted, wanted

_FILE = "articles.db"
_TABLES = """
create virtual table words using fts5(title, body, speaker, tokenize = 'porter unicode61');
create table article (number integer primary key, id text unique, published text);
create index article_published on article (published);
"""
_FIND = "select id from words join article on number = words.rowid where words match ? {} order by rank limit ?"
# The plus keeps SQLite from going through all articles of those days first.
_WITHIN = "and +published >= ? and +published < ?"


class Fts5:
    """See `Engine`."""

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """All in one transaction."""
        self.open(folder)
        self._db.executescript(_TABLES)
        for article in articles:
            self._insert(article)
        self._db.commit()
        self.close()

    def open(self, folder: Path) -> None:
        """The write-ahead log, synced when it is checkpointed, as usual with it."""
        self._db = sqlite3.connect(folder / _FILE)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")

    def search(self, query: str, limit: int) -> list[str]:
        """By rank, which is bm25."""
        asked = wanted(query)
        given = [self._match(asked)]
        if asked.dates:
            given += [asked.dates[0], f"{asked.dates[1]}T99"]
        rows = self._db.execute(_FIND.format(_WITHIN if asked.dates else ""), (*given, limit))
        return [id_ for (id_,) in rows]

    def add(self, article: Article) -> None:
        """A transaction of its own."""
        self._insert(article)
        self._db.commit()

    def update(self, article: Article) -> None:
        """Out and in again, in one transaction."""
        self._remove(article["id"])
        self.add(article)

    def delete(self, id_: str) -> None:
        """A transaction of its own."""
        self._remove(id_)
        self._db.commit()

    def close(self) -> None:
        """The database."""
        self._db.close()

    def _insert(self, article: Article) -> None:
        row = self._db.execute(
            "insert into article (id, published) values (?, ?)", (article["id"], article["published"])
        ).lastrowid
        body = f"{article['title']}\n\n{article['text']}"
        texts = (row, article["title"], body, article["speaker"])
        self._db.execute("insert into words (rowid, title, body, speaker) values (?, ?, ?, ?)", texts)

    def _remove(self, id_: str) -> None:
        [number] = self._db.execute("select number from article where id = ?", (id_,)).fetchone()
        self._db.execute("delete from words where rowid = ?", (number,))
        self._db.execute("delete from article where number = ?", (number,))

    def _match(self, asked: Wanted) -> str:
        text = " AND ".join(map(self._clause, asked.all_of)) or " OR ".join(map(self._clause, asked.any_of))
        for clause in asked.none_of:
            text = f"({text}) NOT {self._clause(clause)}"
        return text

    def _clause(self, clause: Clause) -> str:
        column = clause.field or "body"
        if clause.kind == "fuzzy":
            there = [word for word in _near(clause.text) if self._occurs(column, word)]
            return f"{column} : ({' OR '.join(map(_quoted, there or [clause.text]))})"
        return f"{column} : {_quoted(clause.text)}{' *' if clause.kind == 'prefix' else ''}"

    def _occurs(self, column: str, word: str) -> bool:
        query = f"{column} : {_quoted(word)}"
        return self._db.execute("select 1 from words where words match ? limit 1", (query,)).fetchone() is not None


def _near(word: str) -> set[str]:
    """All words with one letter less, more or other."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    return less | {head + letter + tail[skip:] for head, tail in cuts for letter in ascii_lowercase for skip in (0, 1)}


def _quoted(text: str) -> str:
    return f'"{text}"'


ENGINE = Fts5
