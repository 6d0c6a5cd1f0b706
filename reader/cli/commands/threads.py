"""Commands about threads: compare, timeline, and the page of a speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.cli.limits import limit_of, tell_of_more
from reader.cli.session import Session
from reader.cli.slips import EMPTY, mend_index, tell_of_query
from reader.cli.thread_lines import Line, counted, statement_lines, thread_lines
from reader.errors import AmbiguousUidError, NotFoundError
from reader.model import Comparison, Results, SearchIn, Statement, Thread

_COMPARED = 20


def compare(session: Session) -> int:
    """`hearsay compare [QUERY|UID]`: threads with their conflicts; `--jsonl` relates articles without a library."""
    if session.options.jsonl is not None:
        from reader.cli.commands.compare_lines import relate_lines  # noqa: PLC0415 — its word lists cost 0.1 s

        return relate_lines(session)
    asked = " ".join(session.options.query)
    compared = session.library.threads.compare(asked, most=limit_of(session, in_pipe=_COMPARED))
    answer = _tell_of_query(session, asked, compared)
    shown = compared.threads
    if session.out.style.is_json:
        from reader.cli import thread_shapes  # noqa: PLC0415 — text needs it not

        session.out.json(thread_shapes.comparison(compared, shown))
    else:
        print_threads(session, shown, compared)
        _print_only_here(session, compared.only_here)
        _print_copies(session, compared)
        _tell(session, compared, len(shown), answer)
    mend_index(session, answer)
    return 0 if shown or compared.only_here else 1


def _tell_of_query(session: Session, asked: str, compared: Comparison) -> Results | None:
    """Say what is odd about the query, where it was one."""
    is_query = compared.title == asked.strip() and not compared.now_at
    return tell_of_query(session, asked, SearchIn.CLAIMS) if is_query else None


def print_threads(session: Session, threads: Iterable[Thread], compared: Comparison) -> None:
    """Print threads, with an empty line between two."""
    names = _names(compared)
    for number, thread in enumerate(threads):
        if number:
            session.out.line()
        _print(session, thread_lines(thread, session.out.width, names))


def _print(session: Session, lines: Iterable[Line]) -> None:
    for line in lines:
        (session.out.strong if line.is_strong else session.out.line)(line.text)


def _names(compared: Comparison) -> Mapping[str, str]:
    return {each.uid: each.outlet or each.title for each in compared.articles}


def _print_only_here(session: Session, statements: tuple[Statement, ...]) -> None:
    if not statements:
        return
    session.out.line()
    session.out.strong(f"Only here: {counted(len(statements), 'claim')} that no other article of the story makes")
    for each in statements:
        for line in statement_lines(each, session.out.width, first="      "):
            session.out.line(line)


def _print_copies(session: Session, compared: Comparison) -> None:
    """Say which articles are one report, so that nobody takes them for several."""
    names = _names(compared)
    reports: dict[str, list[str]] = {}
    for copy, original in compared.copies:
        reports.setdefault(original, []).append(names.get(copy) or copy)
    if reports:
        session.out.line()
    for original, copies in reports.items():
        session.out.line(f"One report, counted once: {names.get(original) or original} = {', '.join(copies)}")


def _tell_of_nothing(session: Session, answer: Results | None, why: str) -> None:
    """Say why nothing is shown: an empty library, a query that finds nothing, else `why`. Slips have been told."""
    if not session.library.articles.counts().articles:
        session.out.note(EMPTY)
    elif answer is None or answer.total:
        session.out.note(why)
    elif not answer.slips:
        session.out.note("no claim matches")


def _tell(session: Session, compared: Comparison, shown: int, answer: Results | None) -> None:
    if not shown:
        _tell_of_nothing(session, answer, "nothing is said about the same thing by anybody else")
    tell_of_more(session, shown, compared.found)
    if compared.is_capped:
        session.out.note("the story has more articles than are compared")
    if compared.pending:
        session.out.note(f"{counted(compared.pending, 'article')} of the library not yet compared; that follows")


def timeline(session: Session) -> int:
    """`hearsay timeline [QUERY|UID]`: how figures and positions moved over the days."""
    from reader.cli import thread_shapes  # noqa: PLC0415 — comparing as text needs neither
    from reader.cli.course_lines import course_lines  # noqa: PLC0415

    asked = " ".join(session.options.query)
    courses = session.library.threads.timeline(asked)
    shown = courses[: limit_of(session)]
    if session.out.style.is_json:
        session.out.array(map(thread_shapes.course, shown))
        return 0 if shown else 1
    for number, course in enumerate(shown):
        if number:
            session.out.line()
        _print(session, course_lines(course, session.out.width))
    if not shown:
        _tell_of_nothing(session, None, "no figure moved over the days, and no position")
    tell_of_more(session, len(shown), len(courses))
    return 0 if shown else 1


def print_page(session: Session, name: str) -> int:
    """`hearsay speakers --page NAME`: what a speaker claimed, what contradicts it, what they changed.

    A part of a name will do where it fits one speaker alone.
    """
    from reader.cli import thread_shapes  # noqa: PLC0415 — comparing as text needs neither
    from reader.cli.course_lines import answer_lines  # noqa: PLC0415

    page = session.library.threads.speaker(name)
    if not page.claims:
        page = session.library.threads.speaker(_whole_name(session, name))
    if session.out.style.is_json:
        session.out.json(thread_shapes.page(page))
        return 0
    session.out.strong(page.name)
    for heading, answers in (("Contradicted by others", page.denied), ("Changed later", page.changed)):
        _print(session, answer_lines(heading, answers, session.out.width))
    limit = limit_of(session)
    session.out.line()
    session.out.strong(counted(len(page.claims), "claim"))
    for each in page.claims[:limit]:
        for line in statement_lines(each, session.out.width, first="  "):
            session.out.line(line)
    tell_of_more(session, len(page.claims[:limit]), len(page.claims))
    if page.left_out:
        session.out.note(f"{counted(page.left_out, 'answer')} in older articles left out")
    return 0


def _whole_name(session: Session, part: str) -> str:
    """The name of the one speaker in whose name the part stands."""
    folded = part.casefold()
    found = [each.name for each in session.library.speakers.list() if folded in each.name.casefold()]
    if not found:
        raise NotFoundError("speaker", part)
    if len(found) > 1:
        raise AmbiguousUidError("speaker", part, len(found))
    return found[0]
