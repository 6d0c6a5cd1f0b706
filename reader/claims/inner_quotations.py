"""Attributions inside quotations: `“He believes that he was cheated,” Poe said` holds a claim of his."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.claims.drafts import Draft, Rule
from reader.claims.lexicon import words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.word_classes import ABBREVIATION, BE, CUE_VERB, LABEL, MODAL, QUOTED, WORD

Search = Callable[[Reading, Sentence], list[Draft]]

_SHORTEST = 4
_LONGEST = 160
_ENDS = frozenset((".", "!", "?", "…", ";"))
_TAIL = frozenset((",", ".", "!", "?", ";", ":", "…"))
_CLOSERS = {"‘": "’", "“": "”", '"': '"', "«": "»", "'": "'", "„": "“"}
_RULES = frozenset((Rule.AFTER, Rule.BEFORE, Rule.AROUND, Rule.ACCORDING, Rule.IMPERSONAL))
_NOBODY = words("nobody")
_NOTHING = words("nothing")
_OWN_VOICE = words("own_voice")


def find_inside(reading: Reading, found: list[Draft], search: Search) -> list[Draft]:
    """The attributions of others inside quotations that are claims themselves.

    Args:
        reading: the text.
        found: the claims of its sentences.
        search: finds the attributions of one sentence.

    Cost: linear; only quotations of a bounded length with a cue in them are looked at.
    """
    places = [(draft, each) for draft in found for each in _quotations_of(reading, draft) if _may_hold(reading, each)]
    if not places:
        return []
    opened = _opened(reading)
    inner: list[Draft] = []
    behind = -1
    for draft, place in sorted(places, key=lambda each: each[1]):
        if place[0] < behind:
            continue  # a quotation that two claims share
        behind = place[1]
        for first, last in _sentences(reading, *place):
            sentence = Sentence(first, last, reading.paragraph_of[first], False, False, draft.sentence)
            inner += [each for each in search(opened, sentence) if is_of_another(opened, each)]
    return inner


def _quotations_of(reading: Reading, draft: Draft) -> list[Range]:
    """The quotations in the content of a claim, without their marks."""
    found = []
    for first, last in draft.content:
        at = first
        while at < last:
            if reading.flags[at] & QUOTED:
                start, end = reading.quotations[reading.quotation_of[at]]
                found.append((max(start + 1, first), min(end - 1, last)))
                at = end
            else:
                at += 1
    return found


def _may_hold(reading: Reading, place: Range) -> bool:
    first, last = place
    if not _SHORTEST <= last - first <= _LONGEST:
        return False
    return any(flag & (CUE_VERB | LABEL) for flag in reading.flags[first:last])


def _opened(reading: Reading) -> Reading:
    """The text as if no mark stood around its quotations; those inside them are quotations now."""
    flags, quotation_of = list(reading.flags), list(reading.quotation_of)
    for first, last in reading.quotations:
        flags[first:last] = [flag & ~QUOTED for flag in flags[first:last]]
        quotation_of[first:last] = [-1] * (last - first)
    opened = replace(reading, flags=flags, quotation_of=quotation_of, quotations=[])
    for first, last in reading.quotations:
        at = first + 1 if last - first <= _LONGEST else last
        while at < last - 1:
            at = _quote_inner(opened, at, last - 1) if reading.words[at] in _CLOSERS else at + 1
    return opened


def _quote_inner(opened: Reading, at: int, last: int) -> int:
    closer, after = _CLOSERS[opened.words[at]], opened.is_glued(at + 1)
    if not after or opened.is_glued(at):
        return at + 1
    for end in range(at + 2, last):
        if opened.words[end] == closer and opened.is_glued(end) and not opened.is_glued(end + 1):
            break
    else:
        return at + 1
    number = len(opened.quotations)
    opened.quotations.append((at, end + 1))
    for index in range(at, end + 1):
        opened.flags[index] |= QUOTED
        opened.quotation_of[index] = number
    return end + 1


def _sentences(reading: Reading, first: int, last: int) -> list[Range]:
    """The sentences inside a quotation, without final marks."""
    found, start = [], first
    for at in range(first, last):
        is_end = reading.words[at] in _ENDS and not reading.flags[at - 1] & ABBREVIATION
        if not is_end and at + 1 < last:
            continue
        end = at if is_end else at + 1
        while end > start and reading.words[end - 1] in _TAIL:
            end -= 1
        if end - start >= _SHORTEST:
            found.append((start, end))
        start = at + 1
    return found


def is_of_another(opened: Reading, draft: Draft) -> bool:
    """Whether somebody else speaks: what the quoted speaker says or thinks in the first person is no claim."""
    if draft.rule not in _RULES or not draft.content or not draft.cue:
        return False
    if draft.source and not _may_speak(opened, draft.source):
        return False
    if draft.rule is Rule.ACCORDING:
        return bool(draft.source)
    verb = draft.verb
    if not verb or (draft.source and opened.has(*draft.cue, MODAL | BE)):
        return False
    start, last = draft.content[0]
    if last - start == 1 and opened.lowers[start] in _NOTHING:
        return False
    return verb.takes_clause and (verb.takes_quotation or opened.lowers[start] == "that")


def _may_speak(opened: Reading, source: Range) -> bool:
    first, last = source
    named = opened.has(first, last, WORD) and opened.lowers[first] not in _NOBODY
    if opened.lowers[last - 1].endswith("'d"):
        return False
    return named and _OWN_VOICE.isdisjoint(opened.lowers[first:last])
