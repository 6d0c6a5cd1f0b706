"""The notes among the lines of this program's own export, each with the article that it is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.errors import IntakeError
from reader.ingest.items import Found, FoundClaims, FoundNote, FoundStub, Item
from reader.ingest.notes.found import NoteFound
from reader.library.keeping import Keeping
from reader.library.own_items import OwnItems
from reader.model import Document, Former
from reader.store import intake

_NOWHERE = Document("")


class OwnNotes:
    """Reads lines one after another; nothing is written."""

    def __init__(self, keeping: Keeping) -> None:
        """Begin an export."""
        self._keeping = keeping
        self._own = OwnItems()
        self._former: Former | None = None

    def notes(self, item: Item) -> Iterator[NoteFound | IntakeError]:
        """Give the note that an item is, as it is called here."""
        if isinstance(item, IntakeError):
            yield item
        elif isinstance(item, Found):
            self._former = item.former
            self._follow(item)
        elif isinstance(item, FoundStub):
            self._former = item.former
        elif isinstance(item, FoundClaims):
            with self._keeping.reading() as db:
                self._own.keep(db, self._keeping.stamp(), item)
        elif isinstance(item, FoundNote):
            yield self._note(item)

    def _follow(self, found: Found) -> None:
        export = self._own.place_of(found.former)
        with self._keeping.reading() as db:
            known = intake.recognise(db, found.document, export)
        if known.article_id:
            self._own.follow(found, known)

    def _note(self, item: FoundNote) -> NoteFound | IntakeError:
        with self._keeping.reading() as db:
            moved = self._own.moved(db, item.annotation)
        if moved is not None:
            return NoteFound(moved, _NOWHERE, moved.article_uid, item.origin, is_own=True)
        uid, former = item.annotation.article_uid, self._former
        if former is None or former.uid != uid:
            return IntakeError(item.origin, "its article is not in the export")
        described = replace(former.article, tags=())
        return NoteFound(item.annotation, described, uid, item.origin, is_own=True)
