"""How threads, courses and pages of speakers look as JSON. Public: docs/commands.md describes it, and it only grows."""

from __future__ import annotations

from reader.cli.shapes import Shape, article_in_short, figure, placed_claim, plain
from reader.model import (
    Answered,
    Comparison,
    Course,
    FigureLine,
    Moment,
    PlacedClaim,
    Position,
    Relation,
    SpeakerPage,
    Statement,
    Thread,
)

_OF_CLAIMS = (
    "speaker", "speaker_kind", "speaker_inferred", "speaker_role", "merged_from", "source", "cue", "polarity",
    "certainty", "reporting", "nested_in", "why", "spans", "by_reader",
)  # fmt: skip


def comparison(value: Comparison, threads: tuple[Thread, ...]) -> Shape:
    """What `compare` prints; `threads` are those that are shown of it."""
    return {
        "title": value.title,
        "now_at": value.now_at or None,
        "threads": [thread(each) for each in threads],
        "articles": [article_in_short(each) for each in value.articles],
        "only_here": [statement(each) for each in value.only_here],
        "copies": [{"article_uid": copy, "copy_of": original} for copy, original in value.copies],
        "pending": value.pending,
        "is_capped": value.is_capped,
    }


def thread(value: Thread) -> Shape:
    """A thread with all its statements; figures name theirs."""
    return {
        "uid": value.uid,
        "title": value.title,
        "conflicts": value.conflicts,
        "articles": value.articles,
        "first_day": value.first_day,
        "last_day": value.last_day,
        "left_out": value.left_out,
        "positions": [_position(each) for each in value.positions],
        "lines": [_line(each) for each in value.lines],
        "relations": [relation(each) for each in value.relations],
    }


def statement(value: Statement) -> Shape:
    """A claim as `claims` prints it, or a figure in the outlet's own voice: what only claims have is null there."""
    more: Shape = {"is_own_voice": value.claim is None, "copy_of": value.copy_of or None}
    if value.claim is not None:
        words = (value.source_text, value.cue_text, value.content_text)
        return placed_claim(PlacedClaim(value.claim, value.article, *words, value.figures)) | more
    return {
        "uid": value.uid,
        "article": article_in_short(value.article),
        **dict.fromkeys(_OF_CLAIMS),
        "content": value.content_text,
        "figures": [figure(each) for each in value.figures],
        "shared": [],
        **more,
    }


def relation(value: Relation) -> Shape:
    """How two claims or figures stand to each other; of an update the left one is earlier."""
    shape: Shape = plain(value)
    return shape


def course(value: Course) -> Shape:
    """How a figure or position moved."""
    return {"title": value.title, "moments": [_moment(each) for each in value.moments]}


def page(value: SpeakerPage) -> Shape:
    """A speaker's page."""
    return {
        "name": value.name,
        "claims": [statement(each) for each in value.claims],
        "denied": [_answered(each) for each in value.denied],
        "changed": [_answered(each) for each in value.changed],
        "left_out": value.left_out,
    }


def _position(value: Position) -> Shape:
    return {
        "heading": value.heading,
        "voices": value.voices,
        "copies": value.copies,
        "statements": [statement(each) for each in value.statements],
    }


def _line(value: FigureLine) -> Shape:
    return {
        "unit": value.unit,
        "figures": [figure(row.figure) | {"statement_uid": row.statement.uid} for row in value.rows],
    }


def _moment(value: Moment) -> Shape:
    return {
        "day": value.day,
        "statement": statement(value.statement),
        "figure": None if value.figure is None else figure(value.figure),
        "changes": [relation(each) for each in value.changes],
    }


def _answered(value: Answered) -> Shape:
    return {"own": statement(value.own), "other": statement(value.other), "relation": relation(value.relation)}
