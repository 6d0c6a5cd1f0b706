"""Sources without a proper name: their head word, what kind of speaker it makes, and how to call them."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.names import strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    CAPITAL,
    CROWD,
    DETERMINER,
    DOCUMENT,
    JOB,
    OFFICE,
    ORGANISATION,
    PREPOSITION,
    QUOTED,
    UNNAMED,
    WORD,
)
from reader.model import SpeakerKind

_RELATIVES = frozenset(("who", "which", "that", "whose"))
_QUANTIFIERS = words("quantifiers")
_SINGULAR_S = words("singular_s")
_LONGEST_DESCRIPTION = 14


def head_range(reading: Reading, source: Range) -> Range:
    """The phrase up to its head noun: before the first comma, preposition or relative pronoun."""
    first, last = source
    end = first
    while end < last:
        flag, lower = reading.flags[end], reading.lowers[end]
        is_inner_link = (
            lower in ("of", "for")
            and end > first
            and reading.flags[end - 1] & CAPITAL
            and (reading.flags[end + 1] & CAPITAL or reading.flags[end + 2] & CAPITAL)
        )
        if (flag & PREPOSITION and end > first and not is_inner_link) or lower in _RELATIVES:
            break
        if not flag & WORD and reading.words[end] not in (".", "-", "&", "’", "'", "@", "“", "”", '"'):
            break
        reduced = lower.endswith("ed") or lower in ("made", "given", "sent", "held", "seen", "shown")
        if reduced and end > first and reading.flags[end + 1] & PREPOSITION:
            break
        end += 1
    while end > first and not reading.flags[end - 1] & WORD:
        end -= 1
    return first, end


def kind_of_head(reading: Reading, head: Range) -> SpeakerKind:
    """What kind of speaker a phrase without a known name is."""
    first, last = head
    if first >= last:
        return SpeakerKind.UNNAMED
    flag, lower = reading.flags[last - 1], strip_genitive(reading.lowers[last - 1])
    is_name = flag & CAPITAL and not flag & (OFFICE | UNNAMED)
    is_people = (
        is_name
        and not flag & ORGANISATION
        and reading.flags[first] & DETERMINER
        and last - first > 1
        and lower.endswith("ns")
    )
    if flag & DOCUMENT and not flag & CAPITAL:
        return SpeakerKind.DOCUMENT
    if flag & CROWD or reading.lowers[first] in _QUANTIFIERS or is_people:
        return SpeakerKind.CROWD
    if is_name or flag & ORGANISATION:
        return SpeakerKind.ORGANISATION
    is_plural = lower.endswith("s") and lower not in _SINGULAR_S and not lower.endswith("ss")
    return SpeakerKind.CROWD if is_plural and not flag & (UNNAMED | OFFICE | JOB) else SpeakerKind.UNNAMED


def describe(reading: Reading, source: Range) -> str:
    """The source in its own words, without article, appositives and relative clauses."""
    first, last = source
    while first < last - 1 and reading.lowers[first] in ("the", "a", "an"):
        first += 1
    end = first
    while end < last and end - first < _LONGEST_DESCRIPTION:
        if end > first and (reading.words[end] in (",", ";", "—", "–", "(") or reading.lowers[end] in ("who", "which")):
            break
        if reading.flags[end] & QUOTED and not reading.flags[first] & QUOTED:
            break
        end += 1
    text = reading.slice(first, max(end, first + 1))
    return " ".join(strip_genitive(text).split()).strip("“”\"'‘’«» ")
