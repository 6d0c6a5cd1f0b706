"""What the search index takes from the library, and what it has to take anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reader.model import SearchIn
from reader.store import journal
from reader.store.database import Connection


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article's words."""

    id: int
    published: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexedClaim:
    """A current claim's words; `published` is of its article."""

    id: int
    article_id: int
    published: str
    speaker: str
    source: str
    content: str


@dataclass(frozen=True, slots=True)
class IndexedNote:
    """An annotation's words; `quote` is what it marks in the text, `published` is of its article."""

    id: int
    article_id: int
    published: str
    text: str
    quote: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """What may have changed up to row `seq` of the journal: articles (row ids) by what of them is to be read anew."""

    ids: Mapping[SearchIn, frozenset[int]]
    seq: int


_WHOLE = {"article", "findings", "article_tags"}
_BELONGING = {"annotation": SearchIn.NOTES, "correction": SearchIn.CLAIMS}
"""Kinds whose value names the article that they belong to, and what of it they change."""


def touched_since(db: Connection, seq: int, limit: int = 10_000) -> Touched:
    """What the first `limit` changes after `seq` touch; its `seq` is where to go on.

    Marking as read, starred or archived touches nothing; going into the bin and out of it does. A note touches the
    notes of its article alone, a correction or merged names the claims: texts are long, and stay as they are.
    """
    uids: dict[SearchIn, set[str]] = {kind: set() for kind in SearchIn}
    merges: list[dict[str, Any]] = []
    last = seq
    for number, change in journal.changes_since(db, seq, limit):
        last = number
        value = change.after or change.before or "{}"
        if change.kind in _BELONGING:
            uids[_BELONGING[change.kind]].add(json.loads(value).get("article", ""))
        elif change.kind == "speaker_merge":
            merges.append(json.loads(value))
        elif change.kind in _WHOLE or (change.kind == "article_state" and '"deleted"' in (change.after or "")):
            uids[SearchIn.ARTICLES].add(change.key)
    ids = {kind: _row_ids(db, named) for kind, named in uids.items()}
    renamed = _renamed(db, merges) if merges else frozenset()
    whole = ids[SearchIn.ARTICLES]
    claims, notes = ids[SearchIn.CLAIMS] | renamed | whole, ids[SearchIn.NOTES] | whole
    return Touched({SearchIn.ARTICLES: whole, SearchIn.CLAIMS: claims, SearchIn.NOTES: notes}, last)


def _renamed(db: Connection, merges: list[dict[str, Any]]) -> frozenset[int]:
    from reader.store import claim_rows  # noqa: PLC0415 — what writes claims; most searches find no new merges

    return claim_rows.touched_by(db, merges)


def _row_ids(db: Connection, uids: Iterable[str]) -> frozenset[int]:
    query = "SELECT id FROM articles WHERE uid IN (SELECT value FROM json_each(?))"
    return frozenset(row[0] for row in db.execute(query, (json.dumps(list(uids)),)))


def article_ids(db: Connection) -> tuple[int, ...]:
    """All articles outside the bin, newest import first."""
    query = "SELECT id FROM articles WHERE is_deleted = 0 ORDER BY id DESC"
    return tuple(row[0] for row in db.execute(query))


# "+": rows are looked up by id, not walked along by their state.
def articles(db: Connection, ids: Iterable[int]) -> Iterator[IndexedArticle]:
    """The words of these articles, in the order of their ids; those in the bin are left out.

    One whose text is not here has its title alone.
    """
    rows = db.execute(
        "SELECT a.id, a.published, a.title, coalesce(v.text, '') FROM articles a "
        "LEFT JOIN versions v ON v.id = a.version_id "
        "WHERE +a.is_deleted = 0 AND a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id",
        (json.dumps(list(ids)),),
    )
    return (IndexedArticle(*row) for row in rows)


def claims(db: Connection, ids: Iterable[int]) -> Iterator[IndexedClaim]:
    """The words of the current claims of these articles; those in the bin are left out."""
    rows = db.execute(
        "SELECT c.id, c.article_id, a.published, c.speaker, c.source_text, c.content_text FROM claims c "
        "JOIN articles a ON a.id = c.article_id WHERE c.is_current = 1 AND +a.is_deleted = 0 "
        "AND c.article_id IN (SELECT value FROM json_each(?)) ORDER BY c.article_id",
        (json.dumps(list(ids)),),
    )
    return (IndexedClaim(*row) for row in rows)


def notes(db: Connection, ids: Iterable[int]) -> Iterator[IndexedNote]:
    """The words of the annotations of these articles; those in the bin are left out."""
    rows = db.execute(
        "SELECT n.id, n.article_id, a.published, n.data FROM annotations n JOIN articles a ON a.id = n.article_id "
        "WHERE +a.is_deleted = 0 AND n.article_id IN (SELECT value FROM json_each(?)) ORDER BY n.article_id",
        (json.dumps(list(ids)),),
    )
    for row_id, article_id, published, data in rows:
        value = json.loads(data)
        quote = value["selector"][0] if value["selector"] else ""
        yield IndexedNote(row_id, article_id, published, value["text"], quote, tuple(value["tags"]))
