"""Commands for one reader's several machines: merge, sync, choose."""

from __future__ import annotations

from reader.cli import shapes
from reader.cli.commands.meter import Meter
from reader.cli.commands.relating import relate
from reader.cli.session import Session
from reader.cli.table import UID_SHOWN
from reader.errors import UsageError
from reader.model import Annotation, Article, Choice, Merged

_BOTH = "both"


def merge(session: Session) -> int:
    """`hearsay merge FILE`: 1 when there was nothing new, 3 when something was left out."""
    merged = session.library.merging.merge(session.options.file, Meter(session.out, "reading claims").show)
    session.out.over("")
    if merged.articles or merged.versions:
        relate(session)
    if session.out.style.is_json:
        session.out.json(shapes.plain(merged))
    else:
        session.out.note(f"merged: {_in_words(merged)}" if _has_news(merged) else "nothing new in there")
        _tell_choices(session, merged.choices)
    if merged.problem:
        session.out.complain(merged.problem)
        return 3
    return 0 if _has_news(merged) else 1


def sync(session: Session) -> int:
    """`hearsay sync FOLDER`: 3 when some of the files there could not be read."""
    done = session.library.syncing.sync(session.options.folder, Meter(session.out, "reading claims").show)
    session.out.over("")
    if done.merged.articles or done.merged.versions:
        relate(session)
    for problem in done.problems:
        session.out.complain(problem, "")
    choices = len(session.library.merging.choices())
    if session.out.style.is_json:
        session.out.json({**shapes.plain(done), "choices": choices})
    else:
        session.out.note(
            f"files read: {done.files_read} ({_in_words(done.merged)}); files written: {done.files_written}"
        )
        _tell_choices(session, choices)
    return 3 if done.problems else 0


def choose(session: Session) -> int:
    """`hearsay choose [UID NUMBER|both]`; without a uid lists what waits for a choice."""
    options = session.options
    choices = session.library.merging.choices()
    if not options.uid:
        return _list(session, choices)
    found = [each.uid for each in choices if each.uid.startswith(options.uid)]
    if len(found) != 1:
        raise UsageError(
            f"{options.uid!r} is {'not one' if found else 'no'} choice", hint="`hearsay choose` lists them"
        )
    _take(session, found[0], options.side)
    if session.out.style.is_json:
        session.out.json({"uid": found[0], "chosen": options.side})
    else:
        session.out.note("chosen")
    return 0


def _take(session: Session, uid: str, side: str) -> None:
    if side == _BOTH:
        session.library.merging.keep_both(uid)
    elif side.isdecimal():
        session.library.merging.choose(uid, int(side) - 1)
    else:
        hint = "`hearsay choose UID 2` takes the second side, `hearsay choose UID both` keeps both"
        raise UsageError(f"{side!r} is no side", hint=hint)


def _list(session: Session, choices: tuple[Choice, ...]) -> int:
    if session.out.style.is_json:
        session.out.array(_shape(session, each) for each in choices)
        return 0 if choices else 1
    for each in choices:
        article = session.library.articles.get(next(side for side in each.sides if side).article_uid)
        session.out.line(f"{each.uid[:UID_SHOWN]}  {article.title or article.uid}")
        for number, side in enumerate(each.sides, 1):
            session.out.line(f"  {number}  {_side(side)}")
    if not choices:
        session.out.note("nothing waits for a choice")
    return 0 if choices else 1


def _side(side: Annotation | None) -> str:
    if side is None:
        return "deleted"
    quote = f"“{side.selector.quote}”" if side.selector else ""
    parts = [side.verdict.value if side.verdict else "", side.text, quote, *(f"#{tag}" for tag in side.tags)]
    return f"{side.modified[:19]}  {' '.join(part for part in parts if part)}"


def _shape(session: Session, choice: Choice) -> shapes.Shape:
    articles: dict[str, Article] = {}
    for side in choice.sides:
        if side is not None and side.article_uid not in articles:
            articles[side.article_uid] = session.library.articles.get(side.article_uid)
    sides = [side and shapes.annotation(side, articles[side.article_uid]) for side in choice.sides]
    return {"uid": choice.uid, "sides": sides}


def _has_news(merged: Merged) -> bool:
    return bool(merged.articles or merged.versions or merged.changes)


def _in_words(merged: Merged) -> str:
    return f"articles {merged.articles:,}, versions {merged.versions:,}, changes {merged.changes:,}"


def _tell_choices(session: Session, count: int) -> None:
    if count:
        waits = "one note waits" if count == 1 else f"{count:,} notes wait"
        session.out.note(f"{waits} for a choice, changed in both: `hearsay choose`, or A in the reader")
