"""Which pairs are worth a look: figures of one unit or measure, claims that share a word that is not in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from reader.claims.relations.amounts import unit_of
from reader.claims.relations.items import Counted, Said

_COMMON_SHARE = 0.12  # a word in more of the claims than this says nothing about one of them
_COMMON_LEAST, _COMMON_MOST = 6, 40  # the upper bound keeps articles of thousands of claims from growing squared
_NEIGHBOURS = 2  # claims behind a claim that may answer it without a word in common
_HOLDING = "holding"
_MOST_FIGURES = 60
"""Figures of one unit that one figure is set beside; a text with more of them is a table."""


def figures_within(figures: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Figures of one article with each other."""
    for number, each in enumerate(figures):
        yield from (
            (each, other) for other in figures[number + 1 : number + 1 + _MOST_FIGURES] if _may_relate(each, other)
        )


def figures_between(ours: Iterable[Counted], theirs: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Figures of one article with those of another."""
    for each in ours:
        near = (other for other in theirs if _may_relate(each, other))
        yield from ((each, other) for other, _ in zip(near, range(_MOST_FIGURES), strict=False))


def _may_relate(left: Counted, right: Counted) -> bool:
    ours, theirs = unit_of(left), unit_of(right)
    measures = left.figure.measures
    return ours == theirs or not ours or not theirs or bool(measures and measures == right.figure.measures)


def claims_within(claims: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Claims of one article with each other."""
    place = {each.uid: number for number, each in enumerate(claims)}
    sharing = (*_index(claims).values(), *_of_outcomes(claims).values())
    pairs = {pair for uids in sharing for pair in combinations(uids, 2)}
    for number, each in enumerate(claims):
        pairs.update((each.uid, other.uid) for other in claims[number + 1 : number + 1 + _NEIGHBOURS])
        pairs.update((each.uid, target.uid) for target in each.claim.disputes if target.uid in place)
    known = {tuple(sorted((place[left], place[right]))) for left, right in pairs}
    yield from ((claims[left], claims[right]) for left, right in sorted(known))


def claims_between(ours: Sequence[Said], theirs: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Claims of one article with those of another."""
    index = _index((*ours, *theirs))
    known = {each.uid: each for each in theirs}
    facing = _facing(_of_outcomes(ours), _of_outcomes(theirs))
    for each in ours:
        found = {uid for word in each.words for uid in index.get(word, ())} | facing[each.uid]
        yield from ((each, known[uid]) for uid in sorted(found) if uid in known)


def _index(claims: Sequence[Said]) -> dict[str, list[str]]:
    """Each word that is not common with the claims that have it, in their order."""
    index: dict[str, list[str]] = defaultdict(list)
    for each in claims:
        for word in each.words:
            index[word].append(each.uid)
    most = min(max(_COMMON_LEAST, _COMMON_SHARE * len(claims)), _COMMON_MOST)
    return {word: uids for word, uids in index.items() if len(uids) <= most}


def _of_outcomes(claims: Iterable[Said]) -> dict[str, list[str]]:
    """The first claims of each outcome that only one party can have."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in claims:
        for outcome in (*each.outcomes, *((_HOLDING,) if each.holding is not None else ())):
            if len(found[outcome]) < _COMMON_MOST:
                found[outcome].append(each.uid)
    return found


def _facing(ours: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]]) -> Mapping[str, set[str]]:
    """For each claim of ours those of theirs that speak of the same outcome."""
    found: dict[str, set[str]] = defaultdict(set)
    for outcome, uids in ours.items():
        for uid in uids:
            found[uid].update(theirs.get(outcome, ()))
    return found
