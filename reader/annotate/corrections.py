"""What the reader corrects in a claim, put over what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.annotate.selectors import select
from reader.model import Claim, Selector, Span, Speaker, SpeakerKind


@dataclass(frozen=True, slots=True)
class Correction:
    """Whom the reader names as the speaker of a claim.

    `selector` is the claim's place in the version it was made on, for when the claim is not found any more.
    """

    claim_uid: str
    article_uid: str
    version_uid: str
    selector: Selector
    speaker: str
    kind: SpeakerKind
    modified: str = ""


def corrected(claim: Claim, correction: Correction | None) -> Claim:
    """The claim as the reader wants it; what was found stays in `speaker.found`.

    The role goes too: it was that of somebody else.
    """
    if correction is None:
        return claim
    return replace(claim, speaker=Speaker(correction.speaker, correction.kind, found=claim.speaker.name))


def place_of(claim: Claim, text: str) -> Selector:
    """Describe where in its version's text a claim stands: its content, from the first word to the last."""
    spans = claim.content or claim.cue or claim.source
    return select(text, Span(spans[0].start, spans[-1].end))
