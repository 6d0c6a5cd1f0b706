"""Sources without a proper name: their head word, what kind of speaker it makes, and how to call them."""

from __future__ import annotations

from reader.claims.lexicon import Form, words
from reader.claims.names import plain, strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.roles import is_person_word
from reader.claims.word_classes import (
    CAPITAL,
    CONJUNCTION,
    CROWD,
    DETERMINER,
    DOCUMENT,
    GENITIVE,
    JOB,
    KIN,
    OFFICE,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    UNNAMED,
    WORD,
)
from reader.model import SpeakerKind

_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
_OPENING_MARKS = frozenset("“\"‘'«„") | {"''"}
_QUANTIFIERS = words("quantifiers")
_SINGULAR_S = words("singular_s")
_COMPANIES = words("companies")
_FEW = words("few")
_NAMELESS = words("nameless")
_PARTICIPLES = words("irregular_participles")
_FAMILIAR = words("familiar")
_HEADS = UNNAMED | OFFICE | DOCUMENT | ORGANISATION | CROWD
_NO_OPENERS = _RELATIVES | {"the", "a", "an", "of", "by"}
_LINKS = PREPOSITION | DETERMINER | CONJUNCTION | SUBORDINATOR
_LONGEST_DESCRIPTION = 12


def class_of(reading: Reading, index: int) -> int:
    """The bits of a word's small classes, its ’s left aside."""
    return reading.lexicon.classes.get(strip_genitive(reading.lowers[index]), 0)


def head_range(reading: Reading, source: Range) -> Range:
    """The phrase up to its head noun: before the first comma, preposition, relative pronoun or clause."""
    first, last = source
    while first < last - 1 and reading.words[first] in _OPENING_MARKS:
        first += 1
    end = first
    while end < last and not _ends_head(reading, first, end):
        end += 1
    while end > first and not reading.flags[end - 1] & WORD:
        end -= 1
    return first, end


def _ends_head(reading: Reading, first: int, end: int) -> bool:
    flag, lower = reading.flags[end], reading.lowers[end]
    if lower in _RELATIVES and end > first:
        return True
    if flag & PREPOSITION and end > first:
        return not _is_inner_link(reading, end)
    if not flag & WORD:
        return reading.words[end] not in (".", "-", "&", "’", "'", "@", "/", "“", "”", '"')
    if end == first or flag & CAPITAL:
        return False
    return _opens_clause(reading, end)


def _opens_clause(reading: Reading, at: int) -> bool:
    """Whether a clause without relative pronoun follows its noun: `a statement | his office issued`."""
    flag, lower = reading.flags[at], reading.lowers[at]
    if flag & (DETERMINER | PRONOUN) and not reading.flags[at - 1] & (DETERMINER | GENITIVE):
        return bool(class_of(reading, at - 1) & _HEADS)
    if lower.endswith("ed") or lower in _PARTICIPLES:
        return bool(class_of(reading, at - 1) & _HEADS) or bool(reading.flags[at + 1] & PREPOSITION)
    return False


def _is_inner_link(reading: Reading, at: int) -> bool:
    if reading.lowers[at] not in ("of", "for") or not reading.flags[at - 1] & CAPITAL:
        return False
    if class_of(reading, at - 1) & (CROWD | UNNAMED):
        return False  # "Friends of Mr Poe", "Supporters of the Ashe plan"
    return bool(reading.flags[at + 1] & CAPITAL or reading.flags[at + 2] & CAPITAL)


def is_plural(reading: Reading, index: int) -> bool:
    """Whether a noun is in the plural, by its form."""
    lower = reading.lowers[index]
    if reading.flags[index] & GENITIVE:
        lower = strip_genitive(lower)
    if lower.endswith("people") or class_of(reading, index) & CROWD:
        return True
    return lower.endswith("s") and lower not in _SINGULAR_S and not lower.endswith(("ss", "us"))


def kind_of_head(reading: Reading, head: Range) -> SpeakerKind:
    """What kind of speaker a phrase without a known name is."""
    first, last = head
    if first >= last:
        return SpeakerKind.UNNAMED
    flag = class_of(reading, last - 1)
    is_capital = reading.flags[last - 1] & CAPITAL
    opens = is_capital and last - first == 1 and is_common(reading, first)
    is_name = is_capital and not opens and not flag & (OFFICE | UNNAMED | PRONOUN | DETERMINER)
    if opens and not flag & DOCUMENT:
        return _kind_of_people(reading, head, flag)
    if flag & DOCUMENT and not (is_name and last - first > 1):
        return SpeakerKind.DOCUMENT
    if is_name:
        return SpeakerKind.CROWD if _is_nation(reading, head, flag) else SpeakerKind.ORGANISATION
    if (flag & ORGANISATION and not flag & CROWD) or strip_genitive(reading.lowers[last - 1]) in _COMPANIES:
        return SpeakerKind.ORGANISATION
    return _kind_of_people(reading, head, flag)


def _is_nation(reading: Reading, head: Range, flag: int) -> bool:
    """`the Norlandians`, `some Democrats`: people with a capital."""
    first, last = head
    if flag & CROWD:
        return reading.lowers[first] in _QUANTIFIERS or not flag & ORGANISATION
    is_some = last - first > 1 and bool(reading.flags[first] & DETERMINER)
    return is_some and reading.lowers[last - 1].endswith("ns") and not flag & ORGANISATION


def _kind_of_people(reading: Reading, head: Range, flag: int) -> SpeakerKind:
    """A few people without names are unnamed, many are a crowd."""
    first, last = head
    lower, opener = strip_genitive(reading.lowers[last - 1]), reading.lowers[first]
    if lower in _NAMELESS:
        return SpeakerKind.UNNAMED
    if opener in _FEW and last - first > 1:
        return SpeakerKind.UNNAMED
    if lower == "people" and reading.lowers[last] in _FAMILIAR:
        return SpeakerKind.UNNAMED
    if flag & CROWD or (opener in _QUANTIFIERS and (is_plural(reading, last - 1) or last - first == 1)):
        return SpeakerKind.CROWD
    if is_plural(reading, last - 1) and not flag & (UNNAMED | OFFICE | JOB | KIN):
        return SpeakerKind.CROWD
    return SpeakerKind.UNNAMED


def is_common(reading: Reading, index: int) -> bool:
    """Whether a word that opens a sentence has its capital from there: `Developers`, `Relatives`."""
    if index > 0 and (reading.words[index - 1] == "," or reading.flags[index - 1] & WORD):
        return False
    if reading.lowers[index] in _QUANTIFIERS or reading.lowers[index] in ("none", "nobody"):
        return True
    flag = class_of(reading, index)
    if flag & (CROWD | UNNAMED | OFFICE | DOCUMENT):
        return True
    lower = reading.lowers[index]
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is")) or lower in _SINGULAR_S:
        return False
    verb = reading.lexicon.verbs.get(reading.lowers[index + 1])
    is_plural_verb = (verb and verb.form is Form.BASE) or reading.lowers[index + 1] in ("are", "have", "were")
    return bool(is_plural_verb) or lower[:-1] in _COMPANIES or is_person_word(reading.lexicon, lower[:-1])


def describe(reading: Reading, source: Range) -> str:
    """The source in its own words, without article, appositives and relative clauses; empty for articles and "who"."""
    first, last = source
    while first < last and reading.lowers[first] in _NO_OPENERS:
        first += 1
    if first >= last:
        return ""
    end = first
    while end < last and end - first < _LONGEST_DESCRIPTION:
        if end > first and (reading.words[end] in (",", ";", "—", "–", "(") or reading.lowers[end] in ("who", "which")):
            break
        if reading.flags[end] & QUOTED and not reading.flags[first] & QUOTED:
            break
        end += 1
    return plain(reading.slice(first, _without_links(reading, first, end)))


def _without_links(reading: Reading, first: int, end: int) -> int:
    """Where a description ends that was cut: not with the small words that lead on."""
    while end > first + 1 and (reading.flags[end - 1] & _LINKS or not reading.flags[end - 1] & WORD):
        end -= 1
    return max(end, first + 1)
