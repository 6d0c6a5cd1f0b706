"""What searching needs besides `filters`: row ids of claims and annotations, in order; uids and texts for them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable
from typing import Literal

from reader.store import figure_ranges
from reader.store.database import Connection

Thing = Literal["claim", "annotation"]

# "+": articles are looked up by id, for the index of states would be gone through from its beginning.
_FROM = {
    "claim": "FROM claims t JOIN articles a ON a.id = t.article_id WHERE t.is_current = 1 AND +a.is_deleted = 0",
    "annotation": "FROM annotations t JOIN articles a ON a.id = t.article_id WHERE +a.is_deleted = 0",
}
# The newest article first, and in it the order of the text (claims); the last written first (annotations). Along
# indexes that have that order, so that nothing is sorted.
_NEWEST = {
    "claim": "FROM articles a INDEXED BY articles_newest CROSS JOIN claims t INDEXED BY claims_article "
    "ON t.article_id = a.id AND t.is_current = 1 WHERE a.is_deleted = 0 "
    "ORDER BY a.published DESC, a.id DESC, t.number",
    "annotation": "FROM annotations t INDEXED BY annotations_modified CROSS JOIN articles a ON a.id = t.article_id "
    "WHERE +a.is_deleted = 0 ORDER BY t.modified DESC, t.id DESC",
}
_TABLE = {"claim": "claims", "annotation": "annotations"}


def newest_first(db: Connection, thing: Thing, limit: int | None = None) -> array[int]:
    """All current claims, or all annotations, of articles outside the bin; the first `limit` of them."""
    query = f"SELECT t.id {_NEWEST[thing]} LIMIT ?"
    return array("q", (row[0] for row in db.execute(query, (-1 if limit is None else limit,))))


def belonging(db: Connection, thing: Thing, article_ids: Collection[int]) -> frozenset[int]:
    """Those of the articles with these row ids."""
    query = f"SELECT t.id {_FROM[thing]} AND t.article_id IN (SELECT value FROM json_each(?))"
    return frozenset(row[0] for row in db.execute(query, (json.dumps(list(article_ids)),)))


def _in_bin(db: Connection, thing: Thing) -> frozenset[int]:
    """Those of the articles in the bin: they keep their figures and tags. They are few."""
    query = f"SELECT id FROM {_TABLE[thing]} WHERE article_id IN (SELECT id FROM articles WHERE is_deleted = 1)"
    return frozenset(row[0] for row in db.execute(query))


def claims_with_figure(db: Connection, low: float | None, high: float | None) -> frozenset[int]:
    """Current claims outside the bin with a figure of their own whose interval overlaps `low`..`high`; None is open."""
    rows = db.execute(figure_ranges.overlapping("claim_id"), figure_ranges.bounds(low, high))
    return frozenset(row[0] for row in rows if row[0] is not None) - _in_bin(db, "claim")


def claims_with_any_figure(db: Connection) -> frozenset[int]:
    """Current claims outside the bin with a figure of their own."""
    rows = db.execute("SELECT claim_id FROM figures WHERE claim_id IS NOT NULL")
    return frozenset(row[0] for row in rows) - _in_bin(db, "claim")


def tagged_annotations(db: Connection, tag_key: str) -> frozenset[int]:
    """Annotations outside the bin that have the tag themselves."""
    rows = db.execute("SELECT annotation_id FROM annotation_tags WHERE tag_key = ?", (tag_key,))
    return frozenset(row[0] for row in rows) - _in_bin(db, "annotation")


def uids(db: Connection, thing: Thing, ids: Iterable[int]) -> tuple[str, ...]:
    """Uids of those with these row ids, in their order."""
    wanted = list(ids)
    query = f"SELECT id, uid FROM {_TABLE[thing]} WHERE id IN (SELECT value FROM json_each(?))"
    found = dict(db.execute(query, (json.dumps(wanted),)).fetchall())
    return tuple(found[each] for each in wanted if each in found)


def texts(db: Connection, article_ids: Iterable[int]) -> dict[int, str]:
    """Newest texts of these articles by row id."""
    query = (
        "SELECT a.id, coalesce(v.text, '') FROM articles a LEFT JOIN versions v ON v.id = a.version_id WHERE a.id IN "
    )
    return dict(db.execute(query + "(SELECT value FROM json_each(?))", (json.dumps(list(article_ids)),)).fetchall())


def with_any(db: Connection, column: Literal["outlet", "byline", "language", "tags"]) -> frozenset[int]:
    """Articles outside the bin where this is known at all."""
    rows = db.execute(f"SELECT id FROM articles WHERE is_deleted = 0 AND {column} NOT IN ('', '[]')")
    return frozenset(row[0] for row in rows)


def tagged_articles(db: Connection, tag_keys: Iterable[str]) -> frozenset[int]:
    """Articles that have one of the tags themselves."""
    query = "SELECT article_id FROM article_tags WHERE tag_key IN (SELECT value FROM json_each(?))"
    return frozenset(row[0] for row in db.execute(query, (json.dumps(list(tag_keys)),)))
