"""Articles as relations see them: their texts with the claims and figures that are shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from reader.model import Account, Claim, Figure, Layout, Span, Speaker, SpeakerKind
from reader.store import findings
from reader.store.codec import claim_from_json
from reader.store.database import Connection

_NOTHING = Layout((), ())
_NOWHERE = Span(0, 0)


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


def without_words(db: Connection, uids: Collection[str]) -> Account:
    """An account of these claims and figures, wherever they stand, that says whose they are and nothing more."""
    wanted = (json.dumps(list(uids)),)
    holders = db.execute(
        "SELECT f.uid, coalesce(c.uid, '') FROM figures f LEFT JOIN claims c ON c.id = f.claim_id "
        "WHERE f.uid IN (SELECT value FROM json_each(?))",
        wanted,
    ).fetchall()
    named = json.dumps([*uids, *(claim for _, claim in holders)])
    rows = db.execute(
        "SELECT uid, speaker, speaker_kind, data FROM claims WHERE uid IN (SELECT value FROM json_each(?))", (named,)
    )
    claims = tuple(
        Claim(uid, (), (), (), Speaker(name, SpeakerKind(kind), role=claim_from_json(data).speaker.role))
        for uid, name, kind, data in rows
    )
    figures = tuple(Figure(uid, _NOWHERE, None, None, claim_uid=claim) for uid, claim in holders)
    return Account("", "", _NOTHING, claims, figures)
