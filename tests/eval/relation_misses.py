"""Which relations were missed and which are false, with the rule and its reason: for whoever mends the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eval.gold import SCOPE, Record
from eval.relation_measures import Compared, Judged, rule_of, unfound
from eval.words import Text

from reader.claims.record import from_record
from reader.model import Account

_WIDTH = 130


@dataclass(frozen=True, slots=True)
class Miss:
    """A pair that was missed or is false: what went wrong, in a few words, and lines that show it."""

    reason: str
    lines: tuple[str, ...]


def missed(story: Compared) -> Iterator[Miss]:
    """Pairs of the gold that were not found."""
    words = _words_of(map(from_record, story.outcome.story.records))
    for pair in unfound(story):
        over = [each for each in story.judged if pair in each.listed]
        shown = (f"    {words[pair[side]]}" for side in ("a", "b"))
        reasons = (f"    {rule_of(each.relation)} says {each.relation.kind}: {each.relation.reason}" for each in over)
        yield Miss(f"{pair['kind']}: {_why_missed(pair, over, story)}", (*shown, f"    gold: {pair['why']}", *reasons))


def _why_missed(pair: Record, over: list[Judged], story: Compared) -> str:
    lacking = [side for side in ("a", "b") if not story.near.to(pair[side])]
    if lacking:
        return "a side is not found in the text"
    if not over:
        return "nothing is said of the pair"
    return " and ".join(sorted({f"{rule_of(each.relation)} says {each.relation.kind}" for each in over}))


def false(story: Compared) -> Iterator[Miss]:
    """Relations that are not in the gold, or not as that."""
    words = _words_of(story.outcome.accounts)
    for each in story.judged:
        if each.is_judged and each.partner is None:
            relation = each.relation
            shown = (f"    {words[side]}" for side in (relation.left, relation.right))
            gold = (f"    gold says {pair['kind']}: {pair['why']}" for pair in each.listed)
            reason = f"{relation.kind}, {rule_of(relation)}: {_why_false(each)}"
            yield Miss(reason, (*shown, f"    rule: {relation.reason}", *gold))


def _why_false(judged: Judged) -> str:
    kinds = sorted({pair["kind"] for pair in judged.listed})
    if judged.relation.kind in kinds:
        return "found twice"
    return f"gold says {' and '.join(kinds)}" if kinds else "not in the gold"


def listed(stories: Iterable[Compared], limit: int) -> Iterator[str]:
    """Lines: how often each reason, then examples from all over the list."""
    stories = [story for story in stories if not story.outcome.story.is_held]  # nobody reads the errors of the others
    for heading, find in (("MISSED: in the gold, not found", missed), ("FALSE: found, not in the gold", false)):
        misses = [miss for story in stories for miss in find(story)]
        yield f"\n{heading}: {len(misses)}"
        for reason, count in Counter(miss.reason for miss in misses).most_common():
            yield f"{count:6}  {reason}"
        for miss in misses[:: max(1, len(misses) // limit)][:limit]:
            yield f"\n  {miss.reason}"
            yield from miss.lines


def _words_of(accounts: Iterable[Account]) -> dict[str, str]:
    """Each claim and figure in a line, by uid."""
    words: dict[str, str] = {}
    for account in accounts:
        text = Text(account.text)
        for claim in account.claims:
            words[claim.uid] = f"{claim.uid} {claim.speaker.name}: {text.quoted(claim.content, _WIDTH)}"
        for figure in account.figures:
            scope = (getattr(figure, key) for key in SCOPE)
            words[figure.uid] = " | ".join((f"{figure.uid} {text.quoted([figure.span], _WIDTH)}", *scope))
    return words
