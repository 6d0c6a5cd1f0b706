"""The command about marks whose place in a newer text is not sure: place."""

from __future__ import annotations

from reader.cli import shapes
from reader.cli.session import Session
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import UsageError
from reader.library.placing import quoted
from reader.model import NoteListing, NoteRow, Placement

_COLUMNS = (Column("uid", UID_SHOWN), Column("where", 9), Column("article", 30), Column("words"))
_UNSURE = NoteListing(placements=(Placement.REVIEW, Placement.ORPHAN))
_WORDS = {Placement.REVIEW: "not sure", Placement.ORPHAN: "gone"}


def place(session: Session) -> int:
    """`hearsay place [UID --here|--nowhere|--on WORDS]`; without a uid lists what waits for a place."""
    options = session.options
    asked = [options.here, options.nowhere, bool(options.on)]
    if not options.uid and not any(asked):
        return _list(session)
    if not options.uid or sum(asked) != 1:
        raise UsageError(
            "place wants a note and one of --here, --nowhere and --on",
            hint='As in `hearsay place UID --on "the words that it belongs to"`; `hearsay place` lists the notes',
        )
    _answer(session)
    note = session.library.notes.get(options.uid)
    if session.out.style.is_json:
        session.out.json(shapes.annotation(note, session.library.articles.get(note.article_uid)))
    else:
        session.out.note("it is not in the newest version" if options.nowhere else "placed")
    return 0


def _answer(session: Session) -> None:
    options, library = session.options, session.library
    if options.here:
        library.notes.accept(options.uid)
    elif options.nowhere:
        library.notes.reject(options.uid)
    else:
        note = library.notes.get(options.uid)
        text = library.articles.version(note.article_uid).text
        library.notes.move(note.uid, quoted(text, options.on))


def _list(session: Session) -> int:
    session.library.notes.look_for_places()
    rows = session.library.notes.rows(_UNSURE)
    if session.out.style.is_json:
        session.out.array(
            {**shapes.annotation(row.annotation, row.article), "placement": row.placement.value} for row in rows
        )
        return 0 if len(rows) else 1
    Table(session.out, _COLUMNS).rows(_row(row) for row in rows)
    if not len(rows):
        session.out.note("every mark has its place")
    return 0 if len(rows) else 1


def _row(row: NoteRow) -> tuple[str, ...]:
    note = row.annotation
    quote = f"“{note.selector.quote}”" if note.selector else ""
    words = " ".join(part for part in (quote, note.text) if part)
    return note.uid[:UID_SHOWN], _WORDS[row.placement], row.article.title or row.article.uid, words
