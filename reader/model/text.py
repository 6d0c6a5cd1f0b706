"""Where words lie in a text, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open stretch of one version's text, in code points."""

    start: int
    end: int


Spans = tuple[Span, ...]


class PieceKind(StrEnum):
    """What became of a piece of a text in a later version."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two versions that is the same in both, or stands in one of them alone: then the other span is empty.

    What was reworded is a piece that was removed, then one that was added.
    """

    kind: PieceKind
    old: Span
    new: Span


class BlockKind(StrEnum):
    """What a block is for whoever sets the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


class JunkKind(StrEnum):
    """Why a stretch of text is boilerplate and no part of the story."""

    REPEATED_TITLE = "repeated_title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SHARE = "share"
    SPONSOR = "sponsor"
    APPEAL = "appeal"
    BIO = "bio"
    TEASER = "teaser"
    NAV = "nav"


@dataclass(frozen=True, slots=True)
class Junk:
    """A stretch of boilerplate: marked, never deleted."""

    span: Span
    kind: JunkKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or title without outer white space; `junk` is set when all of it is boilerplate."""

    span: Span
    kind: BlockKind
    junk: Junk | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a version's text is built: blocks in order, and boilerplate (of whole blocks or inside one)."""

    blocks: tuple[Block, ...]
    junk: tuple[Junk, ...]
