"""What threads are about: subject groups by their statements, and one of those that are about the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reader.model import Relation, RelationKind, SubjectGroup

_TELLING = frozenset((RelationKind.SAME, RelationKind.CONFLICT, RelationKind.UPDATE))
_MOST_OWN = 20
_MOST = 24
"""Statements of one thread; more cannot be taken in."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a thread is about.

    Attributes:
        title: what to call it.
        own: uids of the statements that are about this before all.
        guests: those of others, which are about something else before all, but about this too.
        named: the claims and figures that are meant.
        left_out: how many guests there are besides.
    """

    title: str
    own: frozenset[str]
    guests: tuple[str, ...]
    named: frozenset[str]
    left_out: int = 0


def subjects_of(
    groups: Iterable[SubjectGroup], relations: Iterable[Relation], home: Callable[[str], str]
) -> tuple[Subject, ...]:
    """The subjects of these groups; where most of a group answers, repeats or updates another, they are one.

    Args:
        groups: those of one story.
        relations: what is known between their members.
        home: gives the uid of the statement that a claim or figure belongs to.

    Cost: quadratic in groups.
    """
    linked = _linked(relations, home)
    kept: list[Subject] = []
    for subject in sorted(map(_by_home(home), groups), key=lambda each: (-len(each.own), sorted(each.own))):
        near = max(range(len(kept)), key=lambda at: _shared(kept[at], subject, linked), default=None)
        if near is not None and _are_one(kept[near], subject, linked):
            kept[near] = _one(kept[near], subject)
        else:
            kept.append(subject)
    return tuple(_cut(each) for each in kept)


def _linked(relations: Iterable[Relation], home: Callable[[str], str]) -> Mapping[str, set[str]]:
    """For each statement those that it repeats, contradicts or updates, itself among them."""
    linked: dict[str, set[str]] = defaultdict(set)
    for each in relations:
        if each.kind in _TELLING:
            left, right = home(each.left), home(each.right)
            linked[left] |= {left, right}
            linked[right] |= {left, right}
    return linked


def _by_home(home: Callable[[str], str]) -> Callable[[SubjectGroup], Subject]:
    def made(group: SubjectGroup) -> Subject:
        own = frozenset(map(home, group.core or group.members))
        guests = dict.fromkeys(each for each in map(home, group.members) if each not in own)
        return Subject(group.title, own, tuple(guests), frozenset(group.members))

    return made


def _shared(subject: Subject, other: Subject, linked: Mapping[str, set[str]]) -> int:
    """How many of the statements of `other` are linked with those of `subject`."""
    return sum(not subject.own.isdisjoint(linked.get(uid, ())) for uid in other.own)


def _are_one(subject: Subject, other: Subject, linked: Mapping[str, set[str]]) -> bool:
    """Whether most of `other` is linked with `subject`, and both together can still be taken in."""
    is_near = _shared(subject, other, linked) * 2 >= len(other.own)
    return is_near and len(subject.own | other.own) <= _MOST_OWN


def _one(subject: Subject, other: Subject) -> Subject:
    own = subject.own | other.own
    guests = dict.fromkeys(each for each in (*subject.guests, *other.guests) if each not in own)
    return Subject(subject.title, own, tuple(guests), subject.named | other.named)


def _cut(subject: Subject) -> Subject:
    """The same with no more guests than there is room for."""
    room = max(_MOST - len(subject.own), 0)
    left_out = max(len(subject.guests) - room, 0)
    return Subject(subject.title, subject.own, subject.guests[:room], subject.named, left_out)
