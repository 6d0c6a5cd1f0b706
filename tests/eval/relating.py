"""Stories related as the program does it: from the claims that gold gives, or from the text alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from eval.gold import Record
from eval.relation_gold import Story

from reader.claims.extract import extract
from reader.claims.record import from_record
from reader.claims.relations.groups import grouped
from reader.claims.relations.prepare import prepare
from reader.claims.relations.relate import told_once
from reader.claims.relations.story import relate_story
from reader.model import Account, Claim, Figure, Relation, SubjectGroup

GIVEN, FROM_TEXT = "claims given", "from the text"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program makes of one story; times are CPU seconds for all its articles."""

    story: Story
    accounts: tuple[Account, ...]
    relations: tuple[Relation, ...]
    groups: tuple[SubjectGroup, ...]
    reading_seconds: float
    relating_seconds: float


def relate(story: Story, mode: str) -> Outcome:
    """Relate the articles of a story, the oldest first.

    Args:
        story: the articles; its pairs are not looked at.
        mode: GIVEN takes claims and figures of the gold, FROM_TEXT those that are found in its text.
    """
    started = time.process_time()
    accounts = sorted(map(_ACCOUNTS[mode], story.records), key=lambda each: (each.published, each.uid))
    read = time.process_time()
    prepared = [prepare(each) for each in accounts]
    relations = relate_story(prepared)
    told = tuple(told_once(relations))
    groups = grouped(prepared, relations)
    return Outcome(story, tuple(accounts), told, groups, read - started, time.process_time() - read)


def _found_in(record: Record) -> Account:
    described = {key: record[key] for key in ("title", "outlet", "published")}
    found = extract(record["text"], **described)
    claims = tuple(_claim_under(record["id"], claim) for claim in found.claims)
    figures = tuple(_figure_under(record["id"], figure) for figure in found.figures)
    return Account(record["id"], record["text"], found.layout, claims, figures, **described)


def _claim_under(article: str, claim: Claim) -> Claim:
    disputes = tuple(each._replace(uid=_under(article, each.uid)) for each in claim.disputes)
    uid, outer = _under(article, claim.uid), _under(article, claim.nested_in)
    return replace(claim, uid=uid, nested_in=outer, disputes=disputes)


def _figure_under(article: str, figure: Figure) -> Figure:
    return replace(figure, uid=_under(article, figure.uid), claim_uid=_under(article, figure.claim_uid))


def _under(article: str, uid: str) -> str:
    """The uid of something in an article, for those of many articles to differ; none stays none."""
    return f"{article}#{uid}" if uid else ""


_ACCOUNTS: dict[str, Callable[[Record], Account]] = {GIVEN: from_record, FROM_TEXT: _found_in}
