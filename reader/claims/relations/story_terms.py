"""What an article is about, in terms by which articles about one event find each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from reader.claims.lexicon import words
from reader.claims.relations.items import Counted
from reader.claims.relations.prepare import Prepared
from reader.claims.relations.words import names_in, stem
from reader.model import Figure

_SMALLEST_FIGURE = 20.0  # smaller ones ("two men", "five days") are in every article
_SHORTEST_NAME = 4  # "the", "Mr", "UN" and initials connect too much
_MOST = 96  # of a book-length article, what it names most often
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w-]+")


def story_terms(prepared: Prepared) -> frozenset[str]:
    """Words of names (in the title, in what is claimed, of speakers), figures of 20 and more with their unit, and days.

    Figures and days begin with a digit, names do not.

    At most 96, those that the article has most often. Cost: linear in its claims and figures.
    """
    counts = Counter(_terms(prepared))
    if len(counts) <= _MOST:
        return frozenset(counts)
    return frozenset(sorted(counts, key=lambda term: (-counts[term], term))[:_MOST])


def _terms(prepared: Prepared) -> Iterator[str]:
    yield from _names_of_title(prepared.account.title)
    for said in prepared.claims:
        yield from _telling(said.names)
        yield from _words_of_name(said.claim.speaker.name)
    for counted in prepared.figures:
        yield from _of_figure(counted)


def _names_of_title(title: str) -> Iterator[str]:
    """Names in a headline; where most of its words have a capital, that says nothing."""
    names = _telling(names_in(title))
    return iter(names if len(names) * 2 < len(title.split()) else ())


def _words_of_name(name: str) -> Iterator[str]:
    return iter(_telling(stem(word) for word in _CAPITAL.findall(name)))


def _telling(names: Iterable[str]) -> list[str]:
    """Those words of names that are long enough, and neither weekdays, months, bodies ("Ministry") nor plain words."""
    return [name for name in names if len(name) >= _SHORTEST_NAME and not name[0].isdigit() and name not in _plain()]


@cache
def _plain() -> frozenset[str]:
    return frozenset(map(stem, (*words("no_titles"), *words("bodies"))))


def _of_figure(counted: Counted) -> Iterator[str]:
    figure: Figure = counted.figure
    yield from _telling(counted.names)
    bounds = {bound for bound in (figure.low, figure.high) if bound is not None and bound >= _SMALLEST_FIGURE}
    yield from (f"{bound:g} {figure.unit}" for bound in bounds)
    if _WHOLE_DAY.fullmatch(figure.as_of):
        yield figure.as_of
