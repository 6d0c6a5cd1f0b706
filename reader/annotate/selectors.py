"""What an annotation remembers of its place."""

from __future__ import annotations

from reader.model import Selector, Span

CONTEXT = 64


def select(text: str, span: Span) -> Selector:
    """Describe `span` of `text` so that `anchoring.anchor` finds it again in another version.

    Args:
        text: a version's text, unaltered.
        span: half-open, in code points, inside `text`; not empty.

    Raises:
        ValueError: the span is empty or not inside the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"{span} is no stretch of a text of {len(text)} characters")
    return Selector(
        quote=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )
