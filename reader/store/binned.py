"""What is in the bin: articles that were deleted, and annotations that are gone; the journal has them as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from reader.errors import AmbiguousUidError, NotFoundError
from reader.store.database import Connection
from reader.store.keys import storable

ARTICLE, ANNOTATION = "article_state", "annotation"
_SHORTEST = 4
_GONE = (
    "c.kind = 'annotation' AND c.after IS NULL AND c.before IS NOT NULL AND c.is_hidden = 0 "
    "AND NOT EXISTS (SELECT 1 FROM annotations n WHERE n.uid = c.key)"
)
# Of each thing the change with which it went, for the order of the bin is that of the journal: clocks are set back.
_ARTICLES = (
    "SELECT coalesce(max(c.seq), 0), 'article_state', a.uid FROM articles a LEFT JOIN changes c "
    "ON c.kind = 'article_state' AND c.key = a.uid AND json_extract(c.after, '$.deleted') = 1 "
    "WHERE a.is_deleted = 1 GROUP BY a.id"
)
_ANNOTATIONS = f"SELECT max(c.seq), 'annotation', c.key FROM changes c WHERE {_GONE} GROUP BY c.key"


class Gone(NamedTuple):
    """A thing in the bin: number of the change with which it went, its kind, its uid."""

    seq: int
    kind: str
    uid: str


class Left(NamedTuple):
    """How a thing was when it went, and when that was; `state` is None for an article, which is still there."""

    at: str
    state: Any


def everything(db: Connection) -> list[Gone]:
    """All that is in the bin, the last deleted first."""
    rows = [*db.execute(_ARTICLES), *db.execute(_ANNOTATIONS)]
    return sorted((Gone(*row) for row in rows), reverse=True)


def lefts(db: Connection, gone: Iterable[Gone]) -> dict[int, Left]:
    """How things were when they went, by the numbers of their changes."""
    numbers = json.dumps([each.seq for each in gone])
    rows = db.execute("SELECT seq, at, kind, before FROM changes WHERE seq IN (SELECT value FROM json_each(?))", (
        numbers,
    ))  # fmt: skip
    return {seq: Left(at, json.loads(before) if kind == ANNOTATION else None) for seq, at, kind, before in rows}


def find(db: Connection, uid: str) -> Gone:
    """The article or annotation `uid` in the bin, given whole or by a unique beginning of four or more.

    Raises:
        NotFoundError, AmbiguousUidError: there is none, or more than one.
    """
    beginning = storable(uid)
    last = beginning if len(beginning) < _SHORTEST else beginning + "\U0010ffff"
    found = [Gone(0, ARTICLE, row[0]) for row in db.execute(
        "SELECT uid FROM articles WHERE uid >= ? AND uid <= ? AND is_deleted = 1 LIMIT 100", (beginning, last)
    )]  # fmt: skip
    rows = db.execute(f"SELECT max(c.seq), c.key FROM changes c WHERE {_GONE} AND c.key >= ? AND c.key <= ? "
        "GROUP BY c.key LIMIT 100", (beginning, last))  # fmt: skip
    found += [Gone(seq, ANNOTATION, key) for seq, key in rows]
    exact = [each for each in found if each.uid == beginning]
    if len(exact or found) > 1:
        raise AmbiguousUidError("thing", uid, len(found))
    if not found:
        raise NotFoundError("article or note", uid, where="the bin")
    return (exact or found)[0]


def among(db: Connection, article_uids: Iterable[str]) -> frozenset[str]:
    """Which of these articles are in the bin."""
    query = "SELECT uid FROM articles WHERE uid IN (SELECT value FROM json_each(?)) AND +is_deleted = 1"
    return frozenset(row[0] for row in db.execute(query, (json.dumps(list(article_uids)),)))
