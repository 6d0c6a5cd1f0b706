"""Where the two sides of a pair that the reader judged stand now: under their uids, or else at their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.annotate.anchoring import anchor
from reader.annotate.corrections import place_of
from reader.model import Account, PairSide, Placement, Selector, Span
from reader.store import pair_opinions
from reader.store.database import Connection

_SURE = {Placement.OK, Placement.CHANGED}
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim (the stretch from its first word to its last) or a figure of an article."""

    uid: str
    span: Span
    quote: str


def reattach(db: Connection, article_id: int, account: Account) -> set[str]:
    """Say under which uids the sides in one article are found now; returns all sides of its pairs, old and new."""
    touched = set[str]()
    for key, (opinion, before) in pair_opinions.of_article(db, article_id).items():
        sides = (opinion.left, opinion.right)
        now = [
            found_again(side, account) if side.article_uid == account.uid else known
            for side, known in zip(sides, before, strict=True)
        ]
        touched.update((*before, *now))
        if tuple(now) != before:
            pair_opinions.put_now(db, key, *now)
    return touched - {""}


def found_again(side: PairSide, account: Account) -> str:
    """The uid of the claim or figure that one side of a pair is now; "" where it is not there any more."""
    known = {each.uid for each in account.claims} | {each.uid for each in account.figures}
    if side.uid in known:
        return side.uid
    things = tuple(things_of(account))
    return _by_words(side.selector, things) or _by_place(side.selector, things, account.text)


def things_of(account: Account) -> Iterator[Placed]:
    """The claims and figures of an account with their places."""
    for claim in account.claims:
        if claim.content or claim.cue or claim.source:
            at = place_of(claim, account.text)
            yield Placed(claim.uid, Span(at.start, at.end), at.quote)
    for figure in account.figures:
        yield Placed(figure.uid, figure.span, account.text[slice(*figure.span)])


def _by_words(selector: Selector, things: tuple[Placed, ...]) -> str:
    """What has the very words; of several, the one whose place is nearest, if its surroundings are the same."""
    same = [each for each in things if each.quote == selector.quote]
    is_telling = len(same) == 1 and len(selector.quote.split()) > 2  # noqa: PLR2004 — "20,000" may be any
    exact = [each for each in same if is_telling or each.span.start == selector.start]
    return exact[0].uid if exact else ""


def _by_place(selector: Selector, things: tuple[Placed, ...], text: str) -> str:
    """What stands where the words are found again; the one that covers most of that stretch, and little else."""
    anchored = anchor(selector, text)
    if anchored.span is None or anchored.placement not in _SURE:
        return ""
    scored = [(_overlap(each.span, anchored.span), each.uid) for each in things]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _ENOUGH else ""


def _overlap(left: Span, right: Span) -> float:
    """The share of two stretches that they have in common, of both (Dice's coefficient)."""
    common = min(left.end, right.end) - max(left.start, right.start)
    total = left.end - left.start + right.end - right.start
    return max(0.0, 2 * common / total) if total else 0.0
