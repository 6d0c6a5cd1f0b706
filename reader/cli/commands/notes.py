"""Commands about the reader's own marks: annotate, notes."""

from __future__ import annotations

from collections.abc import Iterator

from reader.cli import shapes
from reader.cli.limits import limit_of
from reader.cli.session import Session
from reader.cli.slips import mend_index, tell_of_query
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import UsageError
from reader.model import Annotation, Article, Colour, NoteListing, SearchIn, Verdict
from reader.text.links import in_plain_words

_COLUMNS = (Column("uid", UID_SHOWN), Column("what", 12), Column("article", 30), Column("words"))


_PAGE = 100
_NO_NOTES = 'no notes yet: `hearsay annotate UID --quote "…"`, or h and a in the reader'


def annotate(session: Session) -> int:
    """`hearsay annotate UID --quote …` or `--verdict …`."""
    options = session.options
    if bool(options.quote) == bool(options.verdict):
        raise UsageError(
            "annotate wants either --quote or --verdict",
            hint='As in `hearsay annotate UID --quote "the words" --note "what I think"`',
        )
    return _give_verdict(session) if options.verdict else _highlight(session)


def _highlight(session: Session) -> int:
    options, library = session.options, session.library
    article = library.articles.get(options.uid)
    colour = _colour(session) or Colour.YELLOW.value
    made = library.notes.quote(article.uid, options.quote, text=options.note, tags=tuple(options.tag), colour=colour)
    if session.out.style.is_json:
        session.out.json(shapes.annotation(made, article))
    else:
        session.out.note(
            f"{'noted' if options.note else 'highlighted'} in {article.title or article.uid}: {options.quote}"
        )
    return 0


def _give_verdict(session: Session) -> int:
    options, library = session.options, session.library
    claim = library.claims.get(options.uid)
    verdict = None if options.verdict == "none" else Verdict(options.verdict)
    library.notes.set_verdict(claim.claim.uid, verdict, reason=options.reason)
    if session.out.style.is_json:
        session.out.json(
            {"claim_uid": claim.claim.uid, "verdict": verdict and verdict.value, "reason": options.reason or ""}
        )
    else:
        session.out.note(f"{verdict.value if verdict else 'no verdict'}: {claim.content_text}")
    return 0


def _colour(session: Session) -> str:
    """The colour that was asked for, by its own name or the reader's."""
    asked = session.options.colour
    if not asked:
        return ""
    from reader.settings import colour_called  # noqa: PLC0415 — most runs name no colour

    colour = colour_called(session.settings, asked)
    if not colour:
        named = (f"{own} ({name})" for own, name in session.settings.colours.items())
        raise UsageError(
            f"there is no colour {asked}", hint=f"There are {', '.join(Colour)}; named: {', '.join(named)}"
        )
    return colour


def list_notes(session: Session) -> int:
    """`hearsay notes [QUERY]`."""
    query = " ".join(session.options.query)
    answer = tell_of_query(session, query, SearchIn.NOTES)
    found = _found(session, query)
    if session.out.style.is_json:
        shown = session.out.array(shapes.annotation(note, article) for note, article in found)
    else:
        shown = Table(session.out, _COLUMNS).rows(_row(note, article) for note, article in found)
        if not shown:
            session.out.note("no note matches" if answer else _NO_NOTES)
    mend_index(session, answer)
    return 0 if shown else 1


def _found(session: Session, query: str) -> Iterator[tuple[Annotation, Article]]:
    """What the query finds, the last written first; of one colour alone where that is asked for."""
    colour, limit = _colour(session), limit_of(session)
    if not colour:
        yield from session.library.answers.notes(query, limit=limit)
        return
    rows = session.library.notes.rows(NoteListing(query=query, colours=(colour,)))
    wanted = len(rows) if limit is None else min(limit, len(rows))
    for start in range(0, wanted, _PAGE):
        yield from ((row.annotation, row.article) for row in rows.page(start, min(_PAGE, wanted - start)))


def _row(note: Annotation, article: Article) -> tuple[str, ...]:
    what = note.verdict.value if note.verdict else "note" if note.text else "highlight"
    quote = f"“{note.selector.quote}”" if note.selector else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    words = " ".join(part for part in (in_plain_words(note.text), quote, tags) if part)
    return (note.uid[:UID_SHOWN], what, article.title or article.uid, words)
