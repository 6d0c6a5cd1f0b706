"""Cue verbs in the passive: `was criticised by X`, `it is believed that`, `is said to have`, `was told that`."""

from __future__ import annotations

from reader.claims.clauses import clause_begins
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.sources_behind import phrase_after
from reader.claims.word_classes import (
    AUXILIARY,
    CONJUNCTION,
    ING,
    PREPOSITION,
    QUOTED,
    TIME,
    WORD,
)

_BY_REACH = 4
_FAR_BY = 12
_GIVING = frozenset(("promise", "offer"))
_TOLD_REACH = 8
_REASON_REACH = 12
_TOLD = words("told")
_JUDGED_FOR = frozenset(("for", "over"))
_SAID_TO = words("said_to")
_HEARSAY = frozenset(("say", "report", "allege"))


def find_passive(reading: Reading, sentence: Sentence, cue: Range, at: int) -> Draft | None:
    """The attribution of a passive verb group, or `None`."""
    verb = reading.lexicon.verbs[reading.lowers[at]]
    scope = (sentence.first, sentence.last)
    draft = Draft(
        rule=Rule.IMPERSONAL, lemma=verb.lemma, at=at, first=cue[0], cue=cue, verb=verb, sentence=sentence.number
    )
    before = cue[0] - 1
    if before >= scope[0] and reading.lowers[before] == "it" and verb.takes_clause:
        found = _impersonal(reading, scope, draft._replace(cue=(before, cue[1]), first=before))
        if found:
            return found
    return (
        _by_source(reading, scope, draft)
        or _told(reading, scope, draft)
        or _raised(reading, scope, draft)
        or _agentless(reading, scope, draft)
    )


def _agentless(reading: Reading, scope: Range, draft: Draft) -> Draft | None:
    """`He was criticised for …`, `is seen as …`, `is known for …`: a judgement, and nobody who makes it."""
    verb = draft.verb
    first, last = draft.cue or (0, 0)
    if not verb or last >= scope[1]:
        return None
    lower = reading.lowers[last]
    judges = (verb.takes_noun or verb.takes_as) and (lower in _JUDGED_FOR or lower == "as")
    names = verb.is_naming and not reading.flags[last] & (PREPOSITION | CONJUNCTION)
    if not judges and not names:
        return None
    end = last + (lower in _JUDGED_FOR or lower == "as")
    subject = phrase_before(reading, first, scope[0])
    content = ((end, scope[1]),) if end < scope[1] else ()
    return draft._replace(
        cue=(first, end), content=((subject,) if subject else ()) + content, edge=Edge.PHRASE, owns_source=False
    )


def _by_source(reading: Reading, scope: Range, draft: Draft) -> Draft | None:
    """`The plan was criticised by the mayor`."""
    verb, cue = draft.verb, draft.cue
    if not verb or not cue or not (verb.takes_noun or verb.is_naming):
        return None
    has_object = verb.is_naming or verb.lemma in _GIVING
    for at in range(cue[1], min(cue[1] + (_FAR_BY if has_object else _BY_REACH), scope[1])):
        if has_object and not reading.flags[at] & (WORD | QUOTED):
            return None
        if reading.lowers[at] != "by" or reading.flags[at] & QUOTED:
            continue
        source = phrase_after(reading, at + 1, _reason(reading, at + 1, scope[1]))
        is_reduced = reading.words[cue[0] - 1] in (",", "—") and not reading.flags[cue[0]] & AUXILIARY
        behind = cue[0] - 1 if is_reduced else cue[0]
        subject = phrase_before(reading, behind, scope[0])
        if not source or not subject or reading.flags[source[0]] & TIME:
            return None
        content = [subject]
        if has_object and at > cue[1]:
            content = [(cue[1], at)] if verb.lemma in _GIVING else [subject, (cue[1], at)]
        end = _behind_time(reading, source[1], scope[1])
        if end < scope[1] and reading.lowers[end] in ("of", "as", "for"):
            content.append((end, scope[1]))
        return draft._replace(rule=Rule.PASSIVE, source=source, content=tuple(content))
    return None


def _behind_time(reading: Reading, first: int, last: int) -> int:
    """Behind `on Monday`, where "as" or "for" goes on; else `first`."""
    end = first
    while end < min(first + _BY_REACH, last) and (reading.flags[end] & TIME or reading.lowers[end] in ("on", "in")):
        end += 1
    return end if end < last and reading.lowers[end] in ("as", "for") else first


def _reason(reading: Reading, first: int, last: int) -> int:
    """Where "for failing to help" begins behind the source of a passive, else `last`."""
    reach = range(first + 1, min(first + _REASON_REACH, last))
    return next((at for at in reach if reading.lowers[at] == "for" and reading.flags[at + 1] & ING), last)


def _impersonal(reading: Reading, scope: Range, draft: Draft) -> Draft | None:
    """`It is believed that …`; `…, it was said`."""
    first, last = draft.cue or (0, 0)
    if last < scope[1] and clause_begins(reading, last, scope[1]):
        return draft._replace(content=((last, scope[1]),))
    ends = last >= scope[1] or reading.words[last] == "," or reading.lowers[last] == "in"
    if not ends or first - 1 <= scope[0]:
        return None
    if reading.words[first - 1] == "," or reading.flags[first - 1] & QUOTED:
        is_quoted = bool(reading.flags[first - 1] & QUOTED)
        content = (scope[0], first if is_quoted else first - 1)
        return _in_document(reading, scope, draft)._replace(content=(content,), is_before=True, is_quoted=is_quoted)
    return None


def _in_document(reading: Reading, scope: Range, draft: Draft) -> Draft:
    """`it is said in a statement`: the document is the source."""
    first, last = draft.cue or (0, 0)
    if reading.lowers[last] != "in":
        return draft
    return draft._replace(cue=(first, last + 1), source=phrase_after(reading, last + 1, scope[1]))


def _told(reading: Reading, scope: Range, draft: Draft) -> Draft | None:
    """`The company was told that …`: content, but nobody who says it."""
    last = draft.cue[1] if draft.cue else scope[1]
    if draft.lemma not in _TOLD or last >= scope[1]:
        return None
    if not clause_begins(reading, last, scope[1]) and reading.lowers[last] not in ("on", "by"):
        return None
    for at in range(last, min(last + _TOLD_REACH, scope[1])):
        if clause_begins(reading, at, scope[1]) and (at == last or reading.lowers[at] == "that"):
            return draft._replace(content=((at, scope[1]),))
    return None


def _raised(reading: Reading, scope: Range, draft: Draft) -> Draft | None:
    """`The general is said to have fled`: subject and infinitive together are the content."""
    first, last = draft.cue or (0, 0)
    opens = "of" if draft.lemma == "accuse" else "to" if draft.lemma in _SAID_TO else ""
    if not opens or reading.lowers[last] != opens:
        return None
    subject = phrase_before(reading, first, scope[0])
    cue = (first, last + 1) if draft.lemma in _HEARSAY and opens == "to" else (first, last)
    return draft._replace(
        cue=cue,
        content=((subject,) if subject else ()) + ((cue[1], scope[1]),),
        owns_source=False,
        is_hearsay=draft.lemma in _HEARSAY,
    )
