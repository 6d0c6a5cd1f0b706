"""How many of the relations in the gold are found, and how many of those found are right.

What they mean:

conflict, same, update,
scope_differs, compatible  a found relation is right when the gold lists its pair under the same kind; one to one. The
                           gold lists every conflict, so any other conflict is false; a pair of another kind that the
                           gold does not list is not judged
conflict, figures          conflicts with a figure on either side
all kinds                  these five, added up
none as conflict           pairs that only look related and are called a conflict: the less the better
trap as conflict           the same of these and of pairs listed as scope_differs or update
in one group               listed conflicts with both sides in one group of claims and figures about one thing, small
                           enough to be read as a thread
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.gold import Record
from eval.matching import Pairs, one_to_one
from eval.measures import Measures, Share, Tally
from eval.relating import Outcome
from eval.relation_gold import NONE
from eval.relation_matching import Near, found_sides, gold_sides

from reader.model import Relation, RelationKind, SubjectGroup

_TRAPS = {"none as conflict": (NONE,), "trap as conflict": (NONE, "scope_differs", "update")}
FALLING = frozenset(_TRAPS)
ORDER = (
    *("conflict", "conflict, figures", "same", "update", "scope_differs", "compatible", "all kinds"),
    *(*_TRAPS, "in one group"),
)
_READABLE = 15  # members of a group that make a thread


@dataclass(frozen=True, slots=True)
class Judged:
    """A found relation, the pairs of the gold that it answers to, and the one of its kind that it is counted for."""

    relation: Relation
    listed: tuple[Record, ...]
    partner: Record | None

    @property
    def is_judged(self) -> bool:
        """Whether it is right or false: the gold lists every conflict, but not every pair of the other kinds."""
        return self.relation.kind is RelationKind.CONFLICT or bool(self.listed)


@dataclass(frozen=True, slots=True)
class Compared:
    """One story with everything that was counted in it."""

    outcome: Outcome
    near: Near
    judged: tuple[Judged, ...]
    measures: Measures


def compare(outcome: Outcome) -> Compared:
    """Set what was found in a story beside its gold. Cost: linear in what agrees, but for the sides of an article."""
    near = Near(gold_sides(outcome.story.records), found_sides(outcome))
    pairs, relations = outcome.story.pairs, outcome.relations
    candidates = list(near.candidates(pairs, relations))
    alike = [each for each in candidates if pairs[each[0]]["kind"] == relations[each[1]].kind]
    judged = _judged(pairs, relations, candidates, one_to_one(alike))
    measures = _of_kinds(pairs, judged)
    measures["conflict, figures"] = _of_figures(pairs, relations, alike, near)
    measures |= {name: _trapped(pairs, judged, kinds) for name, kinds in _TRAPS.items()}
    measures["in one group"] = _together(pairs, near, outcome.groups)
    return Compared(outcome, near, judged, measures)


def _judged(
    pairs: Sequence[Record], relations: Sequence[Relation], candidates: Pairs, matched: Pairs
) -> tuple[Judged, ...]:
    listed: list[list[Record]] = [[] for _ in relations]
    for left, right, _ in candidates:
        listed[right].append(pairs[left])
    partner = {right: pairs[left] for left, right, _ in matched}
    return tuple(
        Judged(relation, tuple(listed[number]), partner.get(number)) for number, relation in enumerate(relations)
    )


def _of_kinds(pairs: Sequence[Record], judged: Sequence[Judged]) -> Measures:
    measures: Measures = {}
    every = Tally()
    for kind in RelationKind:
        found = [each for each in judged if each.is_judged and each.relation.kind is kind]
        right = sum(each.partner is not None for each in found)
        measures[kind.value] = tally = Tally(right, sum(pair["kind"] == kind for pair in pairs), len(found))
        every = every + tally
    return {**measures, "all kinds": every}


def _of_figures(pairs: Sequence[Record], relations: Sequence[Relation], alike: Pairs, near: Near) -> Tally:
    """Conflicts between figures, one to one among themselves."""
    ours = {number for number, pair in enumerate(pairs) if _is_conflict(pair) and near.gold[pair["a"]].is_figure}
    theirs = {
        number
        for number, each in enumerate(relations)
        if each.kind is RelationKind.CONFLICT and near.found[each.left].is_figure
    }
    matched = one_to_one(each for each in alike if each[0] in ours and each[1] in theirs)
    return Tally(len(matched), len(ours), len(theirs))


def _is_conflict(pair: Record) -> bool:
    return bool(pair["kind"] == RelationKind.CONFLICT)


def _trapped(pairs: Sequence[Record], judged: Iterable[Judged], kinds: Sequence[str]) -> Share:
    """How many pairs of these kinds are called a conflict by a relation that answers to no listed conflict."""
    called = {
        _key(pair)
        for each in judged
        if each.relation.kind is RelationKind.CONFLICT and not any(map(_is_conflict, each.listed))
        for pair in each.listed
        if pair["kind"] in kinds
    }
    return Share(len(called), sum(pair["kind"] in kinds for pair in pairs))


def _key(pair: Record) -> tuple[str, str]:
    return pair["a"], pair["b"]


def _together(pairs: Sequence[Record], near: Near, groups: Sequence[SubjectGroup]) -> Share:
    readable = [frozenset(group.members) for group in groups if len(group.members) <= _READABLE]
    conflicts = [[near.to(pair[side]).keys() for side in ("a", "b")] for pair in pairs if _is_conflict(pair)]
    found = (any(members & left and members & right for members in readable) for left, right in conflicts)
    return Share(sum(found), len(conflicts))


@dataclass(frozen=True, slots=True)
class RuleCount:
    """Relations that one rule found: right ones, judged ones, those that nobody can judge."""

    right: int = 0
    judged: int = 0
    unjudged: int = 0


def by_rule(stories: Iterable[Compared]) -> dict[tuple[RelationKind, str], RuleCount]:
    """What each rule found, by kind; what was carried on through `same` apart."""
    counts: dict[tuple[RelationKind, str], RuleCount] = {}
    for each in (judged for story in stories for judged in story.judged):
        key = each.relation.kind, rule_of(each.relation)
        was = counts.get(key, RuleCount())
        is_right, is_judged = each.partner is not None, each.is_judged
        counts[key] = RuleCount(was.right + is_right, was.judged + is_judged, was.unjudged + (not is_judged))
    return counts


def rule_of(relation: Relation) -> str:
    """The name of a rule, as it is listed."""
    return f"{relation.rule}, carried" if relation.via else relation.rule


def unfound(story: Compared) -> Iterator[Record]:
    """Pairs of the gold that nothing found is counted for; of those that only look related there is nothing to find."""
    found = {_key(each.partner) for each in story.judged if each.partner is not None}
    return (pair for pair in story.outcome.story.pairs if pair["kind"] != NONE and _key(pair) not in found)
