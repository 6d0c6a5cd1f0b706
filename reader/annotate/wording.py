"""A text as its words, for looking words up in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

# Written without spaces between words: there a character counts as a word.
_SINGLE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTERS = rf"[^\W\d{_SINGLE}]+"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*|\d+(?:[.,]\d+)*|[{_SINGLE}]|[^\w\s]|\n\s*")
_SAME_SIGNS = {**dict.fromkeys("’‘ʼ", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—", "-")}

_Key = TypeVar("_Key")

START, END, BREAK = "\nstart", "\nend", "\n"  # keys that no word or sign has: both ends of a text, and a new line
_HEAVIEST = 12
_WEIGHTS = {START: 8, END: 8, BREAK: 1}


class Words(NamedTuple):
    """Words, signs and new lines, in parallel: what counts as the same word, and where each begins and ends.

    Case and the shapes of quote signs and dashes do not count.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]

    def between(self, first: int, end: int) -> Words:
        """Some of them."""
        return Words(self.keys[first:end], self.starts[first:end], self.ends[first:end])


def words_of(text: str, *, has_start: bool = True, has_end: bool = True) -> Words:
    """Cut a text into words; `has_start` and `has_end` say whether it is all there is on that side.

    Cost: linear.
    """
    keys, starts, ends = ([START], [0], [0]) if has_start else ([], [], [])
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        keys.append(word.lower() if word.isalnum() else _key_of(word))
        starts.append(start)
        ends.append(end)
    if has_end:
        keys.append(END)
        starts.append(len(text))
        ends.append(len(text))
    return Words(keys, starts, ends)


def _key_of(word: str) -> str:
    if word[0] == BREAK:
        return BREAK
    return _SAME_SIGNS.get(word) or word.lower().replace("’", "'")


def is_word(key: str) -> bool:
    """Whether a key is no sign, no new line and no end of a text."""
    return key[0].isalnum()


def weight_of(key: str) -> int:
    """How much it says that this is found: long words are rare, a sign is everywhere."""
    return min(len(key), _HEAVIEST) if key[0].isalnum() else _WEIGHTS.get(key, 0)


def threes(keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each word with the two after it."""
    return zip(keys, keys[1:], keys[2:], strict=False)


def _places(keys: Iterable[_Key]) -> dict[_Key, list[int]]:
    places: dict[_Key, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    return dict(places)


class Wording:
    """A text whose words are cut and listed once, for however many marks are looked for in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> Words:
        """All of it."""
        return words_of(self.text)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """At which words each key stands."""
        return _places(self.words.keys)

    @cached_property
    def places_of_threes(self) -> dict[tuple[str, str, str], list[int]]:
        """At which words three keys stand in a row; seldom wanted, where all words are common."""
        return _places(threes(self.words.keys))

    def word_at(self, place: int) -> int:
        """The word that begins at a place of the text, or the last one before it."""
        return max(0, bisect_right(self.words.starts, place) - 1)
