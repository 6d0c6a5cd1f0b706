"""Articles and their versions, as they are read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reader.errors import AmbiguousUidError, NoTextError, NotFoundError
from reader.model import Article
from reader.store.database import Connection
from reader.store.keys import storable
from reader.store.uids import resolve

_SELECT = (
    "SELECT a.id, a.uid, coalesce(v.uid, ''), a.title, a.byline, a.outlet, a.published, a.url, a.language, a.added, "
    "a.words, a.claims, a.speakers, a.conflicts, a.notes, a.versions, a.is_read, a.is_starred, a.is_archived, a.tags "
    "FROM articles a LEFT JOIN versions v ON v.id = a.version_id"
)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version's row, without what was found in it. `source` is what the import said: title, outlet and so on."""

    id: int
    uid: str
    article_id: int
    article_uid: str
    text: str
    added: str
    origin: str
    source: dict[str, str]
    is_newest: bool


def by_ids(db: Connection, ids: Iterable[int]) -> tuple[Article, ...]:
    """The articles with these row ids, in their order; one statement."""
    wanted = list(ids)
    found = {row[0]: _article(row) for row in db.execute(f"{_SELECT} WHERE a.id IN (SELECT value FROM json_each(?))", (
        json.dumps(wanted),
    ))}  # fmt: skip
    return tuple(found[each] for each in wanted if each in found)


def by_uids(db: Connection, uids: Iterable[str]) -> tuple[Article, ...]:
    """The articles with these whole uids, in their order; one statement."""
    wanted = list(uids)
    rows = db.execute(f"{_SELECT} WHERE a.uid IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    found = {row[1]: _article(row) for row in rows}
    return tuple(found[each] for each in wanted if each in found)


def ids_of(db: Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Row ids of the articles with these whole uids, in their order."""
    wanted = list(uids)
    rows = db.execute("SELECT uid, id FROM articles WHERE uid IN (SELECT value FROM json_each(?))", (
        json.dumps(wanted),
    ))  # fmt: skip
    found = dict(rows.fetchall())
    return tuple(found[each] for each in wanted if each in found)


def as_they_came(db: Connection, ids: Iterable[int]) -> array[int]:
    """These row ids in the order in which the articles came in, whichever library they came in to first."""
    query = "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY added, uid"
    return array("q", (row[0] for row in db.execute(query, (json.dumps(list(ids)),))))


def get(db: Connection, uid: str) -> Article:
    """The article `uid`, in the bin or not.

    Raises:
        NotFoundError, AmbiguousUidError: as `uids.resolve`.
    """
    return by_ids(db, [resolve(db, "article", uid)])[0]


def versions(db: Connection, uid: str) -> tuple[KeptVersion, ...]:
    """All versions of the article `uid`, newest first."""
    article_id = resolve(db, "article", uid)
    return _versions(db, "v.article_id = ? AND v.is_hidden = 0 ORDER BY v.number DESC", article_id)


def version(db: Connection, uid: str, version_uid: str = "") -> KeptVersion:
    """One version of the article `uid`: the newest, or `version_uid` (whole or its beginning).

    Raises:
        NotFoundError, AmbiguousUidError: there is no such article, or it has no such version, or several.
        NoTextError: the library has no text of it.
    """
    article_id = resolve(db, "article", uid)
    if not version_uid:
        found = _versions(db, "v.id = a.version_id AND a.id = ?", article_id)
    else:
        beginning = storable(version_uid)
        span = (article_id, beginning, beginning + "\U0010ffff")
        found = _versions(db, "v.article_id = ? AND v.uid >= ? AND v.uid < ? AND v.is_hidden = 0", *span)
    if not found and not version_uid:
        raise NoTextError(uid)
    if not found:
        raise NotFoundError("version", version_uid or uid, where="this article")
    if len(found) > 1:
        raise AmbiguousUidError("version", version_uid, len(found))
    return found[0]


def newest(db: Connection, uid: str) -> KeptVersion | None:
    """The newest version of the article `uid` (whole); None where it has no text."""
    found = _versions(db, "v.id = a.version_id AND a.uid = ?", uid)
    return found[0] if found else None


def text_of(db: Connection, uid: str, version_uid: str) -> str | None:
    """The text of a version; None where the article `uid` has no such one. Both uids are whole."""
    query = "SELECT v.text FROM versions v JOIN articles a ON a.id = v.article_id WHERE a.uid = ? AND v.uid = ?"
    row = db.execute(query, (uid, version_uid)).fetchone()
    return None if row is None else str(row[0])


def version_by_id(db: Connection, version_id: int) -> KeptVersion:
    """The version with this row id."""
    return _versions(db, "v.id = ?", version_id)[0]


def outside_bin(db: Connection, uids: Iterable[str]) -> tuple[str, ...]:
    """Those of these articles that are not in the bin."""
    query = "SELECT uid FROM articles WHERE uid IN (SELECT value FROM json_each(?)) AND +is_deleted = 0"
    return tuple(row[0] for row in db.execute(query, (json.dumps(list(uids)),)))


def outlets(db: Connection) -> tuple[str, ...]:
    """Every outlet that has an article outside the bin, by name, written as in its first article."""
    rows = db.execute(
        "SELECT a.outlet FROM (SELECT min(id) AS first FROM articles INDEXED BY articles_outlet "
        "WHERE is_deleted = 0 AND outlet_key > '' GROUP BY outlet_key) JOIN articles a ON a.id = first "
        "ORDER BY a.outlet_key"
    )
    return tuple(row[0] for row in rows)


def _versions(db: Connection, where: str, *values: object) -> tuple[KeptVersion, ...]:
    rows = db.execute(
        "SELECT v.id, v.uid, a.id, a.uid, v.text, v.added, v.origin, v.source, v.id = a.version_id "
        f"FROM versions v JOIN articles a ON a.id = v.article_id WHERE {where}",
        values,
    )
    return tuple(_version(row) for row in rows)


def _version(row: tuple[Any, ...]) -> KeptVersion:
    *plain, source, is_newest = row
    values: tuple[Any, ...] = (*plain, json.loads(source), bool(is_newest))
    return KeptVersion(*values)


def _article(row: tuple[Any, ...]) -> Article:
    values: tuple[Any, ...] = (*row[1:16], *(bool(flag) for flag in row[16:19]), tuple(json.loads(row[19])))
    return Article(*values)
