"""Whither notes lead, and which notes lead here."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection

from reader.store.database import Connection
from reader.text.links import SHORTEST_UID, links_in


def put(db: Connection, annotation_id: int, text: str) -> None:
    """Keep the links of a note in step with its text."""
    db.execute("DELETE FROM note_links WHERE annotation_id = ?", (annotation_id,))
    rows = {(annotation_id, link.target) for link in links_in(text)}
    db.executemany("INSERT INTO note_links (annotation_id, target) VALUES (?, ?)", sorted(rows))


def leading_to(db: Connection, uids: Collection[str]) -> array[int]:
    """Row ids of the notes with a link to one of these uids, or to a beginning of one; the last written first.

    Cost: looked up in an index, a beginning of each length by itself.
    """
    beginnings = {uid[:length] for uid in uids for length in range(SHORTEST_UID, len(uid) + 1)}
    rows = db.execute(
        "SELECT id FROM annotations WHERE id IN (SELECT annotation_id FROM note_links "
        "WHERE target IN (SELECT value FROM json_each(?))) ORDER BY modified DESC, id DESC",
        (json.dumps(sorted(beginnings)),),
    )
    return array("q", (row[0] for row in rows))


def all_names(db: Connection, claim_uids: Collection[str]) -> set[str]:
    """These uids of claims, and those under which the same claims were known before."""
    rows = db.execute(
        "SELECT uid FROM claim_names WHERE now IN (SELECT value FROM json_each(?))", (json.dumps(sorted(claim_uids)),)
    )
    return {*claim_uids, *(row[0] for row in rows)}


def now_called(db: Connection, written: str) -> str:
    """The uid of a claim that was known by this one, or this beginning of one; empty for none or several."""
    rows = db.execute("SELECT DISTINCT now FROM claim_names WHERE uid >= ?1 AND uid < ?1 || 'g' LIMIT 2", (written,))
    found = [row[0] for row in rows]
    return str(found[0]) if len(found) == 1 else ""


def claims_of(db: Connection, article_uid: str) -> tuple[str, ...]:
    """Uids of all claims that were ever found in an article."""
    rows = db.execute(
        "SELECT c.uid FROM claims c JOIN articles a ON a.id = c.article_id WHERE a.uid = ?", (article_uid,)
    )
    return tuple(row[0] for row in rows)


def is_shown(db: Connection, article_uid: str) -> bool:
    """Whether an article is here, and not in the bin."""
    return db.execute("SELECT 1 FROM articles WHERE uid = ? AND is_deleted = 0", (article_uid,)).fetchone() is not None
