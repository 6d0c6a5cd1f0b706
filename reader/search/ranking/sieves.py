"""Sieves for what is not words: row numbers that the store knows, dates, any value at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from reader.search.ranking.bounds import PRESENT
from reader.search.segments.shelf import Shelf


class AmongIds:
    """Lets through the things with some row numbers."""

    def __init__(self, shelf: Shelf, ids: AbstractSet[int]) -> None:
        """`ids` of the things that are searched for."""
        self._shelf, self._ids = shelf, ids

    def mask(self, at: int) -> bytes:
        """See `Sieve`."""
        return bytes(map(self._ids.__contains__, self._shelf.parts[at].segment.ids)).translate(PRESENT)

    def passes(self, at: int) -> Callable[[int], bool]:
        """See `Sieve`."""
        ids, number = self._ids, self._shelf.parts[at].segment.ids
        return lambda document: number[document] in ids


class OfArticles:
    """Lets through what belongs to some articles."""

    def __init__(self, shelf: Shelf, articles: AbstractSet[int]) -> None:
        """`articles` by their row numbers."""
        self._shelf, self._articles = shelf, articles

    def mask(self, at: int) -> bytes:
        """See `Sieve`."""
        segment = self._shelf.parts[at].segment
        return _mask(segment.of_articles(self._articles), segment.count)

    def passes(self, at: int) -> Callable[[int], bool]:
        """See `Sieve`."""
        articles, number = self._articles, self._shelf.parts[at].segment.articles
        return lambda document: number[document] in articles


class Published:
    """Lets through what belongs to an article published from moment `first` to before `end`."""

    def __init__(self, shelf: Shelf, first: int, end: int) -> None:
        """Moments as `entries.moment_of` gives them; undated articles never pass."""
        self._shelf, self._first, self._end = shelf, max(first, 1), end

    def mask(self, at: int) -> bytes:
        """See `Sieve`."""
        segment = self._shelf.parts[at].segment
        return _mask(segment.published(self._first, self._end), segment.count)

    def passes(self, at: int) -> Callable[[int], bool]:
        """See `Sieve`."""
        moments, first, end = self._shelf.parts[at].segment.moments, self._first, self._end
        return lambda document: first <= moments[document] < end


class HasWords:
    """Lets through what has any word in some fields."""

    def __init__(self, shelf: Shelf, fields: tuple[str, ...]) -> None:
        """`fields` by name."""
        self._shelf, self._fields = shelf, fields

    def mask(self, at: int) -> bytes:
        """See `Sieve`."""
        part = self._shelf.parts[at]
        lengths = [part.field(name).length_bytes for name in self._fields]
        return bytes(map(any, zip(*lengths, strict=True))).translate(PRESENT)

    def passes(self, at: int) -> Callable[[int], bool]:
        """See `Sieve`."""
        part = self._shelf.parts[at]
        lengths = [part.field(name).length_bytes for name in self._fields]
        return lambda document: any(each[document] for each in lengths)


def _mask(documents: Iterable[int], size: int) -> bytes:
    mask = bytearray(size)
    for document in documents:
        mask[document] = 255
    return bytes(mask)
