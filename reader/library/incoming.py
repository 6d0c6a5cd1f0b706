"""Notes out of other libraries and other programs, without their articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reader.errors import IntakeError
from reader.ingest import limits
from reader.ingest.items import Item
from reader.ingest.notes.found import NoteFound
from reader.ingest.notes.reading import are_notes, read_notes
from reader.ingest.walk import open_file
from reader.library.keeping import Keeping
from reader.library.own_notes import OwnNotes
from reader.library.searching import Searching
from reader.library.taking_notes import NoteTaking
from reader.library.words import shortened
from reader.model import Imported, Outcome
from reader.store import journal


class IncomingNotes:
    """Takes in notes alone."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def are_notes(self, path: str) -> bool:
        """Whether a file has notes and no articles, as far as its beginning tells."""
        try:
            with open_file(path, path) as stream:
                return are_notes(stream.read(limits.HEAD_BYTES))
        except (IntakeError, OSError):
            return False

    def take_in_file(self, path: str) -> Iterator[Imported]:
        """As `take_in`, of a file.

        Raises:
            IntakeError: it cannot be read, or has no notes.
        """
        with open_file(path, path) as stream:
            yield from self.take_in(stream, path)

    def take_in(self, stream: BinaryIO, where: str) -> Iterator[Imported]:
        """Take in the notes of a file, as one act: a line of report for each.

        What the file is, is told by its content: a jsonl export, W3C Web Annotations, Hypothes.is, Readwise, Kindle,
        Instapaper. A note that is here already stays unless the file has a later one. An article is known by its uid,
        its address or its title; one that is not here is kept without a text, until it is imported.

        Raises:
            IntakeError: the stream is empty, not text, or has no notes.
        """
        own = OwnNotes(self._keeping)
        found = [each for item in read_notes(stream, where) for each in _notes(own, item)]
        lines: list[Imported] = []
        with self._keeping.writing() as db:
            stamp = self._keeping.stamp()
            taking = NoteTaking(db, stamp)
            for each in found:
                lines.append(_failed(each) if isinstance(each, IntakeError) else taking.take(each))
            count = sum(line.outcome is Outcome.ADDED for line in lines)
            said = f"took in {'a note' if count == 1 else f'{count:,} notes'} from {shortened(where)}"
            journal.act(db, stamp, taking.edits, verb="import", what=said)
        self._search.keep_in_step()
        yield from lines


def _notes(own: OwnNotes, item: NoteFound | Item) -> Iterator[NoteFound | IntakeError]:
    if isinstance(item, NoteFound):
        yield item
    else:
        yield from own.notes(item)


def _failed(wrong: IntakeError) -> Imported:
    return Imported(wrong.where, Outcome.FAILED, message=wrong.why, hint=wrong.hint)
