"""The relations of one article: within it, and with others of its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.claims.relations.candidates import claims_between, claims_within, figures_between, figures_within
from reader.claims.relations.claim_pairs import relate_claims
from reader.claims.relations.figure_pairs import relate_figures
from reader.claims.relations.items import Counted, Said
from reader.claims.relations.parties import are_one
from reader.claims.relations.prepare import Prepared
from reader.claims.relations.rarity import Rarity
from reader.model import Relation, RelationKind

BY_FIGURE = "figure"


def relate(new: Prepared, others: Sequence[Prepared]) -> tuple[Relation, ...]:
    """Say how the claims and figures of one article stand to each other, and to those of its neighbours in the story.

    What is said of two articles depends on these two alone, so that the order in which articles come does not matter.

    Args:
        new: the article.
        others: the articles it is set beside; pairs among them are not looked at.

    Returns: relations in no particular order. Cost: linear in the pairs that share something, which grow with the
        product of both sides.
    """
    found = [*_within(new)]
    for other in others:
        found += _between(new, other)
    return tuple(found)


def told_once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out that two claims say the same where that is only because their figures do, which is told as well."""
    return (each for each in relations if each.rule != BY_FIGURE)


def _within(new: Prepared) -> tuple[Relation, ...]:
    return _related(figures_within(new.figures), claims_within(new.claims), (new,))


def _between(new: Prepared, other: Prepared) -> tuple[Relation, ...]:
    figures = figures_between(new.figures, other.figures)
    return _related(figures, claims_between(new.claims, other.claims), (new, other))


def _related(
    figures: Iterable[tuple[Counted, Counted]], claims: Iterable[tuple[Said, Said]], accounts: Sequence[Prepared]
) -> tuple[Relation, ...]:
    """What is said of the pairs of one article, or of two."""
    of_figures = tuple(
        verdict.relation(left.figure.uid, right.figure.uid)
        for left, right in figures
        if (verdict := relate_figures(left, right)) is not None
    )
    said = {each.uid: each for account in accounts for each in account.claims}
    rarity = Rarity(said.values())
    of_claims = [
        verdict.relation(left.uid, right.uid)
        for left, right in claims
        if (verdict := relate_claims(left, right, rarity)) is not None
    ]
    told = _told_by_figures(of_figures, said, accounts)
    return (*of_figures, *_without_told(of_claims, told, said), *_same_by_figures(said, told))


_Told = dict[frozenset[str], list[Relation]]


def _told_by_figures(relations: Iterable[Relation], claims: Mapping[str, Said], accounts: Iterable[Prepared]) -> _Told:
    """The pairs of claims whose figures are related already."""
    holder = {each.figure.uid: each.holder for account in accounts for each in account.figures}
    told: _Told = defaultdict(list)
    for each in relations:
        pair = frozenset((holder[each.left], holder[each.right]))
        if len(pair) == 2 and all(uid in claims for uid in pair):  # noqa: PLR2004 — a pair
            told[pair].append(each)
    return told


def _without_told(found: Iterable[Relation], told: _Told, claims: Mapping[str, Said]) -> Iterator[Relation]:
    """Leave out pairs of claims of which their figures say all, unless one contests the other."""
    for each in found:
        is_told = frozenset((each.left, each.right)) in told
        if not is_told or claims[each.left].contests or claims[each.right].contests:
            yield each


def _same_by_figures(claims: Mapping[str, Said], told: _Told) -> Iterator[Relation]:
    """Claims that give one and the same figure say the same of it; of one side, also among other figures."""
    for pair, between in told.items():
        left, right = (claims[uid] for uid in sorted(pair))
        if left.contests or right.contests or not left.is_asserted or not right.is_asserted:
            continue
        kinds = {each.kind for each in between}
        is_alone = len(left.figures) == len(right.figures) == 1 and kinds == {RelationKind.SAME}
        is_repeated = bool(are_one(left.party, right.party)) and RelationKind.SAME in kinds
        if is_alone or (is_repeated and not kinds & {RelationKind.CONFLICT, RelationKind.UPDATE}):
            yield Relation(
                left.uid, right.uid, RelationKind.SAME, "gives the same number for the same thing", BY_FIGURE
            )
