"""Subjects that a phrase parts from their verb: `footage published on 12 May | shows`, `who on the day | had said`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.sources import phrase_before
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    EVIDENCE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_REACH = 10
_RELATIVES = frozenset(("who", "which"))
_PARTICIPLES = words("irregular_participles")
_ADJUNCT = PREPOSITION | TIME | ADVERB | DETERMINER
_NO_NOUNS = VERB | AUXILIARY | PRONOUN | SUBORDINATOR | CONJUNCTION | PREPOSITION | DETERMINER


def far_subject(reading: Reading, index: int, lowest: int) -> Range | None:
    """The subject of a verb at `index` that no noun phrase stands right before; looks back a bounded way."""
    for at in range(index - 1, max(lowest, index - _REACH) - 1, -1):
        flag = reading.flags[at]
        if not flag & WORD or flag & QUOTED:
            return None
        opens = reading.flags[at + 1] & _ADJUNCT or reading.flags[at + 2] & TIME
        if reading.lowers[at] in _RELATIVES:
            return (at, at + 1) if opens and at + 1 < index else None
        if _is_participle(reading, at) and at > lowest:
            return _with_participle(reading, at, index, lowest) if opens else None
        is_day = reading.lowers[at] == "that" and reading.flags[at + 1] & TIME
        if flag & (VERB | SUBORDINATOR) and not (flag & (PREPOSITION | DETERMINER) or is_day):
            return None
    return None


def _is_participle(reading: Reading, at: int) -> bool:
    is_form = reading.lowers[at].endswith("ed") or reading.lowers[at] in _PARTICIPLES
    return is_form and not reading.flags[at] & CAPITAL and not reading.flags[at - 1] & _NO_NOUNS


def _with_participle(reading: Reading, participle: int, index: int, lowest: int) -> Range | None:
    core = phrase_before(reading, participle, lowest)
    if not core or not reading.has(*core, EVIDENCE | DOCUMENT | CUE_NOUN):
        return None
    return (core[0], index)
