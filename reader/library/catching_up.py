"""What follows when texts came from another library: their claims are found, named as there, and indexed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing

from reader.claims.version import EXTRACTOR_VERSION
from reader.library.extracting import question_about
from reader.library.finding import Answer, Finder
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import Progress
from reader.store import articles, claim_naming, findings, journal, ready, sharing
from reader.store.articles import KeptVersion

OnProgress = Callable[[Progress], None]
_AHEAD = 64  # articles whose claims are looked for while others are written
_AT_ONCE = 25  # that are written in one transaction


class CatchingUp:
    """Brings a library in step after a merge; killed on the way, the next one goes on."""

    def __init__(
        self, keeping: Keeping, search: Searching, on_progress: OnProgress | None = None, *, is_merge: bool = False
    ) -> None:
        """Join it to its library; after a merge (not a folder) machines that share a folder are told what changed."""
        self._is_merge = is_merge
        self._keeping = keeping
        self._search = search
        self._on_progress = on_progress
        self._done, self._total, self._began = 0, 0, time.monotonic()

    def run(self) -> None:
        """Find what is not found yet, in every article that has a text from elsewhere."""
        with self._keeping.reading() as db:
            waiting = claim_naming.unread(db, EXTRACTOR_VERSION)
        self._total = len(waiting)
        with closing(Finder()) as finder:
            batch = list[tuple[KeptVersion, Answer]]()
            for pair in self._found(finder, waiting):
                batch.append(pair)
                if len(batch) == _AT_ONCE:
                    self._write(batch)
                    batch.clear()
            self._write(batch)
        self._unify()
        self._search.keep_in_step()

    def _found(self, finder: Finder, waiting: tuple[int, ...]) -> Iterator[tuple[KeptVersion, Answer]]:
        asked = deque[tuple[KeptVersion, Answer]]()
        for version_id in waiting:
            with self._keeping.reading() as db:
                version = articles.version_by_id(db, version_id)
            asked.append((version, finder.ask(question_about(version))))
            if len(asked) > _AHEAD:
                yield asked.popleft()
        yield from asked

    def _unify(self) -> None:
        with self._keeping.reading() as db:
            waiting = claim_naming.named_otherwise(db)
        for start in range(0, len(waiting), _AT_ONCE):
            with self._keeping.writing() as db:
                stamp = self._keeping.stamp()
                for article_id in waiting[start : start + _AT_ONCE]:
                    uid = claim_naming.unify(db, article_id)
                    if uid and self._is_merge:
                        journal.note(db, stamp, verb=sharing.CHANGED_BY_MERGE, kind="article", key=uid)

    def _write(self, batch: list[tuple[KeptVersion, Answer]]) -> None:
        found = [(version, answer.rows()) for version, answer in batch]
        with self._keeping.writing(is_replaceable=True) as db:
            for version, rows in found:
                if not findings.are_kept(db, version.id, EXTRACTOR_VERSION):  # another program may have been quicker
                    findings.renew(db, self._keeping.stamp(), version.id, ready.unready(rows))
        self._done += len(batch)
        if self._on_progress is not None:
            self._on_progress(Progress(self._done, self._total, seconds=time.monotonic() - self._began))
