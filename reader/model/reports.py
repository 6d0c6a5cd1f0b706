"""What long operations and checks report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one item of an import."""

    ADDED = "added"
    NEW_VERSION = "new version"
    UNCHANGED = "unchanged"
    COPY = "copy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Imported:
    """One line of an import's report."""

    origin: str
    outcome: Outcome
    article_uid: str = ""
    title: str = ""
    message: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long operation is; `total` is 0 while it is unknown."""

    done: int
    total: int
    failed: int = 0
    seconds: float = 0.0
    current: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a health check."""

    name: str
    is_ok: bool
    message: str
    hint: str = ""
    is_repaired: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures in the header."""

    articles: int = 0
    claims: int = 0
    conflicts: int = 0
    unread: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """What came with another library: counts of what was new here. `choices`: notes that wait for a choice.

    `problem` says in one line what was left out; empty when nothing was.
    """

    articles: int = 0
    versions: int = 0
    changes: int = 0
    choices: int = 0
    problem: str = ""

    def __add__(self, other: Merged) -> Merged:
        """Join what came one after the other."""
        return Merged(
            self.articles + other.articles,
            self.versions + other.versions,
            self.changes + other.changes,
            self.choices + other.choices,
            self.problem or other.problem,
        )


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of a shared folder: what was new, files read and written, and what was wrong, a line each."""

    merged: Merged
    files_read: int
    files_written: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the library's own folder.

    Attributes:
        name: by which it can be asked for.
        at: when it was made, ISO 8601 in UTC.
        why: `daily`, `by-hand`, or what it was made before.
        articles: how many are in it, outside the bin; `notes` likewise.
        problem: why it cannot be used, in words; empty when it can.
    """

    name: str
    path: str
    at: str
    why: str
    size: int
    articles: int = 0
    notes: int = 0
    problem: str = ""
