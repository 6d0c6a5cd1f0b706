"""Where a figure holds: the place named in its sentence, else the one the article is mostly about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from reader.model import Span
from reader.text.lexicon import profiles
from reader.text.openings import PLACE, Openings
from reader.text.tokens import matches_at

_LEAST_MENTIONS = 3
_LEAD = 700  # characters that name the place of a story, if it has one
_REACH = 100  # characters; a place farther off in a sentence is that of something else
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
_OF_A_PEOPLE = re.compile(r"[\w’-]+(?:ian|ese|ish)\Z")
_WORD_BEHIND = re.compile(r" (?P<word>[a-z]{3,})")
_CLASSES = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_NOWHERE, _STOP = _CLASSES["nowhere"], _CLASSES["stop"]


def opens(run: str) -> bool:
    """Whether a phrase of place may begin with this run of letters."""
    return run in _OPENERS


def _is_place(name: str, text: str, end: int) -> bool:
    """Whether a name is a place's: no body's ("Ashe General"), no people's ("Orvenian brickworks"), no month's."""
    if _NO_PLACE.match(name) or name.rpartition(" ")[2].lower() in _NOWHERE:
        return False
    behind = _WORD_BEHIND.match(text, end) if _OF_A_PEOPLE.match(name) else None
    return not behind or behind["word"] in _STOP


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
        found = [match for match in matches_at(_PLACE, text, starts) if _is_place(match["name"], text, match.end())]
        spans = tuple(Span(*match.span("name")) for match in found)
        names = tuple(match["name"] for match in found)
        often = [
            (text.count(name) + _LEAST_MENTIONS * (name in text[:_TITLE]), name)
            for name, _ in Counter(names).most_common(_CANDIDATES)
        ]
        count, name = max(often, default=(0, ""), key=lambda pair: pair[0])
        is_sure = count >= _LEAST_MENTIONS and name in text[:_LEAD]
        return cls(spans, names, name if is_sure else "")

    def around(self, span: Span, sentence: Span) -> str:
        """The nearest place behind a figure in its sentence, else the nearest before it, else the main one."""
        left, right = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
        starts = [place.start for place in self.spans[self._first(left) : self._first(right)]]
        first = self._first(left)
        behind = bisect_right(starts, span.start)
        if behind < len(starts):
            return self.names[first + behind]
        return self.names[first + behind - 1] if starts else self.main

    def _first(self, offset: int) -> int:
        return bisect_left(self.spans, (offset, 0))
