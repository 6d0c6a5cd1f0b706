"""Postings out of a Whoosh index. Not for two threads at a time: Whoosh's readers share file positions."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from reader.model import SearchIn
from reader.search.postings import Frequencies
from reader.search.whoosh_door import FileIndex, Files, TermNotFound
from reader.search.whoosh_schema import ARTICLE, ID, KEY


class _Segment:
    """One segment's reader; its documents are numbered from `base`."""

    def __init__(self, reader: Any, base: int) -> None:
        self.reader = reader
        self.base = base
        self.ids = _column(reader.column_reader(ID, translate=False), reader.doc_count_all())
        self.articles = _column(reader.column_reader(ARTICLE, translate=False), reader.doc_count_all())

    def matcher(self, field: str, term: str) -> Any | None:
        try:
            return self.reader.postings(field, term.encode())
        except TermNotFound:
            return None


class WhooshPostings:
    """The seam's view of an index; what it has read of a term it remembers until it is closed."""

    def __init__(self, files: Files) -> None:
        """Open the newest state of the index in `files`, and close them with it."""
        self._files = files
        try:
            self._reader = FileIndex(files).reader()
            leaves = self._reader.leaf_readers()
            self._segments = [_Segment(leaf, base) for leaf, base in leaves if leaf.doc_count_all()]
        except BaseException:
            files.let_go()
            raise
        self._bases = [segment.base for segment in self._segments]
        self._frequencies: dict[tuple[str, str], dict[int, int]] = {}
        self._lengths: dict[str, dict[int, int]] = {}

    def close(self) -> None:
        """Let go of the files."""
        try:
            self._reader.close()
        finally:
            self._files.let_go()

    def forget(self) -> None:
        """Drop what was remembered of terms; called between searches, to keep memory bounded."""
        self._frequencies.clear()

    def documents(self, kind: SearchIn) -> Frequencies:
        """All documents of a kind."""
        return self.frequencies(KEY, kind_key(kind))

    def with_key(self, key: str) -> Iterable[int]:
        """Documents that have that key."""
        return self._read(KEY, key)

    def frequencies(self, field: str, term: str) -> Frequencies:
        """Documents with the term, and how often."""
        known = self._frequencies.get((field, term))
        if known is None:
            known = self._frequencies[field, term] = self._read(field, term)
        return known

    def _read(self, field: str, term: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for segment in self._segments:
            matcher, base = segment.matcher(field, term), segment.base
            while matcher is not None and matcher.is_active():
                found[base + matcher.id()] = int(matcher.weight())
                matcher.next()
        return found

    def positions(self, field: str, term: str, documents: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Places of the term in those documents."""
        found: dict[int, Sequence[int]] = {}
        wanted = sorted(documents)
        for segment in self._segments:
            matcher, base = segment.matcher(field, term), segment.base
            for document in wanted:
                if matcher is None or not matcher.is_active():
                    break
                if document >= base + matcher.id():
                    matcher.skip_to(document - base)
                    if matcher.is_active() and base + matcher.id() == document:
                        found[document] = matcher.value_as("positions")
        return found

    def starting_with(self, field: str, prefix: str) -> Iterable[str]:
        """All terms of the field that begin so."""
        return {term.decode() for s in self._segments for term in s.reader.expand_prefix(field, prefix.encode())}

    def has(self, field: str, term: str) -> bool:
        """Whether any document has the term in that field."""
        word = term.encode()
        return any((field, word) in segment.reader for segment in self._segments)

    def length(self, field: str, document: int) -> int:
        """How many terms the field has in that document, rounded up beyond 100 or so (whoosh keeps one byte)."""
        lengths = self._lengths.get(field)
        if lengths is None:
            lengths = self._lengths[field] = {}
        known = lengths.get(document)
        if known is None:
            segment = self._segment_of(document)
            known = lengths[document] = segment.reader.doc_field_length(document - segment.base, field) or 0
        return known

    def total_length(self, field: str) -> int:
        """How many terms the field has in all documents, deleted ones included until they are merged away."""
        return int(self._reader.field_length(field)) or 1

    def ids(self, document: int) -> tuple[int, int]:
        """Row numbers of the thing and of its article."""
        segment = self._segment_of(document)
        return segment.ids[document - segment.base], segment.articles[document - segment.base]

    def _segment_of(self, document: int) -> _Segment:
        return self._segments[bisect_right(self._bases, document) - 1]


def _column(reader: Any, count: int) -> array[int]:
    """All values of a column of long integers at once; whoosh itself reads them one by one, which takes seconds."""
    values: array[int] = array("q")
    stored: int = min(reader._count, count)  # a column ends at its last value that is not 0
    values.frombytes(reader._dbfile.get(reader._basepos, stored * values.itemsize))
    if sys.byteorder == "little":
        values.byteswap()
    return values + array("q", [0]) * (count - stored)


def kind_key(kind: SearchIn) -> str:
    """Key that all documents of a kind have."""
    return f"kind:{kind}"
