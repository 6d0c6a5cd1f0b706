"""What follows from the relations that rules find: through `same`, and from what the reader says of pairs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from reader.claims.relations.carry import carried
from reader.claims.relations.opinions import CARRIED, REASONS, with_opinions
from reader.claims.relations.prepare import Prepared
from reader.model import Opinion, PairOpinion, Relation, RelationKind
from reader.store import pair_opinions, relations
from reader.store.database import Connection
from reader.store.relations import Kept

_ROUNDS = 2  # through a claim that says the same, and one that says the same as that; further on it has drifted
_MOST_ALIKE = 200
_CARRIED = (RelationKind.SAME, RelationKind.CONFLICT, RelationKind.UPDATE)
_READERS_REASONS = {*REASONS.values(), CARRIED}

LookUp = Callable[[Collection[int]], Iterable[Prepared]]
"""Gives the accounts of articles, by their row ids."""


_Homes = Mapping[str, tuple[int, bool]]
"""The articles of claims and figures, and whether they are figures."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What bears on some claims and figures.

    Attributes:
        alike: they, and what says the same.
        found: what rules say of these, and of what else says the same as the other side; by pair, in order. Where the
            reader says nothing, only what is carried on.
        opinions: what the reader says of all of them.
    """

    alike: set[str]
    found: dict[str, Kept]
    opinions: tuple[PairOpinion, ...]


def settle(db: Connection, uids: Collection[str], at_hand: Iterable[Prepared], look_up: LookUp) -> None:
    """Work out anew what follows for pairs with one of these claims or figures, or with one that says the same.

    Call it in the transaction that changed what rules, or the reader, say of them.

    Args:
        db: the connection.
        uids: both sides of all pairs of which something was found, or was said, or is no more.
        at_hand: accounts that need not be looked up.
        look_up: gives the others: only their words tell whether a claim is meant, or asked, or contests something.

    Cost: grows with what is related to these, not with the library.
    """
    if not uids:
        return
    around = _look(db, uids)
    before = relations.articles_in_conflict(db, around.alike)
    homes = _homes(db, around)
    holding = _holding(db, around, lambda: _whose(homes, at_hand, look_up))
    found = {each.relation for each in around.found.values()}
    mine = [each for each in holding if each.left in around.alike or each.right in around.alike]
    derived = _placed(homes, [each for each in mine if each not in found])
    hidden = found.difference(holding)
    relations.replace_derived(db, around.alike, derived, hidden)
    relations.count(db, before | relations.articles_in_conflict(db, around.alike))


def _look(db: Connection, uids: Collection[str]) -> _Around:
    alike = _alike(db, set(uids))
    rows = relations.found_touching(db, alike, _CARRIED)
    ends = _ends(rows) | alike
    beyond = _alike(db, ends | _sides(pair_opinions.touching(db, ends)))
    opinions = pair_opinions.touching(db, beyond)
    if opinions:
        rows = relations.found_touching(db, alike, tuple(RelationKind))
    if beyond != alike:
        rows += relations.found_touching(db, beyond - alike, (RelationKind.SAME,))
    found = {_pair(each.relation): each for each in rows}
    return _Around(alike, {pair: found[pair] for pair in sorted(found)}, opinions)


def _alike(db: Connection, uids: set[str]) -> set[str]:
    """These, and all that says the same, by rules or by the reader."""
    known, wider = set[str](), uids
    while wider != known:
        known = wider
        said = (each for each in pair_opinions.touching(db, known) if each.opinion is Opinion.SAME)
        wider = relations.same_as(db, known | _sides(said), _MOST_ALIKE)
    return known


def _holding(db: Connection, around: _Around, whose: Callable[[], list[Prepared]]) -> list[Relation]:
    """All that holds around: what rules and the reader say, and what follows from both."""
    holding = list(with_opinions([each.relation for each in around.found.values()], around.opinions))
    if not any(each.kind is RelationKind.SAME for each in holding):
        return holding
    taken = {pair_opinions.key_of(each.left.uid, each.right.uid) for each in around.opinions}
    sides = whose()
    for _ in range(_ROUNDS):
        follows = [_as_said(each) for each in carried(holding, (), sides)]
        told = relations.found_among(db, {uid for each in follows for uid in (each.left, each.right)})
        taken.update(pair_opinions.key_of(*each) for each in told)
        holding += [each for each in follows if _pair(each) not in taken]
    return holding


def _as_said(relation: Relation) -> Relation:
    """What was carried on from the reader's word is the reader's word."""
    if relation.reason not in _READERS_REASONS:
        return relation
    return replace(relation, reason=CARRIED, is_by_reader=True)


def _whose(homes: _Homes, at_hand: Iterable[Prepared], look_up: LookUp) -> list[Prepared]:
    """All sides around, without what else their articles say."""
    held = [_with_only(homes, each) for each in at_hand]
    known = {claim.uid for each in held for claim in each.claims}
    known |= {figure.figure.uid for each in held for figure in each.figures}
    missing = {article_id for uid, (article_id, _) in homes.items() if uid not in known}
    return [*held, *(_with_only(homes, each) for each in look_up(missing))] if missing else held


def _with_only(homes: _Homes, account: Prepared) -> Prepared:
    return Prepared(
        account.account,
        tuple(claim for claim in account.claims if claim.uid in homes),
        tuple(figure for figure in account.figures if figure.figure.uid in homes),
    )


def _homes(db: Connection, around: _Around) -> _Homes:
    homes: dict[str, tuple[int, bool]] = {}
    for each in around.found.values():
        homes[each.relation.left] = (each.left_article, each.are_figures)
        homes[each.relation.right] = (each.right_article, each.are_figures)
    return homes | relations.homes(db, _sides(around.opinions) - set(homes))


def _placed(homes: _Homes, derived: Iterable[Relation]) -> list[Kept]:
    """Relations with the articles of their sides; those of which a side is not there are left out."""
    return [
        Kept(each, homes[each.left][0], homes[each.right][0], homes[each.left][1])
        for each in derived
        if each.left in homes and each.right in homes
    ]


def _pair(relation: Relation) -> str:
    return pair_opinions.key_of(relation.left, relation.right)


def _ends(rows: Iterable[Kept]) -> set[str]:
    return {uid for each in rows for uid in (each.relation.left, each.relation.right)}


def _sides(opinions: Iterable[PairOpinion]) -> set[str]:
    return {side.uid for each in opinions for side in (each.left, each.right)}
