"""Finds the hits of a query in a text, with the analyzer and the rules that found the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.model import Span
from reader.search.analyzer import MAX_TERM, Analyzer, Term
from reader.search.nodes import Field, Match, Node, Words
from reader.search.patterns import Part, Row, is_near, rows_of
from reader.search.query import leaves

IN_ARTICLES = frozenset({Field.ANY, Field.TITLE, Field.CLAIM, Field.SPEAKER})
IN_CLAIMS = frozenset({Field.ANY, Field.CLAIM})
IN_SPEAKERS = frozenset({Field.ANY, Field.SPEAKER})
IN_NOTES = frozenset({Field.ANY, Field.NOTE})

_Group = list[Term]


class Marker:
    """The hits of one query, for as many texts as are wanted."""

    def __init__(self, node: Node | None, fields: frozenset[Field], analyzer: Analyzer) -> None:
        """Take the words that are asked for in one of `fields`; what must not occur is no hit."""
        asked = [leaf for leaf in leaves(node) if isinstance(leaf, Words) and leaf.field in fields and leaf.text != "*"]
        self._analyzer = analyzer
        self._rows = tuple(dict.fromkeys(row for words in asked for row in rows_of(words, analyzer)))
        self._first: dict[str, tuple[Row, ...]] = {}
        self._exact: dict[str, list[Row]] = {}
        for row in self._rows:
            if row[0].match is Match.WORD:
                self._exact.setdefault(row[0].text, []).append(row)
        self._open = [row for row in self._rows if row[0].match is not Match.WORD]
        self._plain = _plain(self._rows)
        self._reach = max((len(row) for row in self._rows), default=0)
        self._needles = _needles(self._rows)

    def hits(self, text: str) -> Iterator[Span]:
        """Every hit in order, none inside another; a phrase is one. Linear in the text, times the longest phrase."""
        if not self._rows:
            return
        last: Span | None = None
        for span in self._by_line(text) if self._reach == 1 else self._in_rows(text):
            if last is not None and span.start < last.end:
                last = Span(last.start, max(last.end, span.end))
                continue
            if last is not None:
                yield last
            last = span
        if last is not None:
            yield last

    def _by_line(self, text: str) -> Iterator[Span]:
        """Hits of single words: only lines that can have one are cut into terms, which is most of the work."""
        start = 0
        for line, squeezed in zip(text.split("\n"), self._analyzer.squeezed_lines(text), strict=True):
            if not self._needles or any(needle in squeezed for needle in self._needles):
                for term in self._analyzer.terms(line, self._plain):
                    if self._rows_from(term.text):
                        yield Span(start + term.start, start + term.end)
            start += len(line) + 1

    def _in_rows(self, text: str) -> Iterator[Span]:
        window: list[_Group] = []
        for group in _groups(self._analyzer.terms(text, self._plain)):
            # What was left out can be in no row.
            while window and group[0].position != window[-1][0].position + 1:
                yield from self._at_start(window)
                window.pop(0)
            window.append(group)
            if len(window) == self._reach:
                yield from self._at_start(window)
                window.pop(0)
        while window:
            yield from self._at_start(window)
            window.pop(0)

    def _at_start(self, window: list[_Group]) -> Iterator[Span]:
        for term in window[0]:
            for row in self._rows_from(term.text):
                span = _span(row, term, window)
                if span is not None:
                    yield span

    def _rows_from(self, text: str) -> tuple[Row, ...]:
        known = self._first.get(text)
        if known is None:
            fitting = [row for row in self._open if _fits(row[0], text)]
            known = self._first[text] = (*self._exact.get(text, ()), *fitting)
        return known


def _plain(rows: Iterable[Row]) -> frozenset[str] | None:
    """The plain words that a hit can be made of; None when that cannot be said.

    (Of a word, a beginning or a slip of the key may be asked for; one longer than a term stands in the text in full.)
    """
    parts = [part for row in rows for part in row]
    is_known = all(part.match is Match.WORD and len(part.text) < MAX_TERM for part in parts)
    return frozenset(part.text for part in parts) if is_known else None


def _needles(rows: Iterable[Row]) -> tuple[str, ...]:
    """What a text must contain, squeezed, to have a hit; empty when that cannot be said (a fuzzy word)."""
    if any(row[0].match is Match.FUZZY for row in rows):
        return ()
    return tuple(row[0].text.replace(".", "") for row in rows)


def _groups(terms: Iterable[Term]) -> Iterator[_Group]:
    """Terms by their place among the words."""
    group: _Group = []
    for term in terms:
        if group and group[0].position != term.position:
            yield group
            group = []
        group.append(term)
    if group:
        yield group


def _span(row: Row, first: Term, window: list[_Group]) -> Span | None:
    """Where the row stands at the start of the window; None when it does not."""
    if len(row) > len(window):
        return None
    end = first.end
    for part, group in zip(row[1:], window[1:], strict=False):
        fitting = next((term for term in group if _fits(part, term.text)), None)
        if fitting is None:
            return None
        end = max(end, fitting.end)
    return Span(first.start, end)


def _fits(part: Part, text: str) -> bool:
    if part.match is Match.PREFIX:
        return text.startswith(part.text)
    return is_near(part.text, text) if part.match is Match.FUZZY else text == part.text
