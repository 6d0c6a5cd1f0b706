"""What is reported with nobody named before it: `seems to`, `In a poll, …`, `Asked whether …`."""

from __future__ import annotations

from reader.claims.clauses import next_comma
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.verb_groups import group_start
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    WORD,
)

_SURVEYS = words("surveys")
_TOPICS = words("topics")
_EXISTENTIAL_OPENERS = words("existential_openers")
_NEVER_SEEM = words("never_seem")
_CLOSED = PREPOSITION | SUBORDINATOR | CONJUNCTION | AUXILIARY
_LONGEST_SURVEY = 24
_ANSWER_REACH = 40
_EXISTENTIAL_REACH = 8


def find_seeming(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`The mayor seemed to be tired`: the subject and what it seems, and nobody to whom."""
    last, following = sentence.last, at + 1
    if following >= last or reading.flags[at] & CAPITAL or not _may_seem(reading, at):
        return None
    first = group_start(reading, at, sentence.first)
    subject = phrase_before(reading, first, sentence.first) if reading.lowers[first - 1] != "to" else None
    if not subject or reading.lowers[subject[0]] in ("i", "you"):
        return None
    is_empty = reading.lowers[subject[0]] == "it" and reading.lowers[following] in ("that", "like")
    content: tuple[Range, ...] = ((following, last),) if is_empty else (subject, (following, last))
    return _unowned(reading, sentence, at, (first, following), content)


def _may_seem(reading: Reading, at: int) -> bool:
    """Whether what follows is what something seems: not `appeared in`, `seemed to say`, `looked more closely`."""
    following = reading.lowers[at + 1]
    if following == "to":
        return not (reading.flags[at + 2] & CUE_VERB or reading.lowers[at].startswith("look"))
    if reading.lowers[at].startswith("look") and reading.lowers[at + 2].endswith("ly"):
        return False
    return following not in _NEVER_SEEM and (following == "that" or not reading.flags[at + 1] & _CLOSED)


def find_survey(reading: Reading, sentence: Sentence) -> Draft | None:
    """`In a poll of voters, most rejected the plan`: the poll is the source of the whole sentence."""
    first, last = sentence.first, sentence.last
    if reading.lowers[first] != "in" or not reading.flags[first + 1] & (DETERMINER | CAPITAL):
        return None
    comma = next_comma(reading, first + 1, min(last, first + _LONGEST_SURVEY))
    if not comma or comma + 1 >= last or _SURVEYS.isdisjoint(reading.lowers[first:comma]):
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
    following = at + 1 + bool(reading.flags[at + 1] & ADVERB)
    quoted = following + (reading.words[following] in (",", ":"))
    is_question = reading.opens_quotation(quoted) if quoted < sentence.last else False
    if following >= sentence.last or (reading.lowers[following] not in _TOPICS and not is_question):
        return None
    if reading.flags[at - 1] & BE:
        first, end = group_start(reading, at, sentence.first), sentence.last
    elif at == sentence.first or reading.lowers[at - 1] in ("when", "if", "and", ","):
        first, end = at, next_comma(reading, following, min(sentence.last, following + _ANSWER_REACH)) or sentence.last
    else:
        return None
    if is_question:
        return _unowned(reading, sentence, at, (first, following), ((quoted, reading.behind_quotation(quoted)),))
    behind = following + 1 if reading.lowers[following] in ("about", "on", "over") else following
    return _unowned(reading, sentence, at, (first, behind), ((behind, end),)) if end > following + 1 else None


def find_existential(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`There is a lot of talk about the levy`, `there were fears that it would burst`: nobody is named."""
    following = at + 1
    start = following + (reading.lowers[following] != "that")
    if start >= sentence.last or reading.lowers[following] not in _EXISTENTIAL_OPENERS:
        return None
    for index in range(at - 1, max(sentence.first, at - _EXISTENTIAL_REACH), -1):
        if reading.flags[index] & (QUOTED | PRONOUN) or not reading.flags[index] & WORD:
            return None
        if reading.flags[index] & BE:
            first = group_start(reading, index, sentence.first)
            is_existential = first > sentence.first and reading.lowers[first - 1] == "there"
            edge = Edge.SENTENCE if start == following else Edge.PHRASE
            found = _unowned(reading, sentence, at, (first, start), ((start, sentence.last),))
            return found._replace(edge=edge, first=first - 1) if is_existential else None
    return None


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
