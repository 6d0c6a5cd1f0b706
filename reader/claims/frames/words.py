"""The words that the basic rules know of one language, read from the files in lexicon/<language>/ once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from reader.claims.frames.classes import CAPITAL, CUE, SECTIONS, WORD
from reader.claims.lexicon import Stance

_MOST_KNOWN = 30_000  # words whose classes are kept from one text to the next
_STANCES = ("endorsing", "distancing", "probable", "unspecified", "denies")
_FRAMES = frozenset(("clause", "quotation", "noun", "infinitive", "aside", "impersonal"))


@dataclass(frozen=True, slots=True)
class FrameVerb:
    """A cue verb with what may follow it."""

    lemma: str
    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in front of a source: its words, where a possessive may stand among them (-1: nowhere), its stance."""

    words: tuple[str, ...]
    gap: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class Words:
    """All words that the basic rules know of a language, in lower case with a straight apostrophe.

    Attributes:
        verbs: every form of every cue verb.
        phrases: what stands in front of a source, by its first word; the longest first.
        whole: bits for whole words.
        beginnings: bits for words that begin so.
        ends: bits for words that end so.
        known: bits of the words read so far; for readers to fill.
    """

    language: str
    verbs: dict[str, FrameVerb]
    phrases: dict[str, tuple[Phrase, ...]]
    whole: dict[str, int]
    beginnings: dict[str, int]
    ends: dict[str, int]
    known: dict[str, int] = field(default_factory=dict)

    def flags_of(self, word: str) -> int:
        """The classes of a word as it is written."""
        flags = self.known.get(word)
        if flags is None:
            flags = self._looked_up(word)
            if len(self.known) < _MOST_KNOWN:
                self.known[word] = flags
        return flags

    def _looked_up(self, word: str) -> int:
        lower = plain(word)
        flags = self.whole.get(lower, 0)
        for length in range(2, min(len(lower), 24) + 1):
            flags |= self.beginnings.get(lower[:length], 0)
        for length in range(1, min(len(lower), 6)):
            flags |= self.ends.get(lower[-length:], 0)
        flags |= CUE if lower in self.verbs else 0
        flags |= WORD if word[0].isalnum() else 0
        return flags | (CAPITAL if word[0].isupper() else 0)


def plain(word: str) -> str:
    """A word in lower case, its apostrophe straight."""
    return word.lower().replace("’", "'").replace("ʼ", "'")


@cache
def words_of(language: str) -> Words:
    """The word lists of a language; they are read from disk at the first call."""
    verbs: dict[str, FrameVerb] = {}
    for line in lines_of(language, "cue_verbs"):
        for form, verb in _verb(line):
            verbs.setdefault(form, verb)
    phrases: dict[str, list[Phrase]] = {}
    for line in lines_of(language, "frames"):
        phrase = _phrase(line)
        phrases.setdefault(phrase.words[0], []).append(phrase)
    longest = {first: tuple(sorted(group, key=lambda each: -len(each.words))) for first, group in phrases.items()}
    whole, beginnings, ends = _classes(language)
    return Words(language, verbs, longest, whole, beginnings, ends)


def lines_of(language: str, name: str) -> Iterator[str]:
    """The lines of a word list without comments; ValueError where it is not there."""
    content = files("reader.claims").joinpath("lexicon", language, f"{name}.txt").read_text(encoding="utf-8")
    for line in content.splitlines():
        kept = line.partition("#")[0].strip()
        if kept:
            yield kept


def _classes(language: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    whole: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    ends: dict[str, int] = {}
    bit = 0
    for line in lines_of(language, "word_classes"):
        if line[0] == "[":
            bit = SECTIONS[line[1:-1]]
            continue
        for word in line.split():
            table = ends if word[0] == "*" else beginnings if word[-1] == "*" else whole
            key = word.strip("*")
            table[key] = table.get(key, 0) | bit
    return whole, beginnings, ends


def _verb(line: str) -> Iterator[tuple[str, FrameVerb]]:
    forms, _, rest = line.partition(":")
    frames, _, stance = rest.partition("|")
    given = frames.split()
    prepositions = frozenset(word[1:] for word in given if word[0] == "+")
    kinds = frozenset(word for word in given if word[0] != "+")
    if not kinds <= _FRAMES:
        raise ValueError(f"unknown frame in {line!r}")
    lemma, *others = forms.split()
    verb = FrameVerb(lemma, stance_of(stance), kinds, prepositions)
    for form in (lemma, *others):
        yield form, verb


def _phrase(line: str) -> Phrase:
    written, _, stance = line.partition("|")
    words = written.split()
    gap = words.index("X")
    del words[gap]
    return Phrase(tuple(words), gap if gap < len(words) else -1, stance_of(stance))


def stance_of(written: str) -> Stance:
    """What the words behind the bar of a line say; ValueError for a word that means nothing."""
    given = written.split()
    if not set(given) <= set(_STANCES):
        raise ValueError(f"unknown stance in {written!r}")
    is_given = {f"is_{'denial' if name == 'denies' else name}": name in given for name in _STANCES}
    return Stance(**is_given)
