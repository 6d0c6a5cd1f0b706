"""Quotes that are too long to be laid over a text word by word: they are from where they begin to where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from reader.annotate.fitting import ALIKE, NOWHERE, Fit
from reader.annotate.selectors import CONTEXT
from reader.model import Selector, Span

LONG = 320  # characters
_PART = 160
_ENOUGH = 2  # of the three parts
_NOT_QUITE = 0.99
_QUOTE = 0.4  # what the words of a quote say, against its surroundings
_SPACE = re.compile(r"\s")


def parts_of(selector: Selector) -> tuple[Selector, Selector, Selector]:
    """Beginning, middle and end of a quote of more than `LONG` characters, as marks of their own."""
    quote = selector.quote
    middle = len(quote) // 2
    return (
        _part(selector, 0, _at_space(quote, _PART)),
        _part(selector, _at_space(quote, middle - _PART // 2), _at_space(quote, middle + _PART // 2)),
        _part(selector, _at_space(quote, len(quote) - _PART), len(quote)),
    )


def _at_space(quote: str, at: int) -> int:
    """The end of the word at a place, if it is near."""
    space = _SPACE.search(quote, at, at + CONTEXT // 2)
    return space.start() if space else at


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


def whole_of(found: Sequence[Sequence[Fit]], selector: Selector, text: str) -> list[Fit]:
    """The stretches that may be a long quote's, by those that may be its beginning, its middle and its end.

    One of the three may be missing: then the stretch goes as far as the others do.
    """
    heads, middles, tails = ([each for each in part if each.span and each.similarity >= ALIKE] for part in found)
    triples = product([*heads, NOWHERE], [*middles, NOWHERE], [*tails, NOWHERE])
    return [each for triple in triples if (each := _joined(triple, selector, text))]


def _joined(parts: tuple[Fit, Fit, Fit], selector: Selector, text: str) -> Fit | None:
    """Beginning, middle and end as one stretch; None where they are not in their order, or too far apart."""
    spans = [part.span for part in parts if part.span]
    if len(spans) < _ENOUGH or spans != sorted(spans):
        return None
    span = Span(spans[0].start, max(span.end for span in spans))
    size = span.end - span.start
    if size > 2 * len(selector.quote) or (len(spans) == len(parts) and 2 * size < len(selector.quote)):
        return None
    similarity = sum(part.similarity for part in parts) / len(parts)
    if text[span.start : span.end] != selector.quote:
        similarity = min(similarity, _NOT_QUITE)
    left, right = parts[0].left, parts[2].right
    score = _QUOTE * similarity + (1 - _QUOTE) * (left + right) / 2
    return Fit(span, similarity, left, right, (left + right) / 2, score, size)
