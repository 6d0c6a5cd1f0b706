"""What a figure measures: killed, missing, votes, cost … read off the nearest word that says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model import Span
from reader.text.lexicon import profiles
from reader.text.openings import MEASURE, Openings

_RIGHT, _LEFT = 90, 110
_BOTH_REACH = 60
_BEHIND_IS_NEARER = 12  # characters that a word before the number must be nearer by to count more than one behind it

_WORDS = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_TIME_UNITS = _WORDS["time"] | {"working days"}


def _phrases(line: str) -> list[str]:
    return sorted((phrase.strip() for phrase in line.split("|")), key=len, reverse=True)


_MEASURES = profiles("en/figure_measures")
_OPENER_LENGTH = 3
_LETTERS = re.compile(r"[^\W\d_]+")


def _opener(phrase: str) -> str:
    """Most words begin like no phrase; "injur*" and "pre-war" make a few letters a better test than whole words."""
    return phrase.partition(" ")[0].partition("-")[0].rstrip("*")[:_OPENER_LENGTH]


def _by_opener() -> dict[str, re.Pattern[str]]:
    """One pattern for the phrases that begin alike; a group `mN` for the N-th measure, in the order of the list."""
    writings: dict[str, list[str]] = {}
    for index, line in enumerate(_MEASURES.values()):
        own: dict[str, list[str]] = {}
        for phrase in _phrases(line):
            own.setdefault(_opener(phrase), []).append(re.escape(phrase).replace(r"\*", r"\w*"))
        for opener, phrases in own.items():
            writings.setdefault(opener, []).append(f"(?P<m{index}>{'|'.join(phrases)})")
    return {opener: re.compile(rf"\b(?:{'|'.join(groups)})\b") for opener, groups in writings.items()}


def _first_runs(*, is_stem: bool) -> Iterator[str]:
    """The letters that phrases begin with: whole words, or those that "injur*" leaves open."""
    for line in _MEASURES.values():
        for phrase in line.split("|"):
            first = _LETTERS.match(phrase.strip())
            if first and phrase.strip().startswith("*", first.end()) is is_stem:
                yield first.group()


_FIRST_WORDS = frozenset(_first_runs(is_stem=False))
_FIRST_STEMS = tuple(_first_runs(is_stem=True))
_NAMES = {f"m{index}": name for index, name in enumerate(_MEASURES)}
_PATTERNS = _by_opener()
_BOTH = re.compile(
    r"\b(?:killed|dead|deaths)\b[^.;]{0,15}\b(?:or|and)\b[^.;]{0,12}\b(?:wounded|injured)\b|"
    r"\b(?:wounded|injured) or killed\b",
    re.IGNORECASE,
)
_DEAD, _HURT = ("killed", "dead", "death"), ("wounded", "injured")


def opens(run: str) -> bool:
    """Whether a word that says what is measured may begin with this run of letters."""
    return run in _FIRST_WORDS or run.startswith(_FIRST_STEMS)


@dataclass(frozen=True, slots=True)
class Measures:
    """Every word of a text that says what is measured, in order; `has_both` where it may speak of dead and hurt."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[str, ...]
    has_both: bool

    @classmethod
    def of(cls, text: str, openings: Openings) -> Measures:
        """Collect them, tried where a word opens one."""
        folded = text.lower()
        if len(folded) != len(text):  # a few letters have no lower case of the same length
            folded = text
        starts, ends, names = _found(folded, openings)
        has_both = any(word in folded for word in _DEAD) and any(word in folded for word in _HURT)
        return cls(tuple(starts), tuple(ends), tuple(names), has_both)

    def around(self, text: str, span: Span, room: Span, unit: str, noun: int = 0) -> str:
        """The measure of a figure at `span`; what stands behind it goes before what stands in front.

        Args:
            text: the article's.
            span: the figure's.
            room: from the start of its sentence to where the words behind belong to another figure.
            unit: what is counted, as far as it is known.
            noun: how many characters behind it the noun ends that is counted.
        """
        base = unit.partition(" per ")[0]
        if base in _TIME_UNITS:
            return "duration"
        window = Span(max(room.start, span.start - _LEFT), min(room.end, span.end + _RIGHT))
        is_both = self.has_both and _is_both(text, span, window)
        name = "killed_or_injured" if is_both else self._nearest(span, window, noun)
        if base in _WORDS["length"]:
            return name if name == "rainfall" else "distance"
        if name in _WORDS["flows"] and base not in _WORDS["volume"]:
            return ""  # a letter leaks, too
        is_thing = base not in {"", "percent", "ratio", "people"}
        return "" if is_thing and name in _WORDS["toll"] else name

    def before(self, start: int, reach: int) -> str:
        """The last measure that ends within some characters before an offset."""
        index = bisect_left(self.starts, start) - 1
        return self.names[index] if index >= 0 and start - self.ends[index] <= reach else ""

    def _nearest(self, span: Span, window: Span, noun: int) -> str:
        first_behind = bisect_left(self.starts, span.end)
        last_before = bisect_left(self.starts, span.start) - 1
        near, far = _RIGHT + _BEHIND_IS_NEARER, _LEFT
        behind = before = weak = ""
        if self._is_weak(first_behind, span.end + noun):
            weak, first_behind = self.names[first_behind], first_behind + 1
        if first_behind < len(self.starts) and self.ends[first_behind] <= window.end:
            near, behind = self.starts[first_behind] - span.end, self.names[first_behind]
        if last_before >= 0 and self.starts[last_before] >= window.start:
            far, before = span.start - self.ends[last_before], self.names[last_before]
        return (before if before and far + _BEHIND_IS_NEARER < near else behind or before) or weak

    def _is_weak(self, index: int, noun_end: int) -> bool:
        """Whether a word says no more than what is counted ("14 million customers")."""
        return index < len(self.starts) and self.ends[index] <= noun_end and self.names[index] in _WORDS["weak"]


def _found(folded: str, openings: Openings) -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and names of all measures in order, none inside another."""
    starts, ends, names = [], [], []
    end = 0
    for index in openings.of(MEASURE):
        start = openings.starts[index]
        pattern = _PATTERNS[openings.words[index][:_OPENER_LENGTH]]
        match = pattern.match(folded, start) if start >= end else None
        if match:
            end = match.end()
            starts.append(start)
            ends.append(end)
            names.append(_NAMES[str(match.lastgroup)])
    return starts, ends, names


def _is_both(text: str, span: Span, window: Span) -> bool:
    right = text[span.end : min(window.end, span.end + _BOTH_REACH)]
    left = text[max(window.start, span.start - _BOTH_REACH) : span.start]
    return bool(_BOTH.search(right) or _BOTH.search(left))
