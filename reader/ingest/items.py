"""What a reader of some format hands over, item by item."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.corrections import Correction, Merge
from reader.errors import IntakeError
from reader.model import Annotation, Claim, Document, Former, PairOpinion, SavedSearch


@dataclass(frozen=True, slots=True)
class Found:
    """One article. `warning` says what was guessed or lost on the way, in one line; empty when all is well.

    `former` is what it was in the library that it was exported from, `former_version` the uid of the version there.
    `is_alone` says that the file holds this article and no other, so that its path means it.
    """

    document: Document
    warning: str = ""
    former: Former | None = None
    former_version: str = ""
    is_alone: bool = True


@dataclass(frozen=True, slots=True)
class FoundStub:
    """An article of an export without a text: the reader has written on it, or means to."""

    former: Former
    origin: str


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A mark out of an export; its `article_uid` is the one of the library it came from."""

    annotation: Annotation
    origin: str


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of an export as it was found, as far as the export tells. `is_made`: the reader made it."""

    claim: Claim
    version_uid: str = ""
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class FoundClaims:
    """The claims of an article of an export, in its order: so are they called there."""

    article_uid: str
    claims: tuple[FoundClaim, ...]


@dataclass(frozen=True, slots=True)
class FoundCorrection:
    """A correction out of an export; its uids are those of the library it came from.

    `found` is the claim as it was found in the newest version there; None where it was not, or that is not known.
    """

    correction: Correction
    origin: str
    found: Claim | None = None


@dataclass(frozen=True, slots=True)
class FoundMerge:
    """Two names that are one, out of an export; its article is the one of the library it came from, if any."""

    merge: Merge
    origin: str


@dataclass(frozen=True, slots=True)
class FoundOpinion:
    """What a reader said of two claims or figures, out of an export; its uids are those of the library it came from."""

    opinion: PairOpinion
    origin: str


@dataclass(frozen=True, slots=True)
class FoundSearch:
    """A saved search out of an export."""

    search: SavedSearch
    origin: str


@dataclass(frozen=True, slots=True)
class FoundState:
    """What the reader did to an exported article; `flags` are any of read, starred, archived."""

    article_uid: str
    flags: tuple[str, ...]


Item = (
    Found
    | FoundStub
    | FoundNote
    | FoundClaims
    | FoundCorrection
    | FoundMerge
    | FoundOpinion
    | FoundSearch
    | FoundState
    | IntakeError
)
"""An error stands for one item that could not be read; the items after it still come."""
