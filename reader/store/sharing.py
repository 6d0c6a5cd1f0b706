"""What a library has to tell another one: its articles and texts, the names of claims, and what the reader made."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reader.model import Shared, SharedArticle, SharedChange, SharedClaims, SharedVersion
from reader.store import identities
from reader.store.codec import claim_names
from reader.store.database import Connection

CHANGED_BY_MERGE, IDENTIFIED = "merge", "identify"
"""Verbs of the rows in the journal that say: a merge, or an import, changed what is known of this article."""

# Row ids of the articles of which something came after ?1 (article), ?2 (version) and ?3 (change); with all of what is
# known of an article where that changed, for it was told otherwise before.
_CHANGED = (
    "SELECT a.id FROM changes c JOIN articles a ON a.uid = c.key "
    f"WHERE c.seq > ?3 AND ?3 > 0 AND c.kind = 'article' AND c.verb IN ('{CHANGED_BY_MERGE}', '{IDENTIFIED}')"
)
_TOUCHED = f"SELECT id FROM articles WHERE id > ?1 UNION SELECT article_id FROM versions WHERE id > ?2 UNION {_CHANGED}"
_TOLD = "{0}.is_hidden = 0 AND {0}.came_with NOT IN (SELECT value FROM json_each(?4))"
_NEW_VERSION = (
    "v.id IN (SELECT id FROM versions WHERE id > ?2 UNION SELECT id FROM versions "
    f"WHERE article_id IN ({_CHANGED})) AND {_TOLD.format('v')}"
)

# What the library beside (see `backup.opened`) knows as well need not be told.
_BESIDE_ARTICLE = (
    "NOT EXISTS (SELECT 1 FROM here.articles h WHERE h.uid = a.uid AND h.added <= a.added AND h.added <> '' "
    "AND h.said = a.said AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.article_id = a.id AND i.kind <> 'path' "
    "AND NOT EXISTS (SELECT 1 FROM here.identities k WHERE k.kind = i.kind AND k.value = i.value "
    "AND k.article_id = h.id)))"
)
_BESIDE_VERSION = (
    "NOT EXISTS (SELECT 1 FROM here.versions h WHERE h.uid = v.uid AND h.is_hidden = 0 AND h.added = v.added "
    "AND h.origin = v.origin AND h.source = v.source)"
)
_BESIDE_CLAIMS = (
    "NOT EXISTS (SELECT 1 FROM here.versions h JOIN here.findings g ON g.version_id = h.id "
    "WHERE h.uid = v.uid AND g.claims = f.claims)"
)
_BESIDE_CHANGE = "NOT EXISTS (SELECT 1 FROM here.changes h WHERE h.uid = c.uid AND h.is_hidden = 0)"


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


def since(
    db: Connection, upto: Upto = NOTHING, *, without: Collection[str] = (), is_beside: bool = False
) -> Iterator[Shared]:
    """All that came to a library after `upto`: articles first, then texts, names of claims, changes.

    Args:
        db: the connection; read row by row, so that a library of any size can be told.
        upto: what is known already.
        without: what came with one of these (`came_with`) is left out; so is what was taken back here.
        is_beside: another library is open beside it, as `here`; what that one knows as well is left out.
    """
    values = (upto.article_id, upto.version_id, upto.seq, json.dumps(list(without)))
    yield from _articles(db, values, _BESIDE_ARTICLE if is_beside else "1")
    yield from _versions(db, values, _BESIDE_VERSION if is_beside else "1")
    yield from _claims(db, values, _BESIDE_CLAIMS if is_beside else "1")
    yield from _changes(db, values, _BESIDE_CHANGE if is_beside else "1")


_Values = tuple[int, int, int, str]


def _articles(db: Connection, values: _Values, is_new: str) -> Iterator[SharedArticle]:
    """Those that have a text to be told, or a description of their own; not those that nobody told of yet."""
    rows = db.execute(
        f"SELECT uid, added, title, outlet, url, said FROM articles a WHERE a.id IN ({_TOUCHED}) AND added <> '' "
        f"AND (EXISTS (SELECT 1 FROM versions v WHERE v.article_id = a.id AND {_TOLD.format('v')}) "
        f"OR NOT EXISTS (SELECT 1 FROM versions v WHERE v.article_id = a.id) OR said <> '{{}}') "
        f"AND {is_new} ORDER BY a.id",
        values,
    )
    for uid, added, title, outlet, url, said in rows:
        described = tuple(sorted(json.loads(said).items()))
        yield SharedArticle(uid, added, title, outlet, url, described, identities.of_article(db, uid))


def _versions(db: Connection, values: _Values, is_new: str) -> Iterator[SharedVersion]:
    rows = db.execute(
        "SELECT v.uid, a.uid, v.added, v.origin, v.source, v.text FROM versions v JOIN articles a "
        f"ON a.id = v.article_id WHERE {_NEW_VERSION} AND {is_new} ORDER BY v.id",
        values,
    )
    for uid, article_uid, added, origin, source, text in rows:
        yield SharedVersion(uid, article_uid, added, origin, tuple(sorted(json.loads(source).items())), text)


def _claims(db: Connection, values: _Values, is_new: str) -> Iterator[SharedClaims]:
    rows = db.execute(
        "SELECT v.uid, f.claims FROM versions v JOIN findings f ON f.version_id = v.id "
        f"WHERE {_NEW_VERSION} AND {is_new} ORDER BY v.id",
        values,
    )
    for version_uid, claims in rows:
        named = claim_names(claims)
        if named:
            yield SharedClaims(version_uid, named)


def _changes(db: Connection, values: _Values, is_new: str) -> Iterator[SharedChange]:
    rows = db.execute(
        "SELECT uid, batch, at, verb, kind, key, before, after, undoes, redoes, parents FROM changes c "
        f"WHERE seq > ?3 AND (before IS NOT NULL OR after IS NOT NULL) AND {_TOLD.format('c')} AND {is_new} "
        "ORDER BY seq",
        values,
    )
    for uid, batch, at, verb, kind, key, *states, parents in rows:
        before, after, undoes, redoes = states
        replaced = tuple(json.loads(parents))
        yield SharedChange(uid, batch, at, verb, kind, key, before, after, undoes, redoes, replaced)
