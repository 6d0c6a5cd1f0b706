"""A segment in the making: full in time, empty once written, the same whatever it is called."""

from __future__ import annotations

from io import BytesIO

import pytest
from support.segments_in_hand import ANALYZER, article, bytes_of, small_articles

from reader.model import SearchIn
from reader.search.entries import CONTENT, SPEAKER, TEXT, TITLE, Entry
from reader.search.segments import builder
from reader.search.segments.builder import SegmentBuilder
from reader.search.segments.container import Container
from reader.search.segments.segment import MOST_DOCUMENTS, Segment


def test_the_same_entries_give_the_same_bytes():
    assert bytes_of(small_articles(90)) == bytes_of(small_articles(90))


@pytest.mark.slow
def test_it_is_full_when_documents_have_no_more_numbers():
    making = SegmentBuilder(SearchIn.CLAIMS, ANALYZER)
    empty = Entry(SearchIn.CLAIMS, 1, 1, {})
    for _ in range(MOST_DOCUMENTS - 1):
        making.add(empty)
    assert not making.is_full

    making.add(empty)
    assert making.is_full
    assert len(making) == 65_536


def test_it_is_full_when_it_has_many_places(monkeypatch):
    monkeypatch.setattr(builder, "MOST_PLACES", 10)
    making = SegmentBuilder(SearchIn.ARTICLES, ANALYZER)
    making.add(article(1, "one two three four five", "six seven eight nine"))
    assert not making.is_full

    making.add(article(2, "ten"))
    assert making.is_full


@pytest.mark.parametrize("count", [0, 1, 70])
def test_what_is_written_can_be_read_with_what_each_document_is_of(count):
    entries = [
        Entry(SearchIn.CLAIMS, 100 + number, number // 3, {CONTENT: f"claim {number}", SPEAKER: ""}, number % 5)
        for number in range(count)
    ]
    segment = Segment(Container(bytes_of(entries, SearchIn.CLAIMS), "x"))

    assert segment.count == count
    assert list(segment.ids) == [entry.id for entry in entries]
    assert list(segment.articles) == [entry.article for entry in entries]
    assert list(segment.moments) == [entry.moment for entry in entries]
    assert segment.field(SPEAKER).total == 0
    assert list(segment.field(CONTENT).lengths) == [2] * count


def test_words_of_two_documents_are_never_neighbours_nor_those_of_two_fields():
    segment = Segment(
        Container(bytes_of([article(1, "one two", "five"), article(2, "three T-72"), article(3, "")]), "x")
    )
    places = {term: segment.field(TEXT).find(term).all_places()[0] for term in segment.field(TEXT).terms}

    assert places[b"three"] == places[b"two"] + 2
    assert places[b"t72"] == places[b"t"] == places[b"three"] + 1
    assert segment.field(TITLE).find(b"five").all_places().tolist() == [0]
    assert segment.field(TEXT).span == places[b"72"] + 3


def test_an_entry_without_a_field_has_none_of_its_words():
    file = BytesIO()
    making = SegmentBuilder(SearchIn.ARTICLES, ANALYZER)
    making.add(Entry(SearchIn.ARTICLES, 1, 1, {TEXT: "war"}))
    making.write(file)

    assert list(Segment(Container(file.getvalue(), "x")).field(TITLE).terms) == []
