"""Search without an index: entries are read newest first until the time is up, and then asked as the index would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import Entry
from reader.search.evaluate import Shelves
from reader.search.segments.builder import SegmentBuilder, filled
from reader.search.segments.container import Container
from reader.search.segments.segment import Segment
from reader.search.segments.shelf import Part, Shelf


def scan(entries: Iterable[Entry], analyzer: Analyzer, is_time_up: Callable[[], bool]) -> tuple[Shelves, bool]:
    """An index in memory of as many entries as there is time for, and whether these are all."""
    is_whole = True

    def in_time() -> Iterator[Entry]:
        nonlocal is_whole
        for entry in entries:
            if is_time_up():
                is_whole = False
                return
            yield entry

    parts: dict[SearchIn, list[Part]] = defaultdict(list)
    for builder in filled(in_time(), analyzer):
        parts[builder.kind].append(_part(builder))
    return {kind: Shelf(kind, parts[kind]) for kind in SearchIn}, is_whole


def _part(builder: SegmentBuilder) -> Part:
    file = BytesIO()
    builder.write(file)
    return Part(Segment(Container(file.getvalue(), "scan")), frozenset())
