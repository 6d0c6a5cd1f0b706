"""How entries are laid out in Whoosh.

The classes here are pickled into the index by name, so their place is part of the index's format.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader.search.entries import FIELDS
from reader.search.whoosh_door import W3Codec, columns, fields, formats

KEY, ID, ARTICLE = "key", "id", "article"


class Places(formats.Positions):  # type: ignore[misc]  # whoosh has no types
    """Places of a term in one document, as plain numbers: whoosh pickles them, which takes three times as long."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Bytes of some places."""
        return array("I", places).tobytes() if sys.byteorder == "little" else _swapped(array("I", places)).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Places in some bytes."""
        places = array("I")
        places.frombytes(value)
        return list(places if sys.byteorder == "little" else _swapped(places))

    def decode_frequency(self, value: bytes) -> int:
        """How many places there are."""
        return len(value) // array("I").itemsize


def _swapped(places: array[int]) -> array[int]:
    places.byteswap()
    return places


class Placed(fields.FieldType):  # type: ignore[misc]  # whoosh has no types
    """A field that is handed terms with their places; analysis has been done already."""

    indexed = True
    stored = False
    scorable = True
    analyzer = None

    def __init__(self) -> None:
        self.format = Places()

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


def codec() -> W3Codec:
    """How postings are written: for reading whole lists, not for skipping.

    The lengths in each block serve a search that leaves out blocks; on news it never could, and finding them took a
    fifth of building. Whole blocks are read anyway, so larger ones without compression are faster both ways.
    """
    made = W3Codec(blocklimit=1024, compression=0)
    made.length_stats = False
    return made


def schema() -> fields.Schema:
    """The schema of a new index."""
    placed = {name: Placed() for names in FIELDS.values() for name in names}
    numbers = {name: fields.COLUMN(columns.NumericColumn("q")) for name in (ID, ARTICLE)}
    return fields.Schema(**{KEY: Keys()}, **placed, **numbers)
