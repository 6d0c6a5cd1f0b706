"""How a speaker stands to what is claimed, and how the article relays it."""

from __future__ import annotations

from enum import StrEnum


class Polarity(StrEnum):
    """The speaker's stance to the content as it is spanned."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Certainty(StrEnum):
    """How sure the speaker presents the content; unspecified is not an assertion."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


class Reporting(StrEnum):
    """How the article relays it."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"
