"""A text as numbered tokens, and spans as sets of them: what stands at the edges of a span makes no difference."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

Tokens = frozenset[int]

_TOKEN = re.compile(r"(?P<word>\w+)|[^\w\s]")
_ARTICLES = "a an the this that these"
_PREPOSITIONS = "of in on at by for from to with within among inside near under over"
_CONJUNCTIONS = "and or but nor as than who which whose"
_POSSESSIVES = "s his her its their our my your"
_AUXILIARIES = "is are was were be been being has have had"
_COURTESY = "mr mrs ms miss mx dr sir"
# words by which nobody can be told from anybody else
COMMON = frozenset(" ".join((_ARTICLES, _PREPOSITIONS, _CONJUNCTIONS, _POSSESSIVES, _AUXILIARIES, _COURTESY)).split())
# of these, the ones that stand for somebody when nothing else is there
STAND_IN = frozenset(("this", "that", "these", "who", "which"))


class Text:
    """A text whose tokens are numbered from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = list(_TOKEN.finditer(text))
        self._starts = [token.start() for token in tokens]
        self._ends = [token.end() for token in tokens]
        self._words = frozenset(number for number, token in enumerate(tokens) if token["word"])

    def tokens(self, spans: object) -> Tokens:
        """The words that spans touch; their punctuation where there is no word."""
        touched = frozenset(number for start, end in self.bounded(spans) for number in self._between(start, end))
        return touched & self._words or touched

    def _between(self, start: int, end: int) -> range:
        return range(bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end))

    def bounded(self, spans: object) -> list[tuple[int, int]]:
        """The spans that are some, cut at the ends of the text."""
        if not isinstance(spans, (list, tuple)):
            return []
        cut = ((max(0, span[0]), min(len(self.text), span[1])) for span in spans if _is_span(span))
        return [(start, end) for start, end in cut if start < end]

    def telling(self, source: Tokens) -> Tokens:
        """The words of a source by which it is known: the head is always among them."""
        forms = {number: self.text[self._starts[number] : self._ends[number]].lower() for number in source}
        telling = {number for number, form in forms.items() if form not in COMMON}
        return frozenset(telling or {number for number, form in forms.items() if form in STAND_IN} or forms)

    def quoted(self, spans: object, width: int) -> str:
        """The words of spans in one line, cut in the middle when they are long."""
        pieces = (self.text[start:end] for start, end in sorted(self.bounded(spans)))
        line = " … ".join(pieces)
        line = "".join(sign if sign.isprintable() else " " for sign in line)
        return line if len(line) <= width else f"{line[: 2 * width // 3]}[…]{line[-(width // 3) + 3 :]}"


def _is_span(span: object) -> bool:
    return isinstance(span, (list, tuple)) and len(span) == 2 and all(type(end) is int for end in span)


def overlap(left: Iterable[int], right: Iterable[int]) -> float:
    """Words in common, over the words of both; 0 where there are none."""
    left, right = frozenset(left), frozenset(right)
    together = left | right
    return len(left & right) / len(together) if together else 0.0
