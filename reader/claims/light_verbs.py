"""Light verb and noun together: `made the case for`, `raised doubts about`, `drew criticism from`."""

from __future__ import annotations

from reader.claims.clauses import clause_begins
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.infinitives import subject_of_infinitive
from reader.claims.lexicon import Form, words
from reader.claims.reading import Reading, Sentence
from reader.claims.sources_behind import phrase_after
from reader.claims.subjects import Cue, Subject, find_source
from reader.claims.verb_groups import auxiliaries, group_start
from reader.claims.word_classes import (
    ADVERB,
    BE,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    GENITIVE,
    ING,
    LIGHT_NOUN,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_REACH = 6
_SPANS = words("spans_of_time")
_TIMES = words("no_gerunds")
_NOUNS = CUE_NOUN | LIGHT_NOUN
_CLOSED = PREPOSITION | SUBORDINATOR | PRONOUN | QUOTED | VERB | GENITIVE
_PREPOSITIONS = words("light_prepositions")
_HELD_IN = words("held_in")
_BESTOWED = words("bestowed")
_SPEAKERS_BEHIND = words("before_agents")
_NO_SUBJECTS = words("no_subjects")


def find_light_verb(reading: Reading, sentence: Sentence, at: int, earlier: list[Draft]) -> Draft | None:
    """The attribution of a light verb at `at` and the noun behind it, or `None`."""
    light = reading.lexicon.light_verbs[reading.lowers[at]]
    object_first = at + 1 + (reading.lowers[at + 1] == "it")  # "made it clear that"
    noun = _noun_ahead(reading, object_first, sentence.last)
    if noun < 0 or at == sentence.first or not _is_used_as_verb(reading, sentence, at, light.verb.form):
        return None
    first = group_start(reading, at, sentence.first)
    cue = Cue(light.verb, at, first, noun + 1, "", auxiliaries(reading, (first, at)))
    if cue.classes & BE and light.verb.form is not Form.GERUND:
        return None
    source = _subject(reading, sentence, cue, earlier)
    if source is None or not _is_plausible(reading, source, cue):
        return None
    draft = Draft(
        rule=Rule.LIGHT,
        lemma=reading.lowers[noun],
        at=at,
        first=source.first,
        cue=(first, noun + 1),
        source=source.span,
        verb=light.verb,
        sentence=sentence.number,
        owns_source=source.is_owned,
    )
    last = source.last or sentence.last
    is_received = light.is_receiving or _is_bestowed(reading, draft)
    return _received(reading, draft, last) if is_received else _with_content(reading, draft, last)


def _is_bestowed(reading: Reading, draft: Draft) -> bool:
    """`has the support of the union`: what the subject has is somebody's stance to it."""
    has = draft.verb and draft.verb.lemma == "have" and draft.lemma in _BESTOWED
    return bool(has and draft.cue and reading.lowers[draft.cue[1]] in ("of", "from"))


def _noun_ahead(reading: Reading, index: int, last: int) -> int:
    """The cue noun that is the object's head, a few determiners and adjectives behind the verb, or -1."""
    found = -1
    for at in range(index, min(index + _REACH, last)):
        flag = reading.flags[at]
        if flag & _NOUNS and not flag & (QUOTED | CAPITAL):
            found = at
            continue
        if found >= 0:
            break
        if flag & CONJUNCTION and at == index:
            return -1
        if not flag & (DETERMINER | CONJUNCTION) and (not flag & WORD or flag & _CLOSED):
            return -1
    return found


def _is_used_as_verb(reading: Reading, sentence: Sentence, at: int, form: Form) -> bool:
    before = reading.flags[at - 1]
    if reading.flags[at] & CAPITAL and not sentence.is_heading:
        return False
    if before & (DETERMINER | GENITIVE) and not before & PRONOUN:
        return False
    return not (form is Form.BASE and before & PREPOSITION and reading.lowers[at - 1] != "to")


def _subject(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> Subject | None:
    if cue.first > sentence.first and reading.lowers[cue.first - 1] == "to":
        return subject_of_infinitive(reading, sentence, cue, earlier)
    return find_source(reading, sentence, cue, earlier)


def _is_plausible(reading: Reading, source: Subject, cue: Cue) -> bool:
    first, last = source.span
    if last - first == 1 and reading.lowers[first] in _NO_SUBJECTS:
        return False
    return "would" not in reading.lowers[cue.first : cue.at] or bool(cue.classes & NEGATION)


def _with_content(reading: Reading, draft: Draft, last: int) -> Draft | None:
    """What follows the noun: a clause, a phrase behind a preposition, an infinitive, a quotation."""
    first, end = draft.cue or (0, last)
    end = _behind_time(reading, end, last)
    lower = reading.lowers[end]
    if end < last:
        if lower == "that" or (clause_begins(reading, end, last) and reading.flags[end] & (PRONOUN | QUOTED)):
            return draft._replace(content=((end, last),))
        if reading.words[end] == ":" and end + 1 < last:
            return draft._replace(content=((end + 1, last),))
        if reading.flags[end] & ING and end + 1 < last and lower not in _TIMES:
            return draft._replace(cue=(first, end + 1), content=((end + 1, last),))
        if lower == "to" and not reading.flags[end + 1] & (DETERMINER | CAPITAL):
            return draft._replace(content=((end, last),), edge=Edge.PHRASE)
        is_own = lower in _PREPOSITIONS or (lower == "in" and draft.lemma in _HELD_IN)
        if is_own and end + 1 < last and not reading.flags[end + 1] & TIME:
            return draft._replace(cue=(first, end + 1), content=((end + 1, last),), edge=Edge.PHRASE)
    return None


def _behind_time(reading: Reading, end: int, last: int) -> int:
    """Behind `earlier this week` or `43 years ago` between noun and preposition; `end` where none follows."""
    at = end
    while at < min(last, end + _REACH) and (
        reading.flags[at] & (TIME | ADVERB) or reading.lowers[at] in _SPANS or reading.words[at][0].isdigit()
    ):
        at += 1
    return at if reading.lowers[at] in _PREPOSITIONS or reading.lowers[at] == "that" else end


def _received(reading: Reading, draft: Draft, last: int) -> Draft | None:
    """`The plan drew criticism from the union`: who speaks stands behind, what is spoken of is the subject."""
    first, end = draft.cue or (0, last)
    if not draft.source:
        return None
    spoken = draft._replace(content=(draft.source,), is_before=True, first=first)
    if end < last and reading.lowers[end] in _SPEAKERS_BEHIND:
        source = phrase_after(reading, end + 1, last)
        return spoken._replace(source=source, cue=(first, end + 1)) if source else None
    return None
