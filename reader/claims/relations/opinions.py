"""The reader's word on pairs: it goes before every rule, and carries on to claims that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.model import Opinion, PairOpinion, Relation, RelationKind

_KINDS = {Opinion.SAME: RelationKind.SAME, Opinion.CONTRADICTS: RelationKind.CONFLICT}
REASONS = {
    Opinion.SAME: "you said that they say the same",
    Opinion.CONTRADICTS: "you said that they contradict each other",
}
CARRIED = "you said so of one that says the same"

_Pair = frozenset[str]


def with_opinions(relations: Sequence[Relation], opinions: Iterable[PairOpinion]) -> tuple[Relation, ...]:
    """Relations as they are with the reader's opinions in them.

    What the reader called unrelated is left out, and whatever was carried on through it. What the reader called the
    same, or a contradiction, holds as well for each claim that says the same as one side; of those pairs the reader's
    own word on them goes first, then the carried one, then the rules.
    """
    said = {frozenset((each.left.uid, each.right.uid)): each for each in opinions}
    if not said:
        return tuple(relations)
    kept = [each for each in relations if not _is_overruled(each, said)]
    own = [_relation(each) for each in said.values() if each.opinion in _KINDS]
    follows = _carried([*own, *kept], own, said)
    taken = {frozenset((each.left, each.right)) for each in (*own, *follows)}
    return (*own, *follows, *(each for each in kept if frozenset((each.left, each.right)) not in taken))


def _relation(opinion: PairOpinion) -> Relation:
    return Relation(
        opinion.left.uid,
        opinion.right.uid,
        _KINDS[opinion.opinion],
        REASONS[opinion.opinion],
        is_by_reader=True,
    )


def _is_overruled(relation: Relation, said: Mapping[_Pair, PairOpinion]) -> bool:
    """Whether the reader spoke of this pair, or of a pair that it was carried on through."""
    pairs = [frozenset((relation.left, relation.right))]
    if relation.via:
        pairs += [frozenset((relation.via, relation.left)), frozenset((relation.via, relation.right))]
    opinions = [said.get(pair) for pair in pairs]
    return opinions[0] is not None or any(each is not None for each in opinions[1:])


def _carried(
    relations: Iterable[Relation], own: Iterable[Relation], said: Mapping[_Pair, PairOpinion]
) -> list[Relation]:
    """What the reader said, of each claim that says the same as one side of the pair."""
    same: dict[str, list[str]] = defaultdict(list)
    for each in relations:
        if each.kind is RelationKind.SAME and not each.via:
            same[each.left].append(each.right)
            same[each.right].append(each.left)
    found: dict[_Pair, Relation] = {}
    for each in own:
        for via, kept in ((each.left, each.right), (each.right, each.left)):
            for twin in same[via]:
                pair = frozenset((twin, kept))
                if twin != kept and pair not in said and pair not in found:
                    found[pair] = Relation(twin, kept, each.kind, CARRIED, via=via, is_by_reader=True)
    return list(found.values())
