"""Statements, courses over the days and answers built by hand for tests of screens, without a library."""

from __future__ import annotations

from dataclasses import replace

from support.claims_in_hand import figure, placed_claim

from reader.model import Answered, Course, Moment, Relation, RelationKind, Statement
from reader.tui.layout_statements import statement_of

UPDATE, CONFLICT = RelationKind.UPDATE, RelationKind.CONFLICT


def said(number: int, day: str = "2024-05-01", count: float | None = None, **more: object) -> Statement:
    """A claim of one speaker in an article of its own; with a count of soldiers killed where one is given."""
    population = more.pop("population", "soldiers")
    placed = placed_claim(number, **more)
    figures = ()
    if count is not None:
        counted = figure(count, count, unit="people", measures="killed", population=population)
        figures = (replace(counted, uid=f"f{number}"),)
    return statement_of(replace(placed, article=replace(placed.article, published=day), figures=figures))


def own_voice(number: int, day: str, count: float, outlet: str = "Atlas") -> Statement:
    """A figure in the outlet's own voice."""
    statement = said(number, day, count, outlet=outlet)
    return replace(statement, uid=statement.figures[0].uid, claim=None, source_text="", cue_text="")


def moment(statement: Statement, *changes: Relation, day: str | None = None) -> Moment:
    """The statement on its day, with its figure where it has one."""
    counted = statement.figures[0] if statement.figures else None
    return Moment(statement.article.published[:10] if day is None else day, statement, counted, changes)


def relation(left: Statement, right: Statement, kind: RelationKind, reason: str = "later count") -> Relation:
    """How two statements, or their figures where both have one, stand to each other."""
    uids = [each.figures[0].uid if each.figures else each.uid for each in (left, right)]
    return Relation(uids[0], uids[1], kind, reason)


def toll() -> Course:
    """Five counts: an update, a contradiction on its day, twelve days of nothing, an update of two, an undated one."""
    first, second = said(1, "2024-05-01", 12, speaker="Ida Orlo"), said(2, "2024-05-03", 31, speaker="Ministry")
    third, fourth = said(3, "2024-05-03", 22, speaker="Otto Lund"), said(4, "2024-05-16", 40, speaker="Ida Orlo")
    return Course(
        "Velmora: killed",
        (
            moment(first),
            moment(second, relation(first, second, UPDATE)),
            moment(third, relation(second, third, CONFLICT, "numbers that exclude each other")),
            moment(fourth, relation(first, fourth, UPDATE), relation(second, fourth, UPDATE)),
            moment(said(5, "", 60, speaker="An official")),
        ),
    )


def gates() -> Course:
    """Three claims: one, its denial on the next day, and what the denier says 41 days later."""
    opened = said(6, "2024-05-01", speaker="Ilse Brand", content="the gates were opened at night " * 20)
    denied = said(7, "2024-05-02", speaker="Water Office", content="the gates were opened")
    admitted = said(8, "2024-06-12", speaker="Water Office", content="one gate was opened")
    return Course(
        "Vessel dam",
        (
            moment(opened),
            moment(denied, relation(opened, denied, CONFLICT, "denies exactly this claim")),
            moment(admitted, relation(denied, admitted, UPDATE, "the same side takes it back later")),
        ),
    )


def answered(own: Statement, other: Statement, kind: RelationKind = CONFLICT, reason: str = "denies it") -> Answered:
    """A claim beside what answers it."""
    return Answered(own, other, relation(own, other, kind, reason))


def text(lines: object) -> list[str]:
    """Lines of runs as strings."""
    return ["".join(run.text for run in line) for line in lines]
