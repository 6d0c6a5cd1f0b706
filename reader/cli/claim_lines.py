"""How a claim is put on one line."""

from __future__ import annotations

from reader.cli.table import UID_SHOWN, Column
from reader.model import Certainty, Claim, PlacedClaim, Polarity, Reporting, SpeakerKind

CLAIM_COLUMNS = (
    Column("uid", UID_SHOWN),
    Column("speaker", 24),
    Column("how", 22),
    Column("outlet", 16),
    Column("claim"),
)


def speaker_name(claim: Claim, source_text: str) -> str:
    """Who says it: the name, else the words that stand for nobody named; `?` after a name that is inferred."""
    name = claim.speaker.name or source_text
    if not name:
        return "(unnamed)" if claim.speaker.kind is SpeakerKind.UNNAMED else f"({claim.speaker.kind.value})"
    return f"{name} ?" if claim.speaker.is_inferred else name


def stance(claim: Claim) -> str:
    """Certainty, denial and reporting, as far as they are out of the ordinary."""
    words = [claim.certainty.value if claim.certainty is not Certainty.UNSPECIFIED else "not asserted"]
    if claim.polarity is Polarity.DENIES:
        words.insert(0, "denies")
    if claim.reporting is not Reporting.NEUTRAL:
        words.append(claim.reporting.value)
    return ", ".join(words)


def content(claim: Claim, text: str) -> str:
    """What is claimed; the sign of negation comes before denied content."""
    return f"¬ {text}" if claim.polarity is Polarity.DENIES else text


def claim_row(placed: PlacedClaim) -> tuple[str, ...]:
    """A claim as a row of a table."""
    claim = placed.claim
    return (
        claim.uid[:UID_SHOWN],
        speaker_name(claim, placed.source_text),
        stance(claim),
        placed.article.outlet,
        content(claim, placed.content_text),
    )
