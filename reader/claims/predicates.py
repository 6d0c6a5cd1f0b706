"""Nouns as predicates: `his best defence was that …`, `the question is whether …`, `is a vocal critic of the plan`."""

from __future__ import annotations

from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import words
from reader.claims.noun_cues import modifiers_start, owner_before
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.verb_groups import auxiliaries, group_start
from reader.claims.word_classes import (
    ADVERB,
    BE,
    CAPITAL,
    DETERMINER,
    MODAL,
    NEGATION,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    VERB,
    WORD,
)

_OPENERS = words("predicate_openers")
_COPULAS = words("copulas")
_OWNER_REACH = 12
_REACH = 6


def find_predicate_noun(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`His claim was that …`, `the fear among farmers is that …`: noun, "be" and a clause are one cue."""
    if reading.flags[at] & CAPITAL and at != sentence.first:
        return None
    be = at + 1
    source: Range | None = None
    if reading.lowers[be] in ("of", "from", "among") and be + 1 < sentence.last:
        source = _owner_behind(reading, be + 1, sentence.last)
        be = source[1] if source else sentence.last
    end = be + 1
    while end < sentence.last and reading.flags[end] & (ADVERB | NEGATION):
        end += 1
    if end >= sentence.last or not reading.flags[be] & BE or reading.lowers[end] not in _OPENERS:
        return None
    first = modifiers_start(reading, at, sentence.first)
    if first > sentence.first and reading.lowers[first - 1] in ("most", "one", "first"):
        first -= 1
    owner = owner_before(reading, first, sentence.first)
    return Draft(
        rule=Rule.PREDICATE,
        lemma=reading.lowers[at],
        at=at,
        first=owner[0] if owner else first,
        cue=(first, at + 1 if source else end),
        source=source or owner,
        content=((end, sentence.last),),
        sentence=sentence.number,
    )


def _owner_behind(reading: Reading, index: int, last: int) -> Range | None:
    """The owner behind "of", up to the verb "be"."""
    for at in range(index, min(index + _OWNER_REACH, last)):
        flag = reading.flags[at]
        if flag & BE:
            return (index, at) if at > index else None
        if not flag & WORD or flag & (QUOTED | VERB | SUBORDINATOR):
            return None
    return None


def find_adherent(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`Poe is a vocal critic of the plan`, `remains a proponent of change`."""
    following = at + 1
    if following + 1 >= sentence.last or reading.lowers[following] not in ("of", "for"):
        return None
    article = at - 1
    while article > max(sentence.first, at - _REACH) and not reading.flags[article] & (DETERMINER | VERB | PREPOSITION):
        article -= 1
    verb = article - 1
    if verb <= sentence.first or not reading.flags[article] & DETERMINER:
        return None
    if not (reading.flags[verb] & BE or reading.lowers[verb] in _COPULAS):
        return None
    first = group_start(reading, verb, sentence.first)
    subject = phrase_before(reading, first, sentence.first)
    if not subject or auxiliaries(reading, (first, verb)) & MODAL:
        return None
    return Draft(
        rule=Rule.PREDICATE,
        lemma=reading.lowers[at],
        at=at,
        first=subject[0],
        cue=(first, following + 1),
        source=subject,
        content=((following + 1, sentence.last),),
        edge=Edge.PHRASE,
        sentence=sentence.number,
    )
