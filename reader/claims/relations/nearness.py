"""How near two claims or figures of one story are in what they are about: rare words, relations, standing together.

The weights were chosen on the stories that were read; halving or doubling any one of them moves the share of
conflicts whose sides come together by less than ten points.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from reader.claims.relations.items import Said
from reader.claims.relations.parties import are_one
from reader.claims.relations.prepare import Prepared
from reader.claims.relations.rarity import Rarity
from reader.model import Relation, RelationKind

Pair = tuple[str, str]

_COMMON_SHARE = 0.25
_COMMON_LEAST, _COMMON_MOST = 12, 40
"""A word of more claims than this brings nobody together; the upper bound keeps large stories from growing squared."""
_BESIDE = 3  # claims behind a claim that may speak of the same
_RIVALS = 2.0  # claims of two sides that stand side by side answer each other
_ONE_PARAGRAPH = 1.5
_NESTED = 3.0
_HELD = 2.0
_OF_KIND = {
    RelationKind.CONFLICT: 8.0,
    RelationKind.SAME: 6.0,
    RelationKind.UPDATE: 5.0,
    RelationKind.COMPATIBLE: 2.0,
    RelationKind.SCOPE_DIFFERS: 2.0,
}


def nearness(accounts: Sequence[Prepared], relations: Iterable[Relation]) -> dict[Pair, float]:
    """How near the pairs are that have anything in common, by their uids in order. More is nearer."""
    claims = [each for account in accounts for each in account.claims]
    near = _by_words(claims)
    for account in accounts:
        _add_neighbours(near, account.claims)
        for figure in account.figures:
            if figure.holder:
                _add(near, figure.figure.uid, figure.holder, _HELD)
    for each in relations:
        _add(near, each.left, each.right, _OF_KIND[each.kind])
    return near


def _add(near: dict[Pair, float], left: str, right: str, much: float) -> None:
    if left != right:
        pair = (left, right) if left < right else (right, left)
        near[pair] = near.get(pair, 0.0) + much


def _by_words(claims: Sequence[Said]) -> dict[Pair, float]:
    """Rare words in common: their squared weights over the root of both claims' lengths, as vectors."""
    rarity = Rarity(claims)
    holders: dict[str, list[str]] = defaultdict(list)
    for each in claims:
        for word in each.words:
            holders[word].append(each.uid)
    most = min(max(_COMMON_LEAST, _COMMON_SHARE * len(claims)), _COMMON_MOST)
    near: dict[Pair, float] = {}
    for word, uids in sorted(holders.items()):
        if len(uids) <= most:
            weight = rarity.weight(word) ** 2
            for left, right in combinations(uids, 2):
                _add(near, left, right, weight)
    lengths = {each.uid: math.sqrt(sum(rarity.weight(word) ** 2 for word in each.words)) or 1.0 for each in claims}
    return {pair: much / math.sqrt(lengths[pair[0]] * lengths[pair[1]]) for pair, much in near.items()}


def _add_neighbours(near: dict[Pair, float], claims: Sequence[Said]) -> None:
    """Claims that stand side by side in an article, and one inside another."""
    for number, each in enumerate(claims):
        for distance, other in enumerate(claims[number + 1 : number + 1 + _BESIDE], 1):
            rivals = _RIVALS if are_one(each.party, other.party) is False else 1.0
            together = _ONE_PARAGRAPH if each.paragraph == other.paragraph else 1.0
            _add(near, each.uid, other.uid, rivals * together / distance)
        if each.claim.nested_in:
            _add(near, each.uid, each.claim.nested_in, _NESTED)
