"""Which found claim or figure answers to which one of the gold; one to one everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.gold import ROLES, Record
from eval.words import Text, Tokens, overlap

Pairs = list[tuple[int, int, float]]  # number in the gold, number among the found, how well they agree

_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as sets of tokens."""

    claim: Record
    source: Tokens
    cue: Tokens
    content: Tokens

    @property
    def words(self) -> Tokens:
        """The tokens of all three fields."""
        return self.source | self.cue | self.content

    @property
    def labelled(self) -> frozenset[tuple[str, int]]:
        """Each token with the field it stands in."""
        fields = zip(ROLES, (self.source, self.cue, self.content), strict=True)
        return frozenset((role, token) for role, tokens in fields for token in tokens)


def statements_of(record: Record, text: Text, *, is_outermost: bool) -> list[Statement]:
    """The claims of a record; with `is_outermost` only those that lie in no other."""
    claims = record.get("claims") or []
    found = [Statement(claim, *(text.tokens(claim.get(role)) for role in ROLES)) for claim in claims]
    return [each for each in found if not (is_outermost and _is_inner(each, found))]


def _is_inner(statement: Statement, others: Iterable[Statement]) -> bool:
    words = statement.words
    return statement.claim.get("nested_in") is not None or any(
        words <= other.content and words != other.words for other in others if other is not statement
    )


def one_to_one(candidates: Iterable[tuple[int, int, float]]) -> Pairs:
    """The best pair first, then the best of what is left; among equals, what stands first in the text."""
    pairs: Pairs = []
    gold: set[int] = set()
    found: set[int] = set()
    for left, right, score in sorted(candidates, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if left not in gold and right not in found:
            gold.add(left)
            found.add(right)
            pairs.append((left, right, score))
    return pairs


def pair_statements(gold: Sequence[Statement], found: Sequence[Statement], text: Text) -> Pairs:
    """Found statements: half the content in common, and a source that touches what tells the right one."""
    return one_to_one(
        (left, right, overlap(one.content, other.content))
        for left, one in enumerate(gold)
        for right, other in enumerate(found)
        if agrees_in_content(one, other) and agrees_in_source(one, other, text)
    )


def agrees_in_content(gold: Statement, found: Statement) -> bool:
    """At least half of both contents is common; the cue counts where neither has content."""
    if gold.content or found.content:
        return is_half(gold.content, found.content)
    return is_half(gold.cue, found.cue)


def agrees_in_source(gold: Statement, found: Statement, text: Text) -> bool:
    """The found source touches a telling word of the gold's, or both are empty."""
    if gold.source and found.source:
        return bool(text.telling(gold.source) & found.source)
    return not gold.source and not found.source


def is_half(left: Tokens, right: Tokens) -> bool:
    """Whether at least half of the words of both are common."""
    return bool(left and right) and overlap(left, right) >= 0.5


def pair_wholes(gold: Sequence[Statement], found: Sequence[Statement]) -> Pairs:
    """Claims paired by the F1 of their labelled words, that F1 beside."""
    ours, theirs = [each.labelled for each in gold], [each.labelled for each in found]
    return one_to_one(
        (left, right, 2 * len(one & other) / (len(one) + len(other)))
        for left, one in enumerate(ours)
        for right, other in enumerate(theirs)
        if not one.isdisjoint(other)
    )


def figures_of(record: Record) -> list[Record] | None:
    """The figures of an article, or of its claims; None where it has no list of them."""
    if isinstance(record.get("figures"), list):
        lists = [record["figures"]]
    else:
        lists = [claim["figures"] for claim in record.get("claims") or [] if isinstance(claim.get("figures"), list)]
    if not lists:
        return None
    figures = [figure for listed in lists for figure in listed if isinstance(figure, dict)]
    unique: dict[str, Record] = {}
    for number, figure in enumerate(figures):
        unique.setdefault(_identity(figure, number), figure)
    return list(unique.values())


def _identity(figure: Record, number: int) -> str:
    """The same for one figure that stands under several claims."""
    spans = _spans_of(figure)
    return json.dumps([spans, figure.get("low"), figure.get("high")]) if spans else str(number)


def pair_figures(gold: Sequence[Record], found: Sequence[Record], text: Text) -> Pairs:
    """Figures whose bounds are equal and whose spans touch, where both have some."""
    ours, theirs = ([text.tokens(_spans_of(figure)) for figure in side] for side in (gold, found))
    return one_to_one(
        (left, right, overlap(ours[left], theirs[right]))
        for left, one in enumerate(gold)
        for right, other in enumerate(found)
        if all(_is_equal(one.get(end), other.get(end)) for end in ("low", "high"))
        and not (ours[left] and theirs[right] and ours[left].isdisjoint(theirs[right]))
    )


def _spans_of(figure: Record) -> list[list[int]]:
    return figure.get("spans") or ([figure["span"]] if figure.get("span") else [])


def _is_equal(left: object, right: object) -> bool:
    here, there = _number(left), _number(right)
    if here is None or there is None:
        return here is there
    return here == there or abs(here - there) <= _CLOSE * max(abs(here), abs(there))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return float(value)
    except ValueError:
        return None
