"""Hearsay's search by itself: its index in a folder, and beside it a small SQLite file that knows what is in it.

In the program the library is that file: it holds stamp and row numbers, and says what exists. Speakers are indexed as
one claim of each article that has its speakers' names and no content; the program finds claims itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import CONTENT, SPEAKER, TEXT, TITLE, Entry, moment_of
from reader.search.evaluate import Evaluation
from reader.search.index import SearchIndex
from reader.search.nodes import Filter
from reader.search.query import parse

_LEDGER = "ledger.db"
_TABLES = """
CREATE TABLE article (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE stamp (text TEXT NOT NULL);
INSERT INTO stamp VALUES ('');
"""
_KINDS = (SearchIn.ARTICLES, SearchIn.CLAIMS)
Texts = Mapping[str, str]


class HearsayIndex:
    """Articles that can be found and changed; one process at a time. Ids are any text."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder; the files are there already, or `build` follows."""
        self._ledger = sqlite3.connect(folder / _LEDGER, isolation_level=None)
        # What a change leaves behind is on disk when it returns, as in the program.
        self._ledger.execute("PRAGMA journal_mode = WAL")
        self._ledger.execute("PRAGMA synchronous = FULL")
        self._analyzer = Analyzer()
        self._index = SearchIndex(folder / "index", self._analyzer)

    def build(self, articles: Iterable[Texts]) -> None:
        """Index all articles, in a folder where nothing is yet."""
        from bench import hearsay_build  # 1.3 MB that a process that searches does not need

        self._ledger.executescript(_TABLES)
        with self._changing():
            stamp = hearsay_build.build(self._index, self._entries(articles))
            self._keep(stamp)
            self._index.clean(stamp)

    def search(self, query: str, limit: int) -> list[str]:
        """Ids of the best articles, best first."""
        node = parse(query).node
        if node is None:
            return []
        with self._index.reading(self._stamp()) as snapshot:
            evaluation = Evaluation(snapshot.shelves, _NoFacts(), self._analyzer, SearchIn.ARTICLES)
            return [self._id(row) for row, _score in evaluation.answer(node).best(limit)]

    def add(self, article: Texts) -> None:
        """Take in a new article."""
        self._follow([article], ())

    def update(self, article: Texts) -> None:
        """Put an article in the place of the one with its id."""
        self._follow([article], [article["id"]])

    def delete(self, id_: str) -> None:
        """Take out the article of that id."""
        self._follow((), [id_])

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
        self._ledger.close()

    def _follow(self, articles: Iterable[Texts], gone_ids: Iterable[str]) -> None:
        with self._changing():
            gone = dict.fromkeys(_KINDS, tuple(self._forget(id_) for id_ in gone_ids))
            self._keep(self._index.update(self._stamp(), gone, self._entries(articles), 1))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Index and ledger change together: the ledger says which state of the index counts."""
        with self._index.writing() as is_ours:
            if not is_ours:
                raise RuntimeError("another process is writing this index")
            self._ledger.execute("BEGIN IMMEDIATE")
            with self._ledger:
                yield

    def _entries(self, articles: Iterable[Texts]) -> Iterator[Entry]:
        for article in articles:
            row, title, moment = self._remember(article["id"]), article["title"], moment_of(article["published"])
            # In the program, too, a version's text begins with its title.
            words = {TITLE: title, TEXT: f"{title}\n\n{article['text']}"}
            yield Entry(SearchIn.ARTICLES, row, row, words, moment)
            if speaker := article.get("speaker"):
                yield Entry(SearchIn.CLAIMS, row, row, {CONTENT: "", SPEAKER: speaker}, moment)

    def _remember(self, id_: str) -> int:
        row = self._ledger.execute("INSERT INTO article (id) VALUES (?)", (id_,)).lastrowid
        assert row is not None
        return row

    def _forget(self, id_: str) -> int:
        [row] = self._ledger.execute("DELETE FROM article WHERE id = ? RETURNING row", (id_,)).fetchone()
        return int(row)

    def _id(self, row: int) -> str:
        [id_] = self._ledger.execute("SELECT id FROM article WHERE row = ?", (row,)).fetchone()
        return str(id_)

    def _stamp(self) -> str:
        [text] = self._ledger.execute("SELECT text FROM stamp").fetchone()
        return str(text)

    def _keep(self, stamp: str) -> None:
        self._ledger.execute("UPDATE stamp SET text = ?", (stamp,))


class _NoFacts:
    """What only a library knows (tags, states, outlets) is not asked here: words and dates are in the index."""

    def everything(self, within: SearchIn) -> AbstractSet[int]:
        raise NotImplementedError(within)

    def filtered(self, leaf: Filter, within: SearchIn) -> AbstractSet[int]:
        raise NotImplementedError(leaf, within)
