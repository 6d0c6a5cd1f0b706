"""The phrases by which boilerplate is known, read from the word list and looked up in one block at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reader.model import JunkKind
from reader.text.lexicon import entries

LONGEST_JUNK = 1_500  # characters; no block longer than this is junk as a whole, which also bounds the work
_SHORT = 450
_WORD = re.compile(r"\w+")
_SPACED = {code: " " for code in range(128) if not _WORD.match(chr(code))}
_NO_WORDS: frozenset[str] = frozenset()
_KEY = 2  # letters; few blocks begin with the same ones as a phrase, so that few are matched against all of them
_STRAIGHT = tuple(zip("’‘“”„«»–—\N{NO-BREAK SPACE}", '\'\'"""""-- ', strict=True))


def plain(text: str) -> str:
    """Fold a block for comparing: lower case, straight quotes, single spaces."""
    folded = text[: LONGEST_JUNK + 1].lower()
    if not folded.isascii():
        for mark, straight in _STRAIGHT:
            folded = folded.replace(mark, straight)
    return " ".join(folded.split())


class Folded(NamedTuple):
    """A folded block, prepared for looking phrases up in it.

    Attributes:
        text: as `plain` folds it.
        words: those of a block that is short enough to hold a phrase inside.
        may_match: false when no phrase of any kind can be there; most blocks are done with by that.
    """

    text: str
    words: frozenset[str]
    may_match: bool

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a block."""
        folded = plain(text)
        words = _words(folded) if len(folded) <= _SHORT else _NO_WORDS
        return cls(folded, words, 0 < len(folded) <= LONGEST_JUNK and _may_match(folded, words))


def _words(folded: str) -> frozenset[str]:
    if folded.isascii():  # most blocks are, once folded, and are cut three times as fast without a pattern
        return frozenset(folded.translate(_SPACED).split())
    return frozenset(_WORD.findall(folded))


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one kind of boilerplate says; `mark` of the word list decides which tuple a phrase is in."""

    whole: frozenset[str]
    labels: frozenset[str]
    begins: re.Pattern[str]
    beginnings: frozenset[str]
    ends: tuple[str, ...]
    contains: dict[str, tuple[str, ...]]  # by the longest word of each
    longest: frozenset[str]
    evidence: tuple[str, ...]

    def is_label(self, folded: str) -> bool:
        """Whether the block is a headline over teasers."""
        return folded.rstrip(" .:>»") in self.labels

    def match(self, block: Folded) -> float:
        """How sure the phrases alone make it that a block is of this kind; 0.0 when none is there."""
        if not block.may_match:
            return 0.0
        folded = block.text
        if self.whole and folded.rstrip(" .:!>»") in self.whole:
            return 0.95
        if folded[:_KEY] in self.beginnings and self.begins.match(folded):
            return 0.9 if len(folded) <= _SHORT else 0.0
        if self.ends and folded.rstrip(" .").endswith(self.ends):
            return 0.8 if len(folded) <= _SHORT // 2 else 0.0
        return 0.75 if self._is_inside(folded, block.words) else 0.0

    def _is_inside(self, folded: str, words: frozenset[str]) -> bool:
        if words.isdisjoint(self.longest):
            return False
        return any(phrase in folded for word in words & self.longest for phrase in self.contains[word])

    def evidence_in(self, folded: str) -> int:
        """How many different pieces of evidence a folded block holds."""
        if len(folded) > LONGEST_JUNK:
            return 0
        padded = f" {folded} "
        return sum(f" {phrase}" in padded or (phrase[0] == "'" and phrase in padded) for phrase in self.evidence)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What tells, for all kinds together, whether any phrase may be there."""

    whole: frozenset[str]
    beginnings: frozenset[str]
    ends: tuple[str, ...]
    longest: frozenset[str]


def _phrases(zone: str) -> dict[JunkKind, Phrases]:
    found: dict[JunkKind, dict[str, list[str]]] = {kind: {} for kind in JunkKind}
    for line in entries("en/boilerplate"):
        kind, mark, phrase = line.split(maxsplit=2)
        if mark[:-1] == zone:
            found[JunkKind(kind)].setdefault(mark[-1], []).append(phrase)
    return {kind: _of(marks) for kind, marks in found.items()}


def _at_the_start(phrases: list[str]) -> re.Pattern[str]:
    """Whole words only: "print" is no beginning of "Printers walk out"; no phrase at all matches nothing."""
    return re.compile(
        "|".join(re.escape(phrase) + (r"(?![\w-])" if phrase[-1].isalnum() else "") for phrase in phrases) or "(?!)"
    )


def _by_longest_word(phrases: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        word = max(_WORD.findall(phrase), key=len)
        found[word] = (*found.get(word, ()), phrase)
    return found


def _of(marks: dict[str, list[str]]) -> Phrases:
    contains = _by_longest_word(marks.get("~", []))
    return Phrases(
        whole=frozenset(marks.get("=", ())),
        labels=frozenset(marks.get(">", ())),
        begins=_at_the_start(marks.get("^", [])),
        beginnings=frozenset(phrase[:_KEY] for phrase in marks.get("^", ())),
        ends=tuple(marks.get("$", ())),
        contains=contains,
        longest=frozenset(contains),
        evidence=tuple(marks.get("+", ())),
    )


PHRASES = _phrases("")
ABOVE = _phrases("h")  # hold only above the story
BELOW = _phrases("t")  # hold only below it


def _keys(zones: tuple[dict[JunkKind, Phrases], ...]) -> _Keys:
    every = [phrases for zone in zones for phrases in zone.values()]
    return _Keys(
        frozenset(phrase for phrases in every for phrase in phrases.whole),
        frozenset(begin for phrases in every for begin in phrases.beginnings),
        tuple(end for phrases in every for end in phrases.ends),
        frozenset(word for phrases in every for word in phrases.longest),
    )


def _may_match(folded: str, words: frozenset[str]) -> bool:
    if folded[:_KEY] in _EVERY.beginnings or not words.isdisjoint(_EVERY.longest):
        return True
    return folded.rstrip(" .").endswith(_EVERY.ends) or folded.rstrip(" .:!>»") in _EVERY.whole


_EVERY = _keys((PHRASES, ABOVE, BELOW))
