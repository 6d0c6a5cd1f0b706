"""Finding an annotation's words in another version of its article.

Quote first, position last: the quote with its context on either side decides, the old offsets only between equals. An
annotation is never moved silently when it is not sure where it belongs: then it is `REVIEW`, and the reader looks.

| placement | when |
|---|---|
| ok | the quote is there, in its context or with nothing else it could be; white space and quote signs may differ |
| changed | its words were edited, and it is clear which stretch they became |
| review | a stretch resembles it, or stands in its place, but it may be another one |
| orphan | nothing does |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.annotate.aligning import Alignment, alignments, normal_words, share_of
from reader.annotate.selectors import CONTEXT
from reader.model import Placement, Selector, Span

_MANY = 400  # occurrences of a quote that are compared by their context; of more, the nearest to the old place
_TELLING = 24  # a quote of so many characters that occurs once is what was marked, whatever stands around it
_IN_CONTEXT = 0.5
_HARDLY = 0.2
_CLEARLY = 0.15
_ALIKE = 0.75
_ALIKE_IN_CONTEXT = 0.6
_SOMEWHAT = 0.45
_LONG = 4_000  # longer quotes are found by their two ends
_END = 600


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where an annotation stands in a text, and how sure that is; no span for an orphan."""

    span: Span | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class _Occurrence:
    start: int
    context: float
    distance: int


_ORPHAN = Anchored(None, Placement.ORPHAN)


def anchor(selector: Selector, text: str) -> Anchored:
    """Find the words an annotation belongs to in `text`.

    Args:
        selector: the quote with up to 64 code points on either side; its offsets are only a hint.
        text: the whole version, not normalised (that would shift offsets).

    Cost: linear when the quote occurs, else bounded by some sixty searches and a few windows as long as the quote.
    Source: W3C Web Annotation Data Model (2017), 4.2.4 Text Quote Selector; for text that changed, the seed-and-extend
    scheme of sequence alignment, over words.
    """
    if not selector.quote:
        return _ORPHAN
    if _is_unmoved(selector, text):
        return Anchored(Span(selector.start, selector.end), Placement.OK)
    exact = _ranked(selector, text)
    if exact and _is_sure(selector, exact):
        return _at(selector, exact[0], Placement.OK)
    fuzzy = _from_ends(selector, text) if len(selector.quote) > _LONG else _fuzzy(selector, text)
    if not exact:
        return fuzzy
    return _unsure(selector, exact[0], fuzzy)


def _is_unmoved(selector: Selector, text: str) -> bool:
    """Same place, same words, same context."""
    whole = selector.prefix + selector.quote + selector.suffix
    start = selector.start - len(selector.prefix)
    # At an end of the old text the context is short; then it must be an end of this one too.
    starts_alike = len(selector.prefix) == CONTEXT or start == 0
    ends_alike = len(selector.suffix) == CONTEXT or start + len(whole) == len(text)
    return starts_alike and ends_alike and start >= 0 and text.startswith(whole, start)


def _ranked(selector: Selector, text: str) -> list[_Occurrence]:
    """Where the quote stands word by word: the best context first, among equals the nearest to the old place."""
    starts = sorted(_starts(selector.quote, text), key=lambda start: abs(start - selector.start))[:_MANY]
    found = [_Occurrence(start, _context(selector, text, start), abs(start - selector.start)) for start in starts]
    return sorted(found, key=lambda each: (-each.context, each.distance))


def _starts(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _context(selector: Selector, text: str, start: int) -> float:
    """How much of the context is around an occurrence, 0 to 1; the longer side weighs more."""
    end = start + len(selector.quote)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    total = len(selector.prefix) + len(selector.suffix)
    if not total:
        return 1.0
    if before.endswith(selector.prefix) and after.startswith(selector.suffix):
        return 1.0
    left, right = share_of(selector.prefix, before), share_of(selector.suffix, after)
    return (left * len(selector.prefix) + right * len(selector.suffix)) / total


def _is_sure(selector: Selector, ranked: list[_Occurrence]) -> bool:
    best = ranked[0]
    if len(ranked) == 1:
        return best.context >= _IN_CONTEXT or len(selector.quote) >= _TELLING
    return best.context >= _IN_CONTEXT and best.context - ranked[1].context >= _CLEARLY


def _unsure(selector: Selector, best: _Occurrence, fuzzy: Anchored) -> Anchored:
    """The quote occurs, but perhaps not the one that was marked: what stands in its context may be it, edited."""
    if best.context >= _IN_CONTEXT:
        return _at(selector, best, Placement.REVIEW)
    if fuzzy.span is not None:
        return replace(fuzzy, placement=Placement.REVIEW)
    is_there = best.context >= _HARDLY or len(selector.quote) >= _TELLING
    return _at(selector, best, Placement.REVIEW) if is_there else _ORPHAN


def _at(selector: Selector, occurrence: _Occurrence, placement: Placement) -> Anchored:
    return Anchored(Span(occurrence.start, occurrence.start + len(selector.quote)), placement)


def _fuzzy(selector: Selector, text: str) -> Anchored:
    """The stretch that resembles the quote most."""
    found = alignments(selector, text)
    if not found:
        return _ORPHAN
    best = found[0]
    if _is_rivalled(best, found[1:]):
        return Anchored(best.span, Placement.REVIEW) if best.similarity >= _SOMEWHAT else _ORPHAN
    if normal_words(text[best.span.start : best.span.end]) == normal_words(selector.quote):
        in_context = best.left + best.right >= 2 * _HARDLY or len(selector.quote) >= _TELLING
        return Anchored(best.span, Placement.OK if in_context else Placement.REVIEW)
    return _judged(best)


def _judged(best: Alignment) -> Anchored:
    in_context = min(best.left, best.right) >= _IN_CONTEXT
    if best.similarity >= _ALIKE or (best.similarity >= _ALIKE_IN_CONTEXT and in_context):
        return Anchored(best.span, Placement.CHANGED)
    if best.similarity >= _SOMEWHAT or in_context:
        return Anchored(best.span, Placement.REVIEW)
    return _ORPHAN


def _is_rivalled(best: Alignment, others: list[Alignment]) -> bool:
    """Whether another stretch is about as good."""
    apart = [each for each in others if each.span.start >= best.span.end or each.span.end <= best.span.start]
    return any(best.score - each.score < _CLEARLY for each in apart)


def _from_ends(selector: Selector, text: str) -> Anchored:
    """A long quote lies between its first and its last words."""
    quote = selector.quote
    head = anchor(replace(selector, quote=quote[:_END], suffix=quote[_END : _END + CONTEXT]), text)
    tail_start = selector.end - _END
    tail = anchor(replace(selector, quote=quote[-_END:], prefix=quote[-_END - CONTEXT : -_END], start=tail_start), text)
    if head.span is None or tail.span is None:
        return _ORPHAN
    span = Span(head.span.start, tail.span.end)
    if not len(quote) / 2 <= span.end - span.start <= len(quote) * 2:
        return _ORPHAN
    is_clear = Placement.REVIEW not in {head.placement, tail.placement}
    return Anchored(span, Placement.CHANGED if is_clear else Placement.REVIEW)
