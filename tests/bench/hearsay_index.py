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

from bench.hearsay_seam import belonging, best, entry

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import CONTENT, SPEAKER, TEXT, TITLE, Entry
from reader.search.index import SearchIndex
from reader.search.nodes import DateRange, Filter
from reader.search.query import parse

_LEDGER = "ledger.db"
_TABLES = """
CREATE TABLE article (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, published TEXT NOT NULL);
CREATE TABLE stamp (text TEXT NOT NULL);
INSERT INTO stamp VALUES ('');
"""
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
        self._facts = _Facts(self._ledger)

    def build(self, articles: Iterable[Texts]) -> None:
        """Index all articles, in a folder where nothing is yet."""
        self._ledger.executescript(_TABLES)
        with self._changing():
            self._keep(self._index.rebuild(self._entries(articles), 1))

    def search(self, query: str, limit: int) -> list[str]:
        """Ids of the best articles, best first."""
        node = parse(query).node
        if node is None:
            return []
        with self._index.reading(self._stamp()) as snapshot:
            return [self._id(row) for row in best((snapshot, self._facts, self._analyzer), node, limit)]

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
            gone = belonging([self._forget(id_) for id_ in gone_ids])
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
        self._facts.forget()

    def _entries(self, articles: Iterable[Texts]) -> Iterator[Entry]:
        for article in articles:
            row, title, published = self._remember(article), article["title"], article["published"]
            # In the program, too, a version's text begins with its title.
            yield entry(SearchIn.ARTICLES, row, {TITLE: title, TEXT: f"{title}\n\n{article['text']}"}, published)
            if speaker := article.get("speaker"):
                yield entry(SearchIn.CLAIMS, row, {CONTENT: "", SPEAKER: speaker}, published)

    def _remember(self, article: Texts) -> int:
        values = (article["id"], article["published"])
        row = self._ledger.execute("INSERT INTO article (id, published) VALUES (?, ?)", values).lastrowid
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


class _Facts:
    """What the store would say: which articles there are, and which were published when."""

    def __init__(self, ledger: sqlite3.Connection) -> None:
        self._ledger = ledger
        self._all: AbstractSet[int] | None = None

    def forget(self) -> None:
        """Something has changed."""
        self._all = None

    def everything(self, _within: SearchIn) -> AbstractSet[int]:
        if self._all is None:
            self._all = frozenset(row for (row,) in self._ledger.execute("SELECT row FROM article"))
        return self._all

    def filtered(self, leaf: Filter, _within: SearchIn) -> AbstractSet[int]:
        if not isinstance(leaf, DateRange):
            raise NotImplementedError(f"only dates are known here, not {leaf}")
        # Any letter comes after every digit, so T99 is the end of that day and T alone the end of time.
        days = (leaf.start, f"{leaf.end}T99")
        found = self._ledger.execute("SELECT row FROM article WHERE published >= ? AND published < ?", days)
        return frozenset(row for (row,) in found)

    def belonging(self, articles: AbstractSet[int], _within: SearchIn) -> AbstractSet[int]:
        return articles
