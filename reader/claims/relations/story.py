"""Relations of many articles at once, without a library: what belongs to one story, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.claims.relations.carry import carried
from reader.claims.relations.groups import grouped
from reader.claims.relations.prepare import Prepared, prepare
from reader.claims.relations.relate import relate
from reader.claims.relations.stories import stories_of
from reader.model import Account, Relation, SubjectGroup


@dataclass(frozen=True, slots=True)
class Related:
    """What is known of articles side by side."""

    relations: tuple[Relation, ...]
    groups: tuple[SubjectGroup, ...]


def relate_all(accounts: Sequence[Account]) -> Related:
    """Relate all articles of each story with each other."""
    relations: list[Relation] = []
    groups: list[SubjectGroup] = []
    for story in stories_of([prepare(each) for each in accounts]):
        found = relate_story(story)
        relations += found
        groups += grouped(story, found)
    return Related(tuple(relations), tuple(groups))


def relate_story(story: Sequence[Prepared]) -> tuple[Relation, ...]:
    """Relate the articles of one story as if they had come in one after the other, the oldest first."""
    known: list[Relation] = []
    for number, each in enumerate(story):
        found = relate(each, story[:number])
        known += (*found, *carried(found, known, story[: number + 1]))
    return tuple(known)
