"""Findings as one JSON object, in the form that docs/claims.md describes."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Claim, Figure, Findings, Span


def to_record(uid: str, findings: Findings, text: str, seconds: float) -> dict[str, object]:
    """What `claims --jsonl -` writes for one text.

    Args:
        uid: how the text was called by whoever asked.
        findings: what was found in it.
        text: the text; its length bounds the spans.
        seconds: how long the extraction took, in CPU time.
    """
    kept = [claim for claim in findings.claims if not claim.content or claim.content[-1].end <= len(text)]
    return {
        "id": uid,
        "claims": [_claim(claim) for claim in kept],
        "figures": [_figure(figure) for figure in findings.figures],
        "boilerplate": [[junk.span.start, junk.span.end, junk.kind.value] for junk in findings.layout.junk],
        "seconds": seconds,
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.uid,
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "speaker": claim.speaker.name or None,
        "speaker_kind": claim.speaker.kind.value,
        "speaker_inferred": claim.speaker.is_inferred,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "reporting": claim.reporting.value,
        "hedges": _spans(claim.hedges),
        "nested_in": claim.nested_in or None,
        "why": claim.why,
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "id": figure.uid,
        "span": [figure.span.start, figure.span.end],
        "low": figure.low,
        "high": figure.high,
        "approx": figure.is_approx,
        "unit": figure.unit,
        "measures": figure.measures,
        "population": figure.population,
        "where": figure.where,
        "as_of": figure.as_of,
        "claim": figure.claim_uid or None,
    }
