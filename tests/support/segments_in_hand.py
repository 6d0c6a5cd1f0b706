"""Segments and shelves in memory, of entries written down in a test."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from io import BytesIO

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import CONTENT, SPEAKER, TEXT, TITLE, Entry
from reader.search.evaluate import Evaluation, Shelves
from reader.search.nodes import Node
from reader.search.query import parse
from reader.search.ranking.answer import Answer
from reader.search.segments.builder import SegmentBuilder
from reader.search.segments.container import Container
from reader.search.segments.merging import merge
from reader.search.segments.segment import Segment
from reader.search.segments.shelf import Part, Shelf

ANALYZER = Analyzer()


class NoFacts:
    """A store that knows nothing: these queries have no filters."""

    def everything(self, within):
        raise AssertionError(within)

    def filtered(self, leaf, within):
        raise AssertionError(leaf)


def article(number: int, text: str, title: str = "", *, moment: int = 0) -> Entry:
    """An article; its text does not repeat the title here."""
    return Entry(SearchIn.ARTICLES, number, number, {TITLE: title, TEXT: text}, moment)


def claim(number: int, of: int, content: str, speaker: str = "", *, moment: int = 0) -> Entry:
    """A claim in an article, of whose moment it is."""
    return Entry(SearchIn.CLAIMS, number, of, {CONTENT: content, SPEAKER: speaker}, moment)


def bytes_of(entries: Iterable[Entry], kind: SearchIn = SearchIn.ARTICLES) -> bytes:
    """The file of a segment."""
    builder = SegmentBuilder(kind, ANALYZER)
    for entry in entries:
        builder.add(entry)
    file = BytesIO()
    builder.write(file)
    return file.getvalue()


def segment_of(entries: Iterable[Entry], kind: SearchIn = SearchIn.ARTICLES) -> Segment:
    """A segment, open."""
    return Segment(Container(bytes_of(entries, kind), "in hand"))


def merged_bytes(parts: Iterable[Part], fields: Sequence[str] = (TITLE, TEXT)) -> bytes:
    """The file of the segment that some parts are merged to."""
    file = BytesIO()
    merge([(part.segment, part.dead) for part in parts], file, fields)
    return file.getvalue()


def merged(parts: Iterable[Part], fields: Sequence[str] = (TITLE, TEXT)) -> Segment:
    """The segment that some parts are merged to."""
    return Segment(Container(merged_bytes(parts, fields), "merged"))


def shelf_of(
    groups: Iterable[Sequence[Entry]], dead: Collection[int] = (), kind: SearchIn = SearchIn.ARTICLES
) -> Shelf:
    """A segment for each group of entries; `dead` are ids of entries that are deleted."""
    parts = []
    for group in groups:
        gone = frozenset(number for number, entry in enumerate(group) if entry.id in dead)
        parts.append(Part(segment_of(group, kind), gone))
    return Shelf(kind, parts)


def shelves_with(*shelves: Shelf) -> Shelves:
    """These, and empty ones of the other kinds."""
    return {kind: Shelf(kind, []) for kind in SearchIn} | {shelf.kind: shelf for shelf in shelves}


def answer_to(query: Node | str, *shelves: Shelf, within: SearchIn = SearchIn.ARTICLES) -> Answer:
    """What a query finds."""
    node = parse(query).node if isinstance(query, str) else query
    assert node is not None
    return Evaluation(shelves_with(*shelves), NoFacts(), ANALYZER, within).answer(node)


def small_articles(count: int, *, seed: int = 1, words: int = 25) -> list[Entry]:
    """Articles of words `w0`, `w1` … of which the first are by far the commonest, and moments in no order."""
    rng = random.Random(seed)
    vocabulary = [f"w{number}" for number in range(400)]
    weights = [1 / (number + 1) for number in range(400)]
    return [
        article(number, " ".join(rng.choices(vocabulary, weights, k=rng.randrange(1, words))), moment=rng.randrange(99))
        for number in range(1, count + 1)
    ]
