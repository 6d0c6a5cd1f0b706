"""What a search has to say about its query and about itself, on stderr."""

from __future__ import annotations

from reader.cli.output import Output
from reader.model import Results


def tell_slips(out: Output, query: str, results: Results) -> None:
    """Say where the query has slips, and whether the answer is complete."""
    for slip in results.slips:
        out.complain(f"in the query {query!r}, at {slip.position + 1}: {slip.message}")
    if results.notice:
        out.note(results.notice)
    elif results.is_partial:
        out.note("slower, partial: the search index is being built")
