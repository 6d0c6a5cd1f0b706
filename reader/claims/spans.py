"""From the token ranges of a draft to spans of the text."""

from __future__ import annotations

from reader.claims.drafts import Draft, Rule
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import CONJUNCTION, GENITIVE, QUOTED, WORD
from reader.model import Span, Spans

_FINAL_MARKS = frozenset((",", ";", ":", "—", "–", "-"))
_OPENING_MARKS = _FINAL_MARKS | {".", "…"}
_GENITIVE_LENGTH = 2


def source_spans(reading: Reading, draft: Draft) -> Spans:
    """The source, without the ’s of `the minister’s claim`; of `Poe, who says`, the name and the pronoun (0008)."""
    if not draft.source:
        return ()
    first, last = draft.source
    span = reading.span(first, last)
    if draft.relative:
        return (span, reading.span(*draft.relative))
    is_genitive = draft.rule in (Rule.NOUN, Rule.PREDICATE, Rule.ACCORDING) and reading.flags[last - 1] & GENITIVE
    return (Span(span.start, span.end - _GENITIVE_LENGTH),) if is_genitive else (span,)


def cue_spans(reading: Reading, draft: Draft) -> Spans:
    """The cue; none for quotations by themselves, labels and answers."""
    return (reading.span(*draft.cue),) if draft.cue else ()


def content_spans(reading: Reading, draft: Draft) -> Spans:
    """The content without marks at its edges; an introducing "that" is part of it (docs/decisions/0007).

    Neighbours without a word between them become one span.
    """
    spans: list[Span] = []
    for content in draft.content:
        first, last = _trimmed(reading, content)
        if not reading.has(first, last, WORD):
            continue
        span = reading.span(first, last)
        if spans and (span.start <= spans[-1].end or not _has_word(reading.text, spans[-1].end, span.start)):
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return tuple(spans)


def _trimmed(reading: Reading, content: Range) -> Range:
    first, last = content
    while first < last and _is_mark(reading, first, _OPENING_MARKS):
        first += 1
    while last > first and _is_mark(reading, last - 1, _FINAL_MARKS):
        last -= 1
    if last - first > 1 and reading.flags[last - 1] & CONJUNCTION and not reading.flags[last - 1] & QUOTED:
        last -= 1
    return first, last


def _is_mark(reading: Reading, index: int, marks: frozenset[str]) -> bool:
    return reading.words[index] in marks and not reading.flags[index] & (QUOTED | WORD)


def _has_word(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])
