"""What is asked to be compared: a claim, a figure, a thread, an article, a query, or simply the most contested."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.library.keeping import Keeping
from reader.model import Article, SearchIn
from reader.store import articles, claims, threads, uids
from reader.store.database import Connection
from reader.store.uids import looks_like_uid

if TYPE_CHECKING:
    from reader.library.searching import Searching

_MOST_CLAIMS = 200  # of what a query finds, the best ones
_MOST_ARTICLES = 60  # in whose stories threads are looked for


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared.

    Attributes:
        title: what to call it.
        articles: uids of the articles in whose stories threads are looked for, the most telling first.
        item: uid of the claim or figure that was asked for; empty else.
        article: uid of the article that was asked for, or that the claim or figure stands in; empty else.
        found: claims that a query finds, the best first; None where there is no query.
    """

    title: str
    articles: tuple[str, ...]
    item: str = ""
    article: str = ""
    found: tuple[str, ...] | None = None


def understand(keeping: Keeping, search: Callable[[], Searching], asked: str) -> Asked:
    """Find out what is meant.

    Raises:
        AmbiguousUidError: it fits more than one claim, figure or article.
    """
    asked = asked.strip()
    with keeping.reading() as db:
        if not asked:
            return Asked("", _contested(db))
        named = _named(db, asked) if looks_like_uid(asked) else None
    return named or _queried(keeping, search(), asked)


def _named(db: Connection, uid: str) -> Asked | None:
    """The claim, figure or article of that uid, in this order; None where it is a word like others."""
    for find in (_claim, _figure, _article):
        try:
            return find(db, uid)
        except NotFoundError:
            continue
    return None


def _claim(db: Connection, uid: str) -> Asked:
    placed = claims.by_ids(db, [uids.resolve(db, "claim", uid)])[0]
    home = placed.article.uid
    return Asked(placed.content_text, (home,), item=placed.claim.uid, article=home)


def _figure(db: Connection, uid: str) -> Asked:
    figure_uid, home = threads.figure_home(db, uid)
    return Asked("", (home,), item=figure_uid, article=home)


def _article(db: Connection, uid: str) -> Asked:
    article = articles.get(db, uid)
    return Asked(article.title or article.uid, (article.uid,), article=article.uid)


def _contested(db: Connection) -> tuple[str, ...]:
    """Those with most conflicts; without any conflict the newest."""
    return threads.most_contested(db, _MOST_ARTICLES) or threads.newest(db, _MOST_ARTICLES)


def _queried(keeping: Keeping, search: Searching, query: str) -> Asked:
    hits = search.find(query, within=SearchIn.CLAIMS, limit=_MOST_CLAIMS).hits
    with keeping.reading() as db:
        found = claims.by_uids(db, [hit.uid for hit in hits])
    homes = _each_once(placed.article for placed in found)
    return Asked(query, homes[:_MOST_ARTICLES], found=tuple(placed.claim.uid for placed in found))


def _each_once(homes: Iterable[Article]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.uid for each in homes))
