"""`NoteRows`: the notes of all articles in an order, of which only what is shown is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.library.keeping import Keeping
from reader.model import NoteListing, NoteRow, Placement, SearchIn, Slip
from reader.store import annotations as marks
from reader.store import articles, claims, note_listing

if TYPE_CHECKING:
    from reader.library.answers import Answers

_PAGE = 200


class NoteRows:
    """Row ids of what is listed are in memory, eight bytes each; the rest is read a page at a time."""

    def __init__(self, keeping: Keeping, answers: Answers, asked: NoteListing) -> None:
        """Find out which notes `asked` lists; use `Notes.rows`."""
        self._keeping = keeping
        self.slips: tuple[Slip, ...] = ()
        self.notice = ""
        among = None
        if asked.query.strip():
            found = answers.of(asked.query, SearchIn.NOTES)
            among, self.slips, self.notice = found.ids(), found.results.slips, found.results.notice
        with keeping.reading() as db:
            self._ids: array[int] = note_listing.ids(db, asked, among)

    def __len__(self) -> int:
        """How many notes there are."""
        return len(self._ids)

    def page(self, offset: int, limit: int) -> tuple[NoteRow, ...]:
        """The notes from `offset` on, `limit` at most; what is gone meanwhile is left out."""
        ids = self._ids[offset : offset + limit]
        with self._keeping.reading() as db:
            found, stand = marks.shown(db, ids), note_listing.placements(db, ids)
            homes = {each.uid: each for each in articles.by_uids(db, {note.article_uid for note in found})}
            judged = claims.by_uids(db, [note.claim_uid for note in found if note.claim_uid])
        said = {each.claim.uid: each for each in judged}
        return tuple(
            NoteRow(note, homes[note.article_uid], said.get(note.claim_uid), stand.get(note.uid, Placement.OK))
            for note in found
        )

    def __iter__(self) -> Iterator[NoteRow]:
        """All of them; a page is in memory."""
        for start in range(0, len(self), _PAGE):
            yield from self.page(start, _PAGE)

    def exported(self, to: str) -> Iterator[str]:
        """What is listed as `markdown`, to read, or as `jsonl`, which `import-notes` takes in.

        Raises:
            UsageError: there is no such form.
        """
        from reader.export import jsonl, notes  # noqa: PLC0415 — a list needs them not

        if to == "jsonl":
            return jsonl.annotation_lines(row.annotation for row in self)
        if to == "markdown":
            return notes.pages(self)
        raise UsageError(f"notes cannot be written as {to}", hint="There are markdown and jsonl")

    def index(self, uid: str) -> int | None:
        """Place of a note in the list; None when it is not in it."""
        with self._keeping.reading() as db:
            row_id = marks.row_id(db, uid)
        return self._ids.index(row_id) if row_id in self._ids else None
