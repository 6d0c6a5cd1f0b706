"""The reader's own marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.text import Span


@dataclass(frozen=True, slots=True)
class Selector:
    """What an annotation remembers of its place (W3C Web Annotation Data Model, 4.2.4 and 4.2.5).

    `prefix` and `suffix` are up to 64 code points before and after the quote.
    """

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


class Placement(StrEnum):
    """How an annotation stands in the version shown."""

    OK = "ok"
    CHANGED = "changed"
    REVIEW = "review"
    ORPHAN = "orphan"


class Verdict(StrEnum):
    """What the reader makes of a claim."""

    CONVINCING = "convincing"
    DOUBTFUL = "doubtful"
    FALSE = "false"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark of the reader's: a highlight, with a note when `text` is not empty, or a verdict on a claim.

    `selector` is None for a note on the article as a whole. `version_uid` is the version it was made on. `not_in` names
    versions in which it is not, as the reader said who was asked: there it is an orphan.
    """

    uid: str
    article_uid: str
    version_uid: str
    selector: Selector | None
    text: str = ""
    tags: tuple[str, ...] = ()
    colour: str = "yellow"
    verdict: Verdict | None = None
    claim_uid: str = ""
    created: str = ""
    modified: str = ""
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An annotation that two libraries changed without knowing of each other, or one changed and the other deleted.

    `sides` are its states, each once, the one that is shown first; None: it was deleted there.
    """

    uid: str
    sides: tuple[Annotation | None, ...]


@dataclass(frozen=True, slots=True)
class PlacedAnnotation:
    """An annotation with its place in the version asked for; no span when it is an orphan or has no selector."""

    annotation: Annotation
    span: Span | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the history: what the reader did, in words.

    `is_dropped`: it was undone, and something else was done after that; it cannot be done again.
    """

    batch: str
    at: str
    what: str
    is_undone: bool = False
    is_dropped: bool = False
