"""Our segments as Whoosh sees them: with this codec its searcher and its queries run over our files.

It is the bridge back to Whoosh, and what tests hold our scores against; nothing needs it while the program runs.
Read-only. Positions count through the whole segment, which none of its queries can tell but `SpanFirst`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.search.entries import FIELDS
from reader.search.segments.field import Field, Postings
from reader.search.segments.lengths import ROUNDED
from reader.search.segments.shelf import Part, Shelf
from reader.search.whoosh_door import part_of_whoosh

_base, _matching, _reading = map(part_of_whoosh, ("codec.base", "matching.mcore", "reading"))
_fields, _searching, _spans = map(part_of_whoosh, ("fields", "searching", "query.spans"))


def searcher_over(shelf: Shelf) -> Any:
    """Whoosh's searcher over our segments; the number of a document is its place in `document_ids`."""
    schema = _fields.Schema(**{name: _fields.TEXT(phrase=True) for name in FIELDS[shelf.kind]})
    readers = [_reading.SegmentReader(None, schema, PartOfShelf(part)) for part in shelf.parts]
    return _searching.Searcher(readers[0] if len(readers) == 1 else _reading.MultiReader(readers))


def document_ids(shelf: Shelf) -> list[int]:
    """Row numbers of the things, by the number that Whoosh has for each."""
    return [id_ for part in shelf.parts for id_ in part.segment.ids]


class SegmentCodec(_base.Codec):  # type: ignore[misc, name-defined]  # whoosh has no types, and comes by its door
    """Opens one of our segments; writing them is `SegmentBuilder`'s."""

    def terms_reader(self, _storage: object, segment: PartOfShelf) -> _Terms:
        """What has the terms, and their postings."""
        return _Terms(segment.part)

    def per_document_reader(self, _storage: object, segment: PartOfShelf) -> _Documents:
        """What knows which documents there are, and how long."""
        return _Documents(segment.part)


class PartOfShelf(_base.Segment):  # type: ignore[misc, name-defined]
    """One of our segments, with its deleted documents, as Whoosh passes it about."""

    def __init__(self, part: Part) -> None:
        """Wrap it."""
        super().__init__("hearsay")
        self.part = part

    def codec(self) -> SegmentCodec:
        """How it is read."""
        return SegmentCodec()


class _Documents(_base.PerDocumentReader):  # type: ignore[misc, name-defined]
    def __init__(self, part: Part) -> None:
        self._part = part

    def doc_count_all(self) -> int:
        return self._part.segment.count

    def doc_count(self) -> int:
        return self._part.segment.count - len(self._part.dead)

    def has_deletions(self) -> bool:
        return bool(self._part.dead)

    def is_deleted(self, document: int) -> bool:
        return document in self._part.dead

    def deleted_docs(self) -> frozenset[int]:
        return self._part.dead

    def doc_field_length(self, document: int, field: str, default: int = 0) -> int:
        return ROUNDED[self._part.field(field).length_bytes[document]] or default

    def field_length(self, field: str) -> int:
        return self._part.field(field).total


class _Terms(_base.TermsReader):  # type: ignore[misc, name-defined]
    def __init__(self, part: Part) -> None:
        self._part = part

    def indexed_field_names(self) -> list[str]:
        return sorted(self._part.segment.container.about["fields"])

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._part.field(term[0]).terms.number(term[1]) >= 0

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from("", b"")

    def terms_from(self, field: str, beginning: bytes) -> Iterator[tuple[str, bytes]]:
        for name in self.indexed_field_names():
            if name >= field:
                terms = self._part.field(name).terms
                first = terms.lower(beginning) if name == field else 0
                yield from ((name, term) for term in terms.between(range(first, len(terms))))

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return self.items_from("", b"")

    def items_from(self, field: str, beginning: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(field, beginning))

    def term_info(self, field: str, term: bytes) -> Any:
        postings = self._postings(field, term)
        documents, lengths = postings.documents(), self._part.field(field).length_bytes
        rounded = [ROUNDED[lengths[document]] for document in documents]
        how_often = postings.everywhere, postings.count, min(rounded), max(rounded)
        return _reading.TermInfo(*how_often, max(postings.all_frequencies()), documents[0], documents[-1])

    def frequency(self, field: str, term: bytes) -> int:
        return self._postings(field, term).everywhere

    def doc_frequency(self, field: str, term: bytes) -> int:
        return self._postings(field, term).count

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> _Matcher:
        return _Matcher(self._postings(field, term), format_, scorer, (field, term), self.term_info(field, term))

    def cursor(self, field: str, kind: Any) -> _Cursor:
        return _Cursor(self._part.field(field), kind)

    def _postings(self, field: str, term: bytes) -> Postings:
        postings = self._part.field(field).find(term)
        if postings is None:
            raise KeyError(term)  # the error that whoosh's reader looks for
        return postings


class _Matcher(_matching.ListMatcher):  # type: ignore[misc, name-defined]
    """The postings of a term; places are looked up when a phrase asks for them."""

    def __init__(self, postings: Postings, format_: Any, scorer: Any, term: tuple[str, bytes], info: Any) -> None:
        often = list(postings.all_frequencies())
        super().__init__(postings.documents(), often, format=format_, scorer=scorer, term=term, terminfo=info)
        self._postings = postings

    def copy(self) -> _Matcher:
        other = _Matcher(self._postings, self._format, self._scorer, self._term, self._terminfo)
        other._i = self._i
        return other

    def spans(self) -> list[Any]:
        return [_spans.Span(place) for place in self._postings.places(self.id())]


class _Cursor(_base.FieldCursor):  # type: ignore[misc, name-defined]
    """Goes through the terms of a field, for the automata of fuzzy queries."""

    def __init__(self, field: Field, kind: Any) -> None:
        self._terms, self._kind, self._at = field.terms, kind, 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        self._at = self._terms.lower(term.encode() if isinstance(term, str) else term)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._kind.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._terms)
