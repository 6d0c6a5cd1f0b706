"""Words as relations compare them: stems, one for what news has several words for; names; negation."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.claims.relations.lexicon import pattern, same_words, words

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]{2,}")
_GROUPED = re.compile(r"[.,](?=\d{3}\b)")
_SUFFIXES = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ed", "es", "ly", "s")
_STEM_LEAST = 4
_LACKED = 3  # words behind "without" that it takes away
_SHORT_NOT = re.compile(r"n[’']t\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its inflection; a number without its grouping; the first of several words for one thing."""
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if lower in same_words():
        return same_words()[lower]
    if lower[:1].isdigit():
        return _GROUPED.sub("", lower).replace(",", ".")
    for suffix in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) - len(suffix) >= _STEM_LEAST:
            lower = lower[: -len(suffix)]
            break
    return lower[:-1] if lower.endswith("e") and len(lower) > _STEM_LEAST else lower


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text in order, without words that say nothing about what it is about."""
    stop = words("stop")
    return tuple(stem(word) for word in WORD.findall(text) if word.lower() not in stop)


@cache
def stems_of(section: str) -> frozenset[str]:
    """The stems of a section of the word lists."""
    return frozenset(map(stem, words(section)))


def names_in(text: str) -> frozenset[str]:
    """Stems of capitalised words that do not begin a sentence."""
    found = set()
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" “”\"'‘’")
        if before and before[-1] not in ".!?\n:":
            found.add(stem(match.group()))
    return frozenset(found)


def is_negated(text: str) -> bool:
    """Whether a text has a word that turns it round, or a part of it."""
    return is_turned(text) or bool(pattern("lacking").search(text))


def is_turned(text: str) -> bool:
    """Whether a text has a word that turns all of it round."""
    return bool(pattern("negations").search(text) or _SHORT_NOT.search(text))


def lacks(text: str) -> frozenset[str]:
    """Stems of the words behind a "without"."""
    return frozenset(word for part in pattern("lacking").split(text)[1:] for word in stems(part)[:_LACKED])
