"""What a search has to say about its query and about itself, on stderr; and what it leaves better than it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import Output
from reader.cli.session import Session
from reader.model import SearchIn

if TYPE_CHECKING:
    from reader.model import Results

EMPTY = "The library is empty. `hearsay import PATH` brings articles in; `hearsay --demo` has some."
_AT_ONCE = 1000  # articles: an index of so many is built in some seconds, when it is missing


def tell_slips(out: Output, query: str, results: Results) -> None:
    """Say where the query has slips, and whether the answer is complete."""
    for slip in results.slips:
        out.complain(f"in the query {query!r}, at {slip.position + 1}: {slip.message}")
    if results.notice:
        out.note(results.notice)


def tell_of_query(session: Session, query: str, within: SearchIn = SearchIn.ARTICLES) -> Results | None:
    """Say what `tell_slips` says, for a command that gets its rows in another way; None when nothing is asked."""
    if not query.strip():
        return None
    results = session.library.search.find(query, within=within, limit=0)  # the rows' own search finds it remembered
    tell_slips(session.out, query, results)
    return results


def follow(session: Session) -> None:
    """Let the index follow what was done, which has been told already: merged names may concern many articles."""
    session.out.flush()
    session.library.search.follow()


def mend_index(session: Session, results: Results | None) -> None:
    """After an answer without the index: build it for the next one. Of a large library it has been said how."""
    if results is None or not (results.notice or results.is_partial):
        return
    session.out.flush()
    if session.library.articles.counts().articles <= _AT_ONCE:
        session.library.search.keep_in_step()
