"""The order of a long list: read where somebody looks, and nowhere else."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in

from reader.library.orders import PORTION, BestFirst, Everything, Sorted
from reader.library.tallies import Tallies
from reader.model import ArticleSort, Listing
from reader.store import listing
from reader.store.listing import Order

MANY = 5 * PORTION + 7
ORDER = Order(ArticleSort.TITLE)


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        with opened._keeping.writing() as db:
            db.executemany(
                "INSERT INTO articles (uid, title, title_key, added) VALUES (?, ?, ?, '')",
                [(f"x{n:015}", f"Title {n}", f"title {n * 7919 % MANY:06}") for n in range(MANY)],
            )
        yield opened


@pytest.fixture
def whole(library):
    with library._keeping.reading() as db:
        return list(listing.ordered_ids(db, ORDER.sort, with_archived=False))


@pytest.fixture
def read(library):
    """Row ids that are read from the library, counted."""
    counted = []
    original = listing.part

    def part(*given, **named):
        ids = original(*given, **named)
        counted.append(len(ids))
        return ids

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "part", part)
        yield counted


def everything(library):
    return Everything(library._keeping, ORDER, MANY)


@pytest.mark.parametrize(
    ("start", "stop"),
    [(0, 3), (PORTION - 2, PORTION + 2), (2 * PORTION, 4 * PORTION + 1), (MANY - 3, MANY), (MANY, MANY)],
)
def test_everything_has_in_each_place_what_the_order_has(library, whole, start, stop):
    assert list(everything(library).part(start, stop)) == whole[start:stop]


def test_the_first_page_reads_one_portion_and_the_end_another(library, whole, read):
    ids = everything(library)
    assert list(ids.part(0, 64)) == whole[:64]
    assert list(ids.part(MANY - 5, MANY)) == whole[-5:]
    assert sum(read) <= 2 * PORTION


def test_whoever_scrolls_reads_each_row_once(library, whole, read):
    ids = everything(library)
    for start in range(0, MANY, 64):
        ids.part(start, min(start + 64, MANY))
    assert sum(read) == MANY


def test_scrolling_steps_over_nothing(library):
    statements = []
    with library._keeping.reading() as db:
        db.set_trace_callback(statements.append)
        ids = everything(library)
        for start in range(0, MANY, 64):
            ids.part(start, min(start + 64, MANY))
        db.set_trace_callback(None)
    offsets = [statement.rpartition("OFFSET ")[2] for statement in statements]
    assert offsets == ["0"] * 6


def test_a_place_is_found_in_what_was_read_and_else_by_counting(library, whole, read):
    ids = everything(library)
    assert ids.place(whole[-1]) == MANY - 1
    assert read == []
    ids.part(0, 5)
    assert ids.place(whole[4]) == 4
    assert ids.place(MANY + 9) is None


@pytest.mark.parametrize("step", [1, 2, 50])
def test_some_articles_come_in_the_order_of_all(library, whole, step):
    among = set(whole[::step])
    ids = Sorted(library._keeping, ORDER, among)
    expected = [each for each in whole if each in among]
    assert len(ids) == len(expected)
    for start, stop in ((0, 9), (len(ids) - 9, len(ids)), (len(ids) // 2, len(ids) // 2 + 9)):
        assert list(ids.part(start, stop)) == expected[start:stop]
    assert ids.place(expected[-1]) == len(expected) - 1
    assert ids.place(whole[1]) == (1 if step == 1 else None)


def test_both_ends_of_a_filtered_list_read_no_more_than_they_show(library, whole, read):
    ids = Sorted(library._keeping, ORDER, whole[::2])
    ids.part(0, 64)
    ids.part(len(ids) - 64, len(ids))
    assert sum(read) <= 2 * PORTION


class Ranked:
    """Row ids that a query finds; tells whether all of them were asked for."""

    def __init__(self, ids):
        self._ids = ids
        self.was_wanted = False

    def __len__(self):
        return len(self._ids)

    def best(self, limit):
        return [(each, 0.0) for each in self._ids[:limit]]

    def ids(self):
        self.was_wanted = True
        return self._ids


def test_hits_behind_the_best_are_asked_for_when_somebody_scrolls_there():
    found = Ranked(range(1000))
    ids = BestFirst(found)
    assert list(ids.part(0, 64)) == list(range(64))
    assert (ids.place(5), len(ids), found.was_wanted) == (5, 1000, False)
    assert list(ids.part(180, 300)) == list(range(180, 300))
    assert found.was_wanted
    assert (ids.place(999), ids.place(1000)) == (999, None)


def test_what_was_counted_is_counted_again_only_after_a_write(library):
    counts = []

    def count(db):
        counts.append(listing.count(db))
        return counts[-1]

    tallies = Tallies(library._keeping)
    assert tallies.get("articles", count) == tallies.get("articles", count) == MANY
    with library._keeping.writing() as db:
        db.execute("UPDATE articles SET is_archived = 1 WHERE id = 1")
    assert tallies.get("articles", count) == MANY - 1
    assert len(counts) == 2


def test_another_order_of_the_same_library_counts_nothing_again(library):
    library.articles.rows()
    statements = []
    with library._keeping.reading() as db:
        db.set_trace_callback(statements.append)
        rows = library.articles.rows(Listing(sort=ArticleSort.TITLE))
        library.articles.total()
        page = rows.page(0, 64)
        db.set_trace_callback(None)
    assert len(page) == 64
    assert len(statements) == 2
