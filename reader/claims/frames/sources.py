"""Who speaks: the noun phrase before or behind a verb of saying, by capitals, titles and classes of words."""

from __future__ import annotations

from reader.claims.frames.classes import (
    ADJECTIVE,
    ADVERB,
    AND,
    CAPITAL,
    CONJUNCTION,
    CROWD,
    CUE,
    DOCUMENT,
    HEARER,
    LOCATIVE,
    NEGATION,
    OFFICE,
    ORGANISATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    THAT,
    TIME,
    TITLE_PREPOSITION,
    UNNAMED,
    WORD,
)
from reader.claims.frames.story import Range, Story

CLASSES = OFFICE | ORGANISATION | DOCUMENT | CROWD | UNNAMED | PLACE
_HEAD = CLASSES | PRONOUN | CAPITAL
_LOOSE = ADVERB | TIME | CONJUNCTION | NEGATION | AND
_REACH = 20  # words; the longest source
_LONGEST_NAME = 6  # tokens of a name in quotation marks, the marks included
_LONGEST_SHORT = 4  # letters of an abbreviation
_LONGEST_TITLE = 3
_APPOSITION = 14
_MOST_UNKNOWN = 4  # words of a source none of which the lists know


def subject_before(story: Story, first: int, end: int, *, is_plural: bool) -> Range | None:
    """The subject that ends right before a verb; None where none stands there.

    Args:
        story: the tokens.
        first: where the sentence or clause begins.
        end: the verb, or its negation.
        is_plural: whether the verb is, so that "in the ministry they said" may be meant.
    """
    if end - 1 > first and story.words[end - 1] == ",":
        return _with_apposition(story, first, end - 1)
    start = _start_of_clause(story, first, end)
    return _trimmed(story, start, end, is_plural=is_plural)


def subject_behind(story: Story, first: int, end: int, *, is_plural: bool) -> Range | None:
    """The subject that follows a verb, whoever is told and when left out."""
    end = min(end, first + _REACH)
    if is_plural and story.flags[first] & LOCATIVE and first + 1 < end and not story.flags[first + 1] & TIME:
        stop = end_of_phrase(story, first + 1, end)
        return (first + 1, stop) if stop > first + 1 and not story.flags[first + 1] & HEARER else None
    at = _skipped(story, first, end)
    if at >= end or not _may_open(story, at):
        return None
    stop = end_of_phrase(story, at, end)
    if stop + 1 < end and story.words[stop] == "," and story.flags[stop + 1] & OFFICE:
        stop = end_of_phrase(story, stop + 1, end)
    return (at, stop) if _is_source(story, at, stop) else None


def end_of_phrase(story: Story, first: int, end: int) -> int:
    """The token behind the noun phrase that begins at `first`."""
    at = first
    if at < end and story.flags[at] & PRONOUN:
        return at + 1
    while at < end:
        flag = story.flags[at]
        if flag & QUOTED:
            quotation = story.quotation_at[at]
            if at != quotation[0] or quotation[1] - at > _LONGEST_NAME or quotation[1] > end:
                break
            at = quotation[1]
            continue
        if not flag & WORD and not _is_in_abbreviation(story, at):
            break
        if at > first and _ends_phrase(story, at):
            break
        at += 1
    return at


def _is_in_abbreviation(story: Story, at: int) -> bool:
    """Whether a full stop only shortens a word of the phrase: `м. Рибне`."""
    return story.words[at] == "." and len(story.words[at - 1]) <= _LONGEST_SHORT and bool(story.flags[at + 1] & WORD)


def _ends_phrase(story: Story, at: int) -> bool:
    flag = story.flags[at]
    if flag & AND:
        is_joining = story.flags[at - 1] & CAPITAL and story.flags[at + 1] & CAPITAL
        is_joining = is_joining or (story.flags[at - 1] & CLASSES and story.flags[at + 1] & CLASSES)
        return not is_joining or bool(flag & THAT)
    if flag & PREPOSITION:
        return not (flag & TITLE_PREPOSITION and _is_titled(story, at))
    if flag & CAPITAL:
        return bool(flag & CUE and not flag & (OFFICE | ORGANISATION) and not story.words[at].istitle())
    return bool(flag & (CUE | THAT | HEARER)) or bool(flag & (ADVERB | TIME) and not flag & ADJECTIVE)


def _is_titled(story: Story, at: int) -> bool:
    """Whether a preposition goes on a title: `голова комісії з питань освіти`."""
    before = (story.flags[each] for each in range(max(0, at - _LONGEST_TITLE), at))
    return not story.flags[at + 1] & CAPITAL and any(flag & (OFFICE | UNNAMED | CROWD) for flag in before)


def _start_of_clause(story: Story, first: int, end: int) -> int:
    """How far back the words before a verb may belong to its clause."""
    at = end
    bound = max(first, end - _REACH)
    while at > bound:
        before = at - 1
        flag = story.flags[before]
        if flag & QUOTED:
            quotation = story.quotation_at[before]
            is_name = quotation[1] == at and at - quotation[0] <= _LONGEST_NAME
            if not is_name or quotation[0] < bound:
                break
            at = quotation[0]
            continue
        if not flag & WORD or (flag & (CUE | THAT) and not flag & CAPITAL):
            break
        if flag & AND and at < end and _ends_phrase(story, before):
            break
        at = before
    return at


def _trimmed(story: Story, start: int, end: int, *, is_plural: bool) -> Range | None:
    """Without the adverbs, times and prepositional phrases at both sides."""
    opening = start
    while start < end and story.flags[start] & _LOOSE and not story.flags[start] & (PREPOSITION | PRONOUN):
        start += 1
    if start < end and (story.flags[start] & PREPOSITION or story.words[start][0].isdecimal()):
        place = start
        start = _skipped(story, start, end)
        if start >= end:
            is_place = is_plural and story.flags[place] & LOCATIVE and not story.flags[place + 1] & TIME
            stop = end_of_phrase(story, place + 1, end) if is_place else 0
            return (place + 1, stop) if stop > place + 1 else None
    if start >= end:
        return None
    stop = end_of_phrase(story, start, end)
    is_all = stop == end or start > opening or bool(story.flags[stop] & (PREPOSITION | ADVERB | TIME))
    return (start, stop) if is_all and _is_source(story, start, stop) else None


def _skipped(story: Story, at: int, end: int) -> int:
    """Behind the words of time, place and hearers that stand before a subject."""
    governed, opening = False, at
    while at < end:
        flag = story.flags[at]
        if flag & HEARER:
            at = _behind_hearer(story, at, end)
            continue
        if flag & QUOTED or not flag & WORD:
            return end
        if flag & PREPOSITION or story.words[at][0].isdecimal():
            governed = True
        elif flag & (ADVERB | TIME) or (governed and flag & ADJECTIVE and not flag & CLASSES):
            governed = governed and not flag & TIME
        elif governed:
            governed = False
        elif flag & _HEAD or not _was_governed(story, opening, at):
            return at
        at += 1
    return end


def _was_governed(story: Story, opening: int, at: int) -> bool:
    """Whether a plain word goes on a phrase that a preposition has opened: `під час візиту`."""
    return any(story.flags[before] & PREPOSITION for before in range(max(opening, at - 3), at))


def _behind_hearer(story: Story, at: int, end: int) -> int:
    at += 1
    if at < end and story.flags[at] & QUOTED:
        quotation = story.quotation_at[at]
        return quotation[1] if quotation[1] - at <= _LONGEST_NAME else end
    return at


def _may_open(story: Story, at: int) -> bool:
    flag = story.flags[at]
    return bool(flag & WORD) and not flag & (QUOTED | CUE | THAT | CONJUNCTION | NEGATION)


def _is_source(story: Story, first: int, end: int) -> bool:
    """Whether the words may name somebody: a name, a title, a body, a pronoun, or a few words nobody knows."""
    if end <= first:
        return False
    if any(flag & _HEAD for flag in story.flags[first:end]):
        return True
    return end - first <= _MOST_UNKNOWN and not any(flag & (_LOOSE | PREPOSITION) for flag in story.flags[first:end])


def _with_apposition(story: Story, first: int, comma: int) -> Range | None:
    """`Петро Гук, мер міста, заявив`: the name, the comma and what it holds; a source of its own stands before it."""
    for at in range(comma - 1, max(first, comma - _APPOSITION), -1):
        flag = story.flags[at]
        if flag & QUOTED or (flag & CUE and not flag & CAPITAL):
            return None
        if story.words[at] == ",":
            start = _start_of_clause(story, first, at)
            found = _trimmed(story, start, at, is_plural=False)
            return (found[0], comma) if found and found[1] == at else None
    return None
