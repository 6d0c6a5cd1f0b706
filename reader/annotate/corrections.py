"""What the reader puts right in the claims of a text: over what was found, which stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.annotate.selectors import select
from reader.model import Certainty, Claim, Polarity, Reporting, Selector, Span, Speaker, SpeakerKind
from reader.text.introductions import without_that

_FIELDS = ("speaker", "polarity", "certainty", "reporting")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader says of one claim; what is None stays as it was found.

    `selector` is the claim's place in the version it was made on, for when the claim is not found any more. `is_made`:
    the reader made the claim itself, of the words of `selector` and perhaps of `source`.
    """

    claim_uid: str
    article_uid: str
    version_uid: str
    selector: Selector
    speaker: str | None = None
    kind: SpeakerKind = SpeakerKind.UNNAMED
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    reporting: Reporting | None = None
    is_deleted: bool = False
    is_made: bool = False
    source: Selector | None = None
    modified: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Which of speaker, polarity, certainty and reporting the reader says."""
        return tuple(name for name in _FIELDS if getattr(self, name) is not None)


@dataclass(frozen=True, slots=True)
class Merge:
    """A speaker's name is another: in one article, or everywhere ("").

    In an article, one that leads to itself stands for itself there, whatever holds everywhere.
    """

    name: str
    into: str
    kind: SpeakerKind | None = None
    article_uid: str = ""
    modified: str = ""


def place_of(claim: Claim, text: str) -> Selector:
    """Describe where in its version's text a claim stands: its content as shown, from the first word to the last."""
    spans = without_that(claim.content, text) or claim.cue or claim.source
    return select(text, Span(spans[0].start, spans[-1].end))


def corrected(claim: Claim, correction: Correction) -> Claim:
    """Give the claim as the reader wants it. The role goes with the speaker that was found: it was that one's."""
    speaker = claim.speaker
    if correction.speaker is not None:
        found = None if correction.is_made else speaker.name
        speaker = Speaker(correction.speaker, correction.kind, found=found)
    return replace(
        claim,
        speaker=speaker,
        polarity=correction.polarity or claim.polarity,
        certainty=correction.certainty or claim.certainty,
        reporting=correction.reporting or claim.reporting,
        by_reader=(*(("made",) if correction.is_made else ()), *correction.fields),
    )
