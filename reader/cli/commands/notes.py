"""Commands about the reader's own marks: annotate, notes."""

from __future__ import annotations

from reader.cli import shapes
from reader.cli.limits import limit_of
from reader.cli.session import Session
from reader.cli.slips import mend_index, tell_of_query
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import UsageError
from reader.model import Annotation, Article, SearchIn, Verdict

_COLUMNS = (Column("uid", UID_SHOWN), Column("what", 12), Column("article", 30), Column("words"))


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
    made = library.notes.quote(article.uid, options.quote, text=options.note, tags=tuple(options.tag))
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
        session.out.json({"claim_uid": claim.claim.uid, "verdict": verdict and verdict.value, "reason": options.reason})
    else:
        session.out.note(f"{verdict.value if verdict else 'no verdict'}: {claim.content_text}")
    return 0


def list_notes(session: Session) -> int:
    """`hearsay notes [QUERY]`."""
    query = " ".join(session.options.query)
    answer = tell_of_query(session, query, SearchIn.NOTES)
    found = session.library.answers.notes(query, limit=limit_of(session))
    if session.out.style.is_json:
        shown = session.out.array(shapes.annotation(note, article) for note, article in found)
    else:
        shown = Table(session.out, _COLUMNS).rows(_row(note, article) for note, article in found)
        if not shown:
            session.out.note("no note matches" if answer else _NO_NOTES)
    mend_index(session, answer)
    return 0 if shown else 1


def _row(note: Annotation, article: Article) -> tuple[str, ...]:
    what = note.verdict.value if note.verdict else "note" if note.text else "highlight"
    quote = f"“{note.selector.quote}”" if note.selector else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    words = " ".join(part for part in (note.text, quote, tags) if part)
    return (note.uid[:UID_SHOWN], what, article.title or article.uid, words)
