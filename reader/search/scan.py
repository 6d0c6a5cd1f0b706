"""Search without an index: entries are read newest first until the time is up, and then asked as the index would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.search.analyzer import Analyzer
from reader.search.entries import Entry
from reader.search.postings import MemoryPostings


def scan(entries: Iterable[Entry], analyzer: Analyzer, is_time_up: Callable[[], bool]) -> tuple[MemoryPostings, bool]:
    """Postings of as many entries as there is time for, and whether these are all."""
    postings = MemoryPostings(analyzer)
    for entry in entries:
        if is_time_up():
            return postings, False
        postings.add(entry)
    return postings, True
