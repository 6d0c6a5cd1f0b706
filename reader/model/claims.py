"""Claims, figures and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.model.stances import Certainty, Polarity, Reporting

if TYPE_CHECKING:
    from reader.model.articles import Article
    from reader.model.text import Layout, Span, Spans


class SpeakerKind(StrEnum):
    """What sort of source a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind a claim. `name` is empty when nobody is named; `is_inferred` when it comes from elsewhere."""

    name: str
    kind: SpeakerKind
    is_inferred: bool = False
    role: str = ""
    found: str | None = None
    """The name that was found, where the reader named the speaker."""
    merged_from: str = ""
    """The name in this article, where the reader merged it into `name`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a closed interval; `None` is an open end.

    Source of the fields: the annotation scheme in docs/claims.md.
    """

    uid: str
    span: Span
    low: float | None
    high: float | None
    is_approx: bool = False
    unit: str = ""
    measures: str = ""
    population: str = ""
    where: str = ""
    as_of: str = ""
    claim_uid: str = ""


class Disputed(NamedTuple):
    """Another claim of the same article that a claim rejects, and how that is known."""

    uid: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution: whose words (source), how introduced (cue), and what (content).

    Out of the extractor `uid` and `nested_in` are local ("c1"); a library mints lasting ones.
    `hedges` are the words in the content that make it less than certain. `why` names the rule that found it.
    `disputes` are the claims of the same article that this one denies or contests.
    `by_reader` names what the reader put right: any of made, speaker, polarity, certainty, reporting.
    """

    uid: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker
    polarity: Polarity = Polarity.AFFIRMS
    certainty: Certainty = Certainty.CERTAIN
    reporting: Reporting = Reporting.NEUTRAL
    hedges: Spans = ()
    nested_in: str = ""
    why: str = ""
    disputes: tuple[Disputed, ...] = ()
    by_reader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the extractor finds in one text."""

    layout: Layout
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim as lists across articles show it: with its article and its words."""

    claim: Claim
    article: Article
    source_text: str
    cue_text: str
    content_text: str
    figures: tuple[Figure, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerVariant:
    """A name as articles have it, which stands under a speaker's name, and how many claims have it."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker of the library: how many claims, in how many articles.

    `variants` are the names that the reader merged under this one, itself among them; empty when none was merged.
    """

    name: str
    kind: SpeakerKind
    claims: int
    articles: int
    variants: tuple[SpeakerVariant, ...] = ()
