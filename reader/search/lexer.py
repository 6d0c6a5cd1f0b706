"""Cuts a query into tokens; whatever the input, it goes on to the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    PHRASE = auto()
    WORD = auto()
    FIELD = auto()
    SAVED = auto()
    MINUS = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query; `is_closed` is False for a quotation that never ends."""

    kind: Kind
    text: str
    position: int
    is_closed: bool = True


_CLOSERS = {'"': '"', "“": '”“"', "”": '”"', "„": '“”"', "«": "»", "‟": '”"'}
_QUOTES = '"“”„«‟'
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([^\W\d]\w*|\*):(?!//)")
_SAVED = re.compile(r'@(?:"([^"]*)"|([\w-]+))')
_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT, "&&": Kind.AND, "||": Kind.OR}
# A number written with spaces is one word: 20 000.
_SPACED_NUMBER = re.compile(r"(?:[1-9]\d{0,2})(?:[ \u00a0\u2009\u202f]\d{3})+(?![\w.,])")
_RANGE = re.compile(r"\[[^\]]*\]|\[.*", re.DOTALL)
_BARE = re.compile(rf"[^\s(){_QUOTES}]+")
# Slop of other query languages ("a phrase"~5) is read and means nothing.
_SLOP = re.compile(r"~-?\d*")
_TAKES_RANGE = frozenset({"date", "figure", "after", "before"})


def next_token(query: str, at: int) -> tuple[Token | None, int]:
    """Token that begins at or after `at`, and where the next one may begin; None at the end."""
    space = _SPACE.match(query, at)
    start = space.end() if space else at
    return _next(query, start) if start < len(query) else (None, start)


def value_after(query: str, at: int, field: str) -> tuple[Token | None, int]:
    """Token that is the value of a field whose colon ends at `at`; None when there is none."""
    if at >= len(query) or query[at].isspace() or query[at] == ")":
        return None, at
    char = query[at]
    if char == "(":
        return Token(Kind.OPEN, char, at), at + 1
    if char in _QUOTES:
        return _phrase(query, at)
    if char == "[" and field in _TAKES_RANGE:
        found = _RANGE.match(query, at)
        assert found is not None
        return Token(Kind.WORD, found[0], at), found.end()
    return _word(query, at)


def _next(query: str, at: int) -> tuple[Token, int]:
    char = query[at]
    if char in "()":
        return Token(Kind.OPEN if char == "(" else Kind.CLOSE, char, at), at + 1
    if char in _QUOTES:
        return _phrase(query, at)
    if char == "-" and at + 1 < len(query) and not query[at + 1].isspace() and query[at + 1] not in "-)":
        return Token(Kind.MINUS, char, at), at + 1
    saved = _SAVED.match(query, at)
    if saved:
        return Token(Kind.SAVED, saved[1] or saved[2] or "", at), saved.end()
    field = _FIELD.match(query, at)
    if field:
        return Token(Kind.FIELD, field[1], at), field.end()
    return _word(query, at)


def _phrase(query: str, at: int) -> tuple[Token, int]:
    closers = _CLOSERS[query[at]]
    end = next((i for i in range(at + 1, len(query)) if query[i] in closers), -1)
    if end < 0:
        return Token(Kind.PHRASE, query[at + 1 :], at, is_closed=False), len(query)
    slop = _SLOP.match(query, end + 1)
    return Token(Kind.PHRASE, query[at + 1 : end], at), slop.end() if slop else end + 1


def _word(query: str, at: int) -> tuple[Token, int]:
    number = _SPACED_NUMBER.match(query, at)
    if number:
        return Token(Kind.WORD, number[0], at), number.end()
    bare = _BARE.match(query, at)
    if bare is None:
        return Token(Kind.WORD, query[at], at), at + 1
    return Token(_OPERATORS.get(bare[0], Kind.WORD), bare[0], at), bare.end()
