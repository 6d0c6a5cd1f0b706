"""Commands that carry things out of a library and back: export, import-notes, backup, restore, rescue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from reader.cli import shapes
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
    if options.to == "obsidian":
        _write_folder(session, asked)
    else:
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


def _write_folder(session: Session, asked: str) -> None:
    target = session.options.output
    if target == "-":
        raise UsageError("An Obsidian export is a folder", hint="Say which one with -o FOLDER")
    vault = session.library.exchange.export_folder(target, asked)
    for name, why in vault.left:
        session.out.complain(f"left as it is: {name} {why}")
    if session.out.style.is_json:
        left = [{"file": name, "why": why} for name, why in vault.left]
        session.out.json({"folder": target, "written": vault.written, "unchanged": vault.same, "left": left})
    else:
        session.out.note(
            f"files written: {vault.written}; unchanged: {vault.same}; left as they are: {len(vault.left)}"
        )


def import_notes(session: Session) -> int:
    """`hearsay import-notes FILE`: 3 when some notes could not be read, 1 when there was nothing to take in."""
    from reader.library.taking_notes import NO_TEXT, said_of  # noqa: PLC0415 — seldom wanted

    name = session.options.file
    with reading(name) as stream:
        lines = list(session.library.incoming.take_in(stream, "stdin" if name == "-" else name))
    for line in lines:
        if line.message and line.message != NO_TEXT:
            session.out.complain(f"{line.origin}: {line.message}", line.hint)
    outcomes = Counter(line.outcome for line in lines)
    added, known, failed = (outcomes[what] for what in (Outcome.ADDED, Outcome.UNCHANGED, Outcome.FAILED))
    without_text, not_found = said_of(lines)
    if session.out.style.is_json:
        counts = {"added": added, "known": known, "failed": failed}
        session.out.json(counts | {"without_text": without_text, "not_found": not_found})
    else:
        session.out.note(f"notes added: {added}; here already: {known}; could not be read: {failed}")
        if without_text:
            session.out.note(
                f"on articles whose text is not here: {without_text}; import it, and they find their places"
            )
        if not_found:
            session.out.note(f"whose words are not in the text: {not_found}")
    return status_of(done=added + known, failed=failed)


def backup(session: Session) -> int:
    """`hearsay backup [FILE]`; without one, among the library's own."""
    name = session.options.file
    if name is None:
        name = str(session.library.backups.keep_one())
    else:
        session.library.backups.back_up(name, replace=session.options.force)
    return _tell(session, f"backed up to {name}", {"file": name})


def restore(session: Session) -> int:
    """`hearsay restore [FILE]`; without one, or with --list, what there is."""
    if session.options.list or session.options.file is None:
        return _list_backups(session)
    try:
        library = session.library
    except LibraryDamagedError:
        kept = _restore_unopened(session)
    else:
        kept = library.backups.restore(session.options.file)
    return _tell(session, f"restored; what was there before is in {kept}", {"before": str(kept)})


def _list_backups(session: Session) -> int:
    """The library's own backups, also where it cannot be opened; 1 when there are none."""
    from reader.library.backups import kept_backups  # noqa: PLC0415 — restoring a library that opens needs it not

    found = kept_backups(session.settings.paths.database)
    if session.out.style.is_json:
        session.out.array(map(shapes.plain, found))
        return 0 if found else 1
    for each in found:
        at = each.at[:16].replace("T", " ")
        holds = each.problem or f"{each.articles:,} articles, {each.notes:,} notes"
        session.out.line(f"{at}  {each.why:<16}{each.size / 1e6:>9,.1f} MB  {holds}  {each.name}")
    if not found:
        session.out.note("there are no backups yet; `hearsay backup` makes one")
        return 1
    session.out.note("times are UTC; `hearsay restore NAME` takes one back")
    return 0


def _restore_unopened(session: Session) -> Path:
    """Replace a library that does not open: what is damaged moves aside."""
    from reader.library.backups import restore_unopened  # noqa: PLC0415 — seldom wanted

    kept = restore_unopened(session.settings.paths.database, session.options.file, at=datetime.now(UTC))
    session.library.search.keep_in_step()
    return kept


def rescue(session: Session) -> int:
    """`hearsay rescue [FILE] -o FILE`: 3 when some of it could not be read."""
    from reader.library.backups import rescue_what_is_left  # noqa: PLC0415 — seldom wanted

    session.forgive_settings()
    source = Path(session.options.file or session.settings.paths.database)
    tables = rescue_what_is_left(source, session.options.output)
    is_whole = all(each.is_whole for each in tables)
    if session.out.style.is_json:
        session.out.array(map(shapes.plain, tables))
        return 0 if is_whole else 3
    for each in tables:
        session.out.line(
            f"{each.table:<20}{each.rows:>10,} rows{'' if each.is_whole else ', and some that cannot be read'}"
        )
    target = session.options.output
    session.out.note(f"written: {target}; `hearsay restore {target}` puts it in the place of your library")
    return 0 if is_whole else 3


def _tell(session: Session, said: str, shape: dict[str, str]) -> int:
    if session.out.style.is_json:
        session.out.json(shape)
    else:
        session.out.note(said)
    return 0
