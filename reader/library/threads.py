"""Threads: who disagrees with whom about what, side by side, over the days, and by speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.claims.relations.groups import grouped
from reader.claims.relations.prepare import Prepared
from reader.library.asked import Asked, understand
from reader.library.keeping import Keeping
from reader.library.relations import Relations
from reader.library.statements import Material
from reader.library.weaving import Outline, Weaver, in_rank
from reader.model import Article, Comparison, Course, Relation, SpeakerPage, Statement, Story, Thread
from reader.store import articles

if TYPE_CHECKING:
    from reader.library.searching import Searching

_MOST_STORIES = 12  # that are looked through for a query, or for all of a library
_WAITED_FOR = 24  # articles whose relations are made before the answer, half a second; more follow in the background


@dataclass(frozen=True, slots=True)
class _Woven:
    """The threads of one story before they are woven, with what they are made of."""

    story: Story
    weaver: Weaver
    prepared: tuple[Prepared, ...]
    relations: tuple[Relation, ...]
    outlines: tuple[Outline, ...]


class Threads:
    """Claims and figures about one thing, from many articles, with how they stand to each other."""

    def __init__(self, keeping: Keeping, relations: Relations, search: Callable[[], Searching]) -> None:
        """Join the facet to its library; `search` opens the other one, which only a query needs."""
        self._keeping = keeping
        self._relations = relations
        self._search = search

    def compare(self, asked: str = "", *, most: int | None = None) -> Comparison:
        """The threads of what is asked for, contested ones first.

        Args:
            asked: uid of a claim, figure or thread (the thread that holds it comes first, and it is `now_at`); of an
                article (the threads that it takes part in, and what it claims alone); a query for claims (their
                threads); or "" (the most contested threads of the library). The beginning of a uid will do.
            most: how many threads to weave; `found` of the comparison counts the others as well.

        Raises:
            AmbiguousUidError: it fits more than one claim, figure or article.
        """
        if not asked.strip():
            self._relations.catch_up(_WAITED_FOR)  # it is they that tell what is contested
        wanted = understand(self._keeping, self._search, asked)
        near = self._relations.story(wanted.article).articles if wanted.article else wanted.articles
        self._relations.catch_up(_WAITED_FOR, first=near[:_WAITED_FOR])
        woven = list(self._woven(wanted))
        return self._comparison(wanted, woven, most)

    def timeline(self, asked: str) -> tuple[Course, ...]:
        """How figures and positions moved over the days, in the threads of what is asked for; as `compare`.

        Of a claim or figure only the threads that hold it.

        Raises:
            AmbiguousUidError: it fits more than one claim, figure or article.
        """
        from reader.library.courses import courses_of  # noqa: PLC0415 — comparing needs it not

        compared = self.compare(asked)
        held = tuple(each for each in compared.threads if not compared.now_at or _holds(each, compared.now_at))
        return _without_repeats(course for thread in held for course in courses_of(thread))

    def speaker(self, name: str) -> SpeakerPage:
        """What a speaker claimed, what others denied of it, and what they themselves later changed.

        Any of the names that the reader merged will do; nobody of that name has an empty page.
        """
        from reader.library.speaker_pages import page_of  # noqa: PLC0415 — comparing needs it not

        self._relations.catch_up(_WAITED_FOR)
        return page_of(self._keeping, self._relations, name)

    def _woven(self, wanted: Asked) -> Iterator[_Woven]:
        """The stories of the articles that are asked for, each once."""
        seen: set[str] = set()
        count = 0
        for uid in wanted.articles:
            if uid in seen or count == _MOST_STORIES:
                continue
            story = self._relations.story(uid)
            seen.update(story.articles)
            count += 1
            yield self._weave(story)

    def _weave(self, story: Story) -> _Woven:
        prepared = self._relations.prepared(story.articles)
        accounts = tuple(each.account for each in prepared)
        uids = [item.uid for account in accounts for items in (account.claims, account.figures) for item in items]
        known = self._relations.between(uids)
        with self._keeping.reading() as db:
            homes = {each.uid: each for each in articles.by_uids(db, [account.uid for account in accounts])}
        weaver = Weaver(Material(homes, accounts, known, dict(story.copies), story.is_capped))
        return _Woven(story, weaver, prepared, known, weaver.outlines(grouped(prepared, known)))

    def _comparison(self, wanted: Asked, woven: list[_Woven], most: int | None) -> Comparison:
        weavers = {outline.uid: each.weaver for each in reversed(woven) for outline in each.outlines}
        chosen = _chosen(wanted, [outline for each in woven for outline in each.outlines])
        homes = _homes(chosen)
        shown = {each.uid for each in homes}
        copies = {pair for each in woven for pair in each.story.copies if set(pair) & shown}
        is_one_article = bool(wanted.article) and not wanted.item
        return Comparison(
            title=wanted.title or _words_of(wanted.item, woven),
            threads=tuple(weavers[each.uid].thread(each) for each in chosen[:most]),
            articles=homes,
            only_here=_only_here(wanted.article, woven[0]) if is_one_article and woven else (),
            copies=tuple(sorted(copies)),
            pending=self._relations.pending(),
            is_capped=any(each.story.is_capped for each in woven),
            now_at=wanted.item,
            found=len(chosen),
        )


def _chosen(wanted: Asked, threads: Sequence[Outline]) -> tuple[Outline, ...]:
    """Those threads that are asked for, each once, in their order."""
    ranked = in_rank({each.uid: each for each in reversed(threads)}.values())
    if wanted.item:
        ours = [each for each in ranked if wanted.article in _articles_in(each)]
        return tuple(sorted(ours, key=lambda each: (each.uid != wanted.item, not each.holds(wanted.item))))
    if wanted.article:
        return tuple(each for each in ranked if wanted.article in _articles_in(each))
    if wanted.found is not None:
        found = set(wanted.found)
        return tuple(each for each in ranked if not found.isdisjoint(said.uid for said in each.said))
    contested = tuple(each for each in ranked if each.conflicts)
    return contested or ranked


def _without_repeats(courses: Iterable[Course]) -> tuple[Course, ...]:
    """Those courses that are no part of another; guests bring theirs into several threads."""
    found = [({(each.statement.uid, each.figure) for each in course.moments}, course) for course in courses]
    return tuple(
        course
        for number, (moments, course) in enumerate(found)
        if not any(moments < other or (moments == other and at < number) for at, (other, _) in enumerate(found))
    )


def _holds(thread: Thread, uid: str) -> bool:
    """Whether a claim or figure is in a thread."""
    said = (each.uid for position in thread.positions for each in position.statements)
    return uid in said or any(row.figure.uid == uid for line in thread.lines for row in line.rows)


def _articles_in(thread: Outline) -> set[str]:
    return {said.article.uid for said in thread.said}


def _homes(threads: Iterable[Outline]) -> tuple[Article, ...]:
    """The articles of all these threads, the earliest first."""
    homes = {each.article.uid: each.article for thread in threads for each in thread.said}
    return tuple(sorted(homes.values(), key=lambda each: (not each.published, each.published, each.uid)))


def _words_of(uid: str, woven: Iterable[_Woven]) -> str:
    """The words of a figure that is asked for."""
    return next((each.weaver.statements.of(uid).content_text for each in woven if uid in each.weaver.statements), "")


def _only_here(article_uid: str, woven: _Woven) -> tuple[Statement, ...]:
    """The claims of an article that no other of the story makes or answers."""
    from reader.claims.relations.alone import alone  # noqa: PLC0415 — asked for of an article only

    found = alone(article_uid, woven.prepared, woven.relations)
    return tuple(map(woven.weaver.statements.of, found))
