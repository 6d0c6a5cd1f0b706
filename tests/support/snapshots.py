"""A library as it is at a moment: every row that an act may touch, whatever is counted of it, and what is found."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from reader.library import Library
from reader.model import ArticleSort, Listing, SearchIn

_NOT_STATE = {
    "changes", "acts", "program_values", "drafts", "placements", "relating", "story_links", "heads", "sqlite_sequence",
}  # fmt: skip
"""What only grows, what is no act, what counts the work to be done, what is worked out anew by what is rare then."""
_OWN_NUMBERS = {"annotations": "id", "annotation_tags": "annotation_id", "figures": "id"}
"""Numbers of rows, which a row that comes back does not keep."""
_QUERIES = ("dam", "note:mine", "tag:marked", "is:starred", "is:archived", "has:note", "speaker:koval", "claim:rain")


def snapshot(library: Library) -> dict[str, Any]:
    """All of it, to be compared with that of another moment."""
    library.search.keep_in_step()
    shown = {
        "counts": library.articles.counts(),
        "list": library.articles.rows(Listing(sort=ArticleSort.TITLE)).page(0, 99),
    }
    return _tables(library) | shown | {"found": dict(_found(library))}


def _tables(library: Library) -> dict[str, Any]:
    with library._keeping.reading() as db:  # there is no other way to see every row
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {name: _rows(db, name) for name in names if name not in _NOT_STATE}


def _rows(db: Any, name: str) -> list[tuple[Any, ...]]:
    found = db.execute(f"SELECT * FROM {name}")
    kept = [place for place, column in enumerate(found.description) if column[0] != _OWN_NUMBERS.get(name)]
    return sorted((tuple(_plain(row[place]) for place in kept) for row in found), key=repr)


def _plain(value: Any) -> Any:
    """Objects are the same in whatever order their fields stand."""
    is_object = isinstance(value, str) and value.startswith("{")
    return json.dumps(json.loads(value), sort_keys=True) if is_object else value


def _found(library: Library) -> Any:
    for query, within in product(_QUERIES, SearchIn):
        hits = library.search.find(query, within=within, limit=None)
        assert hits.notice == ""
        yield (query, within), (hits.total, sorted(repr(hit) for hit in hits.hits))
