"""Keeps the search index in step with the journal of changes; builds it anew when anything about it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import Cancelled, IndexUnusableError, LibraryBusyError, LibraryError
from reader.library.index_work import IndexWork, OnProgress
from reader.library.keeping import Keeping
from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import Entry
from reader.search.index import Merge, SearchIndex
from reader.search.stamp import read_stamp
from reader.store import indexed, journal, values

STAMP = "search_index"
_CHANGES = 30_000
_WAIT_SECONDS = 20.0
# What a search catches up with by itself, changes and the articles they concern; more is left to whoever imported it or
# merged names, or to the worker.
FEW_CHANGES = 200


class Following:
    """The index of one library, and how it follows."""

    def __init__(self, keeping: Keeping, folder: Path, analyzer: Analyzer) -> None:
        """Nothing is opened before it is needed."""
        self._keeping = keeping
        self.index = SearchIndex(folder, analyzer)
        self._work = IndexWork(keeping, self.index)
        self._unreadable = ""
        self._built_here = ""

    def stamp(self) -> str:
        """What the library remembers of its index; empty when there never was one."""
        with self._keeping.reading() as db:
            return values.value(db, STAMP)

    def behind(self) -> int:
        """How many changes the index has not followed yet, whatever they touch.

        Raises:
            IndexUnusableError: there is no index.
        """
        with self._keeping.reading() as db:
            return journal.last_seq(db) - read_stamp(values.value(db, STAMP)).seq

    def follow(self, on_progress: OnProgress | None = None, *, heals: bool = True) -> bool:
        """Bring the index in step; False when another process is at it, or it cannot be written or remembered.

        What `on_progress` raises ends it; the next call begins it again. An index that cannot be used is built anew
        if this `heals`.
        """
        try:
            if self._is_in_step():
                return True
            if self._keeping.is_read_only:
                return False
            with self.index.writing() as is_ours:
                return is_ours and self._follow(on_progress, heals=heals)
        except (IndexUnusableError, LibraryBusyError, Cancelled):
            return False

    def catch_up(self) -> bool:
        """Follow a few changes (a note just written) without waiting for anybody; say whether the index is in step.

        Raises:
            IndexUnusableError: there is none, or it is damaged.
        """
        behind = self.behind()
        if not behind or behind > FEW_CHANGES or self._keeping.is_read_only:
            return not behind
        self._check()
        if self._touches_many():
            return False
        try:
            lock = self.index.writing()
            # The stamp must be kept with the files it speaks of, so the library is ours before they change.
            with lock as is_ours, self._keeping.writing_at_once() as db:
                if not is_ours or db is None:
                    return False
                while self.behind() > 0:
                    self._step()
        except (IndexUnusableError, LibraryError):
            return False
        return True

    def why_not(self) -> str:
        """Why the index is not in step, and what helps, as the end of a line."""
        if self._keeping.is_read_only:
            return "this library may not be written"
        try:
            with self.index.writing() as is_ours:
                return "`hearsay reindex` mends that" if is_ours else "another hearsay is writing it"
        except IndexUnusableError as error:
            return error.message

    def distrust(self, stamp: str) -> None:
        """Let the next `follow` build the index anew: it has this stamp, to the byte, and still could not be read.

        Not one that was built here a moment ago: what this program cannot read of its own would be built for ever.
        """
        if stamp != self._built_here:
            self._unreadable = stamp

    def rebuild(self, on_progress: OnProgress | None = None) -> int:
        """Build the index anew; returns how many articles are in it.

        Raises:
            IndexUnusableError: it cannot be written, or another process is writing it.
        """
        if self._keeping.is_read_only:
            path = self._keeping.database.path
            raise IndexUnusableError(f"{path} may not be written, and would not know its search index")
        with self.index.writing() as is_ours:
            if not is_ours:
                raise IndexUnusableError(
                    "Another program is writing the search index", hint="Let it finish, then try again"
                )
            return self._rebuild(on_progress)

    def entries(self) -> Iterator[Entry]:
        """Everything that can be found, article by article, newest import first."""
        with self._keeping.reading() as db:
            ids = indexed.article_ids(db)
        return self._work.entries(ids)

    def tidy(self) -> None:
        """Merge segments of the index where there are many. Nobody is kept waiting; what fails is left for later."""
        if self._keeping.is_read_only:
            return
        with suppress(IndexUnusableError, LibraryError), self.index.merging() as is_ours:
            while is_ours and (merge := self._merge_due()) is not None:
                mark = self._work.merged(merge)
                with self.index.writing(wait_seconds=_WAIT_SECONDS) as may_write:
                    if not may_write:
                        return
                    self._keep(self.index.adopt(self.stamp(), merge, mark))

    def _merge_due(self) -> Merge | None:
        stamp = self.stamp()
        merge = self.index.merge_due(stamp)
        if merge is not None:
            try:
                self.index.check_sources(merge)
            except IndexUnusableError:
                self.distrust(stamp)
                raise
        return merge

    def problem(self) -> str:
        """What is wrong with the index, in words; empty when nothing is. Reads every byte of it."""
        stamp = self.stamp()
        try:
            self.index.check_bytes(stamp)
        except IndexUnusableError as error:
            self.distrust(stamp)
            return error.message
        return ""

    def _is_in_step(self) -> bool:
        """Whether nothing needs to be done; looks at the index's files but does not open them."""
        try:
            self._check()
            return self.behind() == 0 and self.index.is_of_this_time(self.stamp())
        except IndexUnusableError:
            return False

    def _check(self) -> None:
        stamp = self.stamp()
        if stamp and stamp == self._unreadable:
            raise IndexUnusableError("The search index could not be read")
        self.index.check(stamp)

    def _follow(self, on_progress: OnProgress | None, *, heals: bool) -> bool:
        # Only now is the stamp sure: before we had the lock another process may have followed.
        if self._is_in_step():
            return True
        try:
            self._check()
            if not self.index.is_of_this_time(self.stamp()):
                self._keep(self.index.retimed(self.stamp()))
            while self.behind() > 0:
                self._step(on_progress)
        except IndexUnusableError:
            # What cannot be written (a full disk) would not be built anew either, and what is there answers.
            if not heals or self._is_whole():
                return False
            self._rebuild(on_progress)
        return True

    def _is_whole(self) -> bool:
        """Whether every byte of the index is as it was written, and nobody has found it unreadable."""
        return self.stamp() != self._unreadable and not self.problem()

    def _touches_many(self) -> bool:
        """Whether a few changes concern more articles than a search waits for, as merged names may."""
        with self._keeping.reading() as db:
            touched = indexed.touched_since(db, read_stamp(values.value(db, STAMP)).seq)
        return max(map(len, touched.ids.values())) > FEW_CHANGES

    def _step(self, on_progress: OnProgress | None = None) -> None:
        """Follow the next changes."""
        old = self.stamp()
        with self._keeping.reading() as db:
            touched = indexed.touched_since(db, read_stamp(old).seq, _CHANGES)
        if any(touched.ids.values()):
            new_segments = self._work.written(self.index.clean(old), touched.ids, on_progress)
            new = self.index.changed(old, touched.ids, new_segments, touched.seq)
        else:
            new = self.index.moved_on(old, touched.seq)
        self._keep(new)

    def _rebuild(self, on_progress: OnProgress | None) -> int:
        with self._keeping.reading() as db:
            # The journal first: what comes in while we read is followed later, perhaps twice, but never left out.
            seq = journal.last_seq(db)
            ids = indexed.article_ids(db)[::-1]
        # A build that came to no end, as on a full disk, would leave no room for this one.
        self.index.sweep(self.stamp())
        folder = self.index.begin()
        marks = self._work.packed(folder, self._work.written(folder, dict.fromkeys(SearchIn, ids), on_progress))
        stamp = self.index.finish(folder, marks, seq)
        self._keep(stamp)
        self._built_here = stamp
        self.index.sweep(stamp)
        self.index.clean(stamp)
        return len(ids)

    def _keep(self, stamp: str) -> None:
        with self._keeping.writing() as db:
            values.put_value(db, STAMP, stamp)
