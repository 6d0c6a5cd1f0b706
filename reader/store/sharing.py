"""What a library has to tell another one: its articles and texts, the names of claims, and what the reader made."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reader.model import Shared, SharedArticle, SharedChange, SharedClaims, SharedVersion
from reader.store import identities
from reader.store.codec import claim_names
from reader.store.database import Connection

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Upto:
    """How far a library told what it has: row ids of articles and versions, number of the last change."""

    article_id: int = 0
    version_id: int = 0
    seq: int = 0


NOTHING = Upto()


def now(db: Connection) -> Upto:
    """How far a library is at this moment."""
    row = db.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM articles), (SELECT coalesce(max(id), 0) FROM versions), "
        "(SELECT coalesce(max(seq), 0) FROM changes)"
    ).fetchone()
    return Upto(*row)


def since(db: Connection, upto: Upto = NOTHING, *, without: Collection[str] = ()) -> Iterator[Shared]:
    """All that came to a library after `upto`: articles first, then texts, names of claims, changes.

    Args:
        db: the connection; read in pages, so that a library of any size can be told.
        upto: what is known already.
        without: what came with one of these (`came_with`) is left out; so is what was taken back here.
    """
    names = json.dumps(list(without))
    yield from _articles(db, upto, names)
    yield from _versions(db, upto, names)
    yield from _claims(db, upto, names)
    yield from _changes(db, upto, names)


def _articles(db: Connection, upto: Upto, without: str) -> Iterator[SharedArticle]:
    """Those that have a text to be told, and new ones without any."""
    last = 0
    while True:
        rows = db.execute(
            "SELECT id, uid, added, title, outlet, url FROM articles a WHERE id > ?1 AND (EXISTS (SELECT 1 "
            "FROM versions v WHERE v.article_id = a.id AND v.id > ?3 AND v.is_hidden = 0 "
            "AND v.came_with NOT IN (SELECT value FROM json_each(?4))) "
            "OR (id > ?2 AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.article_id = a.id))) ORDER BY id LIMIT ?5",
            (last, upto.article_id, upto.version_id, without, _PAGE),
        ).fetchall()
        for row_id, uid, added, title, outlet, url in rows:
            yield SharedArticle(uid, added, title, outlet, url, identities.of_article(db, uid))
            last = row_id
        if not rows:
            return


def _versions(db: Connection, upto: Upto, without: str) -> Iterator[SharedVersion]:
    last = upto.version_id
    while True:
        rows = db.execute(
            "SELECT v.id, v.uid, a.uid, v.added, v.origin, v.source, v.text FROM versions v "
            "JOIN articles a ON a.id = v.article_id WHERE v.id > ? AND v.is_hidden = 0 "
            "AND v.came_with NOT IN (SELECT value FROM json_each(?)) ORDER BY v.id LIMIT ?",
            (last, without, _PAGE),
        ).fetchall()
        for row_id, uid, article_uid, added, origin, source, text in rows:
            described = tuple(sorted(json.loads(source).items()))
            yield SharedVersion(uid, article_uid, added, origin, described, text)
            last = row_id
        if not rows:
            return


def _claims(db: Connection, upto: Upto, without: str) -> Iterator[SharedClaims]:
    rows = db.execute(
        "SELECT v.uid, f.claims FROM versions v JOIN findings f ON f.version_id = v.id WHERE v.id > ? "
        "AND v.is_hidden = 0 AND v.came_with NOT IN (SELECT value FROM json_each(?)) ORDER BY v.id",
        (upto.version_id, without),
    )
    for version_uid, claims in rows:
        named = claim_names(claims)
        if named:
            yield SharedClaims(version_uid, named)


def _changes(db: Connection, upto: Upto, without: str) -> Iterator[SharedChange]:
    last = upto.seq
    while True:
        rows = db.execute(
            "SELECT seq, uid, batch, at, verb, kind, key, before, after, undoes, redoes, parents FROM changes "
            "WHERE seq > ? AND is_hidden = 0 AND (before IS NOT NULL OR after IS NOT NULL) "
            "AND came_with NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?",
            (last, without, _PAGE),
        ).fetchall()
        for seq, uid, batch, at, verb, kind, key, *states, parents in rows:
            before, after, undoes, redoes = states
            replaced = tuple(json.loads(parents))
            yield SharedChange(uid, batch, at, verb, kind, key, before, after, undoes, redoes, replaced)
            last = seq
        if not rows:
            return
