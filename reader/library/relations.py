"""How claims and figures of all articles stand to each other, kept in step with the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.claims.relations.prepare import Prepared, prepare
from reader.library.extracting import findings_of
from reader.library.keeping import Keeping
from reader.model import Account, Opinion, PairOpinion, Progress, Relation, Story
from reader.store import articles

OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]

FEW_ARTICLES = 4
"""How many articles a correction, or a comparison, waits for; more are left to the background."""


class Relations:
    """Relations between claims and between figures; those of an article follow when its claims have changed."""

    def __init__(self, keeping: Keeping) -> None:
        """Join the facet to its library."""
        self._keeping = keeping

    def pending(self) -> int:
        """How many articles' relations are still to come."""
        return 0

    def follow(
        self,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop = lambda: False,
        limit: int | None = None,
    ) -> int:
        """Relate what is pending, the last changed first; returns how many articles that were.

        Each article is on disk when the next one begins, so it may be stopped, or killed, at any time.

        Args:
            on_progress: told after each article.
            should_stop: asked before each article.
            limit: of articles; None for all.
        """
        return 0

    def catch_up(self, most: int = FEW_ARTICLES, *, first: Iterable[str] = ()) -> bool:
        """Relate what changed last; says whether nothing is left.

        Where the library can only be read, or another program writes it, what is there holds.

        Args:
            most: how many articles at most.
            first: uids of articles that are related before all others, where they are pending.
        """
        return True

    def between(self, uids: Iterable[str]) -> tuple[Relation, ...]:
        """All that is known among these claims, and among these figures; the reader's word goes first."""
        return ()

    def of(self, uids: Iterable[str]) -> dict[str, tuple[Relation, ...]]:
        """All that is known of each of these claims or figures, with anything; those with nothing are left out."""
        return {}

    def judge(self, left_uid: str, right_uid: str, opinion: Opinion | None) -> None:
        """Say how two claims, or two figures, stand to each other; None takes it back. One step of undo.

        It goes before every rule, and carries on to what says the same. Unique beginnings of uids will do.

        Raises:
            UsageError: they are one, or a claim and a figure.
            NotFoundError, AmbiguousUidError: there is no such claim or figure, or more than one.
        """

    def opinions(self, article_uid: str = "") -> tuple[PairOpinion, ...]:
        """What the reader said of pairs, in which an article takes part or in all; the newest first."""
        return ()

    def story(self, article_uid: str) -> Story:
        """The articles about the same event, and which of them are one report.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        return Story((article_uid,))

    def prepared(self, article_uids: Iterable[str]) -> tuple[Prepared, ...]:
        """The newest claims and figures of these articles made ready for relating, in their order; whole uids.

        Articles that are in the bin, or have no text, are left out.
        """
        return tuple(map(self._prepared, article_uids))

    def _prepared(self, uid: str) -> Prepared:
        with self._keeping.reading() as db:
            version, article = articles.version(db, uid), articles.get(db, uid)
        found = findings_of(self._keeping, version)
        described = {"title": article.title, "outlet": article.outlet, "published": article.published}
        return prepare(Account(uid, version.text, found.layout, found.claims, found.figures, **described))
