"""Proper names in a text, written one way."""

from __future__ import annotations

import re

_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]*(?: (?:of|for|the|de|al|von|van|and) [^\W\d_a-z][\w’'-]*| [^\W\d_a-z][\w’'-]*)*")


def names_in(text: str) -> tuple[str, ...]:
    """The proper names in `text`, normalised, each once, in order of appearance."""
    return tuple(dict.fromkeys(match.group() for match in _NAME.finditer(text)))
