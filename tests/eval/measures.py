"""How much of the gold is found, and how much of what is found is right: micro totals over articles.

Each measure is a `Tally` (precision, recall, F1) or a `Share` (so many of so many). What they mean:

statements        found when at least half of both contents is common and the source touches a telling word; one to one
whole             labelled words (field and token) in common, as F1 of claims paired one to one
content words     the words that lie in anybody's content, whoever said it
source, cue,
content           exact: the same words; equal ones of an article count once, empty ones not at all
speaker           over found statements: the name, where the gold's is a person or organisation
described         over found statements: the description, where the gold's has no name to compare
kind, polarity,
certainty,
reporting         over found statements: the same value
figures           both bounds right, and the spans touch; one to one
unit, approx      over found figures: the same value
boilerplate       characters marked
real text marked  characters of the story that are marked, of all of them: the less the better
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.gold import ROLES, Record
from eval.matching import (
    Pairs,
    Statement,
    figures_of,
    pair_figures,
    pair_statements,
    pair_wholes,
    statements_of,
)
from eval.names import is_same_description, is_same_name
from eval.words import Text

NAMED = ("person", "organisation", None)
FALLING = frozenset(("real text marked",))  # the less the better
OVER_FOUND = frozenset(  # shares of what was found, which may fall when more is found
    ("speaker", "described", "kind", "polarity", "certainty", "reporting", "unit", "approx")
)
_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """Things in the gold, things found, and how much of them agrees (not always whole ones)."""

    right: float = 0.0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float | None:
        """Per cent of what was found; None where there is nothing on either side."""
        return self._percent(self.right, self.found)

    @property
    def recall(self) -> float | None:
        """Per cent of the gold; None where there is nothing on either side."""
        return self._percent(self.right, self.gold)

    @property
    def value(self) -> float | None:
        """F1 in per cent; None where there is nothing on either side."""
        return self._percent(2 * self.right, self.gold + self.found)

    def _percent(self, part: float, whole: int) -> float | None:
        if not self.gold and not self.found:
            return None
        return 100 * part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """Per cent; None of nothing."""
        return 100 * self.right / self.of if self.of else None


Measures = dict[str, Tally | Share]


@dataclass(frozen=True, slots=True)
class Measured:
    """One article with everything that was counted in it."""

    gold: Record
    text: Text
    statements: list[Statement]
    found: list[Statement]
    pairs: Pairs
    measures: Measures


def measure(gold: Record, found: Record, *, is_outermost: bool = False) -> Measured:
    """Compare what was found in one article with its gold.

    Args:
        gold: a record with `text`; its figures and boilerplate are measured where it has such lists.
        found: what `hearsay claims --jsonl` writes for that text.
        is_outermost: leave out, on both sides, claims inside a claim.
    """
    text = Text(gold["text"])
    ours, theirs = (statements_of(side, text, is_outermost=is_outermost) for side in (gold, found))
    pairs = pair_statements(ours, theirs, text)
    sides = len(ours), len(theirs)
    measures: Measures = {
        "statements": Tally(len(pairs), *sides),
        "whole": Tally(sum(score for _, _, score in pair_wholes(ours, theirs)), *sides),
        "content words": _in_common(*(frozenset().union(*(each.content for each in side)) for side in (ours, theirs))),
    }
    for role in ROLES:
        measures[role] = _in_common(
            *({getattr(each, role) for each in side} - {frozenset()} for side in (ours, theirs))
        )
    for left, right, _ in pairs:
        for name, is_right in compare_fields(ours[left].claim, theirs[right].claim):
            _count(measures, name, Share(int(is_right), 1))
    _measure_figures(measures, gold, found, text)
    _measure_boilerplate(measures, gold, found)
    return Measured(gold, text, ours, theirs, pairs, measures)


def _in_common(gold: Iterable[object], found: Iterable[object]) -> Tally:
    gold, found = frozenset(gold), frozenset(found)
    return Tally(len(gold & found), len(gold), len(found))


def _count(measures: Measures, name: str, counted: Tally | Share) -> None:
    measures[name] = measures[name] + counted if name in measures else counted


def compare_fields(gold: Record, found: Record) -> Iterator[tuple[str, bool]]:
    """Which fields both claims have, and whether they agree; null is a value too."""
    if "speaker" in gold and "speaker" in found:
        name, kind = _speaker(gold)
        other, other_kind = _speaker(found)
        if kind in NAMED:
            yield "speaker", is_same_name(name, other, is_person=kind != "organisation")
        else:
            yield "described", is_same_description(name, other)
        if kind is not None and other_kind is not None:
            yield "kind", _is_same(kind, other_kind)
    for field in ("polarity", "certainty", "reporting"):
        if field in gold and field in found:
            yield field, _is_same(gold[field], found[field])


def _speaker(claim: Record) -> tuple[str | None, str | None]:
    """Name and kind, of a speaker that is a string or an object."""
    speaker = claim["speaker"]
    if isinstance(speaker, dict):
        return speaker.get("name"), speaker.get("kind")
    return speaker, claim.get("speaker_kind")


def _is_same(left: object, right: object) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left.strip().casefold() == right.strip().casefold()
    return left == right


def _measure_figures(measures: Measures, gold: Record, found: Record, text: Text) -> None:
    ours = figures_of(gold)
    if ours is None:
        return
    theirs = figures_of(found) or []
    pairs = pair_figures(ours, theirs, text)
    measures["figures"] = Tally(len(pairs), len(ours), len(theirs))
    for left, right, _ in pairs:
        for field in ("unit", "approx"):
            if field in ours[left] and field in theirs[right]:
                _count(measures, field, Share(int(_is_same(ours[left][field], theirs[right][field])), 1))


def _measure_boilerplate(measures: Measures, gold: Record, found: Record) -> None:
    if "boilerplate" not in gold:
        return
    ours, theirs = (_characters(side.get("boilerplate") or []) for side in (gold, found))
    measures["boilerplate"] = _in_common(ours, theirs)
    measures["real text marked"] = Share(len(theirs - ours), len(gold["text"]) - len(ours))


def _characters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {place for start, end, *_ in spans for place in range(start, end)}


def total(articles: Iterable[Measured]) -> Measures:
    """Everything counted in these articles, added up."""
    return added(article.measures for article in articles)


def added(every: Iterable[Measures]) -> Measures:
    """Each measure as the sum of what it is in all of these."""
    measures: Measures = {}
    for each in every:
        for name, counted in each.items():
            _count(measures, name, counted)
    return measures


def interval(articles: Sequence[Measured]) -> tuple[float, float]:
    """Where 95 per cent of the statements' F1 lie when the articles are drawn again, with replacement."""
    draw = random.Random(1)  # the same draw each time
    tallies = [article.measures["statements"] for article in articles]
    values = sorted(_drawn(draw.choices(tallies, k=len(tallies))) for _ in range(_ROUNDS))
    return values[_ROUNDS // 40], values[_ROUNDS - _ROUNDS // 40 - 1]


def _drawn(tallies: Iterable[Tally | Share]) -> float:
    added = Tally()
    for tally in tallies:
        added = added + tally
    return added.value or 0.0
