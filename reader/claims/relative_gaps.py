"""Verbs whose object stands in front of them: `the levy, which Poe had called absurd`, `whom some believe guilty`."""

from __future__ import annotations

from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import CueVerb, Form, words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.verb_groups import auxiliaries, group_start
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    HOMOGRAPH,
    MODAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
    VERB,
    WORD,
)

_RELATIVES = words("relatives")
_LONGEST_SUBJECT = 7
_NO_SUBJECTS = frozenset(("i", "you", "we", "one"))


def find_gap(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """The attribution of a verb at `at` whose object is a relative pronoun before its subject, or `None`."""
    verb = reading.lexicon.verbs[reading.lowers[at]]
    first = group_start(reading, at, sentence.first)
    pronoun = _pronoun_before(reading, first, sentence.first)
    if pronoun < 0 or not _agrees(reading, verb, (first, at)) or not _is_finite(reading, verb, (first, at)):
        return None
    subject = (pronoun + 1, _subject_end(reading, pronoun + 1, first))
    start = _behind_gap(reading, verb, at + 1, sentence.last)
    rest = ((start, sentence.last),) if start < sentence.last else ()
    if start < 0 or (reading.lowers[pronoun] == "that" and not (rest and _follows_noun(reading, pronoun))):
        return None
    return Draft(
        rule=Rule.GAP,
        lemma=verb.lemma,
        at=at,
        first=pronoun,
        cue=(first if reading.has(subject[1], first, TIME | PREPOSITION) else subject[1], at + 1),
        source=subject,
        content=((pronoun, pronoun + 1), *rest),
        verb=verb,
        edge=Edge.PHRASE if rest else Edge.SENTENCE,
        sentence=sentence.number,
    )


def _pronoun_before(reading: Reading, first: int, lowest: int) -> int:
    """The relative pronoun in front of a short subject that ends before `first`, or -1."""
    for at in range(first - 1, max(lowest, first - 1 - _LONGEST_SUBJECT), -1):
        flag = reading.flags[at]
        if reading.lowers[at] in _RELATIVES and not flag & QUOTED:
            is_plain = reading.lowers[at] == "what" or not reading.flags[at - 1] & PREPOSITION
            return at if at + 1 < first and is_plain and _is_subject(reading, at + 1, first) else -1
        if flag & (VERB | QUOTED) or not flag & WORD:
            return -1
    return -1


def _is_subject(reading: Reading, first: int, last: int) -> bool:
    if (reading.lowers[first] in _NO_SUBJECTS and last - first == 1) or reading.flags[first] & ADVERB:
        return False
    if reading.has(first, last, CONJUNCTION) and reading.flags[last - 1] & CONJUNCTION:
        return False
    return bool(reading.flags[first] & (DETERMINER | CAPITAL | PRONOUN | PLURAL)) or reading.lowers[last - 1].endswith(
        "s"
    )


def _subject_end(reading: Reading, first: int, last: int) -> int:
    """Where the subject ends before adverbs, times and an earlier verb: `he | once`, `Poe | on Monday`."""
    while last > first + 1 and reading.flags[last - 1] & (ADVERB | TIME | PREPOSITION):
        last -= 1
    return last


def _agrees(reading: Reading, verb: CueVerb, group: Range) -> bool:
    """Whether a bare verb has a subject in the plural: `some believe`, not `her final report`."""
    if verb.form is not Form.BASE or group[0] < group[1]:
        return True
    before = reading.flags[group[0] - 1]
    return bool(before & (PRONOUN | PLURAL | ADVERB)) or reading.lowers[group[0] - 1].endswith("s")


def _is_finite(reading: Reading, verb: CueVerb, group: Range) -> bool:
    classes, before = auxiliaries(reading, group), reading.flags[group[1] - 1]
    if reading.flags[group[1]] & (CUE_NOUN | HOMOGRAPH) and verb.form in (Form.BASE, Form.PRESENT):
        goes_on = reading.flags[group[1] + 1] & (VERB | AUXILIARY | MODAL) and not before & DETERMINER
        if goes_on:
            return True
        return bool(before & (PRONOUN | AUXILIARY | MODAL | CAPITAL | ADVERB)) and not before & DETERMINER
    if before & DETERMINER and not before & (PRONOUN | PLURAL):
        return False
    return verb.form is not Form.GERUND or bool(classes & BE)


def _behind_gap(reading: Reading, verb: CueVerb, index: int, last: int) -> int:
    """Where the rest of the content starts, `last` where there is none, or -1 where the verb has its own object."""
    flag, lower = reading.flags[index], reading.lowers[index]
    if index < last and (verb.is_naming or lower == "as"):
        return index
    if index >= last or not flag & WORD:
        return last if verb.takes_noun else -1
    if verb.takes_clause and flag & (VERB | AUXILIARY | MODAL) and lower != "to":
        return index
    return last if verb.takes_noun and flag & PREPOSITION else -1


def _follows_noun(reading: Reading, pronoun: int) -> bool:
    before = reading.flags[pronoun - 1]
    return bool(before & WORD) and not before & (VERB | PRONOUN | QUOTED)
