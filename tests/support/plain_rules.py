"""Rules of relations that can be told at a glance, for tests of how relations are kept: the real ones are tested apart.

Two figures of one unit are the same, or contradict each other. Two claims with the same words are the same, unless one
side denies them; then they contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from reader.claims.relations.items import Counted, Said
from reader.claims.relations.prepare import Prepared
from reader.model import Relation, RelationKind

SAME, CONFLICT = "the same", "another number"
DENIES = "denies exactly this claim"


def relate(new: Prepared, others: Sequence[Prepared]) -> tuple[Relation, ...]:
    """As `reader.claims.relations.relate.relate`."""
    figures = [each for other in others for each in other.figures]
    claims = [each for other in others for each in other.claims]
    return (
        *_of_figures([*combinations(new.figures, 2), *product(new.figures, figures)]),
        *_of_claims([*combinations(new.claims, 2), *product(new.claims, claims)]),
    )


def _of_figures(pairs: Sequence[tuple[Counted, Counted]]) -> Iterator[Relation]:
    for left, right in pairs:
        if left.figure.unit == right.figure.unit:
            is_same = left.figure.low == right.figure.low
            yield _relation(left.figure.uid, right.figure.uid, is_same=is_same, why=SAME if is_same else CONFLICT)


def _of_claims(pairs: Sequence[tuple[Said, Said]]) -> Iterator[Relation]:
    for left, right in pairs:
        if left.words == right.words:
            is_same = left.denies == right.denies
            yield _relation(left.uid, right.uid, is_same=is_same, why=SAME if is_same else DENIES)


def _relation(left: str, right: str, *, is_same: bool, why: str) -> Relation:
    kind = RelationKind.SAME if is_same else RelationKind.CONFLICT
    return Relation(*sorted((left, right)), kind, why, "plain")
