"""What two libraries tell each other when they become one. All of it only grows; the order does not count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SharedArticle:
    """An article, without its texts; `title`, `outlet` and `url` are shown until one is here.

    `said` are (field, value): how it is described where no text says it. `identities` are (kind, value): addresses and
    ids by which it is known; paths are of one machine alone.
    """

    uid: str
    added: str
    title: str
    outlet: str = ""
    url: str = ""
    said: tuple[tuple[str, str], ...] = ()
    identities: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SharedVersion:
    """One text; `source` says how it was described: title, byline, outlet, published, url, language."""

    uid: str
    article_uid: str
    added: str
    origin: str
    source: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class SharedClaims:
    """Under which uids the claims of a version are known: (uid, spans of the content as JSON)."""

    version_uid: str
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SharedChange:
    """A change of what a reader made: a row of the journal, states as JSON or None.

    `parents` are the uids of the changes of the same thing that it replaced.
    """

    uid: str
    batch: str
    at: str
    verb: str
    kind: str
    key: str
    before: str | None
    after: str | None
    undoes: str = ""
    redoes: str = ""
    parents: tuple[str, ...] = ()


Shared = SharedArticle | SharedVersion | SharedClaims | SharedChange
