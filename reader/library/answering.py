"""Answers a query from the index; while that cannot be used, by reading the texts for as long as a person waits."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.errors import IndexUnusableError
from reader.library.indexing import Following
from reader.library.keeping import Keeping
from reader.library.search_facts import SearchFacts, newest_first
from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.evaluate import Evaluation, Scores
from reader.search.nodes import And, Everything, Node, Not, Or, is_filter
from reader.search.postings import MemoryPostings, Postings
from reader.search.scan import scan
from reader.store import journal
from reader.store.database import Connection

SCAN_SECONDS = 2.0
_KEPT_ANSWERS = 8
_PARTIAL = "slower, partial: without a search index only the newest articles were looked through"
_SLOWER = "slower: the search index cannot be used"
_BEHIND = "the newest changes are not in the search index yet"


@dataclass(frozen=True, slots=True)
class Answer:
    """Row ids of all that was found, best first, with their scores."""

    ids: Sequence[int]
    scores: Sequence[float]
    is_partial: bool = False
    notice: str = ""

    def best(self, limit: int | None) -> list[tuple[int, float]]:
        """The first `limit` with their scores; None for all."""
        return list(islice(zip(self.ids, self.scores, strict=True), None if limit is None else max(0, limit)))


_NOTHING = Answer((), ())


class Answering:
    """Answers, of which the newest are remembered: list and snippets ask for the same one after the other."""

    def __init__(
        self, keeping: Keeping, following: Following, analyzer: Analyzer, ticking: Callable[[], float]
    ) -> None:
        """`ticking` gives seconds, for the end of a scan."""
        self._keeping = keeping
        self._following = following
        self._analyzer = analyzer
        self._ticking = ticking
        self._kept: OrderedDict[object, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, query: str, node: Node | None, within: SearchIn) -> Answer:
        """What the query finds. Whatever state the index is in, there is an answer."""
        if node is None:
            return _NOTHING
        with self._keeping.reading() as db:
            key = (query, within, journal.last_seq(db), self._following.stamp())
        with self._lock:
            known = self._kept.get(key)
        if known is None:
            known = self._fresh(node, within)
            self._keep(key, known)
        return known

    def _keep(self, key: object, answer: Answer) -> None:
        if answer.is_partial or answer.notice:
            return
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > _KEPT_ANSWERS:
                self._kept.popitem(last=False)

    def _fresh(self, node: Node, within: SearchIn) -> Answer:
        if not _needs_words(node):
            return self._ranked(MemoryPostings(self._analyzer), node, within)
        stamp = ""
        try:
            notice = "" if self._following.catch_up() else self._because(_BEHIND)
            stamp = self._following.stamp()
            with self._following.index.reading(stamp) as postings:
                return self._ranked(postings, node, within, notice=notice)
        except IndexUnusableError:
            self._following.distrust(stamp)
            return self._scanned(node, within)

    def _because(self, what: str) -> str:
        return f"{what}; {self._following.why_not()}"

    def _scanned(self, node: Node, within: SearchIn) -> Answer:
        end = self._ticking() + SCAN_SECONDS
        postings, is_whole = scan(self._following.entries(), self._analyzer, lambda: self._ticking() >= end)
        if is_whole:
            return self._ranked(postings, node, within, notice=self._because(_SLOWER))
        only = {postings.ids(document)[1] for document in postings.documents(SearchIn.ARTICLES)}
        answer = self._ranked(postings, node, within, only=only)
        return Answer(answer.ids, answer.scores, is_partial=True, notice=self._because(_PARTIAL))

    def _ranked(
        self, postings: Postings, node: Node, within: SearchIn, *, only: set[int] | None = None, notice: str = ""
    ) -> Answer:
        with self._keeping.reading() as db:
            scores = Evaluation(postings, SearchFacts(db, only), self._analyzer, within).find(node)
            ids = _in_order(db, scores, within)
        return Answer(ids, [scores[each] for each in ids], notice=notice)


def _in_order(db: Connection, scores: Scores, within: SearchIn) -> list[int]:
    """Best first, the newest first among equals (sorting is stable)."""
    newest = [each for each in newest_first(db, within) if each in scores]
    return sorted(newest, key=scores.__getitem__, reverse=True)


def _needs_words(node: Node) -> bool:
    """Whether any part of the query is a matter for the index."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, And | Or):
            stack.extend(current.children)
        elif isinstance(current, Not):
            stack.append(current.child)
        elif not is_filter(current) and not isinstance(current, Everything):
            return True
    return False
