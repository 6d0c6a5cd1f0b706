"""What is reported with nobody named before it: `seems to`, `In a poll, …`, `Asked whether …`."""

from __future__ import annotations

from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.verb_groups import group_start
from reader.claims.word_classes import (
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
)

_SURVEYS = words("surveys")
_TOPICS = words("topics")
_NEVER_SEEM = words("never_seem")
_CLOSED = PREPOSITION | SUBORDINATOR | CONJUNCTION | AUXILIARY
_LONGEST_SURVEY = 24
_ANSWER_REACH = 40


def find_seeming(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`The mayor seemed to be tired`: the subject and what it seems, and nobody to whom."""
    last, following = sentence.last, at + 1
    if following >= last or reading.lowers[following] in _NEVER_SEEM or reading.flags[at] & CAPITAL:
        return None
    if reading.lowers[following] == "to" and reading.flags[at + 2] & CUE_VERB:
        return None
    if reading.flags[following] & _CLOSED and reading.lowers[following] not in ("to", "that"):
        return None
    first = group_start(reading, at, sentence.first)
    if reading.lowers[first - 1] == "to":
        return None
    subject = phrase_before(reading, first, sentence.first)
    if not subject or reading.lowers[subject[0]] in ("i", "you"):
        return None
    content: tuple[Range, ...] = (subject, (following, last))
    if (
        reading.lowers[subject[0]] == "it"
        and subject[1] - subject[0] == 1
        and reading.lowers[following] in ("that", "like")
    ):
        content = ((following, last),)
    return _unowned(reading, sentence, at, (first, following), content)


def find_survey(reading: Reading, sentence: Sentence) -> Draft | None:
    """`In a poll of voters, most rejected the plan`: the poll is the source of the whole sentence."""
    first, last = sentence.first, sentence.last
    if reading.lowers[first] != "in" or not reading.flags[first + 1] & (DETERMINER | CAPITAL):
        return None
    comma = first + 1
    while comma < min(last, first + _LONGEST_SURVEY) and (reading.words[comma] != "," or reading.flags[comma] & QUOTED):
        comma += 1
    if comma + 1 >= last or reading.words[comma] != "," or _SURVEYS.isdisjoint(reading.lowers[first:comma]):
        return None
    return Draft(
        rule=Rule.SURVEY,
        lemma="in",
        at=first,
        first=first,
        cue=(first, first + 1),
        source=(first + 1, comma),
        content=((comma + 1, last),),
        sentence=sentence.number,
    )


def find_asked(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`Asked whether it leaked, Poe …`, `was pressed about the leak`: what was asked, and nobody who asks."""
    following = at + 1
    if reading.lowers[following] not in _TOPICS:
        return None
    if reading.flags[at - 1] & BE:
        first, end = group_start(reading, at, sentence.first), sentence.last
    elif at == sentence.first or reading.lowers[at - 1] in ("when", "if", "and", ","):
        first, end = at, _comma(reading, following, sentence.last)
    else:
        return None
    if end <= following + 1:
        return None
    behind = following + 1 if reading.lowers[following] in ("about", "on", "over") else following
    return _unowned(reading, sentence, at, (first, behind), ((behind, end),))


def _comma(reading: Reading, first: int, last: int) -> int:
    for at in range(first, min(last, first + _ANSWER_REACH)):
        if reading.words[at] == "," and not reading.flags[at] & QUOTED:
            return at
    return last


def _unowned(reading: Reading, sentence: Sentence, at: int, cue: Range, content: tuple[Range, ...]) -> Draft:
    return Draft(
        rule=Rule.UNOWNED,
        lemma=reading.lowers[at],
        at=at,
        first=cue[0],
        cue=cue,
        content=content,
        edge=Edge.PHRASE,
        sentence=sentence.number,
    )
