"""Commands that carry things out of a library and back: export, import-notes, backup, restore."""

from __future__ import annotations

from reader.cli.files import lines_of, write_whole
from reader.cli.notes_file import take_in
from reader.cli.session import Session


def export(session: Session) -> int:
    """`hearsay export [QUERY] --to FORMAT`."""
    options = session.options
    pieces = session.library.exchange.export(options.to, " ".join(options.query))
    if options.output != "-":
        write_whole(options.output, pieces)
        session.out.note(f"written: {options.output}")
        return 0
    for piece in pieces:
        session.out.piece(piece)
    return 0


def import_notes(session: Session) -> int:
    """`hearsay import-notes FILE`: 3 when some notes found no place, 1 when there was nothing to do."""
    taken = take_in(session.library, lines_of(session.options.file))
    for complaint in taken.complaints:
        session.out.complain(complaint)
    if session.out.style.is_json:
        session.out.json({"added": taken.added, "known": taken.known, "failed": len(taken.complaints)})
    else:
        session.out.note(
            f"notes added: {taken.added}; here already: {taken.known}; without a place: {len(taken.complaints)}"
        )
    if taken.complaints:
        return 3 if taken.added or taken.known else 1
    return 0 if taken.added or taken.known else 1


def backup(session: Session) -> int:
    """`hearsay backup FILE`."""
    session.library.backups.back_up(session.options.file, replace=session.options.force)
    return _tell(session, f"backed up to {session.options.file}", {"file": session.options.file})


def restore(session: Session) -> int:
    """`hearsay restore FILE`."""
    kept = session.library.backups.restore(session.options.file)
    return _tell(session, f"restored; what was there before is in {kept}", {"before": str(kept)})


def _tell(session: Session, said: str, shape: dict[str, str]) -> int:
    if session.out.style.is_json:
        session.out.json(shape)
    else:
        session.out.note(said)
    return 0
