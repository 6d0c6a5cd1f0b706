"""Who holds a place, as far as a claim says: that it is taken, or that it is held. Not of a part of it."""

from __future__ import annotations

import re
from enum import StrEnum

from reader.claims.relations.lexicon import alternatives, pattern
from reader.claims.relations.words import stems_of

_MOST_CHARACTERS = 220  # a longer claim speaks of much else


class Holding(StrEnum):
    """What a claim says about who holds the place that is fought for."""

    TAKEN = "taken"
    HELD = "held"


def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Taken; held; not lost. Built from the lists of places, of taking, of losing."""
    place = rf"(?:{alternatives('places')}|(?-i:[A-Z][a-z]{{3,}}))"
    take, lose, hold = alternatives("taking"), alternatives("losing"), alternatives("holding")
    no = rf"(?:\b(?:{alternatives('turning')})\b|n[’']t\b)"
    object_of = r"(?:(?!\b(?:in|at|from|near|on|by)\b)[^.;,]){0,30}"  # "flood control in the city" holds no city
    taken = (
        rf"(?<!to )\b(?:{take})\b{object_of}\b(?:control of|{place})\b|"
        rf"\b{place}\b[^.;,]{{0,40}}\b(?:been|is|was|are|were|fully|completely)\b[^.;,]{{0,15}}(?<!to )\b(?:{take})\b"
    )
    held = rf"\b{place}\b[^.;,]{{0,30}}\b(?:{hold})\b|\b(?:{hold}|control)\b{object_of}\b{place}\b"
    kept = rf"{no}[^.;]{{0,20}}\b(?:{lose}|{take})\b"
    return re.compile(taken, re.IGNORECASE), re.compile(held, re.IGNORECASE), re.compile(kept, re.IGNORECASE)


_TAKEN, _HELD, _KEPT = _patterns()


def holding_of(text: str, stemmed: frozenset[str], *, denies: bool, is_negated: bool) -> Holding | None:
    """What a claim's content says about who holds the place; None where it says nothing, or speaks of a part.

    Args:
        text: the content.
        stemmed: the stems of its words.
        denies: whether the speaker denies it.
        is_negated: whether the content itself is turned round.
    """
    if len(text) > _MOST_CHARACTERS or (stemmed and stemmed.isdisjoint(stems_of("outcome_words"))):
        return None
    if pattern("otherwise_phrases").search(text):
        return None
    if _KEPT.search(text):
        return None if denies else Holding.HELD
    if _TAKEN.search(text) or pattern("taken_phrases").search(text):
        if denies:
            return Holding.HELD
        return None if is_negated or pattern("part_words").search(text) else Holding.TAKEN
    is_held = _HELD.search(text) or pattern("held_phrases").search(text)
    return Holding.HELD if is_held and not (denies or is_negated) else None
