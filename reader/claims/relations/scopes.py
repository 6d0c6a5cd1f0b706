"""Whether two figures count the same: who is counted, where, what became of them."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from reader.claims.relations.items import Counted, Words
from reader.claims.relations.lexicon import words
from reader.claims.relations.words import stems, stems_of


class Whom(StrEnum):
    """How the population of one figure stands to that of another."""

    EQUAL = "equal"
    PART = "part"
    WHOLE = "whole"
    SHARED = "shared"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def whom(left: Counted, right: Counted) -> Whom:
    """How those counted in `left` stand to those in `right`: PART is a part of them, WHOLE the whole they belong to."""
    if not left.words or not right.words:
        return Whom.UNKNOWN
    if left.words == right.words:
        return Whom.EQUAL
    wholes = stems_of("wholes")
    is_left_whole, is_right_whole = bool(left.words & wholes), bool(right.words & wholes)
    own, other = left.words - wholes, right.words - wholes
    if is_left_whole != is_right_whole:
        found = Whom.WHOLE if is_left_whole else Whom.PART
        is_of_anybody = (own if is_left_whole else other) <= stems_of("people")  # "soldiers on both sides"
        return found if own & other or is_of_anybody else Whom.DIFFERENT
    if left.names and right.names and not left.names & right.names:
        return Whom.SHARED if own & other else Whom.DIFFERENT
    return _by_words(left, right, own, other)


def _by_words(left: Counted, right: Counted, own: Words, other: Words) -> Whom:
    people = stems_of("people")
    if own - people == other - people and own - people:
        return Whom.EQUAL  # "Orvenians" and "Orvenian soldiers"
    if own < other or other < own:
        return _narrower(left, right, is_left_fewer=own < other)
    return Whom.SHARED if own & other else Whom.DIFFERENT


def _narrower(left: Counted, right: Counted, *, is_left_fewer: bool) -> Whom:
    """More words narrow down, but "soldiers and police" widens."""
    longer = right if is_left_fewer else left
    is_joined = " and " in longer.figure.population
    return Whom.PART if is_joined == is_left_fewer else Whom.WHOLE


def is_bound_below(item: Counted) -> bool:
    """Whether only some are counted, those that are named or known: there may be more."""
    return bool(item.words & stems_of("parts"))


def are_one_but_known(left: Counted, right: Counted) -> bool:
    """Whether one counts those that are named or known, of the people that the other counts."""
    if is_bound_below(left) == is_bound_below(right):
        return False
    known, every = (left, right) if is_bound_below(left) else (right, left)
    return bool(known.words - stems_of("parts") & every.words) and (
        known.words - stems_of("parts")
    ) <= every.words | stems_of("people")


def are_one_place(left: Counted, right: Counted) -> bool:
    """Whether two places may be one; an unknown one may be any."""
    here, there = left.figure.where.strip("- "), right.figure.where.strip("- ")
    return not here or not there or here == there or not _words_of(here).isdisjoint(_words_of(there))


@lru_cache(maxsize=4_096)
def _words_of(place: str) -> frozenset[str]:
    """The stems of a place; the same few places come up in every pair."""
    return frozenset(stems(place))


def measure_words(item: Counted) -> frozenset[str]:
    """The words of a measure ("killed_or_injured"); none when it is unknown."""
    return frozenset(item.figure.measures.split("_")) - {""}


def is_cumulative(item: Counted) -> bool:
    """Whether such a count can only grow."""
    return item.figure.measures in words("cumulative")


def is_state(item: Counted) -> bool:
    """Whether such a count changes from day to day."""
    return item.figure.measures in words("states") or bool(measure_words(item) & words("states"))


def is_of_one_whole(item: Counted) -> bool:
    """Whether shares of such a measure are parts of one whole, as votes are; turnouts of two towns are not."""
    return bool(measure_words(item) & words("whole_measures"))


def is_toll(item: Counted) -> bool:
    """Whether it counts what became of people."""
    return item.figure.measures in words("tolls")
