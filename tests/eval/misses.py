"""What was missed and what is false, with the likely reason: for whoever mends the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.gold import ROLES
from eval.matching import Statement, agrees_in_content, agrees_in_source
from eval.measures import Measured
from eval.words import Text, overlap

_WIDTHS = {"source": 50, "cue": 50, "content": 110}


@dataclass(frozen=True, slots=True)
class Miss:
    """A statement that found no partner, and the one on the other side that is nearest to it."""

    article: str
    reason: str
    text: Text
    statement: Statement
    nearest: Statement | None
    is_false: bool


def misses_of(article: Measured) -> Iterator[Miss]:
    """Every statement without a partner: those of the gold first."""
    name, text = str(article.gold.get("id", "")), article.text
    gold = {left for left, _, _ in article.pairs}
    found = {right for _, right, _ in article.pairs}
    for statement in (each for number, each in enumerate(article.statements) if number not in gold):
        nearest = _nearest(statement, article.found)
        yield Miss(name, _why_missed(statement, nearest, text), text, statement, nearest, is_false=False)
    for statement in (each for number, each in enumerate(article.found) if number not in found):
        nearest = _nearest(statement, article.statements)
        reason = "near one of the gold" if nearest else "nothing in the gold there"
        yield Miss(name, reason, text, statement, nearest, is_false=True)


def _nearest(statement: Statement, others: Sequence[Statement]) -> Statement | None:
    best = max(others, key=lambda other: overlap(statement.content, other.content), default=None)
    return best if best and statement.content & best.content else None


def _why_missed(gold: Statement, found: Statement | None, text: Text) -> str:
    if found is None:
        return "nothing found there"
    if not agrees_in_content(gold, found):
        return "content too long" if len(found.content) > len(gold.content) else "content too short"
    if agrees_in_source(gold, found, text):
        return "taken by another statement"
    if not found.source:
        return "source missing"
    return "source is another" if gold.source else "source where there is none"


def listed(misses: Iterable[Miss], limit: int) -> Iterator[str]:
    """Lines: how often each reason, then examples from all over the list."""
    misses = list(misses)
    for is_false, heading in ((False, "MISSED: in the gold, not found"), (True, "FALSE: found, not in the gold")):
        group = [miss for miss in misses if miss.is_false is is_false]
        yield f"\n{heading}: {len(group)}"
        for reason, count in Counter(miss.reason for miss in group).most_common():
            yield f"{count:6}  {reason}"
        for miss in group[:: max(1, len(group) // limit)][:limit]:
            yield from _shown(miss)


def _shown(miss: Miss) -> Iterator[str]:
    sides = ("found", "gold") if miss.is_false else ("gold", "found")
    yield f"\n  {miss.article}: {miss.reason}"
    for side, statement in zip(sides, (miss.statement, miss.nearest), strict=True):
        if statement is not None:
            pieces = (f"[{miss.text.quoted(statement.claim.get(role), _WIDTHS[role])}]" for role in ROLES)
            yield f"    {side:6} {' '.join(pieces)}"
