"""The stamp's format rises with whatever decides what is in the index."""

from __future__ import annotations

import hashlib
import inspect

from reader.library import index_words
from reader.search import analyzer, entries, fold
from reader.search.segments import (
    builder,
    container,
    field_writer,
    impacts,
    lengths,
    places,
    segment_writer,
    terms,
)
from reader.search.stamp import FORMAT

# An index that an earlier state of these wrote finds wrongly.
FILES = (builder, container, field_writer, impacts, lengths, places, segment_writer, terms)
DECIDING = (analyzer, entries, fold, index_words._entries, *FILES)

PINNED = (4, "de7ef28d3bff4b7f")


def _digest() -> str:
    return hashlib.sha256("\0".join(map(inspect.getsource, DECIDING)).encode()).hexdigest()[:16]


def test_who_changes_what_is_in_the_index_raises_its_format() -> None:
    """When this fails: raise FORMAT unless only words changed, then pin both anew. Old indexes are then built anew."""
    assert (FORMAT, _digest()) == PINNED
