"""Where a figure holds: the place named in its sentence, else the one the article is mostly about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from reader.model import Span
from reader.text.openings import PLACE, Openings
from reader.text.tokens import matches_at

_LEAST_MENTIONS = 3
_TITLE = 150  # characters in which a place counts more
_CANDIDATES = 8  # the places named most often; each costs one pass over the text
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|around|inside(?: of)?|outside|across|throughout|of the city of|of the town of)"
    r" (?:the (?:city|town|village|port|region|province) of |central |northern |southern |eastern |western )?"
    r"(?P<name>[A-ZÀ-ÞЀ-Я][\w’-]{2,24}(?: [A-ZÀ-ÞЀ-Я][\w-]{2,24}){0,2})(?![’']s|\w)"
)
_OPENERS = frozenset(("in", "at", "near", "around", "inside", "outside", "across", "throughout", "of"))
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Facebook|Twitter|Telegram|Reuters|Parliament|Congress|Mr|Ms|Mrs|Dr|Professor|"
    r"President|Minister|General|Colonel|The|This|That|His|Her|Their|Our|I|English|Russian)\b"
)


def opens(run: str) -> bool:
    """Whether a phrase of place may begin with this run of letters."""
    return run in _OPENERS


@dataclass(frozen=True, slots=True)
class Places:
    """The places an article names, in text order, and the one it names most."""

    spans: tuple[Span, ...]
    names: tuple[str, ...]
    main: str

    @classmethod
    def of(cls, text: str, openings: Openings) -> Places:
        """Collect the names that stand behind a preposition of place."""
        starts = [openings.starts[index] for index in openings.of(PLACE)]
        found = [match for match in matches_at(_PLACE, text, starts) if not _NO_PLACE.match(match["name"])]
        spans = tuple(Span(*match.span("name")) for match in found)
        names = tuple(match["name"] for match in found)
        often = [
            (text.count(name) + _LEAST_MENTIONS * (name in text[:_TITLE]), name)
            for name, _ in Counter(names).most_common(_CANDIDATES)
        ]
        count, name = max(often, default=(0, ""), key=lambda pair: pair[0])
        main = name if count >= _LEAST_MENTIONS else ""
        return cls(spans, names, main)

    def around(self, span: Span, sentence: Span) -> str:
        """The nearest place behind a figure in its sentence, else the nearest before it, else the main one."""
        starts = [place.start for place in self.spans[self._first(sentence.start) : self._first(sentence.end)]]
        first = self._first(sentence.start)
        behind = bisect_right(starts, span.start)
        if behind < len(starts):
            return self.names[first + behind]
        return self.names[first + behind - 1] if starts else self.main

    def _first(self, offset: int) -> int:
        return bisect_left(self.spans, (offset, 0))
