"""Answers a query from the index; while that cannot be used, by reading the texts for as long as a person waits."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar

from reader.errors import IndexUnusableError
from reader.library.indexing import Following
from reader.library.keeping import Keeping
from reader.library.search_facts import SearchFacts, newest_first
from reader.model import ArticleSort, SearchIn
from reader.search.analyzer import Analyzer
from reader.search.choosing import chosen, has_words
from reader.search.evaluate import Evaluation, Shelves
from reader.search.index import unusable
from reader.search.nodes import Node
from reader.search.scan import scan
from reader.store import journal, listing

SCAN_SECONDS = 2.0
_KEPT_ANSWERS = 8
_RETRIES = 3
_PARTIAL = "slower, partial: without a search index only the newest articles were looked through"
_SLOWER = "slower: the search index cannot be used"
T = TypeVar("T")
_BEHIND = "the newest changes are not in the search index yet"


class Ranked(Protocol):
    """What was found, worked out as far as somebody asks."""

    @property
    def count(self) -> int:
        """How much it is."""

    @property
    def ranked(self) -> Sequence[tuple[int, float]]:
        """Everything, best first: row ids and scores."""

    def best(self, limit: int) -> Sequence[tuple[int, float]]:
        """The first `limit` of it."""

    def ids(self) -> AbstractSet[int]:
        """Row ids of everything."""


class Answer:
    """What a query finds, and what is to be said about it: read `is_partial` and `notice` after what was found."""

    def __init__(self, found: Ranked, *, notice: str = "", instead: Callable[[], Answer] | None = None) -> None:
        """`instead` answers where the index turns out to be damaged."""
        self._found = found
        self._instead = instead
        self.is_partial = False
        self.notice = notice

    def __len__(self) -> int:
        """How much is found; cheaper than to rank it."""
        return self._ask(lambda found: found.count)

    def best(self, limit: int | None) -> Sequence[tuple[int, float]]:
        """Row ids and scores of the first `limit`, best first; None for all. Few cost little, however much is found."""
        if limit is None:
            return self._ask(lambda found: found.ranked)
        return self._ask(lambda found: found.best(max(0, limit)))

    def ids(self) -> list[int]:
        """Row ids of everything, best first."""
        return [id_ for id_, _ in self.best(None)]

    def members(self) -> AbstractSet[int]:
        """Row ids of everything, in no order: cheaper than `ids`."""
        return self._ask(lambda found: found.ids())

    def _ask(self, question: Callable[[Ranked], T]) -> T:
        if self._instead is None:
            return question(self._found)
        try:
            with unusable("read"):
                return question(self._found)
        except IndexUnusableError:
            other = self._instead()
            self._found, self._instead = other._found, None
            self.is_partial, self.notice = other.is_partial, other.notice
            return question(self._found)


class Chosen:
    """What a query without words finds: the newest first, as none is better than another."""

    def __init__(self, ids: AbstractSet[int], newest: Callable[[AbstractSet[int], int], Iterable[int]]) -> None:
        """`newest` gives so many of some row ids, the newest first."""
        self._ids, self._newest = ids, newest

    @property
    def count(self) -> int:
        """How much it is."""
        return len(self._ids)

    @property
    def ranked(self) -> Sequence[tuple[int, float]]:
        """Everything, newest first."""
        return self.best(self.count)

    def best(self, limit: int) -> Sequence[tuple[int, float]]:
        """The newest."""
        return [(each, 0.0) for each in self._newest(self._ids, limit)] if self._ids else []

    def ids(self) -> AbstractSet[int]:
        """Row ids of everything."""
        return self._ids


def _nothing() -> Answer:
    return Answer(Chosen(frozenset(), lambda _ids, _limit: ()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, for what kind of thing, and among which of them (None: all)."""

    node: Node
    within: SearchIn
    among: AbstractSet[int] | None = None

    def left(self, ids: AbstractSet[int]) -> AbstractSet[int]:
        """Those of some row ids among which is asked."""
        return ids if self.among is None else ids & self.among


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

    def answer(self, query: str, node: Node | None, within: SearchIn, among: AbstractSet[int] | None = None) -> Answer:
        """What the query finds, `among` some row ids or all. Whatever state the index is in, there is an answer."""
        if node is None:
            return _nothing()
        if among is not None:
            return self._fresh(_Asked(node, within, among))
        with self._keeping.reading() as db:
            key = (query, within, journal.last_seq(db), self._following.stamp())
        with self._lock:
            known = self._kept.get(key)
        if known is None:
            known = self._fresh(_Asked(node, within))
            self._keep(key, known)
        return known

    def _keep(self, key: object, answer: Answer) -> None:
        if answer.is_partial or answer.notice:
            return
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > _KEPT_ANSWERS:
                self._kept.popitem(last=False)

    def _fresh(self, asked: _Asked) -> Answer:
        if not has_words(asked.node):
            return self._chosen(asked)
        stamp = ""
        try:
            is_in_step = self._following.catch_up()
            for _ in range(_RETRIES):
                stamp = self._following.stamp()
                try:
                    return self._from_index(stamp, asked, is_in_step=is_in_step)
                except IndexUnusableError:
                    # Another program may have written on, and removed what this stamp names.
                    if self._following.stamp() == stamp:
                        raise
        except IndexUnusableError:
            self._following.distrust(stamp)
        return self._scanned(asked)

    def _chosen(self, asked: _Asked) -> Answer:
        with self._keeping.reading() as db:
            ids = chosen(asked.node, SearchFacts(db), asked.within)
        return Answer(Chosen(asked.left(ids), partial(self._newest, asked.within)))

    def _from_index(self, stamp: str, asked: _Asked, *, is_in_step: bool) -> Answer:
        with self._following.index.reading(stamp) as snapshot:
            found = self._found(snapshot.shelves, asked, is_in_step=is_in_step)

        def instead() -> Answer:
            self._following.distrust(stamp)
            return self._scanned(asked)

        return Answer(found, notice="" if is_in_step else self._because(_BEHIND), instead=instead)

    def _because(self, what: str) -> str:
        return f"{what}; {self._following.why_not()}"

    def _scanned(self, asked: _Asked) -> Answer:
        end = self._ticking() + SCAN_SECONDS
        shelves, is_whole = scan(self._following.entries(), self._analyzer, lambda: self._ticking() >= end)
        answer = Answer(self._found(shelves, asked, is_in_step=True))
        answer.is_partial = not is_whole
        answer.notice = self._because(_SLOWER if is_whole else _PARTIAL)
        return answer

    def _found(self, shelves: Shelves, asked: _Asked, *, is_in_step: bool) -> Ranked:
        with self._keeping.reading() as db:
            facts = SearchFacts(db)
            # An index that is behind may still have what is in the bin.
            among = asked.among if is_in_step else asked.left(facts.everything(asked.within))
            return Evaluation(shelves, facts, self._analyzer, asked.within).answer(asked.node, among)

    def _newest(self, within: SearchIn, ids: AbstractSet[int], limit: int) -> Iterable[int]:
        with self._keeping.reading() as db:
            if within is SearchIn.ARTICLES:
                return listing.ordered_among(db, ArticleSort.NEWEST, ids, limit)
            return list(islice((each for each in newest_first(db, within) if each in ids), limit))
