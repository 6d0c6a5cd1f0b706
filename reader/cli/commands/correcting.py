"""Commands that put claims right: correct, and the acts of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import shapes
from reader.cli.claim_lines import claim_row
from reader.cli.session import Session
from reader.cli.slips import follow
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import NotFoundError, UsageError
from reader.model import Certainty, PlacedClaim, Polarity, Reporting

if TYPE_CHECKING:
    from reader.library.correcting import CorrectionRow, Stance

_ROWS = (Column("claim", UID_SHOWN), Column("what", 30), Column("article", 30), Column("words"))
_HINT = "`hearsay correct --help` shows what can be put right"


def correct(session: Session) -> int:
    """`hearsay correct CLAIM …`, `--new ARTICLE --quote …` or `--list [ARTICLE]`."""
    options = session.options
    ways = [options.claim is not None, options.new is not None, options.list is not None]
    if sum(ways) != 1:
        raise UsageError("correct wants the uid of a claim, --new ARTICLE or --list", hint=_HINT)
    if options.list is not None:
        return _list(session)
    return _make(session) if options.new is not None else _put_right(session)


def _put_right(session: Session) -> int:
    options, claims = session.options, session.library.claims
    stance = _stance(session)
    if options.quote is not None or options.source:
        raise UsageError("--quote and --source go with --new ARTICLE", hint=_HINT)
    says = options.speaker is not None or bool(stance)
    if says + options.delete + options.restore != 1:
        raise UsageError("correct wants what is right, or --delete, or --restore", hint=_HINT)
    placed = None if options.restore else claims.get(options.claim)
    uid, words = (placed.claim.uid, placed.content_text) if placed else (options.claim, "")
    home = placed.article.uid if placed else ""
    before = claims.corrections(home)
    if options.delete:
        claims.delete(uid)
    elif options.restore:
        claims.restore(uid)
    else:
        claims.correct(uid, speaker=options.speaker, **stance)
    return _tell(session, uid, words, is_changed=claims.corrections(home) != before)


def _make(session: Session) -> int:
    options = session.options
    if options.delete or options.restore:
        raise UsageError("--delete and --restore go with the uid of a claim", hint=_HINT)
    if not (options.quote or "").strip():
        raise UsageError("--new wants --quote, the words that are claimed", hint=_HINT)
    speaker, stance = options.speaker or "", _stance(session)
    made = session.library.claims.quote(options.new, options.quote, speaker=speaker, source=options.source, **stance)
    return _tell(session, made.claim.uid, is_changed=True)


def _stance(session: Session) -> Stance:
    options = session.options
    stance: Stance = {}
    if options.polarity:
        stance["polarity"] = Polarity(options.polarity)
    if options.certainty:
        stance["certainty"] = Certainty(options.certainty)
    if options.reporting:
        stance["reporting"] = Reporting(options.reporting)
    return stance


def _tell(session: Session, uid: str, words: str = "", *, is_changed: bool) -> int:
    """Show the claim as it is now; of one that is deleted the words."""
    options, out = session.options, session.out
    if options.delete:
        if out.style.is_json:
            out.json({"uid": uid, "is_deleted": True})
        elif is_changed:
            out.note(f"deleted: {words}")
    else:
        _show(session, _claim(session, uid), is_changed=is_changed)
    if not is_changed:
        out.note("nothing changed: the claim is like that already")
    return 0 if is_changed else 1


def _claim(session: Session, uid: str) -> PlacedClaim | None:
    """The claim; None where only a correction, out of an export, ever spoke of it."""
    try:
        return session.library.claims.get(uid)
    except NotFoundError:
        return None


def _show(session: Session, placed: PlacedClaim | None, *, is_changed: bool) -> None:
    if session.out.style.is_json:
        session.out.json(placed and shapes.placed_claim(placed))
    elif placed is None:
        session.out.note("the claim is in no text of this library")
    elif is_changed:
        session.out.line("  ".join(claim_row(placed)))


def _list(session: Session) -> int:
    options, out = session.options, session.out
    if options.quote is not None or options.delete or options.restore:
        raise UsageError("--list goes alone, or with the uid of an article", hint=_HINT)
    rows = session.library.claims.corrections(options.list)
    if out.style.is_json:
        return 0 if out.array(map(shapes.correction, rows)) else 1
    shown = Table(out, _ROWS).rows(map(_row, rows))
    if not shown:
        out.note("nothing is put right yet")
    return 0 if shown else 1


def _row(row: CorrectionRow) -> tuple[str, ...]:
    said = [f"speaker {row.speaker}"] if row.speaker else []
    said += [str(value) for value in (row.polarity, row.certainty, row.reporting) if value is not None]
    said = ["made"] * row.is_made + ["deleted"] * row.is_deleted + said
    if not row.is_shown and not row.is_deleted:
        said.append("not in the text any more")
    return (row.claim_uid[:UID_SHOWN], ", ".join(said), row.article.title or row.article.uid, row.quote)


# ---------------------------------------------------------------- speakers


def speak_of_names(session: Session) -> int | None:
    """`hearsay speakers --merge … --into …`, `--split …` and `--merged`; None when it is none of them."""
    options = session.options
    asked = [options.merge is not None, options.split is not None, options.merged]
    if options.into is not None and options.merge is None:
        raise UsageError("--into goes with --merge NAME")
    if not any(asked):
        if options.article is not None:
            raise UsageError("--article goes with --merge or --split")
        return None
    if sum(asked) > 1 or options.query or options.over_time:
        raise UsageError("--merge, --split and --merged go alone", hint="`hearsay speakers --help` shows how")
    return _list_merged(session) if options.merged else _merge_or_split(session)


def _merge_or_split(session: Session) -> int:
    options, speakers, article = session.options, session.library.speakers, session.options.article or ""
    before = speakers.merged()
    if options.merge is not None:
        if options.into is None:
            raise UsageError("--merge wants --into, the name that it is", hint='As in `--merge MoD --into "Ministry"`')
        speakers.merge(options.merge, options.into, article_uid=article)
    else:
        speakers.split(options.split, article_uid=article)
    is_changed = speakers.merged() != before
    if session.out.style.is_json:
        session.out.array(map(shapes.merged_name, speakers.merged()))
    elif options.split is not None:
        session.out.note(f"{options.split} stands for itself")
    else:
        session.out.note(f"{options.merge} is {options.into}" + ("" if is_changed else " already"))
    follow(session)
    return 0 if is_changed else 1


def _list_merged(session: Session) -> int:
    rows = session.library.speakers.merged()
    if session.out.style.is_json:
        return 0 if session.out.array(map(shapes.merged_name, rows)) else 1
    columns = (Column("name", 30), Column("is", 40), Column("in article"))
    shown = Table(session.out, columns).rows((row.name, row.into, row.article_uid[:UID_SHOWN]) for row in rows)
    if not shown:
        session.out.note("no names are merged yet")
    return 0 if shown else 1
