"""Import: is a document known, and how it comes in.

What a document is known by, in this order:

1. its address (canonical), its given id (within its outlet, or its file when it names none), its path: then a text that
   the article has had already is nothing new, another text is a new version. A document that says another address than
   the article's is another article, whatever its id or path;
2. its text: the same text under another address is a copy, which is remembered; otherwise nothing new.

Readers of files with many articles in one give `given_id` with `path`, for a path alone says "this is that article".

A version out of an export of this program is known by its article's uid before all that, and keeps what it was there.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from reader.model import Document, Former, Outcome
from reader.store import article_rows, findings, hiding, journal, newest, ready, relating, sharing, speaker_merges
from reader.store.database import Connection
from reader.store.findings import Extracted
from reader.store.journal import Edit, Stamp
from reader.store.keys import article_uid, canonical_address, sort_key, storable, text_hash, version_uid
from reader.store.ready import Ready

_AT_ADDRESS = (
    "SELECT i.article_id, a.uid FROM identities i JOIN articles a ON a.id = i.article_id "
    "WHERE i.kind = 'url' AND i.value = ?"
)

# A path or id that showed another article before shows this one now; an address never changes hands.
_IDENTIFY = (
    "INSERT INTO identities (kind, value, article_id) VALUES (?, ?, ?) ON CONFLICT (kind, value) "
    "DO UPDATE SET article_id = excluded.article_id WHERE article_id <> excluded.article_id"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What importing a document would do, and to which article.

    Attributes:
        was_in_bin: importing takes the article out again.
        is_complete: the library has all of it: importing would write nothing.
    """

    outcome: Outcome
    article_uid: str
    article_id: int = 0
    was_in_bin: bool = False
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class FromExport:
    """A version out of an export.

    Attributes:
        former: what it was there.
        home: the uid here of its article, where one of its versions came in before.
        is_new: that article came in with this export.
        taken: uids here of the other articles of the export; two that were apart stay apart, whatever their texts.
    """

    former: Former
    home: str = ""
    is_new: bool = False
    taken: Collection[str] = field(default=frozenset())


def recognise(db: Connection, document: Document, export: FromExport | None = None) -> Recognised:
    """Say what `take_in` would do with `document`, and change nothing.

    For `ADDED` and `NEW_VERSION` the caller extracts claims before it opens a transaction; the others need none.
    """
    identified = _by_identity(db, document) if export is None else _by_export(db, document, export)
    twin = _by_text(db, document, export.taken if export else ())
    if identified is None and twin is None:
        uid = export.former.uid if export else article_uid(document.url, document.text)
        identified = _named(db, uid)
        if identified is None:
            return Recognised(Outcome.ADDED, uid)
    if identified is None and twin is not None:
        is_copy = canonical_address(document.url) not in {"", canonical_address(_row(db, twin)[1])}
        return _known(db, twin, Outcome.COPY if is_copy else Outcome.UNCHANGED)
    assert identified is not None
    if not _has_text(db, identified, document):
        return _known(db, identified, Outcome.NEW_VERSION)
    known = _known(db, identified, Outcome.UNCHANGED)
    return replace(known, is_complete=not known.was_in_bin and _has_all(db, document, known))


def take_in(
    db: Connection,
    stamp: Stamp,
    document: Document,
    extracted: Extracted | Ready | None = None,
    export: FromExport | None = None,
) -> Recognised:
    """Keep `document` as a new article or version, with what was found in it and a row in the journal.

    Call it inside `writing()`; it recognises again, for another process may have been quicker. Without `extracted` the
    claims are found when they are first asked for. Tags of the document are added to the article's in every case.
    """
    hiding.show_text(db, document.text)
    known = recognise(db, document, export)
    came = _came(db, stamp, document, known, export)
    if known.outcome is Outcome.ADDED:
        known = _add_article(db, document, came, extracted)
        if export is not None:
            article_rows.say(db, known.article_id, came.described)
    elif known.outcome is Outcome.NEW_VERSION:
        _add_version(db, document, came, extracted)
    if known.outcome in {Outcome.ADDED, Outcome.NEW_VERSION}:
        journal.note(db, stamp, verb="import", kind="article", key=known.article_uid)
    if remember(db, document, known.article_id, export) and known.outcome in {Outcome.COPY, Outcome.UNCHANGED}:
        journal.note(db, stamp, verb=sharing.IDENTIFIED, kind="article", key=known.article_uid)
    add_tags(db, stamp, document, known.article_uid)
    if known.was_in_bin:
        journal.record(db, stamp, [Edit("article_state", known.article_uid, {"deleted": False})], verb="import")
    return known


@dataclass(frozen=True, slots=True)
class _Came:
    """How a text comes in: to which article, when, and what its article is to be described by from now on.

    Attributes:
        described: empty where that stays as it is.
        is_newest: it is the article's newest version from now on.
        is_among: it came in elsewhere, among those that are here: by its time it has its place, and may be the newest.
    """

    uid: str
    article_id: int
    article_added: str
    added: str
    described: dict[str, str]
    is_newest: bool = True
    is_among: bool = False


def _came(db: Connection, stamp: Stamp, document: Document, known: Recognised, export: FromExport | None) -> _Came:
    uid, article_id, now = known.article_uid, known.article_id, _added(db, known.article_id, stamp.at)
    if export is None:
        own = {name: value for name, value in article_rows.described(document).items() if value}
        return _Came(uid, article_id, stamp.at, now, own)
    former = export.former
    came = _Came(uid, article_id, former.added or stamp.at, former.version_added or now, {}, former.is_newest)
    if known.outcome is Outcome.ADDED:
        return replace(came, described=article_rows.described(former.article))
    return came if export.is_new else replace(came, is_newest=False, is_among=True)


def _identities(document: Document) -> list[tuple[str, str]]:
    address = canonical_address(document.url)
    found = [("url", address)] if address else []
    path = storable(document.path)
    if document.given_id:
        scope = sort_key(storable(document.outlet)) or path
        found.append(("given_id", f"{scope}\n{storable(document.given_id)}"))
    elif path:
        found.append(("path", path))
    return found


def _by_identity(db: Connection, document: Document) -> int | None:
    """Row id of the article with one of the document's identities, the strongest first."""
    for kind, value in _identities(document):
        row = db.execute("SELECT article_id FROM identities WHERE kind = ? AND value = ?", (kind, value)).fetchone()
        if row is not None and (kind == "url" or not _is_elsewhere(db, row[0], document)):
            return int(row[0])
    return None


def _by_export(db: Connection, document: Document, export: FromExport) -> int | None:
    """Row id of the article that one of an export is: under its uid, or at its address."""
    row = db.execute("SELECT id FROM articles WHERE uid = ?", (export.home or export.former.uid,)).fetchone()
    for url in (document.url, export.former.article.url):
        row = row or db.execute(_AT_ADDRESS, (canonical_address(url),)).fetchone()
    return None if row is None or row[-1] in export.taken else int(row[0])


def _named(db: Connection, uid: str) -> int | None:
    """Row id of the article with this uid: another machine may have named it, and not told yet what it is known by."""
    row = db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else int(row[0])


def _is_elsewhere(db: Connection, article_id: int, document: Document) -> bool:
    """Whether document and article both have an address, and not the same one."""
    address = canonical_address(document.url)
    own = db.execute("SELECT value FROM identities WHERE kind = 'url' AND article_id = ?", (article_id,)).fetchall()
    return bool(address and own) and (address,) not in own


def _by_text(db: Connection, document: Document, besides: Collection[str]) -> int | None:
    """Row id of the first article with the document's text, besides those that it is known not to be."""
    rows = db.execute(
        "SELECT v.article_id, a.uid FROM versions v JOIN articles a ON a.id = v.article_id "
        "WHERE v.text_hash = ? ORDER BY v.id",
        (text_hash(document.text),),
    )
    return next((int(article_id) for article_id, uid in rows if uid not in besides), None)


def _has_text(db: Connection, article_id: int, document: Document) -> bool:
    query = "SELECT 1 FROM versions WHERE text_hash = ? AND article_id = ?"
    return db.execute(query, (text_hash(document.text), article_id)).fetchone() is not None


def _has_all(db: Connection, document: Document, known: Recognised) -> bool:
    """Whether the article is known by all of the document's identities, and has its tags."""
    query = "SELECT 1 FROM identities WHERE kind = ? AND value = ? AND article_id = ?"
    is_known = all(db.execute(query, (*each, known.article_id)).fetchone() for each in _identities(document))
    return is_known and not _new_tags(db, document, known.article_uid)[1]


def _row(db: Connection, article_id: int) -> tuple[str, str, bool]:
    uid, url, is_deleted = db.execute(
        "SELECT uid, url, is_deleted FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return uid, url, bool(is_deleted)


def _known(db: Connection, article_id: int, outcome: Outcome) -> Recognised:
    uid, _, is_deleted = _row(db, article_id)
    return Recognised(outcome, uid, article_id, was_in_bin=is_deleted)


def _add_article(db: Connection, document: Document, came: _Came, extracted: Extracted | Ready | None) -> Recognised:
    """Write a new article, with what was found in it where that is known already."""
    found = _rows(db, document, came.uid, extracted)
    speakers = {row[1] for row in found.rows if row[1]} if found else ()
    counts = (len(found.rows), len(speakers), len(found.bounds)) if found else (0, 0, 0)
    article_id = article_rows.insert(db, came.uid, came.article_added, came.described, (_words(document), *counts))
    version_id = _insert_version(db, document, replace(came, article_id=article_id))
    db.execute("UPDATE articles SET version_id = ?, versions = 1 WHERE id = ?", (version_id, article_id))
    if extracted is None or found is not None:
        relating.mark_new(db, article_id)
    if found is not None:
        ready.keep_new(db, article_id, version_id, found)
    elif extracted is not None:
        findings.keep(db, version_id, _as_extracted(extracted))
    return Recognised(Outcome.ADDED, came.uid, article_id)


def _rows(db: Connection, document: Document, uid: str, extracted: Extracted | Ready | None) -> Ready | None:
    """The rows of a new article; None where nothing was found yet, or where merged names have a say in them."""
    if extracted is None or speaker_merges.are_any(db):
        return None
    return extracted if isinstance(extracted, Ready) else ready.ready(extracted, document.text, uid)


def _as_extracted(extracted: Extracted | Ready) -> Extracted:
    return ready.unready(extracted) if isinstance(extracted, Ready) else extracted


def _add_version(db: Connection, document: Document, came: _Came, extracted: Extracted | Ready | None) -> None:
    version_id = _insert_version(db, document, came)
    article_rows.describe(db, came.article_id, came.described)
    db.execute(
        "UPDATE articles SET versions = versions + 1, added = coalesce(nullif(added, ''), ?) WHERE id = ?",
        (came.article_added, came.article_id),
    )
    if came.is_newest:
        words = _words(document)
        db.execute("UPDATE articles SET version_id = ?, words = ? WHERE id = ?", (version_id, words, came.article_id))
    if extracted is not None:
        findings.keep(db, version_id, _as_extracted(extracted))
    elif came.is_newest:
        relating.mark_changed(db, came.article_id)
    if came.is_among:
        newest.settle(db, came.article_id)


def _insert_version(db: Connection, document: Document, came: _Came) -> int:
    """Write a text of an article; returns the version's row id."""
    text = storable(document.text)
    cursor = db.execute(
        "INSERT INTO versions (uid, article_id, number, added, origin, source, words, text_hash, text) VALUES "
        "(?1, ?2, (SELECT count(*) + 1 FROM versions WHERE article_id = ?2), ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            version_uid(came.uid, text), came.article_id, came.added, storable(document.origin),
            json.dumps(article_rows.described(document), ensure_ascii=False), _words(document), text_hash(text), text,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def _added(db: Connection, article_id: int, at: str) -> str:
    """When a text came in: after those that the article has, also when the clock was set back since."""
    last = db.execute("SELECT max(added) FROM versions WHERE article_id = ?", (article_id,)).fetchone()[0]
    if last is None or last < at:
        return at
    try:
        return (datetime.fromisoformat(last) + timedelta(milliseconds=1)).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):  # no time that Python knows: it came from elsewhere
        return at


def _words(document: Document) -> int:
    return len(storable(document.text).split())


def remember(db: Connection, document: Document, article_id: int, export: FromExport | None) -> bool:
    """Keep by what an article is known again from now on; says whether any of that is new, and known everywhere."""
    rows = [(kind, value, article_id) for kind, value in _identities(document)]
    if export is not None:
        rows += [(*pair, article_id) for pair in export.former.known_by]
    query = "INSERT OR IGNORE INTO identities (kind, value, article_id) VALUES (?, ?, ?)" if export else _IDENTIFY
    changed = [row[0] for row in rows if db.execute(query, row).rowcount]
    return any(kind != "path" for kind in changed)


def add_tags(db: Connection, stamp: Stamp, document: Document, uid: str) -> None:
    """Give an article those of a document's tags that it has not yet."""
    have, new = _new_tags(db, document, uid)
    if new:
        journal.record(db, stamp, [Edit("article_tags", uid, [*have, *new])], verb="import")


def _new_tags(db: Connection, document: Document, uid: str) -> tuple[list[str], list[str]]:
    """The tags of an article where it may get others, and those that it has not yet."""
    if not document.tags:
        return [], []
    have = json.loads(db.execute("SELECT tags FROM articles WHERE uid = ?", (uid,)).fetchone()[0])
    keys = {sort_key(tag) for tag in have}
    new: dict[str, str] = {}
    for tag in document.tags:
        if tag.strip() and sort_key(tag) not in keys:
            new.setdefault(sort_key(tag), tag)
    return have, list(new.values())
