"""What a search and a change of the index cost, counted: documents scored, columns copied, files written."""

from __future__ import annotations

import tracemalloc
from functools import cache

import pytest
from support.segments_in_hand import ANALYZER, answer_to, article, shelf_of, small_articles

from reader.model import SearchIn
from reader.search.entries import NOTE, QUOTE, TAGS, TEXT, Entry
from reader.search.expanding import Expanding
from reader.search.index import SearchIndex
from reader.search.nodes import Match
from reader.search.patterns import Part
from reader.search.ranking import answer, best, unions
from reader.search.ranking.bounds import Bounds
from reader.search.ranking.unions import frequencies
from reader.search.segments.field import Field, Postings
from reader.search.stamp import read_stamp

COUNT = 3000


@cache
def shelf():
    """One for all tests: they only read."""
    return shelf_of([small_articles(COUNT)])


@pytest.mark.parametrize(
    ("query", "scored"),
    [
        pytest.param("w0", 100, id="common"),
        pytest.param("w0 w1", 100, id="and"),
        pytest.param("w0 OR w1 OR w2", 100, id="or"),
        pytest.param("w0 -w1", 100, id="exclude"),
        pytest.param('"w0 w1"', 100, id="phrase"),
        pytest.param("w1*", 200, id="prefix"),
        pytest.param("w3~", 200, id="fuzzy"),
    ],
)
def test_of_thousands_that_a_common_word_finds_few_are_scored(query, scored):
    asked = answer_to(query, shelf())

    assert len(asked.best(20)) == 20
    assert 20 <= asked.work.scored < scored
    assert asked.count > COUNT / 8


def test_a_rare_phrase_of_common_words_is_looked_up_once_instead_of_in_every_document():
    asked = answer_to('"w0 w0 w1"', shelf())

    assert len(asked.best(20)) == 20
    assert asked.work.repeated == 1
    assert asked.work.scored < 300


def test_a_rare_phrase_in_texts_of_one_length_is_not_looked_for_in_each():
    texts = ["he said x that today", "he said that x today"]
    alike = shelf_of([[article(number, texts[not number % 300]) for number in range(1, COUNT)]])
    asked = answer_to('"said that"', alike)

    assert len(asked.best(20)) == asked.count == 9
    assert asked.work.scored < 1000


@pytest.mark.parametrize("query", ["w0", "w0 w1", "w0 OR w9", "w1*", "w0 -w1", "-w0 w1"])
def test_the_best_are_given_without_a_list_of_all_hits(monkeypatch, query):
    def never(*_given):
        raise AssertionError("every hit is listed")

    asked = answer_to(query, shelf())
    monkeypatch.setattr(Bounds, "listed", never)
    monkeypatch.setattr(Postings, "documents", never)
    monkeypatch.setattr(answer, "all_of_them", never)
    monkeypatch.setattr(best, "all_of_them", never)

    assert len(asked.best(20)) == 20
    assert asked.count > 20


def test_hits_are_counted_without_a_score():
    asked = answer_to("w0 OR w1", shelf())

    assert asked.count > COUNT / 2
    assert len(asked.ids()) == asked.count
    assert asked.work.scored == 0


# ---------------------------------------------------------------- what is read


class Counting:
    """A column of which is counted how often, and how much, somebody takes a slice."""

    def __init__(self, column):
        self._column, self.slices, self.length = column, 0, 0

    def __getitem__(self, key):
        part = self._column[key]
        if isinstance(key, slice):
            self.slices += 1
            self.length += len(part)
        return part


def counted(field):
    """The lists of a field, with their slices counted."""
    columns = tuple(map(Counting, field.listed))
    field.listed = columns  # a cached property
    return columns


def test_a_beginning_of_many_words_reads_their_lists_as_one(monkeypatch):
    def never(*_given):
        raise AssertionError("a term is read by itself")

    field = shelf_of([small_articles(400)]).parts[0].field(TEXT)
    documents, often, _ = counted(field)
    numbers = list(field.terms.starting_with(b"w3"))
    monkeypatch.setattr(Field, "postings", never)
    found = frequencies(field, numbers)

    assert len(numbers) > 50
    assert unions.how_many(found) > 100
    assert (documents.slices, often.slices) == (1, 1)


def test_a_dense_word_among_them_does_not_break_the_run():
    field = shelf_of([small_articles(400)]).parts[0].field(TEXT)
    documents, _, _ = counted(field)
    numbers = list(field.terms.starting_with(b"w"))
    dense = [number for number in numbers if field.with_term[number] >= field.least_dense]
    frequencies(field, numbers)

    assert 0 < numbers.index(dense[-1]) < len(numbers) - 1
    assert documents.slices == 1


def test_a_word_reads_its_own_list_and_no_other():
    field = shelf_of([small_articles(400)]).parts[0].field(TEXT)
    columns = counted(field)
    postings = field.find(b"w50")

    assert postings.count > 3
    assert [(column.slices, column.length) for column in columns] == [(1, postings.count)] * 3


def test_a_slip_of_the_key_looks_up_only_words_that_may_be_there(monkeypatch):
    field = shelf().parts[0].field(TEXT)
    looked_up = []
    number = type(field.terms).number
    monkeypatch.setattr(type(field.terms), "number", lambda self, term: looked_up.append(term) or number(self, term))
    clause = Expanding().clause(Part("w301", Match.FUZZY), shelf(), TEXT, 1.0)

    assert clause is not None
    assert b"w301" in looked_up
    assert len(looked_up) < 80  # of some 300 words that are one slip away


# ---------------------------------------------------------------- opening and changing


@pytest.fixture
def index(tmp_path):
    """An index, closed afterwards."""
    index = SearchIndex(tmp_path, ANALYZER)
    yield index
    index.close()


def built(index, entries):
    with index.writing() as is_ours:
        assert is_ours
        return index.rebuild(entries, 1)


def updated(index, stamp, *entries):
    with index.writing() as is_ours:
        assert is_ours
        gone: dict[SearchIn, set[int]] = {}
        for entry in entries:
            gone.setdefault(entry.kind, set()).add(entry.article)
        return index.update(stamp, gone, entries, 2)


def note(number, of, text):
    return Entry(SearchIn.NOTES, number, of, {NOTE: text, QUOTE: "", TAGS: ""})


def segments_of(snapshot, kind):
    return {id(part.segment) for part in snapshot.shelves[kind].parts}


def files_below(folder):
    return {path: path.stat().st_ino for path in folder.rglob("*.*") if path.is_file()}


def test_opening_an_index_reads_a_small_part_of_it(index, tmp_path):
    words = [f"w{number}x" for number in range(3000)]
    stamp = built(index, [article(n, " ".join(words[n:])) for n in range(1, 40)])
    size = sum(path.stat().st_size for path in tmp_path.rglob("*.segment"))
    with index.reading(stamp) as snapshot:  # what is imported and compiled is not to be counted
        assert answer_to("w39x", snapshot.shelves[SearchIn.ARTICLES]).count == 39
    index.close()

    tracemalloc.start()
    try:
        with index.reading(stamp) as snapshot:
            assert answer_to("w39x", snapshot.shelves[SearchIn.ARTICLES]).count == 39
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < size / 10, f"{peak} of {size} bytes"


def test_after_one_more_article_the_open_segments_are_used_again(index):
    stamp = built(index, [*small_articles(50), note(7, 3, "war")])
    with index.reading(stamp) as before:
        pass
    newer = updated(index, stamp, article(99, "w0 war"))
    with index.reading(newer) as after:
        pass

    was, now = (segments_of(each, SearchIn.ARTICLES) for each in (before, after))
    assert was < now
    assert len(now) == 2
    assert segments_of(before, SearchIn.NOTES) == segments_of(after, SearchIn.NOTES)


def test_a_deleted_article_costs_a_list_of_numbers_and_its_segment_stays_open(index, tmp_path):
    stamp = built(index, small_articles(50))
    files = files_below(tmp_path)
    with index.reading(stamp) as before:
        pass
    with index.writing():
        newer = index.update(stamp, {SearchIn.ARTICLES: {7}}, (), 2)
    with index.reading(newer) as after:
        assert after.shelves[SearchIn.ARTICLES].parts[0].dead == {6}

    assert segments_of(before, SearchIn.ARTICLES) == segments_of(after, SearchIn.ARTICLES)
    assert [path.suffix for path in files_below(tmp_path).keys() - files.keys()] == [".dead"]


def test_a_note_writes_one_small_segment_and_none_of_articles(index, tmp_path):
    stamp = built(index, [*small_articles(300), note(7, 3, "war")])
    files = files_below(tmp_path)
    newer = updated(index, stamp, note(8, 4, "peace"))
    new = {path: inode for path, inode in files_below(tmp_path).items() if files.get(path) != inode}

    assert read_stamp(stamp).segments[SearchIn.ARTICLES] == read_stamp(newer).segments[SearchIn.ARTICLES]
    assert len(new) == 1
    assert next(iter(new)).stat().st_size < 6000


def test_an_index_that_is_open_is_not_opened_again(index):
    stamp = built(index, small_articles(5))
    with index.reading(stamp) as first, index.reading(stamp) as second:
        assert first is second
    with index.reading(index.moved_on(stamp, 9)) as third:
        assert third is first
