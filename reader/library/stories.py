"""The articles about one event, around one of them."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence

from reader.model import Story
from reader.store import articles, story_links, story_terms
from reader.store.database import Connection
from reader.store.story_links import Link

MOST = 40
_STEPS = 2  # further away, stories run into each other


def story_of(db: Connection, article_id: int) -> Story:
    """The articles linked to one, and those linked to these: the strongest links first, forty articles at most."""
    ordered, is_cut = _reached(db, article_id)
    homes = dict(zip(ordered, articles.by_ids(db, ordered), strict=True))
    uids = {row_id: each.uid for row_id, each in homes.items()}
    copies = _copies(db, sorted(ordered, key=lambda each: (not homes[each].published, homes[each].published, each)))
    return Story(
        tuple(uids[each] for each in ordered),
        tuple((uids[each], uids[copies[each]]) for each in ordered if each in copies),
        is_cut or story_terms.are_capped(db, ordered),
    )


def _reached(db: Connection, article_id: int) -> tuple[list[int], bool]:
    """Row ids of the articles of a story, and whether there are more than it may have."""
    ordered, steps = list[int](), {article_id: 0}
    waiting = [(0.0, article_id)]
    while waiting and len(ordered) < MOST:
        _, nearest = heapq.heappop(waiting)
        ordered.append(nearest)
        if steps[nearest] < _STEPS:
            for link in story_links.of_article(db, nearest):
                if link.other_id not in steps:
                    steps[link.other_id] = steps[nearest] + 1
                    heapq.heappush(waiting, (-link.score, link.other_id))
    return ordered, bool(waiting)


def _copies(db: Connection, oldest_first: Sequence[int]) -> dict[int, int]:
    """Articles that are nearly the text of an earlier one, each with the earliest of them."""
    alike = _alike(story_links.among(db, oldest_first))
    first: dict[int, int] = {}
    for article_id in oldest_first:
        for other in alike.get(article_id, ()):
            first.setdefault(other, first.get(article_id, article_id))
    return {article_id: other for article_id, other in first.items() if other != article_id}


def _alike(links: Collection[tuple[int, Link]]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for article_id, link in links:
        if link.resemblance >= story_terms.NEAR_DUPLICATE:
            found.setdefault(article_id, []).append(link.other_id)
            found.setdefault(link.other_id, []).append(article_id)
    return found
