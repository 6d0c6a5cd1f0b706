"""`Library`: one reader's articles, claims and notes, and everything the program can do with them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.model import BackupPlan, LibraryPaths
from reader.store.database import Database

if TYPE_CHECKING:
    from reader.library.answers import Answers
    from reader.library.articles import Articles
    from reader.library.backups import Backups
    from reader.library.bin import Bin
    from reader.library.claims import Claims
    from reader.library.drafts import Drafts
    from reader.library.exchange import Exchange
    from reader.library.health import Health
    from reader.library.history import History
    from reader.library.incoming import IncomingNotes
    from reader.library.links import Links
    from reader.library.merging import Merging
    from reader.library.notes import Notes
    from reader.library.relations import Relations
    from reader.library.revisions import Revisions
    from reader.library.searching import Searching
    from reader.library.speakers import Speakers
    from reader.library.syncing import Syncing
    from reader.library.threads import Threads


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def random_uid() -> str:
    """Sixteen characters that no copy of any library has given out yet."""
    return os.urandom(8).hex()


class Library:
    """One library, open. Every method of its facets may be called from any thread.

    A facet is loaded when it is first used: a command needs one or two of them, and all together take 50 ms.
    """

    def __init__(self, keeping: Keeping, paths: LibraryPaths, plan: BackupPlan) -> None:
        """Join the facets; use `Library.open`."""
        self.paths = paths
        self._plan = plan
        self._keeping = keeping
        self._joining = threading.RLock()
        self._at_once = AtOnce(keeping, self._follow)

    @cached_property
    def search(self) -> Searching:
        """Queries and the index behind them."""
        from reader.library.searching import Searching  # noqa: PLC0415 — 20 ms, and showing an article searches nothing

        with self._joining:  # one index for all threads: its readers take turns
            search: Searching = self.__dict__.setdefault("search", Searching(self._keeping, self.paths.index))
        return search

    @cached_property
    def answers(self) -> Answers:
        """What a query finds, a page at a time."""
        from reader.library.answers import Answers  # noqa: PLC0415 — to list all there is needs it not

        return Answers(self._keeping, lambda: self.search)

    @cached_property
    def articles(self) -> Articles:
        """What there is to read."""
        from reader.library.articles import Articles  # noqa: PLC0415 — a search needs it not

        return Articles(self._keeping, lambda: self.search, self._at_once)

    @cached_property
    def claims(self) -> Claims:
        """Who says what in it."""
        from reader.library.claims import Claims  # noqa: PLC0415 — a search needs it not

        return Claims(self._keeping, self.answers, self._at_once)

    @cached_property
    def speakers(self) -> Speakers:
        """Which names are one, and what each says over time."""
        from reader.library.speakers import Speakers  # noqa: PLC0415 — a search needs it not

        return Speakers(self._keeping, self.claims.speakers, self._at_once)

    @cached_property
    def threads(self) -> Threads:
        """Who disagrees with whom about what."""
        from reader.library.threads import Threads  # noqa: PLC0415 — a search needs it not

        return Threads(self._keeping, self.relations, lambda: self.search)

    @cached_property
    def relations(self) -> Relations:
        """How claims and figures of all articles stand to each other."""
        from reader.library.relations import Relations  # noqa: PLC0415 — its rules are needed by few commands

        with self._joining:  # one memory of accounts for all threads
            relations: Relations = self.__dict__.setdefault("relations", Relations(self._keeping))
        return relations

    @cached_property
    def notes(self) -> Notes:
        """What the reader wrote on it."""
        from reader.library.notes import Notes  # noqa: PLC0415 — comparing texts costs 10 ms

        return Notes(self._keeping, self.answers)

    @cached_property
    def drafts(self) -> Drafts:
        """What was being typed when the program ended."""
        from reader.library.drafts import Drafts  # noqa: PLC0415 — seldom wanted

        return Drafts(self._keeping)

    @cached_property
    def links(self) -> Links:
        """Ways from notes to articles and claims."""
        from reader.library.links import Links  # noqa: PLC0415 — a search needs it not

        return Links(self._keeping, lambda: self.search)

    @cached_property
    def revisions(self) -> Revisions:
        """What changed between the versions of an article."""
        from reader.library.revisions import Revisions  # noqa: PLC0415 — comparing texts costs 10 ms

        return Revisions(self._keeping)

    @cached_property
    def history(self) -> History:
        """Undo and redo."""
        from reader.library.history import History  # noqa: PLC0415 — a search needs it not

        return History(self._keeping, self._at_once)

    @cached_property
    def bin(self) -> Bin:
        """What was deleted."""
        from reader.library.bin import Bin  # noqa: PLC0415 — seldom wanted

        return Bin(self._keeping, self._at_once)

    @cached_property
    def exchange(self) -> Exchange:
        """Import and export."""
        from reader.library.exchange import Exchange  # noqa: PLC0415 — the readers of all formats cost 0.06 s

        compare = lambda asked: self.threads.compare(asked)  # noqa: E731, PLW0108 — threads load when they are asked for
        return Exchange(self._keeping, self.search, compare, self.paths)

    @cached_property
    def incoming(self) -> IncomingNotes:
        """Notes out of an export."""
        from reader.library.incoming import IncomingNotes  # noqa: PLC0415 — as above

        return IncomingNotes(self._keeping, self.search)

    @cached_property
    def health(self) -> Health:
        """Checks and repairs."""
        from reader.library.health import Health  # noqa: PLC0415 — seldom wanted

        return Health(self._keeping, self.search, self.paths.index, self._plan)

    @cached_property
    def backups(self) -> Backups:
        """Copies of the whole."""
        from reader.library.backups import Backups  # noqa: PLC0415 — seldom wanted

        return Backups(self._keeping, lambda: self.search, self._plan)

    @cached_property
    def merging(self) -> Merging:
        """What other libraries have, and the choices that leaves."""
        from reader.library.merging import Merging  # noqa: PLC0415 — seldom wanted

        return Merging(self._keeping, self.search, lambda: self.backups.keep_one("before-merge"))

    @cached_property
    def syncing(self) -> Syncing:
        """A folder that several machines share."""
        from reader.library.syncing import Syncing  # noqa: PLC0415 — seldom wanted

        return Syncing(self._keeping, self.search)

    @classmethod
    def open(
        cls,
        paths: LibraryPaths,
        *,
        clock: Callable[[], datetime] = utc_now,
        new_uid: Callable[[], str] = random_uid,
        busy_seconds: float = 5.0,
        backups: BackupPlan | None = None,
    ) -> Library:
        """Open the library at `paths`, making it when it is not there.

        Raises:
            LibraryError: it cannot be opened, is damaged, is newer than this program, or is being written for too long.
        """
        keeping = Keeping(Database(paths.database, busy_seconds=busy_seconds), clock, new_uid)
        return cls(keeping, paths, backups or BackupPlan())

    @property
    def has_written(self) -> bool:
        """Whether anything was written since it was opened here."""
        return self._keeping.database.has_written

    def close(self) -> None:
        """Let go of files; a second call does nothing."""
        if "search" in self.__dict__:
            self.search.close()
        self._keeping.database.close()

    def __enter__(self) -> Self:
        """Use it as a context manager."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _follow(self, since: int) -> None:
        """Relate what an act of the reader made due."""
        self.relations.catch_up_since(since)
