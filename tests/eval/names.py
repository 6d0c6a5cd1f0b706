"""Whether two names, or two descriptions, mean the same speaker."""

from __future__ import annotations

import re
import unicodedata

from eval.words import COMMON

_COURTESY = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon the king queen prince princess pope"
)
_OFFICE = (
    "sen senator rep representative congressman congresswoman gov governor president vice-president mayor minister pm"
)
_LAW = "secretary chancellor judge justice"
_RANK = "gen general col colonel lt sgt capt captain"
TITLES = frozenset(" ".join((_COURTESY, _OFFICE, _LAW, _RANK)).split())
BEHIND = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ANONYMOUS = frozenset(("unnamed", "anonymous"))
_APOSTROPHE = re.compile(r"['’](?:s\b)?")
_REST = re.compile(r"[,;(]")
_WORD = re.compile(r"[\w-]+")


def words_of(name: str) -> list[str]:
    """The words of a name without accents, case, points and possessive endings."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = _WORD.findall(_APOSTROPHE.sub("", folded).replace(".", " "))
    return [word for word in words if word.strip("-")]


def bare(name: str) -> list[str]:
    """The name itself: without titles before it, and what stands behind a comma or bracket."""
    words = words_of(_REST.split(name.strip(), maxsplit=1)[0])
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in BEHIND:
        del words[-1]
    return words


def is_same_name(left: str | None, right: str | None, *, is_person: bool) -> bool:
    """Whether two names are one; a last name alone is enough for a person, and an initial for the first."""
    if not left or not right:
        return not left and not right
    long, short = sorted((bare(str(left)), bare(str(right))), key=len, reverse=True)
    if long == short or not (is_person and short):
        return long == short
    if long[-1] != short[-1]:
        return False
    return long[-len(short) :] == short or _is_same_first(long[0], short[0])


def _is_same_first(left: str, right: str) -> bool:
    long, short = sorted((left, right), key=len, reverse=True)
    return long == short or (len(short) == 1 and long.startswith(short))


def is_same_description(left: str | None, right: str | None) -> bool:
    """Whether at least half the words of the shorter description are in the other."""
    here, there = (frozenset(words_of(str(text or ""))) - COMMON - _ANONYMOUS for text in (left, right))
    if not here or not there:
        return here == there
    return 2 * len(here & there) >= min(len(here), len(there))
