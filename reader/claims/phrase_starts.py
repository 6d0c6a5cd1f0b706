"""What opens a noun phrase without belonging to it: `and`, `particularly`, `On Monday`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    ADJECTIVE_ING,
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    GENITIVE,
    ING,
    OFFICE,
    PREPOSITION,
    QUOTED,
    TIME,
    WORD,
)

_FOCUSING = words("focusing")


def trim_phrase(reading: Reading, first: int, last: int) -> Range | None:
    """Drop conjunctions, adverbs and a fronted adjunct ("On Monday the mayor") from the start of a phrase."""
    while first < last and _is_trimmed(reading, first):
        first += 1
    while first < last - 1 and reading.lowers[first] in ("which", "what", "whom", "how", "why", "where", "whether"):
        first += 1
    if not reading.has(first, last, WORD):
        return None
    return _behind_adjunct(reading, first, last) if _is_fronted_adjunct(reading, first, last) else (first, last)


def _is_trimmed(reading: Reading, index: int) -> bool:
    flag, lower = reading.flags[index], reading.lowers[index]
    if flag & ADVERB and lower not in ("all", "both", "well"):
        return True
    if lower.endswith("ly") and reading.flags[index + 1] & (CUE_VERB | PREPOSITION) and not flag & CAPITAL:
        return True
    if flag & ING and flag & CUE_VERB and reading.flags[index + 1] & DETERMINER:
        return True  # "contesting | the claims made by Poe"
    if not flag & WORD:
        return reading.words[index] not in "$#@“\"‘'«„" or not reading.words[index]
    if lower in _FOCUSING and reading.flags[index + 1] & (CAPITAL | DETERMINER | OFFICE):
        return True
    return lower in ("and", "but", "or", "earlier", "later", "that", "as", "then") and not flag & QUOTED


def _is_fronted_adjunct(reading: Reading, first: int, last: int) -> bool:
    flag, lower, following = reading.flags[first], reading.lowers[first], reading.flags[first + 1]
    if flag & PREPOSITION:
        counts = (
            following & DETERMINER or reading.words[first + 1][:1].isdigit() or reading.lowers[first + 1] == "least"
        )
        return not (lower in ("about", "over", "at") and counts)
    if flag & TIME:
        return not flag & GENITIVE and not reading.lowers[first + 1].startswith("'")
    if flag & ING and following & PREPOSITION and not flag & CAPITAL:
        return True
    if flag & ING and not flag & (CUE_VERB | ADJECTIVE_ING) and lower != "king" and not following & CAPITAL:
        return not (flag & CAPITAL and last - first <= 1 + 1)
    return lower in ("last", "this", "next", "earlier") and bool(following & TIME)


def _behind_adjunct(reading: Reading, first: int, last: int) -> Range | None:
    """The subject behind an adjunct without comma: from the last determiner or name that follows no preposition."""
    flags = reading.flags
    for index in range(first + 1, last):
        before, flag = flags[index - 1], flags[index]
        if flag & TIME or before & (PREPOSITION | DETERMINER | CONJUNCTION | OFFICE | GENITIVE):
            continue
        if reading.words[index - 1] in "&$.-" or reading.words[index] == ".":
            continue
        after_date = before & TIME or reading.lowers[index - 1].isdigit()
        opens_name = flag & CAPITAL and (not before & CAPITAL or after_date)
        if flag & DETERMINER or opens_name or after_date:
            return (index + bool(flag & PREPOSITION), last)  # "a post on Friday by | a woman"
    return None
