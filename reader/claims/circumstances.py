"""When and where something was said: `on Monday`, `last week`, `in an interview`; no part of what was said."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Reading
from reader.claims.verb_groups import verb_soon
from reader.claims.word_classes import (
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    MEDIUM,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
    WORD,
)

_TEMPORAL = words("temporal")
_BEFORE_TIMES = words("before_times")
_PARTS = frozenset(("late", "early", "mid"))
_AGO = frozenset(("ago", "earlier", "later"))
_NEAR = 4


def opens_circumstance(reading: Reading, index: int, last: int) -> bool:
    """Whether a phrase of time or place begins here that belongs to the saying."""
    lower = reading.lowers[index]
    if lower in ("in", "on", "at", "during"):
        return _is_circumstance(reading, index)
    if lower in _TEMPORAL:
        return reading.lowers[index - 1] != "such" and _opens_temporal_clause(reading, index, last)
    return _is_bare_time(reading, index, last)


def _opens_temporal_clause(reading: Reading, index: int, last: int) -> bool:
    """`when it fell`, `during the vote`; but `as` only before a clause: `as a man who can lead` is none."""
    if reading.lowers[index] != "as":
        return True
    opens = reading.flags[index + 1] & (PRONOUN | DETERMINER)
    return bool(opens) and verb_soon(reading, index + 2, _before_relative(reading, index + 2, last))


def _before_relative(reading: Reading, first: int, last: int) -> int:
    for at in range(first, min(first + _NEAR * 2, last)):
        if reading.lowers[at] in ("who", "which", "that"):
            return at
    return last


def _is_circumstance(reading: Reading, index: int) -> bool:
    """`on Monday`, `in late May`, `in an interview`, `on Twitter`."""
    following, lower = reading.flags[index + 1], reading.lowers[index + 1]
    if following & TIME or reading.flags[index + 2] & MEDIUM:
        return True
    if lower in ("twitter", "facebook", "telegram"):
        return True
    if lower in _PARTS:
        return bool(reading.flags[index + 2] & TIME)
    return bool(following & DETERMINER and reading.flags[index + 3] & MEDIUM)


def _is_bare_time(reading: Reading, index: int, last: int) -> bool:
    """`Friday afternoon`, `last week`, `a few days ago`, with nothing behind that they could be an attribute of."""
    flag, before = reading.flags[index], reading.flags[index - 1]
    if before & (PREPOSITION | DETERMINER | GENITIVE | CONJUNCTION) or _modifies_time(reading.lowers[index - 1]):
        return False
    if flag & DETERMINER:
        ago = next((at for at in range(index + 2, min(index + _NEAR, last)) if reading.lowers[at] in _AGO), 0)
        return bool(ago)
    at = index + (reading.lowers[index] in _BEFORE_TIMES)
    if not reading.flags[at] & TIME or at >= last:
        return False
    while at < last and reading.flags[at] & TIME:
        at += 1
    return (
        at >= last
        or not reading.flags[at] & WORD
        or bool(reading.flags[at] & (PREPOSITION | CONJUNCTION | SUBORDINATOR))
    )


def _modifies_time(lower: str) -> bool:
    return lower.isdigit() or lower in ("previous", "past", "coming", "following")
