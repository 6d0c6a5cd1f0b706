"""Which articles tell of one event: those that share rare names, figures and days, within some weeks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reader.claims.relations.events import LEAST_NAMES, LEAST_SHARED, WINDOW_DAYS
from reader.claims.relations.prepare import Prepared
from reader.claims.relations.story_terms import story_terms
from reader.text.days import day_of

_COMMON_SHARE = 0.02
_COMMON_LEAST = 50
"""A term of more articles than this connects none of them."""


def stories_of(accounts: Sequence[Prepared]) -> list[list[Prepared]]:
    """Put articles of one event together; each article is in one story, alone if need be.

    Two articles belong together when they share three rare terms, two of them names, and their days lie within 45 of
    each other; an undated one may be of any day. Articles that are connected through others are of one story.

    Returns: stories, each the oldest article first. Cost: linear in the articles' terms, those of common ones bounded.
    """
    root = list(range(len(accounts)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for left, right in _connected(accounts):
        root[find(left)] = find(right)
    stories: dict[int, list[Prepared]] = defaultdict(list)
    for number, each in enumerate(accounts):
        stories[find(number)].append(each)
    return [sorted(story, key=lambda each: (each.account.published, each.account.uid)) for story in stories.values()]


def _connected(accounts: Sequence[Prepared]) -> Iterator[tuple[int, int]]:
    """Pairs of articles of one event."""
    terms = _rare(accounts)
    holders: dict[str, list[int]] = defaultdict(list)
    days = [day_of(each.account.published) for each in accounts]
    for number, of_article in enumerate(terms):
        shared, names = Counter[int](), Counter[int]()
        for term in of_article:
            shared.update(holders[term])
            names.update(() if term[0].isdigit() else holders[term])
            holders[term].append(number)
        for other, count in shared.items():
            if count >= LEAST_SHARED and names[other] >= LEAST_NAMES and _are_near(days[number], days[other]):
                yield other, number


def _rare(accounts: Sequence[Prepared]) -> list[list[str]]:
    """The terms of each article that are not common among them."""
    most = max(_COMMON_LEAST, round(_COMMON_SHARE * len(accounts)))
    terms = [story_terms(each) for each in accounts]
    counts = Counter(term for of_article in terms for term in of_article)
    return [[term for term in of_article if counts[term] <= most] for of_article in terms]


def _are_near(day: int, other: int) -> bool:
    return not day or not other or abs(day - other) <= WINDOW_DAYS
