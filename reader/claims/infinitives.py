"""Infinitives that attribute: `used the visit | to defend the dam`, `led the union | to reject it`."""

from __future__ import annotations

from reader.claims.clauses import clause_begins, phrase_end
from reader.claims.drafts import Draft, Edge
from reader.claims.lexicon import words
from reader.claims.reading import Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.subjects import Cue, Subject
from reader.claims.verb_groups import group_start
from reader.claims.word_classes import QUOTED, SUBORDINATOR, VERB, WORD

_CAUSES = words("causes")
_PERCEPTION = words("perception")
_BARE_SAYING = frozenset(("say", "tell", "write"))
_NO_SUBJECTS = words("no_subjects")
_LINKING = words("linking")
_REACH = 14


def subject_of_infinitive(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> Subject | None:
    """Who does what the infinitive says: the subject of the verb it depends on, or the object of a verb that causes.

    Args:
        reading: the text.
        sentence: the sentence around it.
        cue: the verb group behind "to".
        earlier: what was found in the sentence so far; an infinitive in its content is no cue of its own.
    """
    to = cue.first - 1
    says_nothing = cue.verb.lemma in _BARE_SAYING and not clause_begins(reading, cue.last, sentence.last)
    if cue.verb.lemma in _PERCEPTION or reading.lowers[to - 1] == "anonymity" or says_nothing:
        return None
    if any(_holds(reading, draft, to) for draft in earlier[-2:]):
        return None
    verb = _governor(reading, to, sentence.first)
    if verb < 0:
        return None
    if reading.lowers[verb] in _CAUSES and to - verb > 1:
        return Subject((verb + 1, to), to, is_owned=False)
    start = group_start(reading, verb, sentence.first)
    if start > sentence.first and reading.lowers[start - 1] in _LINKING:
        start = group_start(reading, start - 1, sentence.first)  # "Poe felt | compelled to deny it"
    span = phrase_before(reading, start, sentence.first)
    if not span or reading.lowers[span[0]] in _NO_SUBJECTS:
        return None
    return Subject(span, to, is_owned=False)


def _holds(reading: Reading, draft: Draft, at: int) -> bool:
    """Whether the content of an earlier attribution reaches as far as the infinitive."""
    if not draft.content:
        return False
    first, last = draft.content[-1]
    if draft.edge is not Edge.SENTENCE and first < last:
        last = phrase_end(reading, first, last, is_noun=draft.edge is Edge.NOUN)
    return first <= at < last


def _governor(reading: Reading, to: int, lowest: int) -> int:
    """The finite verb in front of "to" in the same clause, or -1."""
    for at in range(to - 1, max(lowest, to - _REACH) - 1, -1):
        flag = reading.flags[at]
        if not flag & WORD or flag & (QUOTED | SUBORDINATOR):
            return -1
        if flag & VERB:
            return at
    return -1
