"""What a text says beside a name about who bears it: `harbour master Ann Poe`, `Ann Poe, a baker`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.claims.lexicon import Lexicon, words
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    DOCUMENT,
    GENITIVE,
    KIN,
    OFFICE,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TITLE,
    UNNAMED,
    VERB,
    WORD,
)

_CLOSED = DETERMINER | PRONOUN | PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB | AUXILIARY | TIME | VERB | QUOTED
_ENDS = PREPOSITION | VERB | QUOTED | CONJUNCTION | SUBORDINATOR
_LONGEST_ROLE = 8
_LONGEST_FRONT = 5
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "eer", "ee", "-old")
_NO_PERSONS = words("no_persons")
_COMPANIES = words("companies")
_CHIEFS = words("chiefs")
_SHORTEST_TRADE = 5


class Mention(NamedTuple):
    """A run of capitals that may be a name: from `first` with its titles, from `core` without, to before `last`."""

    first: int
    core: int
    last: int
    name: str


def is_person_noun(reading: Reading, index: int) -> bool:
    """Whether a word says what somebody is: an office, a trade, kin."""
    flag, lower = reading.flags[index], reading.lowers[index]
    if flag & GENITIVE:
        lower = lower[:-2]
    return not flag & VERB and is_person_word(reading.lexicon, lower)


def is_person_word(lexicon: Lexicon, lower: str) -> bool:
    """Whether a noun in lower case means a person by its class or its ending."""
    flag = lexicon.classes.get(lower, 0)
    if flag & (OFFICE | UNNAMED | KIN | TITLE) or lower in _CHIEFS:
        return True
    if flag & (ORGANISATION | DOCUMENT | _CLOSED) or lower in _NO_PERSONS or lower in _COMPANIES:
        return False
    return len(lower) >= _SHORTEST_TRADE and lower.endswith(_PERSON_ENDINGS)


def is_body_noun(reading: Reading, index: int) -> bool:
    """Whether a word says what kind of organisation something is."""
    lower = reading.lowers[index]
    if reading.flags[index] & GENITIVE:
        lower = lower[:-2]
    return bool(reading.lexicon.classes.get(lower, 0) & ORGANISATION) or lower in _COMPANIES


def has_neighbours(reading: Reading, mention: Mention) -> bool:
    """Whether anything may stand beside a name that `roles_beside` reads; most names have nothing there."""
    if mention.core > mention.first or reading.words[mention.last] == "," or reading.flags[mention.last] & BE:
        return True
    before = mention.first - 1
    if before < 0 or reading.flags[before] & (CAPITAL | PREPOSITION | VERB):
        return False
    return bool(reading.flags[before] & WORD) or reading.words[before] == ","


def roles_beside(reading: Reading, mention: Mention) -> Iterator[tuple[Range, int]]:
    """Each phrase that says what the bearer of a name is, with its head; bounded to a few words on either side."""
    if mention.core > mention.first:
        yield (mention.first, mention.core), _head_of_title(reading, mention)
    before = reading.flags[mention.first - 1] if mention.first else 0
    if before & WORD:
        is_closed = before & (CAPITAL | _CLOSED | GENITIVE)
        found = _in_front(reading, mention) if not is_closed else None
        if reading.lowers[mention.first - 1] == "the":
            found = _before_comma(reading, mention.first - 2)
    else:
        found = _before_comma(reading, mention.first - 1)
    if found:
        yield found
    if reading.words[mention.last] == ",":
        found = _behind(reading, mention)
    else:
        found = _behind_be(reading, mention) if reading.flags[mention.last] & BE else None
    if found:
        yield found


def _head_of_title(reading: Reading, mention: Mention) -> int:
    index = mention.core - 1
    while index > mention.first and not reading.flags[index] & WORD:
        index -= 1
    return index if reading.flags[index] & (TITLE | OFFICE) else mention.first


def _in_front(reading: Reading, mention: Mention) -> tuple[Range, int] | None:
    """`harbour master Ann Poe`, `Council chairman Ann Poe`."""
    head = mention.first - 1
    if head < 0 or reading.paragraph_of[head] != reading.paragraph_of[mention.first]:
        return None
    if not is_person_noun(reading, head) and not is_body_noun(reading, head):
        return None
    first = head
    while first > 0 and head - first < _LONGEST_FRONT and _modifies(reading, first - 1):
        first -= 1
    return (first, head + 1), head


def _modifies(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    return bool(flag & WORD) and not flag & _CLOSED


def _before_comma(reading: Reading, comma: int) -> tuple[Range, int] | None:
    """`The shipowner, Sule Line,`; `Its chief executive, Ann Poe`; `the head of the mill, Ann Poe,`."""
    if comma < 1 or reading.words[comma] != ",":
        return None
    head = 0
    for index in range(comma - 1, max(-1, comma - 1 - _LONGEST_ROLE), -1):
        flag = reading.flags[index]
        if flag & (VERB | QUOTED) or not flag & WORD:
            return None
        if flag & PREPOSITION:
            head = index - 1
        elif flag & (DETERMINER | GENITIVE) and not _follows_link(reading, index):
            head = head or comma - 1
            is_role = head > index and (is_person_noun(reading, head) or is_body_noun(reading, head))
            behind_preposition = index > 0 and reading.flags[index - 1] & PREPOSITION
            return ((index + 1, comma), head) if is_role and not behind_preposition else None
    return None


def _follows_link(reading: Reading, index: int) -> bool:
    """Whether a determiner belongs to what follows the head: `the head of the mill`."""
    return index > 1 and reading.lowers[index - 1] in ("of", "for", "at") and is_person_noun(reading, index - 2)


def _behind(reading: Reading, mention: Mention) -> tuple[Range, int] | None:
    """`Ann Poe, a baker from Ashe,`; `Ann Poe, 34, a baker`; `Ann Poe, head of the mill,`."""
    first = mention.last + 1
    if reading.lowers[first].isdigit() and reading.words[first + 1] == ",":
        first += 2
    if reading.flags[first] & CUE_VERB:  # "20 dead at Hollin, claims Mill chief"
        return None
    return _phrase_from(reading, first, mention)


def _behind_be(reading: Reading, mention: Mention) -> tuple[Range, int] | None:
    """`Ann Poe was chief engineer of the mill`."""
    found = _phrase_from(reading, mention.last + 1, mention)
    return found if found and is_person_noun(reading, found[1]) else None


def _is_inside(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    if not flag & WORD:
        return reading.words[index] in ("’", "'", "-")
    return not flag & _ENDS and reading.lowers[index] not in ("who", "which")


def _phrase_from(reading: Reading, first: int, mention: Mention) -> tuple[Range, int] | None:
    flags, lowers = reading.flags, reading.lowers
    limit = min(len(reading), first + _LONGEST_ROLE)
    while first < limit and (flags[first] & (DETERMINER | ADVERB) or lowers[first] == "of"):
        first += 1
    index = first
    while index < limit and _is_inside(reading, index):
        index += 1
    head = index - 1
    if head < first or reading.paragraph_of[first] != reading.paragraph_of[mention.first]:
        return None
    if flags[head] & (CAPITAL | GENITIVE) or not (is_person_noun(reading, head) or is_body_noun(reading, head)):
        return None
    end = index
    if index < limit and lowers[index] in ("of", "for", "at"):
        end += 1
        while end < limit and (flags[end] & (CAPITAL | DETERMINER) or is_body_noun(reading, end)):
            end += 1
    return (first, end), head
