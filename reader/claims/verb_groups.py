"""Verbs with their auxiliaries, negations and adverbs: `has not yet confirmed`, `declined to say`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    ING,
    MODAL,
    NEGATION,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    VERB,
    WILLING,
)

_NOT_IN_GROUP = words("not_in_group")
_LY_NOUNS = words("ly_nouns")
_SHORTEST_LY = 5
_BETWEEN = frozenset(("earlier", "once", "previously", "since", "long", "twice"))
_PAIR = 3
_NEAR = 8
_PHASE_REACH = 3
_PHASE_PARTICLES = frozenset(("on", "out", "anew"))
_ASPECTS = words("aspects")


def group_start(reading: Reading, at: int, lowest: int) -> int:
    """The first token of the verb group whose main verb stands at `at`."""
    first = at
    while first - 1 >= lowest and not reading.flags[first - 1] & QUOTED:
        lower = reading.lowers[first - 1]
        if lower == "nor" and first - _PAIR >= lowest and reading.lowers[first - _PAIR] == "neither":
            first -= _PAIR  # "neither confirmed nor | denied" is one cue
        elif _belongs_before_verb(reading, first - 1):
            first -= 1
        elif lower == "to" and first - 2 >= lowest:
            phase = _phase_verb(reading, first - 2, lowest)
            if phase < 0:
                break
            first = phase
        elif reading.flags[first] & ING and lower in _ASPECTS:
            first -= 1
        else:
            break
    while first < at and reading.lowers[first] in ("then", "later"):
        first += 1
    return first


def _phase_verb(reading: Reading, index: int, lowest: int) -> int:
    """The verb of phase or will before "to": `chose | not to`, `went on | to`; -1: there is none."""
    bottom = max(lowest, index - _PHASE_REACH)
    while index > bottom and (reading.flags[index] & (NEGATION | ADVERB) or reading.lowers[index] in _PHASE_PARTICLES):
        index -= 1
    return index if index >= lowest and reading.flags[index] & WILLING else -1


def _belongs_before_verb(reading: Reading, index: int) -> bool:
    lower, flag = reading.lowers[index], reading.flags[index]
    if flag & (AUXILIARY | NEGATION) or (flag & MODAL and lower != "to" and reading.words[index] != "May"):
        return True
    if lower in _BETWEEN and reading.flags[index - 1] & AUXILIARY:
        return True
    if flag & ADVERB:
        return lower not in _NOT_IN_GROUP or bool(
            reading.flags[index - 1] & MODAL and reading.lowers[index - 1] != "to"
        )
    return lower.endswith("ly") and len(lower) >= _SHORTEST_LY and lower not in _LY_NOUNS and not flag & CAPITAL


def verb_soon(reading: Reading, index: int, last: int) -> bool:
    """Whether a finite verb follows within a few words of the same clause."""
    for at in range(index, min(index + _NEAR, last)):
        if reading.words[at] in ",;." or reading.flags[at] & SUBORDINATOR:
            return False
        if reading.flags[at] & VERB:
            return True
    return False


def has_plural_head(reading: Reading, at: int) -> bool:
    """`lawyers for the coalition | fear`: the plural noun in front of a short phrase."""
    before = next((k for k in (at - 2, at - 3) if k > 0 and reading.flags[k] & PREPOSITION), 0)
    return before > 0 and reading.lowers[before - 1].endswith("s") and reading.lowers[at + 1] == "that"


def auxiliaries(reading: Reading, group: Range) -> int:
    """The classes of all words before the main verb, together; "keeps" before a gerund does what "is" does."""
    together = 0
    for flag in reading.flags[group[0] : group[1]]:
        together |= flag
    if reading.flags[group[1]] & ING and not _ASPECTS.isdisjoint(reading.lowers[group[0] : group[1]]):
        together |= BE
    return together
