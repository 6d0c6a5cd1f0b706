"""Statements that are somebody's by a phrase: `in her view`, `in the words of Poe`, `by their own account`."""

from __future__ import annotations

from reader.claims.clauses import behind_conjunctions
from reader.claims.drafts import Draft, Rule
from reader.claims.lexicon import words
from reader.claims.noun_cues import owner_before
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources_behind import phrase_after
from reader.claims.word_classes import QUOTED, WORD

_REACH = 8
_OPENERS = frozenset(("in", "by", "to"))
_OWN_VOICE = words("own_voice") | {"my", "our", "your", "one's"}


def find_view(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`In Poe's view, it fell`, `it fell, in the view of the clerk`; `None` for a view that is no such phrase."""
    place = _with_owner_behind(reading, sentence, at) or _with_owner_before(reading, sentence, at)
    if not place:
        return None
    cue, source, phrase = place
    content = _content(reading, sentence, phrase)
    if not content or not _OWN_VOICE.isdisjoint(reading.lowers[source[0] : source[0] + 1]):
        return None
    return Draft(
        rule=Rule.ACCORDING,
        lemma=reading.lowers[at],
        at=at,
        first=phrase[0],
        cue=cue,
        source=source,
        content=content,
        sentence=sentence.number,
        is_before=content[0][0] < phrase[0],
    )


def _with_owner_before(reading: Reading, sentence: Sentence, at: int) -> tuple[Range, Range, Range] | None:
    noun = at - (reading.lowers[at - 1] == "own")
    for opener in range(noun - 2, max(sentence.first, noun - _REACH) - 1, -1):
        if reading.lowers[opener] in _OPENERS:
            owner = owner_before(reading, noun, opener + 1)
            return ((noun, at + 1), owner, (opener, at + 1)) if owner and owner[0] == opener + 1 else None
        if not reading.flags[opener] & WORD:
            break
    return None


def _with_owner_behind(reading: Reading, sentence: Sentence, at: int) -> tuple[Range, Range, Range] | None:
    first = at - 2
    if first < sentence.first or reading.lowers[at - 1] != "the" or reading.lowers[first] not in _OPENERS:
        return None
    if reading.lowers[at + 1] != "of" or at + 2 >= sentence.last:
        return None
    source = phrase_after(reading, at + 2, sentence.last)
    return ((first, at + 2), source, (first, source[1])) if source else None


def _content(reading: Reading, sentence: Sentence, phrase: Range) -> tuple[Range, ...]:
    """The clause behind the phrase, in front of it, or on both sides of it."""
    first, end = phrase
    last = sentence.last
    goes_on = end < last and reading.words[end] == ","
    start = end + goes_on
    behind = ((start, last),) if start < last and reading.has_verb(start, last) else ()
    if not reading.has(sentence.first, first, WORD) or reading.lowers[first - 1] in ("and", "but", "that"):
        return behind
    if reading.words[first - 1] == "," and not reading.flags[first - 1] & QUOTED:
        before = (behind_conjunctions(reading, sentence.first, first), first - 1)
        if before[0] >= before[1]:
            return ()
        is_split = goes_on and start < last and not reading.has_verb(*before)
        return (before, (start, last)) if is_split else (before,) if reading.has_verb(*before) else ()
    return ()
