"""Words and marks of a text, with their places.

Tokens are kept as parallel tuples, not as objects: rules look at neighbours by index, and an article of a thousand
words is read in a millisecond.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from reader.model import Span

# Every branch consumes what it has matched without looking back, so the cost is linear whatever the text.
_TOKEN = re.compile(
    r"''|``"  # typewriter quotation marks
    r"|(?:[^\W\d_]\.){2,}"  # U.S., M.O.D., a.m.
    r"|[A-Z]\.(?=\s)"  # the J. of J. Smith
    r"|\d+(?:[.,]\d+)*(?:-\w+)*"  # 20.000, 1,5, 20-year-old
    r"|\w+(?:[-'’]\w+)*"  # well-known, don't, Kirby’s
    r"|\.\.\."
    r"|[^\w\s]"
)


_LONGEST_KNOWN = 40  # characters; nothing longer is kept in mind
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one or more stretches of a text, in order.

    Attributes:
        words: as written.
        lowers: in lower case.
        starts: where each begins, in code points of the text.
        ends: where each ends.
    """

    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    def is_glued(self, index: int) -> bool:
        """Whether no white space stands before the token."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` to before token `last` (at least one token)."""
        return Span(self.starts[first], self.ends[last - 1])

    def within(self, spans: Sequence[Span]) -> Tokens:
        """The tokens in some stretches of the text, given in order; itself where nothing is left out."""
        ranges = [(bisect_left(self.starts, start), bisect_left(self.starts, end)) for start, end in spans]
        if sum(last - first for first, last in ranges) == len(self):
            return self
        return Tokens(
            _parts(self.words, ranges),
            _parts(self.lowers, ranges),
            _parts(self.starts, ranges),
            _parts(self.ends, ranges),
        )


def _parts(column: tuple[T, ...], ranges: list[tuple[int, int]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(column[first:last] for first, last in ranges))


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where matches can begin at `starts` alone (in rising order)."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def tokenize(text: str, span: Span | None = None) -> Tokens:
    """Cut a stretch of text (or all of it) into words and marks.

    Cost: linear.
    """
    return tokenize_all(text, (span or Span(0, len(text)),))


def tokenize_all(text: str, spans: Iterable[Span]) -> Tokens:
    """Cut several stretches of a text, given in order, into one sequence of tokens.

    Cost: linear.
    """
    found = _Columns([], [], [], [])
    for start, end in spans:
        _add(found, text[start:end].split(" "), start)
    return Tokens(tuple(found.words), tuple(found.lowers), tuple(found.starts), tuple(found.ends))


class _Columns(NamedTuple):
    """The columns of `Tokens` while they grow."""

    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]


def _add(found: _Columns, chunks: list[str], start: int) -> None:
    """Add the tokens of what stands between spaces; most of it is one word."""
    words, lowers, starts, ends = found
    last = chunks.pop()
    for chunk in chunks:
        if chunk.isalpha():
            words.append(chunk)
            lowers.append(chunk.lower())
            starts.append(start)
            start += len(chunk)
            ends.append(start)
            start += 1
        else:
            _append(found, start, _cut_known(chunk) if len(chunk) <= _LONGEST_KNOWN else _cut(chunk + " "))
            start += len(chunk) + 1
    _append(found, start, _cut(last))


def _append(found: _Columns, start: int, tokens: list[tuple[str, str, int, int]]) -> None:
    for word, lower, first, behind in tokens:
        found.words.append(word)
        found.lowers.append(lower)
        found.starts.append(start + first)
        found.ends.append(start + behind)


def _cut(chunk: str) -> list[tuple[str, str, int, int]]:
    """The tokens of a stretch of text: as written, in lower case, start, end."""
    return [(word := match.group(), word.lower(), match.start(), match.end()) for match in _TOKEN.finditer(chunk)]


@lru_cache(maxsize=16_384)
def _cut_known(chunk: str) -> list[tuple[str, str, int, int]]:
    """The same before a space; what stands between spaces recurs (`said,`), and cutting costs most of the time."""
    return _cut(chunk + " ")
