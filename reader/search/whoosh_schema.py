"""How entries are laid out in Whoosh. Importing this costs 50 ms: whoosh brings half of the standard library along.

The classes here are pickled into the index by name, so their place is part of the index's format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whoosh import columns, fields, formats

from reader.search.entries import FIELDS

KEY, ID, ARTICLE = "key", "id", "article"


class Placed(fields.FieldType):  # type: ignore[misc]  # whoosh has no types
    """A field that is handed terms with their places; analysis has been done already."""

    indexed = True
    stored = False
    scorable = True
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Positions()

    def index(self, value: Mapping[str, Sequence[int]], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Postings of one document, as the writer wants them."""
        encode = self.format.encode
        for term, places in value.items():
            yield term.encode(), len(places), float(len(places)), encode(places)


class Keys(fields.FieldType):  # type: ignore[misc]  # whoosh has no types
    """A field of names by which documents are found again, to be deleted."""

    indexed = True
    stored = False
    scorable = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Postings of one document, as the writer wants them."""
        for key in value:
            yield key.encode(), 1, 1.0, b""


def schema() -> fields.Schema:
    """The schema of a new index."""
    placed = {name: Placed() for names in FIELDS.values() for name in names}
    numbers = {name: fields.COLUMN(columns.NumericColumn("q")) for name in (ID, ARTICLE)}
    return fields.Schema(**{KEY: Keys()}, **placed, **numbers)
