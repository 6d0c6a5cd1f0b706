"""Nouns that attribute: `his claim that …`, `the ministry's insistence that …`, `claims made by X which state that`."""

from __future__ import annotations

from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.verb_groups import verb_soon
from reader.claims.word_classes import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    MEDIUM,
    NOUN_PREPOSITION,
    POSSESSIVE,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_LONGEST_MODIFIER = 3
_OWNER_REACH = 8
_COMMITTING = words("committing")
_PLANNING = words("planning")


def find_noun_cue(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """The attribution whose cue is the noun at `at`, or `None`."""
    following = at + 1
    if following >= sentence.last or (reading.flags[at] & CAPITAL and at != sentence.first):
        return None
    to_do = _opens_infinitive(reading, at)
    if not to_do and reading.lowers[following] != "that" and not reading.flags[following] & NOUN_PREPOSITION:
        return None
    first = modifiers_start(reading, at, sentence.first)
    source = owner_before(reading, first, sentence.first)
    draft = Draft(
        rule=Rule.NOUN,
        lemma=reading.lowers[at],
        at=at,
        first=source[0] if source else at,
        cue=(first if source else at, following),
        source=source,
        edge=Edge.NOUN,
        sentence=sentence.number,
    )
    if reading.lowers[following] == "that" and not reading.flags[at + 2] & (AUXILIARY | VERB):
        is_noun = source or reading.flags[at - 1] & DETERMINER or first < at or at == sentence.first
        is_quoted = reading.words[at + 2] == "," and reading.opens_quotation(at + 3)
        holds = is_noun and (is_quoted or verb_soon(reading, at + 2, sentence.last))
        return draft._replace(content=((following, sentence.last),)) if holds else None
    if to_do:
        is_owned = source and (not reading.flags[source[0]] & POSSESSIVE or reading.lowers[at] in _COMMITTING)
        return draft._replace(content=((following, sentence.last),)) if is_owned else None
    has_topic = reading.flags[following] & NOUN_PREPOSITION and not reading.flags[at + 2] & TIME
    # "his position on taxes" is mostly spoken of by somebody else; as a subject it is somebody's own
    is_owned = source and (not reading.flags[source[0]] & POSSESSIVE or source[0] == sentence.first)
    if source and is_owned and has_topic and at + 2 < sentence.last:
        return draft._replace(cue=(first, at + 2), content=((at + 2, sentence.last),))
    return None


def _opens_infinitive(reading: Reading, at: int) -> bool:
    """`plan | to sell the port`, `decision | not to vote`; but `opposition to trade`."""
    to = at + 1 + (reading.lowers[at + 1] == "not")
    if reading.lowers[to] != "to" or reading.flags[to + 1] & (CAPITAL | DETERMINER):
        return False
    return reading.lowers[at] in _COMMITTING or reading.lowers[at] in _PLANNING


def find_owned_noun(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`claims by the union that it leaked`, `reports on social media that …`: whose it is stands behind the noun."""
    link = at + 1
    is_medium = "media" in reading.lowers[link + 1 : link + 3] or reading.has(link + 1, link + 3, MEDIUM)
    if reading.lowers[link] not in ("by", "from", "among") and not (reading.lowers[link] == "on" and is_medium):
        return None
    closed = VERB | QUOTED | SUBORDINATOR | PREPOSITION
    that = link + 1
    while that < min(sentence.last, link + _OWNER_REACH) and reading.flags[that] & WORD:
        if reading.lowers[that] == "that" or reading.flags[that] & closed:
            break
        that += 1
    is_clause = reading.lowers[that] == "that" and not reading.flags[that + 1] & (AUXILIARY | VERB)
    if that == link + 1 or not is_clause or not reading.has_verb(that + 1, sentence.last):
        return None
    return Draft(
        rule=Rule.NOUN,
        lemma=reading.lowers[at],
        at=at,
        first=at,
        cue=(at, at + 1),
        source=(link + 1, that),
        content=((that, sentence.last),),
        edge=Edge.NOUN,
        sentence=sentence.number,
    )


def modifiers_start(reading: Reading, at: int, lowest: int) -> int:
    """The start of the adjectives before the noun."""
    first = at
    closed = PREPOSITION | SUBORDINATOR | CONJUNCTION | DETERMINER | GENITIVE | VERB | QUOTED
    while first - 1 >= lowest and at - first < _LONGEST_MODIFIER:
        flag = reading.flags[first - 1]
        if not flag & WORD or flag & closed or reading.words[first - 1].endswith(("s’", "s'")):
            break
        first -= 1
    return first


def owner_before(reading: Reading, first: int, lowest: int) -> Range | None:
    """Whose claim it is: `his`, `the minister's`, `the miners'`."""
    before = first - 1
    if before < lowest:
        return None
    if reading.flags[before] & POSSESSIVE:
        return (before, first)
    if reading.flags[before] & GENITIVE:
        return _near_part(reading, phrase_before(reading, first, lowest))
    if reading.words[before] in ("’", "'") and before > lowest and reading.lowers[before - 1].endswith("s"):
        return _near_part(reading, phrase_before(reading, before, lowest))
    return None


def _near_part(reading: Reading, owner: Range | None) -> Range | None:
    """The owner without what a preposition ties it to: `attracted to | the mayor’s plan`, but `the Bank of Ashe’s`."""
    if not owner:
        return None
    for at in range(owner[1] - 1, owner[0], -1):
        is_name = reading.lowers[at] == "of" and reading.flags[at + 1] & reading.flags[at - 1] & CAPITAL
        if reading.flags[at] & PREPOSITION and not is_name:
            return (at + 1, owner[1])
    return owner
