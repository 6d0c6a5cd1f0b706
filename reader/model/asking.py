"""How a library is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.model.articles import ArticleSort


class SearchIn(StrEnum):
    """What kind of thing a search returns."""

    ARTICLES = "articles"
    CLAIMS = "claims"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Listing:
    """Which articles the list shows, in which order.

    `query` is what the reader typed, `filter` what they chose; both in the query language, joined by AND.
    """

    query: str = ""
    filter: str = ""
    sort: ArticleSort = ArticleSort.NEWEST


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What holds for every item of one import."""

    tags: tuple[str, ...] = ()
    outlet: str = ""
    is_dry_run: bool = False


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """Where one library lies: the truth (`database`) and the cache that may be deleted (`index`, a folder)."""

    database: Path
    index: Path


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Whether backups are made by themselves, a day, and how many bytes all may take; None for what is fitting."""

    is_daily: bool = True
    most_bytes: int | None = None
