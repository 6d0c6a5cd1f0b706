"""How claims and figures of all articles stand to each other, kept in step with the articles."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import HearsayError, LibraryBusyError
from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.library.stories import story_of
from reader.model import Opinion, PairOpinion, Progress, Relation, Story
from reader.store import articles, pair_opinions, relating, relations, uids

if TYPE_CHECKING:
    from reader.claims.relations.prepare import Prepared
    from reader.library.accounts import Accounts

OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]

FEW_ARTICLES = 12
"""How many articles a correction, or a comparison, waits for; more are left to the background."""
_BATCH = 32
_TRIES = 3


class Relations:
    """Relations between claims and between figures; those of an article follow when its claims have changed."""

    def __init__(self, keeping: Keeping) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._at_once = AtOnce(keeping, self.catch_up_since)

    @cached_property
    def _accounts(self) -> Accounts:
        from reader.library.accounts import Accounts  # noqa: PLC0415 — its rules cost 30 ms; what is known needs none

        accounts: Accounts = self.__dict__.setdefault("_accounts", Accounts(self._keeping))
        return accounts

    def pending(self) -> int:
        """How many articles' relations are still to come."""
        with self._keeping.reading() as db:
            return relating.pending(db)

    def follow(
        self,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop = lambda: False,
        limit: int | None = None,
    ) -> int:
        """Relate what is pending, the last changed first; returns how many articles that were.

        Each article is on disk when the next one begins, so it may be stopped, or killed, at any time.

        Args:
            on_progress: told now and then how far it is.
            should_stop: asked before each article.
            limit: of articles; None for all.

        Raises:
            LibraryBusyError: another program did not let go of the library in time.
        """
        done, began, failed = 0, time.monotonic(), Counter[int]()
        while not self._keeping.is_read_only and (batch := self._next(failed, limit and limit - done)):
            for article_id in batch:
                if should_stop():
                    return done
                if self._relate(article_id):
                    done += 1
                else:
                    failed[article_id] += 1
            if on_progress is not None:
                on_progress(Progress(done, done + self.pending(), seconds=time.monotonic() - began))
        return done

    def catch_up(self, most: int = FEW_ARTICLES, *, first: Iterable[str] = ()) -> bool:
        """Relate what changed last; says whether nothing is left.

        Where the library can only be read, or another program writes it, what is there holds.

        Args:
            most: how many articles at most.
            first: uids of articles that are related before all others, where they are pending.
        """
        if not self._keeping.is_read_only:
            with self._keeping.reading() as db:
                asked = [uids.resolve(db, "article", uid) for uid in first]
                wanted = [*relating.among_pending(db, asked), *relating.newest(db, most)]
            self._relate_some(list(dict.fromkeys(wanted))[:most])
        return not self.pending()

    def catch_up_since(self, due: int) -> None:
        """Relate what became due after this, where that is a few articles; what that makes due in its turn as well."""
        for _ in range(FEW_ARTICLES):
            with self._keeping.reading() as db:
                wanted = relating.newest(db, FEW_ARTICLES, since=due)
            if not wanted or not self._relate_some(wanted[:1]):
                return

    def between(self, uids: Iterable[str]) -> tuple[Relation, ...]:
        """All that is known among these claims, and among these figures; the reader's word goes first."""
        with self._keeping.reading() as db:
            return relations.between(db, tuple(uids))

    def of(self, uids: Iterable[str]) -> dict[str, tuple[Relation, ...]]:
        """All that is known of each of these claims or figures, with anything; those with nothing are left out."""
        with self._keeping.reading() as db:
            return relations.of(db, tuple(uids))

    def judge(self, left_uid: str, right_uid: str, opinion: Opinion | None) -> None:
        """Say how two claims, or two figures, stand to each other; None takes it back. One step of undo.

        It goes before every rule, and carries on to what says the same. Unique beginnings of uids will do.

        Raises:
            UsageError: they are one, or a claim and a figure.
            NotFoundError, AmbiguousUidError: there is no such claim or figure, or more than one.
        """
        from reader.library.judging import judge  # noqa: PLC0415 — reading what is known needs it not

        with self._at_once():
            judge(self._keeping, left_uid, right_uid, opinion)

    def opinions(self, article_uid: str = "") -> tuple[PairOpinion, ...]:
        """What the reader said of pairs, in which an article takes part or in all; the newest first.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        with self._keeping.reading() as db:
            return pair_opinions.every(db, articles.get(db, article_uid).uid if article_uid else "")

    def story(self, article_uid: str) -> Story:
        """The articles about the same event, and which of them are one report.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        with self._keeping.reading() as db:
            return story_of(db, uids.resolve(db, "article", article_uid))

    def prepared(self, article_uids: Iterable[str]) -> tuple[Prepared, ...]:
        """The newest claims and figures of these articles made ready for relating, in their order; whole uids.

        Articles that are in the bin, or have no text, are left out.
        """
        with self._keeping.reading() as db:
            ids = articles.ids_of(db, article_uids)
            states = relating.states(db, ids)
        found = self._accounts.of({each: states[each] for each in ids if each in states})
        return tuple(found[each] for each in ids if each in found)

    def _next(self, failed: Counter[int], most: int | None) -> list[int]:
        """The next articles of the background; one that others keep changing waits for the next time."""
        given_up = {each for each, times in failed.items() if times >= _TRIES}
        with self._keeping.reading() as db:
            batch = relating.newest(db, _BATCH + len(given_up))
        return [each for each in batch if each not in given_up][: _BATCH if most is None else most]

    def _relate_some(self, article_ids: Iterable[int]) -> bool:
        """Relate these unless somebody else writes; says whether it came to that."""
        try:
            done = [self._relate(each) for each in article_ids]
        except LibraryBusyError:
            return False
        return all(done)

    def _relate(self, article_id: int) -> bool:
        """Relate one article; one at which a rule fails stays pending, and keeps nobody from the others."""
        from reader.library.relating import relate_article  # noqa: PLC0415 — reading what is known needs no rules

        try:
            return relate_article(self._keeping, self._accounts, article_id)
        except HearsayError:
            raise
        except Exception:  # noqa: BLE001 — a wall around each article: the others must come
            return False
