"""Commands about what was done: undo, redo, history, bin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice

from reader.cli import shapes
from reader.cli.limits import limit_of, tell_of_more
from reader.cli.session import Session
from reader.cli.slips import follow
from reader.cli.table import UID_SHOWN, Column, Table
from reader.cli.wrapping import wrapped
from reader.model import Act, Altered, Binned, Particulars

_ACTS = (Column("act", UID_SHOWN), Column("when", 20), Column("", 7), Column("what"))
_BIN = (Column("uid", UID_SHOWN), Column("deleted", 20), Column("what", 10), Column("article", 30), Column("words"))
_ALL = 10**9


def undo(session: Session) -> int:
    """`hearsay undo [--to ACT]`."""
    history = session.library.history
    if session.options.to is not None:
        return _steps(session, history.undo_to(session.options.to), "undone")
    return _step(session, history.undo, "undone", "nothing to undo")


def redo(session: Session) -> int:
    """`hearsay redo [--to ACT]`."""
    history = session.library.history
    if session.options.to is not None:
        return _steps(session, history.redo_to(session.options.to), "done again")
    return _step(session, history.redo, "done again", "nothing to do again")


def _step(session: Session, step: Callable[[], Act | None], done: str, nothing: str) -> int:
    act = step()
    if session.out.style.is_json:
        session.out.json(act and shapes.plain(act))
    else:
        session.out.note(f"{done}: {act.what}" if act else nothing)
    if act:
        follow(session)
    return 0 if act else 1


def _steps(session: Session, acts: tuple[Act, ...], done: str) -> int:
    if session.out.style.is_json:
        session.out.array(map(shapes.plain, acts))
    else:
        for act in acts:
            session.out.note(f"{done}: {act.what}")
    follow(session)
    return 0


def show_history(session: Session) -> int:
    """`hearsay history [--long]`."""
    history, is_long, limit = session.library.history, session.options.long, limit_of(session)
    acts = history.acts(_ALL if limit is None else limit)
    if session.out.style.is_json:
        return 0 if session.out.array(_act_shape(session, act, is_long=is_long) for act in acts) else 1
    shown = Table(session.out, _ACTS).rows(map(_act_row, acts)) if not is_long else _show_long(session, acts)
    if not shown:
        session.out.note("nothing done yet")
    return 0 if shown else 1


def _act_row(act: Act) -> tuple[str, ...]:
    return (act.batch[:UID_SHOWN], act.at[:19], "undone" if act.is_undone else "", act.what)


def _act_shape(session: Session, act: Act, *, is_long: bool) -> shapes.Shape:
    shape: shapes.Shape = shapes.plain(act)
    if is_long:
        told = session.library.history.particulars(act.batch)
        shape |= {"changed": [shapes.plain(each) for each in told.altered], "left_out": told.left_out}
    return shape


def _show_long(session: Session, acts: tuple[Act, ...]) -> int:
    """Each act, and under it what it changed."""
    for act in acts:
        session.out.strong("  ".join(part for part in _act_row(act) if part))
        for line in _changed_lines(session.library.history.particulars(act.batch), session.out.width):
            session.out.line(line)
    return len(acts)


def _changed_lines(told: Particulars, width: int) -> Iterator[str]:
    thing = ""
    for each in told.altered:
        if each.thing != thing and each.thing:
            yield f"    {each.thing}"
        thing = each.thing
        yield from wrapped(_change_words(each), width, first="      ", rest="        ")
    if told.left_out:
        yield f"    and {told.left_out:,} more"


def _change_words(each: Altered) -> str:
    what = f"{each.what}: " if each.what else ""
    return f"{what}{each.before or '(nothing)'} → {each.after or '(nothing)'}"


def show_bin(session: Session) -> int:
    """`hearsay bin [--back UID…]`."""
    if session.options.back:
        return _bring_back(session)
    out, gone, limit = session.out, session.library.bin, limit_of(session)
    listed = islice(chain(gone.articles(), gone.notes()), limit)
    if out.style.is_json:
        return 0 if out.array(map(_bin_shape, listed)) else 1
    shown = Table(out, _BIN).rows(map(_bin_row, listed))
    tell_of_more(session, shown, len(gone.rows()))
    out.note("`hearsay bin --back UID` brings it back" if shown else "the bin is empty")
    return 0 if shown else 1


def _bring_back(session: Session) -> int:
    count = session.library.bin.bring_back(session.options.back)
    if session.out.style.is_json:
        session.out.json({"back": count})
    else:
        session.out.note(session.library.history.acts(1)[0].what)
    follow(session)
    return 0


def _bin_row(gone: Binned) -> tuple[str, ...]:
    mark, title = gone.annotation, gone.article.title or gone.article.uid
    quote = f"“{gone.quote}”" if gone.quote else ""
    words = " ".join(part for part in (mark.text, quote) if part) if mark else ""
    return (gone.uid[:UID_SHOWN], gone.at[:19], _kind_of(gone), title, words)


def _kind_of(gone: Binned) -> str:
    """What lies in the bin, in a word."""
    mark = gone.annotation
    if mark is None:
        return "article"
    return mark.verdict.value if mark.verdict else "note" if mark.text else "highlight"


def _bin_shape(gone: Binned) -> shapes.Shape:
    mark = gone.annotation
    shape = {"uid": gone.uid, "kind": _kind_of(gone), "deleted": gone.at, "quote": gone.quote}
    note = shapes.annotation(mark, gone.article) if mark else None
    return shape | {"article": shapes.article_in_short(gone.article), "annotation": note}
