"""The search command, and searches kept under a name."""

from __future__ import annotations

from collections.abc import Iterable

from reader.cli import shapes
from reader.cli.limits import limit_of, tell_of_more
from reader.cli.session import Session
from reader.cli.slips import mend_index, tell_slips
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import UsageError
from reader.model import Hit, SearchIn

_IN_PIPE = 50  # snippets cost; who wants every hit says so
_SNIPPETS = 2


def search(session: Session) -> int:
    """`hearsay search QUERY`, and what is done with saved searches."""
    options = session.options
    if options.saved:
        return _list_saved(session)
    if options.forget is not None:
        session.library.search.forget(options.forget)
        session.out.note(f"forgotten: @{options.forget}")
        return 0
    query = " ".join(options.query)
    if not query.strip():
        raise UsageError("Nothing to search for", hint='Give words, as in `hearsay search "20,000 killed"`')
    return _save(session, query) if options.save is not None else _find(session, query)


def _save(session: Session, query: str) -> int:
    session.library.search.save(session.options.save, query)
    session.out.note(f"kept as @{session.options.save}")
    return 0


def _list_saved(session: Session) -> int:
    saved = session.library.search.saved()
    if session.out.style.is_json:
        return 0 if session.out.array(shapes.plain(item) for item in saved) else 1
    Table(session.out, (Column("name", 20), Column("query"))).rows((f"@{item.name}", item.query) for item in saved)
    if not saved:
        session.out.note("no search is saved yet: `hearsay search QUERY --save NAME` keeps one")
    return 0 if saved else 1


def _find(session: Session, query: str) -> int:
    out = session.out
    limit = limit_of(session, in_pipe=_IN_PIPE)
    found = session.library.answers.of(query, SearchIn(session.options.within))
    results = found.results
    tell_slips(out, query, results)
    hits = found.hits(limit)
    shown = out.array(map(shapes.hit, hits)) if out.style.is_json else _print_hits(session, hits)
    if not out.style.is_json:
        tell_of_more(session, shown, results.total)
        if not shown:
            out.note("nothing found")
    mend_index(session, results)
    return 0 if shown else 1


def _print_hits(session: Session, hits: Iterable[Hit]) -> int:
    """Print hits; returns how many there were."""
    shown = 0
    for shown, hit in enumerate(hits, 1):  # noqa: B007 — counted for the caller
        _print_hit(session, hit)
    return shown


def _print_hit(session: Session, hit: Hit) -> None:
    article = hit.article
    facts = (hit.uid[:UID_SHOWN], article.published[:10], article.outlet, article.title or "(no title)")
    session.out.strong("  ".join(fact for fact in facts if fact))
    for snippet in hit.snippets[:_SNIPPETS]:
        session.out.marked(snippet.text, snippet.hits, indent="    ")
