"""The object of a cue verb: whether what stands behind the verb is something that it attributes."""

from __future__ import annotations

from reader.claims.clauses import clause_begins, opens_quantity
from reader.claims.drafts import Draft
from reader.claims.lexicon import words
from reader.claims.reading import Reading
from reader.claims.word_classes import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    EVIDENCE,
    FINITE,
    GENITIVE,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    TIME,
    WORD,
)

_SHOWING = words("showing")
_OBJECT_STOPPERS = words("object_stoppers")
_NUMBER_REACH = 14
_LAYING_DOWN = words("laying_down")
_LAWS = words("laws")
_PARTICLES = words("particles")
_HANDING = frozenset(("give", "put"))  # they tell a number, or hand over that many
_BEFORE_FIGURES = words("before_figures")
_NUMBER_WORDS = words("number_words") - {"a", "an", "one", "several", "few", "many", "half", "most", "some"}


def takes_object(reading: Reading, draft: Draft, start: int, last: int) -> bool:
    """Whether a noun phrase at `start` is what the verb attributes."""
    verb, flag, lower = draft.verb, reading.flags[start], reading.lowers[start]
    if verb is None or draft.cue is None:
        return False
    near = min(start + _NUMBER_REACH, last)
    is_plain = not flag & (PREPOSITION | CONJUNCTION) or opens_quantity(reading, start)
    is_shown = verb.lemma in _SHOWING and draft.source and reading.has(*draft.source, EVIDENCE) and is_plain
    lays_down = verb.lemma in _LAYING_DOWN and _is_law(reading, draft) and _opens_object(reading, start)
    if is_shown or lays_down or (verb.takes_noun and not verb.is_strict and _opens_object(reading, start)):
        return True
    if verb.takes_figure and not flag & PREPOSITION:
        return any(_is_told(reading, draft, start, at) for at in range(start, near))
    if verb.takes_as and flag & WORD and not flag & PREPOSITION:
        return "as" in reading.lowers[start + 1 : near]
    if verb.takes_hearer:
        return lower in ("about", "of", "against", "for") and start > draft.cue[1]
    return verb.is_strict and verb.takes_noun and clause_begins(reading, start, last)


def _is_told(reading: Reading, draft: Draft, start: int, at: int) -> bool:
    """Whether a number is told: `listed 40`, `gave the toll as 40`; but `gave $40`, `put 40 men to work` tell none."""
    if not _is_figure(reading, at):
        return False
    if draft.lemma not in _HANDING or (draft.source and reading.has(*draft.source, EVIDENCE | DOCUMENT)):
        return True
    return not _BEFORE_FIGURES.isdisjoint(reading.lowers[start:at])


def _is_law(reading: Reading, draft: Draft) -> bool:
    """Whether the source is a rule, a treaty, a contract: those allow and require in words."""
    return draft.source is not None and not _LAWS.isdisjoint(reading.lowers[draft.source[0] : draft.source[1]])


def _is_figure(reading: Reading, at: int) -> bool:
    return (
        reading.words[at][:1].isdigit()
        or bool(reading.flags[at] & QUOTED)
        or (reading.lowers[at] in _NUMBER_WORDS and reading.lowers[at - 1] == "at")
    )


def _opens_object(reading: Reading, start: int) -> bool:
    flag, lower = reading.flags[start], reading.lowers[start]
    if flag & (PREPOSITION | CONJUNCTION) and lower != "against" and not opens_quantity(reading, start):
        return False
    if flag & (AUXILIARY | FINITE) or lower in _PARTICLES or (flag & TIME and not flag & (GENITIVE | DETERMINER)):
        return False
    if flag & SUBORDINATOR and lower not in ("that", "whether"):
        return False
    opens = flag & WORD or reading.words[start] in ("$", "“", '"', "‘", "'", "«", "„", "''")
    return bool(opens) and lower not in _OBJECT_STOPPERS and lower != "to"
