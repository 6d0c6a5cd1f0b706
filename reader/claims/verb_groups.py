"""Verbs with their auxiliaries, negations and adverbs: `has not yet confirmed`, `declined to say`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    MODAL,
    NEGATION,
    QUOTED,
    SUBORDINATOR,
    VERB,
    WILLING,
)

_NOT_IN_GROUP = words("not_in_group")
_LY_NOUNS = words("ly_nouns")
_SHORTEST_LY = 5
_NEAR = 8


def group_start(reading: Reading, at: int, lowest: int) -> int:
    """The first token of the verb group whose main verb stands at `at`."""
    first = at
    while first - 1 >= lowest and not reading.flags[first - 1] & QUOTED:
        lower = reading.lowers[first - 1]
        if _belongs_before_verb(reading, first - 1):
            first -= 1
        elif lower == "to" and first - 2 >= lowest and reading.flags[first - 2] & WILLING:
            first -= 2
        else:
            break
    while first < at and reading.lowers[first] in ("then", "later"):
        first += 1
    return first


def _belongs_before_verb(reading: Reading, index: int) -> bool:
    lower, flag = reading.lowers[index], reading.flags[index]
    if flag & (AUXILIARY | NEGATION) or (flag & MODAL and lower != "to"):
        return True
    if flag & ADVERB:
        return lower not in _NOT_IN_GROUP
    return lower.endswith("ly") and len(lower) >= _SHORTEST_LY and lower not in _LY_NOUNS and not flag & CAPITAL


def verb_soon(reading: Reading, index: int, last: int) -> bool:
    """Whether a finite verb follows within a few words of the same clause."""
    for at in range(index, min(index + _NEAR, last)):
        if reading.words[at] in ",;." or reading.flags[at] & SUBORDINATOR:
            return False
        if reading.flags[at] & VERB:
            return True
    return False


def auxiliaries(reading: Reading, group: Range) -> int:
    """The classes of all words before the main verb, together."""
    together = 0
    for flag in reading.flags[group[0] : group[1]]:
        together |= flag
    return together
