"""How telling a word is among the claims of one story: inverse document frequency over its claims."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reader.claims.relations.items import Said, Words

RARE = 1.8
TELLING = 1.5
_FEWEST = 20  # in fewer claims every word would be common


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two claims share, weighted by rarity: of all words of both, of those of the shorter one.

    `most` is the rarest shared word's weight, `rare` how many rare words are shared.
    """

    of_both: float
    of_shorter: float
    most: float
    rare: int


_NONE = Likeness(0.0, 0.0, 0.0, 0)


class Rarity:
    """The weight of each word in a story: the logarithm of its claims over the claims that have it."""

    def __init__(self, claims: Iterable[Said]) -> None:
        """Count the claims that have each word."""
        every = [each.words for each in claims]
        counts = Counter(word for words in every for word in words)
        self._total = max(len(every) + 1, _FEWEST)
        self._weights = {word: math.log(self._total / count) for word, count in counts.items()}

    def weight(self, word: str) -> float:
        """What sharing the word tells."""
        return self._weights.get(word) or math.log(self._total)

    def likeness(self, left: Words, right: Words) -> Likeness:
        """How much two sets of words share."""
        common = left & right
        if not common:
            return _NONE
        weights = [self.weight(word) for word in common]
        shared, ours, theirs = sum(weights), self._sum(left), self._sum(right)
        slight = 1e-9
        return Likeness(
            shared / (ours + theirs - shared + slight),
            shared / (min(ours, theirs) + slight),
            max(weights),
            sum(weight >= RARE for weight in weights),
        )

    def _sum(self, words: Words) -> float:
        return sum(map(self.weight, words))
