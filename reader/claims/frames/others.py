"""“According to” in all its forms, adverbs of hearsay, and the label of a headline."""

from __future__ import annotations

from reader.claims.frames.classes import CAPITAL, OFFICE, POSSESSIVE, QUOTED, RELATIVE, WORD
from reader.claims.frames.drafts import Draft, Rule
from reader.claims.frames.sources import CLASSES, end_of_phrase
from reader.claims.frames.story import Range, Sentence, Story
from reader.claims.frames.verbs import beside
from reader.claims.frames.words import Phrase
from reader.claims.lexicon import Stance

_LONGEST_SOURCE = 24
_LONGEST_LABEL = 7
_HEARSAY = Stance(is_distancing=True, is_unspecified=True)


def find_according(story: Story, sentence: Sentence, at: int) -> Draft | None:
    """`За словами мера, …`, `на його думку`: the attribution whose phrase begins at `at`."""
    for phrase in story.lexicon.phrases.get(story.lowers[at], ()):
        found = _matched(story, sentence, at, phrase)
        if found:
            return _according(story, sentence, phrase, *found)
    return None


def _matched(story: Story, sentence: Sentence, at: int, phrase: Phrase) -> tuple[Range, Range] | None:
    """Cue and source of a phrase that stands at `at`."""
    gap = 1 if phrase.gap >= 0 else 0
    behind = at + len(phrase.words) + gap
    if behind > sentence.last:
        return None
    written = [*range(at, behind)]
    if gap:
        held = written.pop(phrase.gap)
        if not story.flags[held] & POSSESSIVE:
            return None
    if any(story.lowers[place] != word for place, word in zip(written, phrase.words, strict=True)):
        return None
    return ((at, behind), (held, held + 1)) if gap else _with_source(story, sentence, (at, behind))


def _with_source(story: Story, sentence: Sentence, cue: Range) -> tuple[Range, Range] | None:
    last = min(sentence.last, cue[1] + _LONGEST_SOURCE)
    stop = end_of_phrase(story, cue[1], last)
    if stop + 1 < last and story.words[stop] == "," and story.flags[stop + 1] & RELATIVE:
        stop = next((at for at in range(stop + 1, last) if story.words[at] == ","), stop)
    elif stop < last and story.words[stop] == "," and story.flags[stop + 1] & OFFICE:
        stop = end_of_phrase(story, stop + 1, last)
    elif stop > cue[1] and stop < sentence.last and story.flags[stop - 1] & WORD and story.flags[stop] & WORD:
        return cue, (cue[1], stop)
    elif stop == sentence.last and cue[0] == sentence.first:
        stop = _end_of_name(story, cue[1], stop)
    return (cue, (cue[1], stop)) if stop > cue[1] else None


def _end_of_name(story: Story, first: int, last: int) -> int:
    """Where no comma parts a source from what it says: behind its last title, body or capital in a row."""
    at = first
    while at < last and story.flags[at] & (CLASSES | CAPITAL | QUOTED):
        at += 1
    return at


def _according(story: Story, sentence: Sentence, phrase: Phrase, cue: Range, source: Range) -> Draft | None:
    content = beside(story, (sentence.first, sentence.last), (cue[0], max(cue[1], source[1])))
    if not content:
        return None
    return Draft(
        rule=Rule.ACCORDING,
        content=content,
        first=cue[0],
        sentence=sentence.number,
        cue=cue,
        source=source,
        stance=phrase.stance,
        is_aside=cue[0] > sentence.first,
    )


def find_adverb(story: Story, sentence: Sentence, at: int) -> Draft | None:
    """`Міст нібито упав`: said, but nobody vouches for it; the content is its clause on both sides."""
    first, last = sentence.first, sentence.last
    content = beside(story, (first, last), (at, at + 1))
    if not content:
        return None
    return Draft(
        rule=Rule.ADVERB,
        content=content,
        first=at,
        sentence=sentence.number,
        cue=(at, at + 1),
        stance=_HEARSAY,
        is_hearsay=True,
    )


def find_label(story: Story, sentence: Sentence) -> Draft | None:
    """`Мер: міст безпечний`, in a heading: whoever stands before the colon says the rest."""
    last = min(sentence.last, sentence.first + _LONGEST_LABEL)
    for at in range(sentence.first + 1, last):
        if story.words[at] == ":":
            source = (sentence.first, at)
            is_somebody = any(flag & CLASSES for flag in story.flags[sentence.first : at])
            is_somebody = is_somebody or all(flag & CAPITAL for flag in story.flags[sentence.first : at])
            if not is_somebody or at + 1 >= sentence.last:
                return None
            return Draft(
                rule=Rule.LABEL,
                content=((at + 1, sentence.last),),
                first=sentence.first,
                sentence=sentence.number,
                source=source,
            )
        if not story.flags[at] & WORD:
            return None
    return None
