"""Why something is taken for a claim, in lines of plain words."""

from __future__ import annotations

from dataclasses import replace

from reader.library.words import shortened
from reader.model import Certainty, Claim, Figure, PlacedClaim, Reporting, Speaker, SpeakerKind

_LINE = 100
_KINDS = {
    SpeakerKind.PERSON: "a person",
    SpeakerKind.ORGANISATION: "an organisation",
    SpeakerKind.DOCUMENT: "a document",
    SpeakerKind.UNNAMED: "a source without a name",
    SpeakerKind.CROWD: "a crowd",
}
_CERTAINTIES = {
    Certainty.CERTAIN: "certain: nothing in the content makes it less than that",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNSPECIFIED: "not asserted: the speaker leaves it open",
}
_REPORTINGS = {
    Reporting.NEUTRAL: "neutral: the article only passes it on",
    Reporting.DISTANCING: "distancing: the article's wording keeps away from it",
    Reporting.ENDORSING: "endorsing: the article's wording takes it for true",
}


def lines_about(placed: PlacedClaim, hedges: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Rule, cue, speaker, polarity, certainty, reporting and figures of a claim, a line each.

    Args:
        placed: the claim with its words.
        hedges: the words in its content that make it less than certain.
    """
    claim = placed.claim
    certainty = _CERTAINTIES[claim.certainty]
    if hedges and "certainty" not in claim.by_reader:
        certainty += f", for it says “{'”, “'.join(hedges)}”"
    lines = [
        f"Rule: {claim.why or 'not recorded'}",
        f"Cue: “{shortened(placed.cue_text, _LINE)}”"
        if claim.cue
        else "Cue: none; the words stand as the speaker's own",
        f"Speaker: {_speaker(claim, placed.source_text)}",
        f"Polarity: {claim.polarity.value} the content{_by_reader(claim, 'polarity')}",
        f"Certainty: {certainty}{_by_reader(claim, 'certainty')}",
        f"Reporting: {_REPORTINGS[claim.reporting]}{_by_reader(claim, 'reporting')}",
        *(f"Figure: {_figure(figure)}" for figure in placed.figures),
    ]
    return tuple(lines)


def _by_reader(claim: Claim, field: str) -> str:
    return ", as you put it right" if field in claim.by_reader else ""


def _speaker(claim: Claim, source: str) -> str:
    speaker = claim.speaker
    if not speaker.merged_from:
        return _speaker_here(claim, speaker, source)
    here = _speaker_here(claim, replace(speaker, name=speaker.merged_from), source)
    return f"{speaker.name}, as you merged the names; here: {here}"


def _speaker_here(claim: Claim, speaker: Speaker, source: str) -> str:
    words = f"“{shortened(source, _LINE)}”"
    if "made" in claim.by_reader and "speaker" in claim.by_reader:
        return f"{speaker.name}, as you named the speaker yourself"
    if speaker.found is not None:
        found = speaker.found or (words if source else "nobody")
        return f"{speaker.name}, as you named the speaker yourself; found was {found}"
    kind = _KINDS[speaker.kind]
    if not speaker.name:
        return f"{words}, {kind}" if source else "nobody is named"
    if speaker.is_inferred:
        from_where = f"{words} here; the name is told elsewhere in the text" if source else "told elsewhere in the text"
        return f"{speaker.name}, {kind} ({from_where})"
    return f"{speaker.name}, {kind}, named here"


def _figure(figure: Figure) -> str:
    low, high = _number(figure.low), _number(figure.high)
    if low == high:
        amount = low
    elif not low or not high:
        amount = f"at least {low}" if low else f"at most {high}"
    else:
        amount = f"{low} to {high}"
    about = "about " if figure.is_approx else ""
    scope = (figure.unit, figure.measures, figure.population, figure.where, figure.as_of)
    return f"{about}{amount} {', '.join(part for part in scope if part)}".rstrip()


def _number(bound: float | None) -> str:
    return "" if bound is None else f"{bound:,.10g}"
