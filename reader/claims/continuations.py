"""Whether a statement goes on behind the attribution in its middle: `It broke, Poe said, | and then it burned`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    VERB,
)

_AFTERTHOUGHTS = words("afterthoughts")


def goes_on_behind(reading: Reading, left: Range, mark: int, last: int) -> bool | None:
    """Whether the statement goes on behind the comma after `X said`.

    Returns: `True`: it does; `False`: what stands in front was an adjunct only; `None`: it does not.
    """
    following = mark + 1
    if reading.words[mark] != "," or following >= last:
        return None
    opener = reading.flags[left[0]]
    left_is_quoted = reading.flags[left[1] - 1] & QUOTED
    if reading.flags[following] & QUOTED:
        is_adjunct = opener & (PREPOSITION | SUBORDINATOR | ING) or reading.lowers[left[0]].endswith("ed")
        return not (is_adjunct and not left_is_quoted)
    if _goes_on_with(reading, left, following):
        return True
    is_finished = left_is_quoted and reading.words[left[1] - 2] in (",", ".", "!", "?")
    if is_finished or reading.lowers[following] in _AFTERTHOUGHTS:
        return None
    joins = reading.flags[following] & (SUBORDINATOR | CONJUNCTION)
    if (
        not reading.has_verb(*left)
        or (opener & SUBORDINATOR and not joins)
        or (not left_is_quoted and reading.flags[following] & VERB)
    ):
        return True
    return None


def _goes_on_with(reading: Reading, left: Range, following: int) -> bool:
    """`It is likely, he says, | to be late`, `She had refused, she added, | and was moved`."""
    if reading.flags[left[1] - 1] & QUOTED:
        return False
    lower = reading.lowers[following]
    is_same = lower == "and" and bool(reading.flags[following + 1] & AUXILIARY)
    return is_same or (lower == "to" and not reading.flags[following + 1] & (CAPITAL | DETERMINER | PRONOUN))
