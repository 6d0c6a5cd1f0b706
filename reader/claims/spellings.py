"""One name in several spellings: `Zelinskyi`, `Zelinsky`; `Norland’s army`, `Norlandian army`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SMALL = frozenset(("of", "for", "the", "and", "a", "an", "'s", "’s", "&"))
_ENDINGS = ("skyi", "skyy", "skiy", "skij", "skii", "ski")
_MARKS = dict.fromkeys(map(ord, "'’ʼ."))
_DEMONYMS = ("ians", "ans", "ian", "ish", "ese", "an", "ia", "i", "y", "a", "s")
_SHORTEST_STEM = 4
_SPELLED = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """A name's word without case, accents, apostrophes and habits of transliteration."""
    plain = word.lower()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    if not plain.isalpha():
        plain = plain.translate(_MARKS)
    if "sk" in plain and plain.endswith(_ENDINGS):
        return plain[: plain.rindex("sk")] + "sky"
    return plain


def key_of(parts: Iterable[str]) -> frozenset[str]:
    """What the spellings of one organisation's name have in common: its stems, without small words."""
    return frozenset([stem(word) for word in parts if word not in _SMALL])


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without possessive ’s and without what makes an adjective of a country, in lower case."""
    lower = word.lower()
    if lower.endswith(("’s", "'s")):
        lower = lower[:-2]
    lower = _SPELLED.get(lower, lower)
    if not lower.endswith(_DEMONYMS):
        return lower
    for ending in _DEMONYMS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST_STEM:
            return lower[: -len(ending)]
    return lower
