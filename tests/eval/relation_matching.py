"""Which found relation answers to which annotated pair: by the words of both sides, in whatever order they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.gold import Record
from eval.matching import is_half
from eval.relating import Outcome
from eval.words import Text, Tokens, overlap

from reader.model import Relation


@dataclass(frozen=True, slots=True)
class Side:
    """A claim or figure as the words it consists of."""

    article: str
    words: Tokens
    is_figure: bool


Sides = Mapping[str, Side]  # by uid
_Near = dict[str, dict[str, float]]  # of a side of the gold, the found ones that it agrees with, and how well


def gold_sides(records: Iterable[Record]) -> dict[str, Side]:
    """Claims, by their content, and figures of annotated articles."""
    sides: dict[str, Side] = {}
    for record in records:
        name, text = record["id"], Text(record["text"])
        for claim in record["claims"]:
            sides[f"{name}#{claim['id']}"] = Side(name, text.tokens(claim["content"]), is_figure=False)
        for figure in record["figures"]:
            sides[f"{name}#{figure['id']}"] = Side(name, text.tokens([figure["span"]]), is_figure=True)
    return sides


def found_sides(outcome: Outcome) -> dict[str, Side]:
    """Claims and figures as the program relates them."""
    sides: dict[str, Side] = {}
    for account in outcome.accounts:
        text = Text(account.text)
        for claim in account.claims:
            sides[claim.uid] = Side(account.uid, text.tokens(claim.content), is_figure=False)
        for figure in account.figures:
            sides[figure.uid] = Side(account.uid, text.tokens([figure.span]), is_figure=True)
    return sides


def agreement(gold: Side, found: Side) -> float:
    """Words in common over the words of both; 0 where they mean different things.

    They mean the same where that is half or more, or where one side is a figure and lies in the other.
    """
    if gold.article != found.article or not (gold.words and found.words):
        return 0.0
    is_within = (gold.is_figure or found.is_figure) and (gold.words <= found.words or found.words <= gold.words)
    return overlap(gold.words, found.words) if is_within or is_half(gold.words, found.words) else 0.0


class Near:
    """The found claims and figures beside those of the gold."""

    def __init__(self, gold: Sides, found: Sides) -> None:
        self.gold = gold
        self.found = found
        in_article: dict[str, list[tuple[str, Side]]] = defaultdict(list)
        for uid, side in found.items():
            in_article[side.article].append((uid, side))
        self._near: _Near = {
            uid: {other: score for other, there in in_article[side.article] if (score := agreement(side, there))}
            for uid, side in gold.items()
        }

    def to(self, uid: str) -> Mapping[str, float]:
        """Uids of what agrees with this side of the gold, and how well."""
        return self._near[uid]

    def score(self, pair: Record, relation: Relation) -> float:
        """How well both sides agree, added up; 0 where one does not."""
        here, there = self._near[pair["a"]], self._near[pair["b"]]
        turns = ((relation.left, relation.right), (relation.right, relation.left))
        return max((here[one] + there[other] for one, other in turns if one in here and other in there), default=0.0)

    def candidates(self, pairs: Sequence[Record], relations: Sequence[Relation]) -> Iterator[tuple[int, int, float]]:
        """Number of a pair, number of a relation that could answer to it, how well they agree."""
        numbers: dict[str, set[int]] = defaultdict(set)
        for number, relation in enumerate(relations):
            numbers[relation.left].add(number)
            numbers[relation.right].add(number)
        for number, pair in enumerate(pairs):
            at_a = set().union(*(numbers[uid] for uid in self._near[pair["a"]]))
            at_b = set().union(*(numbers[uid] for uid in self._near[pair["b"]]))
            for other in sorted(at_a & at_b):
                if score := self.score(pair, relations[other]):
                    yield number, other, score
