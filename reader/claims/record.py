"""Findings as one JSON object, in the form that docs/claims.md describes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from reader.claims.relations.disputes import with_disputes
from reader.claims.relations.prepare import prepare
from reader.model import (
    Account,
    Certainty,
    Claim,
    Figure,
    Findings,
    Polarity,
    Reporting,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
)
from reader.text.blocks import lay_out


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
        "disputes": [{"claim": each.uid, "why": each.why} for each in claim.disputes],
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


def from_record(value: Mapping[str, Any]) -> Account:
    """The account of a record that has its text, claims and figures; what is odd in it is left out.

    Uids of claims and figures get the record's id before them ("siege-1#c3"), for those of many records to differ.
    """
    text, uid = str(value["text"]), str(value.get("id", ""))
    title = str(value.get("title") or "")
    claims = tuple(_claim_of(each, uid, len(text)) for each in value["claims"] if each.get("content"))
    figures = tuple(_figure_of(each, uid) for each in value.get("figures", ()) if each.get("span"))
    account = Account(
        uid, text, lay_out(text, title), claims, figures, title, str(value.get("outlet") or ""),
        str(value.get("published") or ""),
    )  # fmt: skip
    return replace(account, claims=with_disputes(claims, prepare(account).claims))


def _under(uid: str, name: object) -> str:
    return f"{uid}#{name}" if name else ""


def _claim_of(value: Mapping[str, Any], uid: str, length: int) -> Claim:
    def spans(name: str) -> Spans:
        return tuple(Span(*each) for each in value.get(name) or () if 0 <= each[0] < each[1] <= length)

    return Claim(
        uid=_under(uid, value["id"]),
        source=spans("source"),
        cue=spans("cue"),
        content=spans("content"),
        speaker=Speaker(
            value.get("speaker") or "",
            SpeakerKind(value.get("speaker_kind") or "unnamed"),
            bool(value.get("speaker_inferred")),
        ),
        polarity=Polarity(value.get("polarity") or "affirms"),
        certainty=Certainty(value.get("certainty") or "certain"),
        reporting=Reporting(value.get("reporting") or "neutral"),
        nested_in=_under(uid, value.get("nested_in")),
    )


def _figure_of(value: Mapping[str, Any], uid: str) -> Figure:
    return Figure(
        uid=_under(uid, value["id"]),
        span=Span(*value["span"]),
        low=value["low"],
        high=value["high"],
        is_approx=bool(value.get("approx")),
        unit=value.get("unit") or "",
        measures=value.get("measures") or "",
        population=value.get("population") or "",
        where=value.get("where") or "",
        as_of=value.get("as_of") or "",
        claim_uid=_under(uid, value.get("claim")),
    )
