"""Which pairs are worth a look: figures of one unit or measure, claims that share a word that is not in all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge, nsmallest
from itertools import combinations, groupby, islice

from reader.claims.relations.amounts import unit_of
from reader.claims.relations.items import Counted, Said

_COMMON_SHARE = 0.12  # a word in more of the claims than this says nothing about one of them
_COMMON_LEAST, _COMMON_MOST = 6, 40  # the upper bound keeps articles of thousands of claims from growing squared
_NEIGHBOURS = 2  # claims behind a claim that may answer it without a word in common
_HOLDING = "holding"
_MOST_CLAIMS = 60  # that one claim is set beside for the words that they share; articles of news stay far below
_MOST_FIGURES = 60
"""Figures of one unit that one figure is set beside; a text with more of them is a table."""


def figures_within(figures: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Figures of one article with each other."""
    for number, each in enumerate(figures):
        yield from (
            (each, other) for other in figures[number + 1 : number + 1 + _MOST_FIGURES] if _may_relate(each, other)
        )


def figures_between(ours: Iterable[Counted], theirs: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Figures of one article with those of another; the first sixty that may relate, found without looking at each."""
    units, measures = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, each in enumerate(theirs):
        units[unit_of(each)].append(number)
        measures[each.figure.measures].append(number)
    for each in ours:
        unit, measure = unit_of(each), each.figure.measures
        places = (units[unit], units[""], measures[measure] if measure else ()) if unit else (range(len(theirs)),)
        near = (number for number, _ in groupby(merge(*places)))
        yield from ((each, theirs[number]) for number in islice(near, _MOST_FIGURES))


def _may_relate(left: Counted, right: Counted) -> bool:
    ours, theirs = unit_of(left), unit_of(right)
    measures = left.figure.measures
    return ours == theirs or not ours or not theirs or bool(measures and measures == right.figure.measures)


def claims_within(claims: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Claims of one article with each other."""
    place = {each.uid: number for number, each in enumerate(claims)}
    shared = Counter(pair for uids in _index(claims).values() for pair in combinations(uids, 2))
    pairs = _most_shared(shared)
    pairs.update(pair for uids in _of_outcomes(claims).values() for pair in combinations(uids, 2))
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
    shared = Counter(
        (each.uid, uid) for each in ours for word in each.words for uid in index.get(word, ()) if uid in known
    )
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in _most_shared(shared):
        found[left].add(right)
    for each in ours:
        yield from ((each, known[uid]) for uid in sorted(found[each.uid] | facing[each.uid]) if uid in known)


def _most_shared(shared: Mapping[tuple[str, str], int]) -> set[tuple[str, str]]:
    """The pairs in which each is among the sixty that the other shares most words with: whichever comes first."""
    beside: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (left, right), count in shared.items():
        beside[left].append((-count, right))
        beside[right].append((-count, left))
    best = {
        uid: {other for _, other in nsmallest(_MOST_CLAIMS, others)}
        for uid, others in beside.items()
        if len(others) > _MOST_CLAIMS
    }
    return {
        (left, right)
        for left, right in shared
        if (left not in best or right in best[left]) and (right not in best or left in best[right])
    }


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
