"""Articles and their versions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.annotations import PlacedAnnotation
    from reader.model.text import Layout, Piece


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader of some format found: one article, not yet in a library.

    `text` begins with the title wherever there is one. `origin` says where it came from, for messages.
    """

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    given_id: str = ""
    path: str = ""
    tags: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """What an article, and one version of it, were in the library that an export is of.

    Attributes:
        uid: the article's there.
        article: how it was described there, without a text.
        added: when the article came in there; empty where that is not known.
        known_by: by what it was known again there besides its text: kind and value of each.
        version_added: when the version came in there.
        is_newest: whether the version was the newest one.
    """

    uid: str
    article: Document
    added: str = ""
    known_by: tuple[tuple[str, str], ...] = ()
    version_added: str = ""
    is_newest: bool = True


class ArticleSort(StrEnum):
    """Orders of the article list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"
    TITLE = "title"
    OUTLET = "outlet"
    CLAIMS = "claims"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news as a list shows it; its text lies in its versions."""

    uid: str
    version_uid: str
    title: str
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    added: str = ""
    words: int = 0
    claims: int = 0
    speakers: int = 0
    conflicts: int = 0
    notes: int = 0
    versions: int = 1
    is_read: bool = False
    is_starred: bool = False
    is_archived: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One imported text of an article, kept unchanged for ever."""

    uid: str
    article_uid: str
    text: str
    added: str
    layout: Layout
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed from one version of an article to another, with the reader's marks as they stand in each.

    `pieces` cover both texts from their beginnings to their ends, in order.
    """

    old: Version
    new: Version
    pieces: tuple[Piece, ...]
    old_marks: tuple[PlacedAnnotation, ...] = ()
    new_marks: tuple[PlacedAnnotation, ...] = ()
