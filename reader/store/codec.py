"""What the extractor finds, to JSON and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from reader.model import (
    Block,
    BlockKind,
    Certainty,
    Claim,
    Disputed,
    Figure,
    Junk,
    JunkKind,
    Layout,
    Polarity,
    Reporting,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
)


def layout_to_json(layout: Layout) -> str:
    """A layout as text."""
    blocks = [[*block.span, block.kind.value, _junk_row(block.junk)] for block in layout.blocks]
    return _dumps({"blocks": blocks, "junk": [_junk_row(junk) for junk in layout.junk]})


def layout_from_json(text: str) -> Layout:
    """The layout that `layout_to_json` wrote."""
    data = json.loads(text)
    blocks = tuple(
        Block(Span(start, end), BlockKind(kind), _junk(junk) if junk else None)
        for start, end, kind, junk in data["blocks"]
    )
    return Layout(blocks, tuple(_junk(row) for row in data["junk"]))


def claim_to_json(claim: Claim) -> str:
    """A claim as text."""
    return _dumps(_claim_row(claim))


def claim_from_json(text: str) -> Claim:
    """The claim that `claim_to_json` wrote."""
    return _claim(json.loads(text))


def claims_to_json(claims: Iterable[Claim]) -> str:
    """Claims as text, in order."""
    return _dumps([_claim_row(claim) for claim in claims])


def claims_from_json(text: str) -> tuple[Claim, ...]:
    """The claims that `claims_to_json` wrote."""
    return tuple(_claim(row) for row in json.loads(text))


def claim_names(text: str) -> tuple[tuple[str, str], ...]:
    """The uid of each claim that `claims_to_json` wrote, with the places of its content as JSON."""
    return tuple((row["uid"], json.dumps(row["content"])) for row in json.loads(text))


def figures_to_json(figures: Iterable[Figure]) -> str:
    """Figures as text, in order."""
    return _dumps([_figure_row(figure) for figure in figures])


def figures_from_json(text: str) -> tuple[Figure, ...]:
    """The figures that `figures_to_json` wrote."""
    return tuple(Figure(row[0], Span(*row[1]), *row[2:]) for row in json.loads(text))


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _junk_row(junk: Junk | None) -> list[Any] | None:
    return None if junk is None else [*junk.span, junk.kind.value, junk.confidence]


def _junk(row: Sequence[Any]) -> Junk:
    return Junk(Span(row[0], row[1]), JunkKind(row[2]), row[3])


def _claim_row(claim: Claim) -> dict[str, Any]:
    speaker = claim.speaker
    return {
        "uid": claim.uid,
        "source": claim.source,
        "cue": claim.cue,
        "content": claim.content,
        "speaker": [speaker.name, speaker.kind.value, speaker.is_inferred, speaker.role],
        "stance": [claim.polarity.value, claim.certainty.value, claim.reporting.value],
        "hedges": claim.hedges,
        "nested_in": claim.nested_in,
        "why": claim.why,
        "disputes": claim.disputes,
    }


def _claim(row: dict[str, Any]) -> Claim:
    name, kind, is_inferred, role = row["speaker"]
    polarity, certainty, reporting = row["stance"]
    return Claim(
        uid=row["uid"],
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        content=_spans(row["content"]),
        speaker=Speaker(name, SpeakerKind(kind), is_inferred, role),
        polarity=Polarity(polarity),
        certainty=Certainty(certainty),
        reporting=Reporting(reporting),
        hedges=_spans(row["hedges"]),
        nested_in=row["nested_in"],
        why=row["why"],
        disputes=tuple(Disputed(*each) for each in row.get("disputes", ())),
    )


def _figure_row(figure: Figure) -> list[Any]:
    return [
        figure.uid, figure.span, figure.low, figure.high, figure.is_approx, figure.unit, figure.measures,
        figure.population, figure.where, figure.as_of, figure.claim_uid,
    ]  # fmt: skip


def _spans(rows: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in rows)
