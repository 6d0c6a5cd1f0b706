"""Which articles an article is set beside: those near it, and those that it is near to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from reader.claims.relations.prepare import Prepared
from reader.claims.relations.story_terms import story_terms
from reader.store import story_links
from reader.store import story_terms as index
from reader.store.database import Connection
from reader.store.story_links import Link
from reader.store.story_terms import Marks, Near
from reader.text.days import day_of
from reader.text.sketches import sketch

NEAREST = 16
"""How many articles one is set beside by itself; others may be nearer to it than to most."""
MOST = 40
"""How many in all."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles that one is set beside; `is_capped`: more were near it."""

    links: tuple[Link, ...]
    is_capped: bool

    @property
    def ids(self) -> frozenset[int]:
        """Row ids of the articles."""
        return frozenset(each.other_id for each in self.links)


def marks_of(prepared: Prepared) -> Marks:
    """What an article is known by among others; its boilerplate does not count."""
    account = prepared.account
    body = "\n".join(account.text[slice(*block.span)] for block in account.layout.blocks if block.junk is None)
    return index.marks_of(story_terms(prepared), day_of(account.published), sketch(body or account.text))


def neighbours_of(db: Connection, article_id: int, marks: Marks) -> Neighbours:
    """The sixteen articles nearest to one, and those that count it among theirs; forty at most.

    Cost: bounded by what the article shares with others (see `story_terms.near`).
    """
    near = index.near(db, article_id, marks)
    links = {each.article_id: _link(each) for each in near[:NEAREST]}
    held = [each for each in story_links.of_article(db, article_id) if each.other_id not in links]
    still = index.still_near(marks, index.of_articles(db, [each.other_id for each in held]))
    links |= {each.other_id: each for each in islice(_among(held, still), MOST - len(links))}
    is_capped = any(each.article_id not in links for each in near)
    return Neighbours(tuple(links.values()), is_capped)


def _link(near: Near) -> Link:
    return Link(near.article_id, near.score, near.resemblance)


def _among(links: Iterable[Link], ids: set[int]) -> Iterable[Link]:
    return (each for each in links if each.other_id in ids)
