"""The noun phrase of a source behind its verb: `said | Jo Poe, a baker from Ashe,`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.verb_groups import verb_soon
from reader.claims.word_classes import (
    ABBREVIATION,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    FINITE,
    ING,
    MEDIUM,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    WORD,
)

_QUANTIFIERS = words("counting_pronouns")
_LONGEST_PHRASE = 60
_SHORT_QUOTATION = 7
_CLAUSE_REACH = 8
_APPOSITIVE_OPENERS = words("appositive_openers")


def phrase_after(reading: Reading, index: int, last: int) -> Range | None:
    """The noun phrase that starts at `index`, with its appositives, before `last`."""
    last = min(last, index + _LONGEST_PHRASE)
    if index >= last or reading.flags[index] & QUOTED:
        return None
    if reading.flags[index] & PRONOUN and reading.lowers[index] not in _QUANTIFIERS:
        return (index, index + 1)
    end = index
    while end < last:
        step = _step_right(reading, index, end, last)
        if step == end:
            break
        end = min(step, last)
    while end > index and reading.words[end - 1] == ",":
        end -= 1
    return (index, end) if reading.has(index, end, WORD) else None


def _step_right(reading: Reading, first: int, at: int, last: int) -> int:
    flag, lower, word = reading.flags[at], reading.lowers[at], reading.words[at]
    if flag & QUOTED:
        opening, behind = reading.quotations[reading.quotation_of[at]]
        return behind if behind - opening < _SHORT_QUOTATION else at
    if word == ",":
        return _behind_appositive(reading, at, last) if _opens_appositive(reading, at, last) else at
    if not flag & WORD:
        return _over_mark(reading, at, last)
    if lower == "who" and at > first:
        while at < last and reading.words[at] not in ",;:—" and not reading.flags[at] & QUOTED:
            at += 1
        return at
    return at if _stops_phrase(reading, first, at, last) else at + 1


def _over_mark(reading: Reading, at: int, last: int) -> int:
    word = reading.words[at]
    if word == ".":
        return at + 1 if reading.flags[at - 1] & ABBREVIATION and at + 1 < last else at
    return at if word in ";:?!—–…" or word == "..." else at + 1


def _stops_phrase(reading: Reading, first: int, at: int, last: int) -> bool:
    flag, lower, before = reading.flags[at], reading.lowers[at], reading.flags[at - 1]
    if lower == "and":
        return verb_soon(reading, at + 1, last)
    if flag & SUBORDINATOR and lower in ("than", "that"):
        return False
    if flag & (CONJUNCTION | AUXILIARY | SUBORDINATOR) or lower in ("told", "said"):
        return True
    if flag & PREPOSITION:
        return lower not in ("of", "for", "from", "with") and _is_adverbial(reading, at)
    if flag & TIME:
        return at > first and not before & DETERMINER
    is_participle = flag & ING and not flag & CAPITAL and not before & (DETERMINER | PREPOSITION)
    is_adverb = flag & ADVERB and lower not in ("also", "all", "both", "once", "first")
    return at > first and bool(is_participle or is_adverb)


def _is_adverbial(reading: Reading, at: int) -> bool:
    """Whether a preposition opens "in a statement", "on Monday" or stands behind a name, and so ends the source."""
    if reading.lowers[at] not in ("at", "in", "on", "by", "to", "near", "about", "against"):
        return True
    if reading.flags[at - 1] & CAPITAL:
        return True
    return reading.has(at + 1, at + 3, MEDIUM | TIME) or bool(reading.flags[at + 3] & MEDIUM)


def _opens_appositive(reading: Reading, comma: int, last: int) -> bool:
    inner = comma + 1
    if inner >= last or reading.flags[inner] & QUOTED:
        return False
    flag, lower = reading.flags[inner], reading.lowers[inner]
    if lower == "who" and _attributes(reading, inner, last):
        return False
    if flag & (CAPITAL | DETERMINER) and _opens_clause(reading, inner + 1, last):
        return False
    if lower in _APPOSITIVE_OPENERS or flag & OFFICE:
        return True
    if flag & CAPITAL:
        return not flag & TIME
    is_age = lower.isdigit() and len(lower) <= 1 + 1
    return is_age and reading.words[inner + 1] in (",", ".", "")


def _opens_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether a finite verb follows before the next mark or relative pronoun: `…, the firm would close`."""
    for at in range(first, min(first + _CLAUSE_REACH, last)):
        if reading.words[at] in ",;:—" or reading.flags[at] & (QUOTED | SUBORDINATOR | PRONOUN | PREPOSITION):
            return False
        if reading.lowers[at] in ("which", "whose", "that"):
            return False
        if reading.flags[at] & (AUXILIARY | FINITE):
            return True
    return False


def _attributes(reading: Reading, first: int, last: int) -> bool:
    """Whether the relative clause from `first` on holds an attribution of its own."""
    for at in range(first, last):
        if reading.flags[at] & QUOTED or (reading.words[at] == "," and at > first + 1):
            return False
        if reading.flags[at] & CUE_VERB or reading.words[at] == ",":
            return True
    return False


def _behind_appositive(reading: Reading, comma: int, last: int) -> int:
    index = comma + 1
    while index < last and not reading.flags[index] & QUOTED:
        word = reading.words[index]
        between_names = word == "," and reading.flags[index - 1] & reading.flags[index + 1] & CAPITAL
        if word in (",", ";", ":", "—") and not between_names:
            break
        if word == "." and not reading.flags[index - 1] & ABBREVIATION:
            break
        index += 1
    return index
