"""What was done, and what was deleted, as rows; what it was before and after, as a page. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from reader.model import Act, Altered, Annotation, Binned, Particulars
from reader.text.introductions import in_marks
from reader.text.neutralise import neutralise, one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, spread, wrap
from reader.tui.layout_body import POINTER
from reader.tui.layout_words import byline_words, counted, date_words

REMOVED, ADDED = "-", "+"
_WHEN, _STATE, _KIND, _EDGE = 12, 8, 11, 2
_EXACT_FROM, _TITLE_SHARE = 90, 3
_HOURS_OF_A_DAY, _DAYS_OF_A_WEEK = 24, 7


# ------------------------------------------------------------ times


def since_words(at: str, now: datetime) -> str:
    """How long ago that was: `just now`, also where a clock was set back; `5 min ago`; after a week the day."""
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return ""
    gone = max(now - then, timedelta())
    minutes = int(gone.total_seconds()) // 60
    if not minutes:
        return "just now"
    if minutes < 60:  # noqa: PLR2004 — of an hour
        return f"{minutes} min ago"
    if minutes < 60 * _HOURS_OF_A_DAY:
        return f"{minutes // 60} h ago"
    if gone.days < _DAYS_OF_A_WEEK:
        return f"{counted(gone.days, 'day')} ago"
    return date_words(then.date().isoformat())


def moment_words(at: str, now: datetime) -> str:
    """The day and the time of day, where the reader is: `3 Mar 2024 14:05`."""
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return one_line(at)
    return f"{date_words(then.date().isoformat())} {then:%H:%M}"


# ------------------------------------------------------------ acts


def act_line(act: Act, width: int, now: datetime, *, is_current: bool) -> Line:
    """When, whether it is undone, what; at the right the exact time, where there is room."""
    ink = _ink(is_current, "faint" if act.is_undone else "text")
    aside = f"  {moment_words(act.at, now)} " if width >= _EXACT_FROM else ""
    left: Line = (
        _pointer(ink),
        Run(f"{since_words(act.at, now):{_WHEN}} ", ink._replace(fg="dim")),
        Run(f"{'undone' if act.is_undone else '':{_STATE}}", ink._replace(fg="warning")),
        Run(clip(one_line(act.what), width - _EDGE - _WHEN - 1 - _STATE - cells(aside)), ink),
    )
    return spread(left, (Run(aside, ink._replace(fg="faint")),), width, ink.ground)


def act_lines(act: Act, told: Particulars | None, width: int, now: datetime) -> list[Line]:
    """What an act changed: each thing, and what it was before and after."""
    room = max(width - _EDGE, 1)
    lines = [*_wrapped(act.what, room, Ink(look="b"))]
    state = "undone; something else was done after that: it stays so" if act.is_dropped else "undone"
    when = [moment_words(act.at, now), since_words(act.at, now), state if act.is_undone else ""]
    lines += _wrapped(" · ".join(part for part in when if part), room, Ink("dim"))
    thing = ""
    for each in told.altered if told else ():
        if each.thing != thing:
            lines += [(), *_wrapped(each.thing, room, Ink("text"))]
            thing = each.thing
        lines += _change(each, room)
    if told and told.left_out:
        lines += [(), *_wrapped(f"and {told.left_out:,} more", room, Ink("faint"))]
    return _set_in(lines)


def _change(each: Altered, room: int) -> Iterator[Line]:
    """`tags  a → a, b`; what is longer than a line as the old words and the new ones, one below the other."""
    before, after = one_line(each.before), one_line(each.after)
    what = f"{clip(one_line(each.what), max(room // 3, 1))}  " if each.what else ""
    is_short = "\n" not in each.before + each.after and cells(f"  {what}{before} → {after}") <= room
    if before and after and is_short:
        yield (
            Run(f"  {what}", Ink("dim")),
            Run(before, Ink("faint", look="s")),
            Run(" → ", Ink("dim")),
            Run(after, Ink()),
        )
        return
    if what and not (is_short and not (before and after)):
        yield (Run(f"  {what.rstrip()}", Ink("dim")),)
        what = ""
    for sign, words, ink in ((REMOVED, each.before, Ink("faint", look="s")), (ADDED, each.after, Ink())):
        if words:
            yield from _signed(sign, words, room, (what, ink))


def _signed(sign: str, words: str, room: int, how: tuple[str, Ink]) -> Iterator[Line]:
    """Words with a sign before each line."""
    what, ink = how
    tone = "conflict" if sign == REMOVED else "agree"
    before: Line = (Run(f"  {sign} ", Ink(tone, look="b")), Run(what, Ink("dim")))
    size = 4 + cells(what)
    for line in _wrapped(words, max(room - size, 1), ink):
        yield (*before, *line)


# ------------------------------------------------------------ the bin


def kind_words(gone: Binned) -> str:
    """What lies in the bin, in a word."""
    mark = gone.annotation
    if mark is None:
        return "article"
    return mark.verdict.value if mark.verdict else "note" if mark.text.strip() else "highlight"


def binned_line(gone: Binned, width: int, now: datetime, *, is_current: bool) -> Line:
    """When it went, what it is, its words."""
    ink = _ink(is_current, "text")
    aside = f"  {one_line(_title(gone))} " if gone.annotation and width >= _EXACT_FROM else ""
    aside = f"  {clip(aside.strip(), width // _TITLE_SHARE)} " if aside else ""
    room = width - _EDGE - _WHEN - 1 - _KIND - cells(aside)
    left: Line = (
        _pointer(ink),
        Run(f"{since_words(gone.at, now):{_WHEN}} ", ink._replace(fg="dim")),
        Run(f"{kind_words(gone):{_KIND}}", ink._replace(fg="note" if gone.annotation else "dim")),
        Run(clip(_words(gone), room), ink),
    )
    return spread(left, (Run(aside, ink._replace(fg="faint")),), width, ink.ground)


def _words(gone: Binned) -> str:
    if gone.annotation is None:
        return one_line(_title(gone))
    quote = in_marks(one_line(gone.quote)) if gone.quote else ""
    return " ".join(part for part in (one_line(gone.annotation.text), quote) if part) or one_line(_title(gone))


def _title(gone: Binned) -> str:
    return gone.article.title or "untitled"


def binned_lines(gone: Binned, text: str | None, width: int, now: datetime) -> list[Line]:
    """What it was: a mark with its words and its article, or an article with its text (None while it is read)."""
    room = max(width - _EDGE, 1)
    mark = gone.annotation
    lines: list[Line] = []
    if mark is not None:
        lines += _mark_lines(gone, mark, room)
    lines += [*_wrapped(_title(gone), room, Ink(look="b")), *_wrapped(byline_words(gone.article), room, Ink("dim"))]
    lines += _wrapped(f"{'mark ' if mark else ''}deleted {moment_words(gone.at, now)}", room, Ink("dim"))
    if mark is not None and gone.is_article_gone:
        lines += [(), *_wrapped("The article is in the bin too: it comes back with the mark.", room, Ink("warning"))]
    if mark is None:
        words = "reading …" if text is None else text
        lines += [(), *_wrapped(words, room, Ink("faint" if text is None else "text"))]
    return _set_in(lines)


def _mark_lines(gone: Binned, mark: Annotation, room: int) -> Iterator[Line]:
    if gone.quote:
        yield from _wrapped(in_marks(one_line(gone.quote)), room, Ink(ground="highlight"))
        yield ()
    if mark.text:
        yield from _wrapped(mark.text, room, Ink())
        yield ()
    facts = [mark.verdict.value if mark.verdict else "", mark.colour, " ".join(f"#{tag}" for tag in mark.tags)]
    yield from _wrapped(" · ".join(one_line(fact) for fact in facts if fact), room, Ink("note"))
    yield ()


# ------------------------------------------------------------ lines


def _ink(is_current: bool, fg: str) -> Ink:
    return Ink(fg, "raised" if is_current else "surface", "b" if is_current else "")


def _pointer(ink: Ink) -> Run:
    return Run(f"{POINTER} " if ink.look else "  ", Ink("accent", ink.ground, "b"))


def _wrapped(words: str, room: int, ink: Ink) -> list[Line]:
    """Words that may have line feeds, wrapped; an empty line stays one."""
    lines: list[Line] = []
    for part in neutralise(words).split("\n"):
        spans = wrap(part, 0, len(part), room)
        lines += [(Run(part[start:end], ink),) for start, end in spans] or [()]
    return lines


def _set_in(lines: Sequence[Line]) -> list[Line]:
    return [(Run(" ", Ink()), *line) if line else () for line in lines]
