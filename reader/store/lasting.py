"""Claims keep their uid when a text is extracted anew, or changes: the same words are the same claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_ENOUGH = 0.5
_TOO_COMMON = 60  # a word of so many claims finds no partner in particular; without this, long articles are quadratic


class Known(NamedTuple):
    """What a claim is matched by: its content's words first, then who speaks, the cue, and its place in the order."""

    uid: str
    content: str
    speaker_key: str
    cue: str
    number: int


def match(old: Sequence[Known], new: Sequence[Known]) -> dict[str, str]:
    """Pair claims found now with claims known before: local uid to lasting uid, each used at most once.

    Two claims are one when their contents share at least half of their words (Dice's coefficient over the words with
    their counts, 0.5 or more). The closest pairs go first; among equals the same speaker, same cue, nearer place.
    """
    pairs = sorted(_pairs(old, new), reverse=True)
    found: dict[str, str] = {}
    taken: set[int] = set()
    for *_, minus_new, minus_old in pairs:
        fresh, known = new[-minus_new], -minus_old
        if fresh.uid not in found and known not in taken:
            found[fresh.uid] = old[known].uid
            taken.add(known)
    return found


def _pairs(old: Sequence[Known], new: Sequence[Known]) -> list[tuple[float, bool, bool, int, int, int]]:
    old_words = [_words(each.content) for each in old]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(old_words):
        for word in words:
            holders[word].append(at)
    pairs = []
    for place, fresh in enumerate(new):
        words = _words(fresh.content)
        for at in _candidates(words, holders):
            score = _dice(words, old_words[at])
            if score >= _ENOUGH:
                known = old[at]
                same = (fresh.speaker_key == known.speaker_key, fresh.cue == known.cue)
                pairs.append((score, *same, -abs(fresh.number - known.number), -place, -at))
    return pairs


def _candidates(words: Counter[str], holders: dict[str, list[int]]) -> set[int]:
    found = {at for word in words if len(holders[word]) <= _TOO_COMMON for at in holders[word]}
    if found or not words:
        return found
    return set(min((holders[word] for word in words), key=len)[:_TOO_COMMON])


def _words(content: str) -> Counter[str]:
    return Counter(content.casefold().split())


def _dice(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
