"""Outcomes that only one party can have: who won, who holds the place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.claims.relations.lexicon import alternatives, pattern
from reader.claims.relations.words import stems_of

WIN, CONTROL = "win", "control"
_PHRASES = {
    WIN: ("win_phrases", ("hailed_phrases",)),
    CONTROL: ("control_phrases", ("otherwise_phrases", "possession_phrases")),
}
"""What speaks of each, and what makes something else of it: both sides of a deal call it a victory for the people."""
_FORETOLD = re.compile(rf"\b(?:{alternatives('foretold')})\b(?:\W+\w+){{0,2}}\W+$", re.IGNORECASE)
_REACH = 40  # characters before an outcome that may say that it is only hoped for


def outcomes_of(text: str, stemmed: frozenset[str]) -> frozenset[str]:
    """Which outcomes a claim speaks of as there; what is hoped for, feared or foretold nobody has.

    Args:
        text: its content.
        stemmed: the stems of its words; where there are none, the text alone counts.
    """
    if stemmed and stemmed.isdisjoint(stems_of("outcome_words")):
        return frozenset()
    return frozenset(outcome for outcome, (there, others) in _PHRASES.items() if _is_there(text, there, others))


def _is_there(text: str, there: str, others: Iterable[str]) -> bool:
    found = pattern(there).search(text)
    if found is None or any(pattern(each).search(text) for each in others):
        return False
    return _FORETOLD.search(text[max(0, found.start() - _REACH) : found.start()]) is None
