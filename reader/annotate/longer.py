"""Quotes that are too long to be laid over a text word by word: they are from where they begin to where they end."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

from reader.annotate.fitting import ALIKE, Fit
from reader.annotate.selectors import CONTEXT
from reader.annotate.wording import Wording, Words, weight_of, words_of
from reader.model import Selector, Span

_LONG = 64  # words; more is not laid over a text as a whole
_SURELY = 1_000  # characters that are more words than that, or words of a kind that nothing is found by
_PART = 28  # words at the beginning, in the middle and at the end
_LOOKED_AT = 300  # characters for each of them
_MOST = 4_000  # words between beginning and end that the middle is looked for in
_NOT_QUITE = 0.99
_QUOTE = 0.4  # what the words of a quote say, against its surroundings
_SPACE = re.compile(r"\s")


def whole_of(fits_of: Callable[[Selector], list[Fit]], selector: Selector, wording: Wording) -> list[Fit]:
    """The stretches that may be a long quote's: from where its beginning may be to where its end may be.

    Where one of these is nowhere, they go from or to where its middle may be.

    Args:
        fits_of: gives the stretches that may be a short quote's.
        selector: the long one.
        wording: the text.
    """
    head, middle, tail = _parts(selector)
    heads, tails = _alike(fits_of(head)), _alike(fits_of(tail))
    if heads and tails:
        pairs = product(heads, tails)
        return [each for first, last in pairs if (each := _whole(first, last, selector, wording))]
    middles = _alike(fits_of(middle)) if heads or tails else []
    pairs = product(heads, middles) if heads else product(middles, tails)
    return [each for first, last in pairs if (each := _most(first, last, selector, is_head=bool(heads)))]


def _whole(first: Fit, last: Fit, selector: Selector, wording: Wording) -> Fit | None:
    """A quote by its beginning and its end."""
    span = _from_to(first, last, selector)
    if span is None or 2 * (span.end - span.start) < len(selector.quote):
        return None
    if wording.text[span.start : span.end] == selector.quote:
        return _rated(span, 1.0, first.left, last.right)
    middle = _share(_parts(selector)[1].quote, span, wording)
    similarity = (first.similarity + middle + last.similarity) / 3
    return _rated(span, min(similarity, _NOT_QUITE), first.left, last.right)


def _most(first: Fit, last: Fit, selector: Selector, *, is_head: bool) -> Fit | None:
    """A quote whose end is gone, or else its beginning."""
    span = _from_to(first, last, selector)
    if span is None:
        return None
    similarity = (first.similarity + last.similarity) / 3
    return _rated(span, similarity, first.left if is_head else 0.0, 0.0 if is_head else last.right)


def _from_to(first: Fit, last: Fit, selector: Selector) -> Span | None:
    """The stretch from one part of a quote to another; None where they are not in their order, or too far apart."""
    if first.span is None or last.span is None or first.span.start > last.span.start:
        return None
    span = Span(first.span.start, max(first.span.end, last.span.end))
    return span if span.end - span.start <= 2 * len(selector.quote) else None


def _share(part: str, span: Span, wording: Wording) -> float:
    """How much of the words of a part stands well inside a stretch, in any order."""
    first, end = wording.word_at(span.start), wording.word_at(span.end)
    size = min((end - first) // 2, _MOST)
    start = (first + end - size) // 2
    there = set(wording.words.keys[start : start + size])
    weights = {key: weight_of(key) for key in _words(part).keys}
    return sum(weights[key] for key in weights if key in there) / max(1, sum(weights.values()))


def is_long(selector: Selector) -> bool:
    """Whether a quote is too long to be laid over a text as a whole."""
    quote = selector.quote
    return len(quote) > _SURELY or (len(quote) > _LONG and len(_words(quote).keys) > _LONG)


def _words(text: str) -> Words:
    return words_of(text, has_start=False, has_end=False)


def _parts(selector: Selector) -> tuple[Selector, Selector, Selector]:
    """Beginning, middle and end of a quote, as marks of their own; none is cut within a word, if that can be helped."""
    quote = selector.quote
    middle = _SPACE.search(quote, len(quote) // 2, len(quote) // 2 + _LOOKED_AT)
    start = middle.end() if middle else len(quote) // 2
    tail = len(quote) - _LOOKED_AT
    first, last = _words(quote[:_LOOKED_AT]), _words(quote[tail:])
    inner = _words(quote[start : start + _LOOKED_AT])
    return (
        _part(selector, 0, first.ends[:_PART][-1] if first.ends else _LOOKED_AT),
        _part(selector, start, start + (inner.ends[:_PART][-1] if inner.ends else 1)),
        _part(selector, tail + (last.starts[-_PART:][0] if last.starts else 0), len(quote)),
    )


def _part(selector: Selector, start: int, end: int) -> Selector:
    quote = selector.quote
    before = selector.prefix + quote[max(0, start - CONTEXT) : start]
    after = quote[end : end + CONTEXT] + selector.suffix
    return Selector(
        quote=quote[start:end],
        prefix=before[-CONTEXT:],
        suffix=after[:CONTEXT],
        start=selector.start + start,
        end=selector.start + end,
    )


def _alike(found: list[Fit]) -> list[Fit]:
    return [each for each in found if each.span and each.similarity >= ALIKE]


def _rated(span: Span, similarity: float, left: float, right: float) -> Fit:
    context = (left + right) / 2
    return Fit(
        span, similarity, left, right, context, _QUOTE * similarity + (1 - _QUOTE) * context, span.end - span.start
    )
