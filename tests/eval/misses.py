"""What was missed and what is false, with the likely reason: for whoever mends the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.gold import ROLES
from eval.matching import Statement, agrees_in_content, agrees_in_source
from eval.measures import Measured, compare_fields
from eval.words import Text, overlap

_WIDTHS = {"source": 50, "cue": 50, "content": 110}
_KEYS = {"described": "speaker", "kind": "speaker_kind"}


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


@dataclass(frozen=True, slots=True)
class Slip:
    """A found statement with a wrong field."""

    article: str
    field: str
    gold: object
    found: object
    words: str


def slips_of(article: Measured) -> Iterator[Slip]:
    """Every wrong field of the statements that were found."""
    for left, right, _ in article.pairs:
        gold, found = article.statements[left].claim, article.found[right].claim
        words = " ".join(f"[{article.text.quoted(gold.get(role), _WIDTHS[role])}]" for role in ROLES)
        for field, is_right in compare_fields(gold, found):
            if not is_right:
                key = _KEYS.get(field, field)
                yield Slip(str(article.gold.get("id", "")), field, gold.get(key), found.get(key), words)


def listed_slips(slips: Iterable[Slip], limit: int) -> Iterator[str]:
    """Lines: how often each field is wrong, then examples from all over the list."""
    slips = list(slips)
    yield f"\nWRONG: in statements that were found: {len(slips)}"
    for field, count in Counter(slip.field for slip in slips).most_common():
        yield f"{count:6}  {field}"
    for slip in slips[:: max(1, len(slips) // limit)][:limit]:
        yield f"\n  {slip.article}: {slip.field} is {slip.gold!r}, not {slip.found!r}"
        yield f"    {slip.words}"


def _shown(miss: Miss) -> Iterator[str]:
    sides = ("found", "gold") if miss.is_false else ("gold", "found")
    yield f"\n  {miss.article}: {miss.reason}"
    for side, statement in zip(sides, (miss.statement, miss.nearest), strict=True):
        if statement is not None:
            pieces = (f"[{miss.text.quoted(statement.claim.get(role), _WIDTHS[role])}]" for role in ROLES)
            yield f"    {side:6} {' '.join(pieces)}"
