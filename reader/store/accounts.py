"""Articles as relations see them: their texts with the claims and figures that are shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from reader.model import Account
from reader.store import findings
from reader.store.database import Connection


def versions(db: Connection, article_ids: Collection[int]) -> dict[int, int]:
    """The newest versions of those of these articles that have one and are outside the bin; row ids."""
    # The ids first: an index of articles begins with is_deleted, and SQLite would read all that are not.
    rows = db.execute(
        "SELECT a.id, a.version_id FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value "
        "WHERE a.is_deleted = 0 AND a.version_id IS NOT NULL",
        (json.dumps(list(article_ids)),),
    )
    return dict(rows.fetchall())


def of_versions(db: Connection, version_ids: Collection[int]) -> Iterator[tuple[int, Account]]:
    """The accounts of these versions, each with its article's row id; those in which nothing was found are left out."""
    rows = db.execute(
        "SELECT a.id, v.id, a.uid, v.text, a.title, a.outlet, a.published FROM versions v "
        "JOIN articles a ON a.id = v.article_id WHERE v.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(version_ids)),),
    )
    for article_id, version_id, uid, text, *described in rows.fetchall():
        kept = findings.load(db, version_id, 0)
        if kept is not None:
            yield article_id, Account(uid, text, kept.layout, kept.claims, kept.figures, *described)
