"""Searches and what they find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.articles import Article
    from reader.model.text import Spans


@dataclass(frozen=True, slots=True)
class Slip:
    """What is odd in a query and where (code points from 0); the rest of the query still counts."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut of a text with its hits; hit spans count from the start of the cut, `offset` is the cut's place."""

    text: str
    hits: Spans
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `uid` is a claim's or annotation's when such are searched, else the article's."""

    uid: str
    article: Article
    score: float
    snippets: tuple[Snippet, ...] = ()
    hit_count: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query: the best hits first.

    `total` counts all of them; `is_partial` says that the index was not ready and a scan ran out of time.
    """

    hits: tuple[Hit, ...]
    total: int
    slips: tuple[Slip, ...] = ()
    is_partial: bool = False
    notice: str = ""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name, used as `@name`."""

    name: str
    query: str
