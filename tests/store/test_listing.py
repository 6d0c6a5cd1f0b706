"""The article list: its orders, and that it stays cheap when it is long."""

from __future__ import annotations

from contextlib import closing

import pytest

from reader.model import ArticleSort, Counts
from reader.store import articles, listing
from reader.store.database import Database
from reader.store.keys import sort_key

ROWS = [  # uid, title, outlet, published, claims, read, archived, deleted
    ("a", "Éclair", "the Post", "2024-02-01", 3, 1, 0, 0),
    ("b", "apple", "Alpha", "", 9, 0, 0, 0),
    ("c", "Zebra", "The Post", "2024-03-01", 0, 0, 0, 0),
    ("d", "Banana", "beta", "2024-01-01", 3, 0, 1, 0),
    ("e", "Deleted", "beta", "2024-01-01", 3, 0, 0, 1),
]


def fill(db, rows):
    db.executemany(
        "INSERT INTO articles (uid, title, title_key, outlet, outlet_key, published, claims, is_read, is_archived, "
        "is_deleted, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        [(uid, title, sort_key(title), outlet, sort_key(outlet), *rest) for uid, title, outlet, *rest in rows],
    )


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as connection:
        fill(connection, ROWS)
        yield connection


def order(db, sort, **options):
    ids = listing.ordered_ids(db, sort, **{"with_archived": True, **options})
    return "".join(each.uid for each in articles.by_ids(db, ids))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (ArticleSort.NEWEST, "cadb"),
        (ArticleSort.OLDEST, "dacb"),
        (ArticleSort.ADDED, "dcba"),
        (ArticleSort.TITLE, "bdac"),
        (ArticleSort.OUTLET, "bdca"),
        (ArticleSort.CLAIMS, "badc"),
        (ArticleSort.RELEVANCE, "cadb"),
    ],
)
def test_articles_come_in_the_order_asked_for(db, sort, expected):
    assert order(db, sort) == expected


def test_archived_articles_are_listed_only_when_asked_for(db):
    assert order(db, ArticleSort.NEWEST, with_archived=False) == "cab"


def test_what_is_listed_is_what_is_counted(db):
    assert listing.totals(db) == Counts(articles=3, claims=12, unread=2)
    assert listing.totals(db, with_archived=True) == Counts(articles=4, claims=15, unread=3)
    assert listing.totals(db, [1, 4, 5]) == Counts(articles=2, claims=6, unread=1)


def test_outlets_are_named_once_however_they_are_written(db):
    assert articles.outlets(db) == ("Alpha", "beta", "the Post")


@pytest.mark.parametrize("sort", [sort for sort in ArticleSort if sort is not ArticleSort.RELEVANCE])
def test_no_order_reads_or_sorts_whole_rows(db, sort):
    plan = db.execute("EXPLAIN QUERY PLAN " + listing._query(sort, with_archived=False)).fetchall()
    steps = " ".join(row[3] for row in plan)
    assert "COVERING INDEX" in steps
    assert "TEMP B-TREE" not in steps


def test_counting_reads_an_index_only(db):
    plan = db.execute(
        f"EXPLAIN QUERY PLAN SELECT {listing._SUMS} FROM articles WHERE is_deleted = 0 AND is_archived = 0"
    ).fetchall()
    assert "COVERING INDEX" in plan[0][3]
