"""What the reader corrects in a claim."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.selectors import select
from reader.model import Claim, Selector, Span, SpeakerKind
from reader.text.introductions import without_that


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


def place_of(claim: Claim, text: str) -> Selector:
    """Describe where in its version's text a claim stands: its content as shown, from the first word to the last."""
    spans = without_that(claim.content, text) or claim.cue or claim.source
    return select(text, Span(spans[0].start, spans[-1].end))
