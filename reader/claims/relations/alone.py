"""What one article claims and no other of the story does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.claims.relations.nearness import nearness
from reader.claims.relations.prepare import Prepared
from reader.model import Certainty, Relation

_NEAR = 2.2  # two articles on one thing reach it; that both speak of the dam does not (looked through on the sample)


def alone(article_uid: str, accounts: Sequence[Prepared], relations: Sequence[Relation]) -> tuple[str, ...]:
    """The asserted claims of an article of which no other says anything that is near, in the order of the text.

    Args:
        article_uid: one of the accounts.
        accounts: the articles of one story; where there is no other, nobody is alone.
        relations: what is known between their claims and figures; whatever it is, it is something said of the same.

    Cost: as `nearness`.
    """
    if len(accounts) < 2:  # noqa: PLR2004 — one article
        return ()
    shared = _shared(accounts, relations)
    own = (claim for each in accounts if each.account.uid == article_uid for claim in each.claims)
    asserted = (each for each in own if each.claim.certainty is not Certainty.UNSPECIFIED)
    return tuple(each.uid for each in asserted if each.uid not in shared)


def _shared(accounts: Sequence[Prepared], relations: Sequence[Relation]) -> set[str]:
    """Claims and figures that have something to do with another article's; of a figure also the claim that has it."""
    homes = {uid: each.account.uid for each in accounts for uid in _uids(each)}
    near = (pair for pair, much in nearness(accounts, relations).items() if much >= _NEAR)
    found = {uid for pair in (*near, *((each.left, each.right) for each in relations)) for uid in _across(homes, *pair)}
    holders = {each.figure.uid: each.holder for account in accounts for each in account.figures}
    return found | {holders[uid] for uid in found if uid in holders}


def _uids(account: Prepared) -> Iterable[str]:
    yield from (each.uid for each in account.claims)
    yield from (each.figure.uid for each in account.figures)


def _across(homes: dict[str, str], left: str, right: str) -> set[str]:
    """Both, where they stand in two articles."""
    is_across = left in homes and right in homes and homes[left] != homes[right]
    return {left, right} if is_across else set()
