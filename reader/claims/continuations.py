"""Whether a statement goes on behind the attribution in its middle: `It broke, Poe said, | and then it burned`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    ING,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    VERB,
)

_ASIDE_REACH = 12
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


def behind_aside(reading: Reading, mark: int, last: int) -> int:
    """Where content may start behind a mark: of `saying, for the first time, that` at "that"."""
    verbs = QUOTED if reading.lowers[mark + 1] == "as" else QUOTED | AUXILIARY | FINITE  # "as he has before"
    for at in range(mark + 2, min(mark + _ASIDE_REACH, last - 1)):
        if reading.words[mark] not in (",", "–", "—") or reading.flags[at] & QUOTED:
            break
        if reading.words[mark] == "," and reading.flags[at] & verbs:
            return _behind_parenthesis(reading, at, last) or mark + 1
        if reading.words[at] == reading.words[mark]:
            opens = reading.lowers[at + 1] in ("that", "how", "why") or reading.opens_quotation(at + 1)
            is_adjunct = reading.flags[mark + 1] & PREPOSITION and reading.flags[at + 1] & (DETERMINER | PRONOUN)
            return at + 1 if opens or is_adjunct else mark + 1
    return mark + 1


def _behind_parenthesis(reading: Reading, index: int, last: int) -> int:
    """Behind a clause between commas: of `believes, I was told, that it fell` at "that"; 0: there is none."""
    for at in range(index, min(index + _ASIDE_REACH, last - 1)):
        if reading.words[at] == "," or reading.flags[at] & QUOTED:
            return at + 1 if reading.lowers[at + 1] in ("that", "whether") else 0
    return 0
