"""Findings as one JSON object, in the form that docs/claims.md describes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
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
    """The account of a record that has its text, claims and figures; spans outside of the text are left out.

    Uids of claims and figures get the record's id before them ("siege-1#c3"), for those of many records to differ.

    Raises:
        KeyError, TypeError, ValueError, AttributeError, OverflowError: claims or figures are in another form.
    """
    text, uid = str(value["text"]), str(value.get("id", ""))
    title, outlet, published = (str(value.get(name) or "") for name in ("title", "outlet", "published"))
    every = (_claim_of(each, uid, len(text)) for each in value["claims"])
    claims = tuple(each for each in every if each.content)
    figures = tuple(
        _figure_of(each, uid) for each in value.get("figures") or () if _spans_of([each["span"]], len(text))
    )
    if len({each.uid for each in claims} | {each.uid for each in figures}) < len(claims) + len(figures):
        raise ValueError("two claims or figures have one id")
    account = Account(uid, text, lay_out(text, title), claims, figures, title, outlet, published)
    return replace(account, claims=with_disputes(claims, prepare(account).claims))


def _word(value: Mapping[str, Any], name: str) -> str:
    """What is written there; nothing where there is nothing."""
    found = value.get(name)
    if found is None or type(found) is str:
        return found or ""
    raise TypeError(f"{name} is no text")


def _number(value: Mapping[str, Any], name: str) -> float | None:
    """A bound of a figure; None is an open end."""
    found = value[name]
    if found is None:
        return None
    if type(found) not in {int, float} or not math.isfinite(found):
        raise ValueError(f"{name} is no number")
    return float(found)


def _spans_of(found: Iterable[Sequence[Any]], length: int) -> Spans:
    """The spans that lie inside a text of this length."""
    spans = tuple(Span(*each) for each in found)
    if any(type(end) is not int for span in spans for end in span):
        raise TypeError("a span is two whole numbers")
    return tuple(span for span in spans if 0 <= span.start < span.end <= length)


def _under(uid: str, name: object) -> str:
    return f"{uid}#{name}" if name is not None and name != "" else ""


def _own_uid(uid: str, name: object) -> str:
    if type(name) not in {str, int} or name == "":
        raise TypeError("an id is a text or a number")
    return _under(uid, name)


def _claim_of(value: Mapping[str, Any], uid: str, length: int) -> Claim:
    def spans(name: str) -> Spans:
        return _spans_of(value.get(name) or (), length)

    return Claim(
        uid=_own_uid(uid, value["id"]),
        source=spans("source"),
        cue=spans("cue"),
        content=spans("content"),
        speaker=Speaker(
            _word(value, "speaker"),
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
        uid=_own_uid(uid, value["id"]),
        span=Span(*value["span"]),
        low=_number(value, "low"),
        high=_number(value, "high"),
        is_approx=bool(value.get("approx")),
        unit=_word(value, "unit"),
        measures=_word(value, "measures"),
        population=_word(value, "population"),
        where=_word(value, "where"),
        as_of=_word(value, "as_of"),
        claim_uid=_under(uid, value.get("claim")),
    )
