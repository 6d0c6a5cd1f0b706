"""Import: is a document known, and how it comes in.

What a document is known by, in this order:

1. its address (canonical), its given id (within its outlet, or its file when it names none), its path: then a text that
   the article has had already is nothing new, another text is a new version. A document that says another address than
   the article's is another article, whatever its id or path;
2. its text: the same text under another address is a copy, which is remembered; otherwise nothing new.

Readers of files with many articles in one give `given_id` with `path`, for a path alone says "this is that article".
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.model import Document, Outcome
from reader.store import findings, hiding, journal, ready, relating, speaker_merges
from reader.store.database import Connection
from reader.store.findings import Extracted
from reader.store.journal import Edit, Stamp
from reader.store.keys import article_uid, canonical_address, sort_key, storable, text_hash, version_uid
from reader.store.ready import Ready

_DESCRIPTION = ("title", "byline", "outlet", "published", "url", "language")
_SORTED = ("title", "byline", "outlet")
_INSERT_ARTICLE = (
    "INSERT INTO articles (uid, added, words, claims, speakers, figures, title, byline, outlet, published, url, "
    "language, title_key, byline_key, outlet_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
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


def recognise(db: Connection, document: Document) -> Recognised:
    """Say what `take_in` would do with `document`, and change nothing.

    For `ADDED` and `NEW_VERSION` the caller extracts claims before it opens a transaction; the others need none.
    """
    identified = _by_identity(db, document)
    twin = _by_text(db, document)
    if identified is None and twin is None:
        return Recognised(Outcome.ADDED, article_uid(document.url, document.text))
    if identified is None and twin is not None:
        is_copy = canonical_address(document.url) not in {"", canonical_address(_row(db, twin)[1])}
        return _known(db, twin, Outcome.COPY if is_copy else Outcome.UNCHANGED)
    assert identified is not None
    if not _has_text(db, identified, document):
        return _known(db, identified, Outcome.NEW_VERSION)
    known = _known(db, identified, Outcome.UNCHANGED)
    return replace(known, is_complete=not known.was_in_bin and _has_all(db, document, known))


def take_in(db: Connection, stamp: Stamp, document: Document, extracted: Extracted | Ready | None = None) -> Recognised:
    """Keep `document` as a new article or version, with what was found in it and a row in the journal.

    Call it inside `writing()`; it recognises again, for another process may have been quicker. Without `extracted` the
    claims are found when they are first asked for. Tags of the document are added to the article's in every case.
    """
    hiding.show_text(db, document.text)
    known = recognise(db, document)
    if known.outcome is Outcome.ADDED:
        known = _add_article(db, stamp, document, extracted)
    elif known.outcome is Outcome.NEW_VERSION:
        _add_version(db, stamp, document, known, extracted)
    if known.outcome in {Outcome.ADDED, Outcome.NEW_VERSION}:
        journal.note(db, stamp, verb="import", kind="article", key=known.article_uid)
    _remember(db, document, known.article_id)
    _add_tags(db, stamp, document, known.article_uid)
    if known.was_in_bin:
        journal.record(db, stamp, [Edit("article_state", known.article_uid, {"deleted": False})], verb="import")
    return known


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


def _is_elsewhere(db: Connection, article_id: int, document: Document) -> bool:
    """Whether document and article both have an address, and not the same one."""
    address = canonical_address(document.url)
    own = db.execute("SELECT value FROM identities WHERE kind = 'url' AND article_id = ?", (article_id,)).fetchall()
    return bool(address and own) and (address,) not in own


def _by_text(db: Connection, document: Document) -> int | None:
    query = "SELECT article_id FROM versions WHERE text_hash = ? ORDER BY id LIMIT 1"
    row = db.execute(query, (text_hash(document.text),)).fetchone()
    return None if row is None else int(row[0])


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


def _add_article(db: Connection, stamp: Stamp, document: Document, extracted: Extracted | Ready | None) -> Recognised:
    """Write a new article, with what was found in it where that is known already."""
    uid = article_uid(document.url, document.text)
    found = _rows(db, document, uid, extracted)
    described = _described(document)
    keys = {f"{name}_key": sort_key(described[name]) for name in _SORTED}
    speakers = {row[1] for row in found.rows if row[1]} if found else ()
    counts = (len(found.rows), len(speakers), len(found.bounds)) if found else (0, 0, 0)
    cursor = db.execute(
        _INSERT_ARTICLE, (uid, stamp.at, _words(document), *counts, *described.values(), *keys.values())
    )
    article_id = int(cursor.lastrowid or 0)
    version_id = _insert_version(db, stamp, document, (article_id, uid))
    db.execute("UPDATE articles SET version_id = ?, versions = 1 WHERE id = ?", (version_id, article_id))
    if extracted is None or found is not None:
        relating.mark_new(db, article_id)
    if found is not None:
        ready.keep_new(db, article_id, version_id, found)
    elif extracted is not None:
        findings.keep(db, version_id, _as_extracted(extracted))
    return Recognised(Outcome.ADDED, uid, article_id)


def _rows(db: Connection, document: Document, uid: str, extracted: Extracted | Ready | None) -> Ready | None:
    """The rows of a new article; None where nothing was found yet, or where merged names have a say in them."""
    if extracted is None or speaker_merges.are_any(db):
        return None
    return extracted if isinstance(extracted, Ready) else ready.ready(extracted, document.text, uid)


def _as_extracted(extracted: Extracted | Ready) -> Extracted:
    return ready.unready(extracted) if isinstance(extracted, Ready) else extracted


def _add_version(
    db: Connection, stamp: Stamp, document: Document, known: Recognised, extracted: Extracted | Ready | None
) -> None:
    version_id = _insert_version(db, stamp, document, (known.article_id, known.article_uid))
    _describe(db, known.article_id, _described(document))
    db.execute(
        "UPDATE articles SET version_id = ?, words = ?, versions = versions + 1 WHERE id = ?",
        (version_id, _words(document), known.article_id),
    )
    if extracted is None:
        relating.mark_changed(db, known.article_id)
    else:
        findings.keep(db, version_id, _as_extracted(extracted))


def _insert_version(db: Connection, stamp: Stamp, document: Document, article: tuple[int, str]) -> int:
    """Write a text of an article, which is given by row id and uid; returns the version's row id."""
    text = storable(document.text)
    cursor = db.execute(
        "INSERT INTO versions (uid, article_id, number, added, origin, source, words, text_hash, text) VALUES "
        "(?1, ?2, (SELECT count(*) + 1 FROM versions WHERE article_id = ?2), ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            version_uid(article[1], text), article[0], _added(db, article[0], stamp.at), storable(document.origin),
            json.dumps(_described(document), ensure_ascii=False), _words(document), text_hash(text), text,
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


def _described(document: Document) -> dict[str, str]:
    return {name: storable(getattr(document, name)) for name in _DESCRIPTION}


def _words(document: Document) -> int:
    return len(storable(document.text).split())


def _describe(db: Connection, article_id: int, described: dict[str, str]) -> None:
    """A newer version's title, outlet and so on take the place of the older one's, unless it does not say them."""
    values = {name: value for name, value in described.items() if value}
    for name in _SORTED:
        if name in values:
            values[f"{name}_key"] = sort_key(values[name])
    if values:
        settings = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE articles SET {settings} WHERE id = ?", (*values.values(), article_id))


def _remember(db: Connection, document: Document, article_id: int) -> None:
    rows = [(kind, value, article_id) for kind, value in _identities(document)]
    # A path or id that showed another article before shows this one now; an address never changes hands.
    db.executemany(
        "INSERT INTO identities (kind, value, article_id) VALUES (?, ?, ?) ON CONFLICT (kind, value) "
        "DO UPDATE SET article_id = excluded.article_id WHERE article_id <> excluded.article_id",
        rows,
    )


def _add_tags(db: Connection, stamp: Stamp, document: Document, uid: str) -> None:
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
