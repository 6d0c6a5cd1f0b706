"""Finding an annotation's words in another version of its article."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import Placement, Selector, Span


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where an annotation stands in a text, and how sure that is; no span for an orphan."""

    span: Span | None
    placement: Placement


def anchor(selector: Selector, text: str) -> Anchored:
    """Find the words an annotation belongs to in `text`."""
    if text[selector.start : selector.end] == selector.quote:
        return Anchored(Span(selector.start, selector.end), Placement.OK)
    at = text.find(selector.quote)
    if at < 0:
        return Anchored(None, Placement.ORPHAN)
    return Anchored(Span(at, at + len(selector.quote)), Placement.OK)
