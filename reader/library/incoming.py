"""Notes out of somebody's export, without their articles: for articles that are here already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reader.errors import IntakeError
from reader.ingest.items import Found, FoundClaims, FoundNote, Item
from reader.ingest.jsonfile import read_lines
from reader.library.keeping import Keeping
from reader.library.own_items import OwnItems
from reader.library.searching import Searching
from reader.model import Imported, Outcome
from reader.store import intake
from reader.store.annotations import state as kept_annotation
from reader.store.database import Connection


class IncomingNotes:
    """Takes in notes alone."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def take_in(self, stream: BinaryIO, where: str) -> Iterator[Imported]:
        """Take in the notes and verdicts of a jsonl export: a line of report for each.

        A note that is here already stays unless the export has a later one. Articles are known again as by an import.

        Raises:
            IntakeError: the stream is empty or not text.
        """
        own = OwnItems()
        try:
            for item in read_lines(stream, where):
                yield from self._item(own, item)
        finally:
            self._search.keep_in_step()

    def _item(self, own: OwnItems, item: Item) -> Iterator[Imported]:
        if isinstance(item, IntakeError):
            yield Imported(item.where, Outcome.FAILED, message=item.why, hint=item.hint)
        elif isinstance(item, Found):
            self._follow(own, item)
        elif isinstance(item, FoundNote):
            yield self._note(own, item)
        elif isinstance(item, FoundClaims):
            with self._keeping.reading() as db:
                own.keep(db, self._keeping.stamp(), item)

    def _follow(self, own: OwnItems, found: Found) -> None:
        with self._keeping.reading() as db:
            known = intake.recognise(db, found.document, own.place_of(found.former))
        if known.outcome is not Outcome.ADDED:
            own.follow(found, known)

    def _note(self, own: OwnItems, item: FoundNote) -> Imported:
        words = item.annotation.text or (item.annotation.selector.quote if item.annotation.selector else "")
        with self._keeping.writing() as db:
            before = _modified(db, item.annotation.uid)
            wrong = own.keep(db, self._keeping.stamp(), item)
            after = _modified(db, item.annotation.uid)
        if wrong is not None:
            return Imported(item.origin, Outcome.FAILED, message="the article of this note is not in this library")
        return Imported(item.origin, Outcome.UNCHANGED if before == after else Outcome.ADDED, title=words)


def _modified(db: Connection, uid: str) -> str:
    known = kept_annotation(db, uid)
    return "" if known is None else str(known["modified"])
