"""Links in notes: whither they lead, what could be linked to, which notes lead here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import AmbiguousUidError, NotFoundError
from reader.library.keeping import Keeping
from reader.model import Annotation, Article, ArticleSort, LinkTarget, PlacedClaim, SearchIn
from reader.store import annotations as marks
from reader.store import articles, claims, listing, note_links, uids
from reader.store.database import Connection
from reader.text.links import SHORTEST_UID

if TYPE_CHECKING:
    from reader.library.searching import Searching

_WORD = re.compile(r"\w+")
_UID = re.compile(f"[0-9a-f]{{{SHORTEST_UID},16}}")
_MOST_WORDS = 12


class Links:
    """Ways from notes to articles and claims, and back."""

    def __init__(self, keeping: Keeping, search: Callable[[], Searching]) -> None:
        """Join the facet to its library; `search` opens the other one, which only suggestions need."""
        self._keeping = keeping
        self._search = search

    def targets(self, written: Iterable[str]) -> dict[str, LinkTarget]:
        """What each of these uids, or beginnings of uids, stands for; those of which nothing is here are left out.

        What is in the bin is not here, nor is what a beginning fits twice.
        """
        with self._keeping.reading() as db:
            found = {each: _target(db, each) for each in dict.fromkeys(written)}
        return {each: target for each, target in found.items() if target is not None}

    def suggest(self, typed: str, *, limit: int = 8) -> tuple[LinkTarget, ...]:
        """Articles by words of their titles, then claims by their words; without a word the newest articles.

        The last word may be the beginning of one. A uid, or its beginning, finds what it names first of all.
        """
        named = tuple(self.targets([typed.strip()]).values()) if _UID.fullmatch(typed.strip()) else ()
        words = [word.casefold() for word in _WORD.findall(typed)[:_MOST_WORDS]]
        found = self._found(words, limit) if words else self._newest(limit)
        return tuple({target.uid: target for target in (*named, *found)}.values())[:limit]

    def leading_to(self, uid: str, *, limit: int | None = None) -> tuple[tuple[Annotation, Article], ...]:
        """Notes with a link to an article or one of its claims, or to one claim; the last written first."""
        with self._keeping.reading() as db:
            home = articles.by_uids(db, [uid])
            names = note_links.claims_of(db, uid) if home else (uid,)
            wanted = note_links.all_names(db, names) | {uid}
            found = marks.shown(db, note_links.leading_to(db, wanted)[:limit])
            homes = {each.uid: each for each in articles.by_uids(db, {note.article_uid for note in found})}
        return tuple((note, homes[note.article_uid]) for note in found)

    def _newest(self, limit: int) -> list[LinkTarget]:
        with self._keeping.reading() as db:
            ids = listing.ordered_ids(db, ArticleSort.NEWEST, with_archived=False, limit=limit)
            return [_of_article(each) for each in articles.by_ids(db, ids)]

    def _found(self, words: list[str], limit: int) -> list[LinkTarget]:
        """Half of them articles, half claims, as far as there are so many."""
        search, last = self._search(), f"{words[-1]}*"
        titles = search.answer(" ".join(f"title:{word}" for word in (*words[:-1], last))).best(limit)
        said = search.answer(" ".join((*words[:-1], last)), SearchIn.CLAIMS).best(limit)
        with self._keeping.reading() as db:
            in_titles = [_of_article(each) for each in articles.by_ids(db, [row_id for row_id, _ in titles])]
            in_claims = [_of_claim(each) for each in claims.by_ids(db, [row_id for row_id, _ in said])]
        room = max(limit - len(in_claims), (limit + 1) // 2)
        return [*in_titles[:room], *in_claims]


def _target(db: Connection, written: str) -> LinkTarget | None:
    """The article or claim of that uid, or the only one that it is a beginning of."""
    fitting: list[LinkTarget] = []
    try:
        with suppress(NotFoundError):
            fitting += [_of_article(each) for each in articles.by_ids(db, [uids.resolve(db, "article", written)])]
        with suppress(NotFoundError):
            fitting += [_of_claim(each) for each in claims.by_ids(db, [uids.resolve(db, "claim", written)])]
    except AmbiguousUidError:
        return None
    if not fitting:
        fitting = [_of_claim(each) for each in claims.by_uids(db, [note_links.now_called(db, written)])]
    is_clear = len(fitting) == 1 and note_links.is_shown(db, fitting[0].article_uid)
    return fitting[0] if is_clear else None


def _of_article(article: Article) -> LinkTarget:
    return LinkTarget(article.uid, article.uid, article.title or article.uid, article.outlet, article.published)


def _of_claim(placed: PlacedClaim) -> LinkTarget:
    speaker = placed.claim.speaker.name or placed.source_text
    words = f"{speaker}: {placed.content_text}" if speaker else placed.content_text
    home = placed.article
    return LinkTarget(placed.claim.uid, home.uid, words, home.outlet, home.published)
