"""Commands that carry things out of a library and back: export, import-notes, backup, restore."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from reader.cli.files import reading, write_whole
from reader.cli.session import Session, status_of
from reader.cli.slips import tell_of_query
from reader.errors import LibraryDamagedError, UsageError
from reader.model import Outcome, Results, SearchIn

_SOUGHT = {"html": "claim", "csv": "claim"}  # where a query is one for claims: it chooses threads by them


def export(session: Session) -> int:
    """`hearsay export [QUERY|UID] --to FORMAT`."""
    options = session.options
    if options.output != "-" and session.library.backups.is_own(options.output):
        raise UsageError(f"{options.output} belongs to the library itself", hint="Choose another file with -o")
    asked = " ".join(options.query)
    answer = _whole_answer(session, asked)
    if answer is not None and not answer.total:
        session.out.note(f"no {_SOUGHT.get(options.to, 'article')} matches")
        return 1
    _write(session, session.library.exchange.export(options.to, asked, reviewer=options.author))
    return 3 if answer is not None and answer.is_partial else 0


def _whole_answer(session: Session, asked: str) -> Results | None:
    """What a query finds; the index is mended before, for an export is not to lack what a person cannot miss."""
    if not session.library.exchange.is_query(asked):
        return None
    session.library.search.keep_in_step()
    within = SearchIn.CLAIMS if session.options.to in _SOUGHT else SearchIn.ARTICLES
    return tell_of_query(session, asked, within)


def _write(session: Session, pieces: Iterable[str]) -> None:
    target = session.options.output
    if target == "-":
        for piece in pieces:
            session.out.piece(piece)
        return
    write_whole(target, pieces)
    session.out.note(f"written: {target}")


def import_notes(session: Session) -> int:
    """`hearsay import-notes FILE`: 3 when some notes found no place, 1 when there was nothing to take in."""
    name = session.options.file
    outcomes: Counter[Outcome] = Counter()
    with reading(name) as stream:
        for item in session.library.incoming.take_in(stream, "stdin" if name == "-" else name):
            outcomes[item.outcome] += 1
            if item.outcome is Outcome.FAILED:
                session.out.complain(f"{item.origin}: {item.message}", item.hint)
    added, known, failed = (outcomes[what] for what in (Outcome.ADDED, Outcome.UNCHANGED, Outcome.FAILED))
    if session.out.style.is_json:
        session.out.json({"added": added, "known": known, "failed": failed})
    else:
        session.out.note(f"notes added: {added}; here already: {known}; without a place: {failed}")
    return status_of(done=added + known, failed=failed)


def backup(session: Session) -> int:
    """`hearsay backup FILE`."""
    session.library.backups.back_up(session.options.file, replace=session.options.force)
    return _tell(session, f"backed up to {session.options.file}", {"file": session.options.file})


def restore(session: Session) -> int:
    """`hearsay restore FILE`."""
    try:
        library = session.library
    except LibraryDamagedError:
        kept = _restore_unopened(session)
    else:
        kept = library.backups.restore(session.options.file)
    return _tell(session, f"restored; what was there before is in {kept}", {"before": str(kept)})


def _restore_unopened(session: Session) -> Path:
    """Replace a library that does not open: what is damaged moves aside."""
    from reader.library.backups import restore_unopened  # noqa: PLC0415 — seldom wanted

    kept = restore_unopened(session.settings.paths.database, session.options.file, at=datetime.now(UTC))
    session.library.search.keep_in_step()
    return kept


def _tell(session: Session, said: str, shape: dict[str, str]) -> int:
    if session.out.style.is_json:
        session.out.json(shape)
    else:
        session.out.note(said)
    return 0
