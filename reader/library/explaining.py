"""Why something is taken for a claim, in lines of plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.claims.evidence import CueWords, Link, around, cue_words, link_of, name_elsewhere
from reader.library.words import shortened
from reader.model import Certainty, Claim, Figure, PlacedClaim, Polarity, Reporting, Spans, Speaker, SpeakerKind
from reader.text.introductions import in_marks, without_relative

_LINE = 100
_KINDS = {
    SpeakerKind.PERSON: "a person",
    SpeakerKind.ORGANISATION: "an organisation",
    SpeakerKind.DOCUMENT: "a document",
    SpeakerKind.UNNAMED: "a source without a name",
    SpeakerKind.CROWD: "a crowd",
}
_CERTAINTIES = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNSPECIFIED: "not asserted: the speaker leaves it open",
}
_REPORTINGS = {
    Reporting.NEUTRAL: "neutral: {words} only passes it on",
    Reporting.DISTANCING: "distancing: {words} keeps away from it",
    Reporting.ENDORSING: "endorsing: {words} takes it for true",
}
_MADE = "made"


@dataclass(frozen=True, slots=True)
class Account:
    """A claim, and what its explanation is taken from.

    `found` is the claim without what the reader put right, `text` the text of its version, `outer` names the speaker
    of the claim that it stands in. `is_deleted`: by the reader.
    """

    placed: PlacedClaim
    found: Claim
    text: str
    outer: str = ""
    is_deleted: bool = False

    @property
    def is_made(self) -> bool:
        """Whether the reader made the claim."""
        return _MADE in self.placed.claim.by_reader

    def words(self, spans: Spans) -> str:
        """The words of spans in one line, gaps marked."""
        return shortened(" … ".join(self.text[start:end] for start, end in spans), _LINE)


def lines_about(account: Account) -> tuple[str, ...]:
    """Rule, spans, speaker, polarity, certainty, reporting and figures of a claim, a line each, as `Head: words`."""
    placed, claim = account.placed, account.placed.claim
    cue = cue_words(placed.cue_text)
    inside = f"Inside: a claim of {shortened(account.outer, _LINE)}" if account.outer else ""
    lines = (
        "Deleted: by you; restored, it is back" if account.is_deleted else "",
        f"Rule: {'you made this claim' if account.is_made else claim.why or 'not recorded'}",
        f"Source: {in_marks(account.words(claim.source))}" if claim.source else "Source: none",
        f"Cue: {in_marks(account.words(claim.cue))}" if claim.cue else "Cue: none; these are the speaker's own words",
        f"Content: {in_marks(account.words(claim.content))}",
        f"Speaker: {_speaker(account)}",
        f"Polarity: {_put_right(account, 'polarity') or _polarity(claim, cue)}",
        f"Certainty: {_put_right(account, 'certainty') or _certainty(account, cue)}",
        f"Reporting: {_put_right(account, 'reporting') or _reporting(claim, cue)}",
        inside,
        *(f"Figure: {_figure(figure)}" for figure in placed.figures),
    )
    return tuple(line for line in lines if line)


def _put_right(account: Account, field: str) -> str:
    """`denies, as you put it right; found was affirms`; empty where the reader said nothing."""
    claim = account.placed.claim
    if field not in claim.by_reader and not account.is_made:
        return ""
    now, was = getattr(claim, field), getattr(account.found, field)
    words = "not asserted" if now is Certainty.UNSPECIFIED else now.value
    if account.is_made:
        return f"{words}, as you made it"
    return f"{words}, as you put it right; found was {'not asserted' if was is Certainty.UNSPECIFIED else was.value}"


# ---------------------------------------------------------------- stance


def _polarity(claim: Claim, cue: CueWords) -> str:
    if claim.polarity is Polarity.AFFIRMS:
        return "affirms the content" + (f"; “{cue.denies}” is itself negated" if cue.denies and cue.negates else "")
    return "denies the content" + (f", for “{cue.denies}” is a word of denial" if cue.denies else "")


def _certainty(account: Account, cue: CueWords) -> str:
    claim = account.placed.claim
    words, hedges = _CERTAINTIES[claim.certainty], [account.text[start:end] for start, end in claim.hedges]
    if claim.certainty is Certainty.CERTAIN:
        return f"{words}: neither the cue nor the content makes it less than that"
    if claim.certainty is Certainty.UNSPECIFIED:
        return words + _unasserted(account, cue)
    if hedges:
        return f"{words}, for it says “{'”, “'.join(hedges)}”"
    if cue.probable:
        return f"{words}, for “{cue.probable}” is a word of belief"
    return f"{words}, for “{cue.negates}” rules nothing out" if cue.negates else words


def _unasserted(account: Account, cue: CueWords) -> str:
    content = account.placed.content_text.rstrip("”\"' ")
    if content.endswith("?"):
        return ", for it is a question"
    word = cue.negates or cue.unasserted
    return f", for “{word}” asserts nothing" if word else ""


def _reporting(claim: Claim, cue: CueWords) -> str:
    word = {Reporting.DISTANCING: cue.distancing, Reporting.ENDORSING: cue.endorsing}.get(claim.reporting, "")
    return _REPORTINGS[claim.reporting].format(words=f"“{word}”" if word else "the article's wording")


# ---------------------------------------------------------------- speaker


def _speaker(account: Account) -> str:
    claim = account.placed.claim
    speaker = claim.speaker
    if not speaker.merged_from:
        return _speaker_here(account, speaker)
    here = _speaker_here(account, replace(speaker, name=speaker.merged_from))
    return f"{speaker.name}, as you merged the names; here: {here}"


def _speaker_here(account: Account, speaker: Speaker) -> str:
    source = account.words(account.placed.claim.source)
    if account.is_made:
        return f"{speaker.name}, as you named the speaker yourself" if speaker.name else "nobody, as you made it"
    if speaker.found is not None:
        was = speaker.found or (f"“{source}”" if source else "nobody")
        return f"{speaker.name}, as you named the speaker yourself; found was {was}"
    kind = _KINDS[speaker.kind]
    if not speaker.name:
        return f"“{source}”, {kind}" if source else "nobody is named"
    if not speaker.is_inferred:
        return f"{speaker.name}, {kind}{'' if speaker.kind is SpeakerKind.UNNAMED else ', named here'}"
    return f"{speaker.name}, {kind}; {_inferred(account, speaker.name)}"


def _inferred(account: Account, name: str) -> str:
    """How the words here lead to the name, and where in the text that name stands."""
    claim = account.placed.claim
    source = account.words(without_relative(claim.source, account.text))
    place = name_elsewhere(account.text, name, claim)
    words = _LINKS[link_of(source, name)].format(source=source)
    if place is None:
        return f"{words}; the name is put together from what the text tells"
    start = min(span.start for span in (*claim.source, *claim.cue, *claim.content))
    side = "last before it" if place.start < start else "first behind it"
    return f"{words}; the name stands {side} in “{around(account.text, place)}”"


_LINKS = {
    Link.PRONOUN: "“{source}” refers to somebody named elsewhere",
    Link.SHORT: "“{source}” is a shorter form of the name",
    Link.INITIALS: "“{source}” stands for the name",
    Link.DESCRIPTION: "“{source}” describes who that is",
    Link.NONE: "nobody is named here, so the words go to whoever speaks around them",
}


# ---------------------------------------------------------------- figures


def _figure(figure: Figure) -> str:
    low, high = _number(figure.low), _number(figure.high)
    if low == high:
        amount = low
    elif not low or not high:
        amount = f"at least {low}" if low else f"at most {high}"
    else:
        amount = f"{low} to {high}"
    about = "about " if figure.is_approx else ""
    scope = (figure.measures.replace("_", " "), figure.population, figure.where, figure.as_of)
    head = f"a ratio of {about}{amount}" if figure.unit == "ratio" else f"{about}{amount} {figure.unit}".rstrip()
    return ", ".join(part for part in (head, *scope) if part)


def _number(bound: float | None) -> str:
    return "" if bound is None else f"{bound:,.10g}"
