"""The queries: every class is there, Hearsay reads them without a slip, and other engines are told the same."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.engines.fts5 import Fts5
from bench.engines.stock_whoosh import translated
from bench.queries import CLASSES, Clause, Wanted, load_queries, wanted

from reader.search.query import parse


def test_every_class_has_at_least_five_queries():
    counts = Counter(kind for kind, _query in load_queries())
    assert sorted(counts) == sorted(CLASSES)
    assert min(counts.values()) >= 5


def test_queries_are_of_hearsays_own_language():
    slips = {query: parse(query).slips for _kind, query in load_queries()}
    assert {query: found for query, found in slips.items() if found} == {}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("said", Wanted((Clause("word", "said"),)), id="word"),
        pytest.param("a AND b", Wanted((Clause("word", "a"), Clause("word", "b"))), id="and"),
        pytest.param("a OR b", Wanted((), (Clause("word", "a"), Clause("word", "b"))), id="or"),
        pytest.param('"a b"', Wanted((Clause("phrase", "a b"),)), id="phrase"),
        pytest.param("gov*", Wanted((Clause("prefix", "gov"),)), id="prefix"),
        pytest.param("wheet~", Wanted((Clause("fuzzy", "wheet"),)), id="fuzzy"),
        pytest.param("title:court", Wanted((Clause("word", "court", "title"),)), id="field"),
        pytest.param('speaker:"Jo Ma"', Wanted((Clause("phrase", "Jo Ma", "speaker"),)), id="phrase-in-field"),
        pytest.param("a -b", Wanted((Clause("word", "a"),), (), (Clause("word", "b"),)), id="exclude"),
        pytest.param(
            "a date:2020-01-01..2020-03-31",
            Wanted((Clause("word", "a"),), dates=("2020-01-01", "2020-03-31")),
            id="date",
        ),
    ],
)
def test_a_query_is_taken_apart(query, expected):
    assert wanted(query) == expected


@pytest.mark.parametrize(
    ("query", "whoosh", "fts5"),
    [
        pytest.param("a AND b", "a AND b", 'body : "a" AND body : "b"', id="and"),
        pytest.param("a OR b", "a OR b", 'body : "a" OR body : "b"', id="or"),
        pytest.param("gov*", "gov*", 'body : "gov" *', id="prefix"),
        pytest.param('title:"a b"', 'title:"a b"', 'title : "a b"', id="phrase-in-field"),
        pytest.param("a -b", "a NOT b", '(body : "a") NOT body : "b"', id="exclude"),
        pytest.param(
            "a date:2020-01-01..2020-03-31", "a AND published:[20200101 TO 20200331]", 'body : "a"', id="date"
        ),
    ],
)
def test_a_query_means_the_same_to_other_engines(query, whoosh, fts5):
    assert translated(query) == whoosh
    assert Fts5()._match(wanted(query)) == fts5


def test_a_file_may_have_columns_before_class_and_query(tmp_path):
    (tmp_path / "q.tsv").write_text("# id\tclass\tquery\nand1\tand\ta AND b\n", encoding="utf-8")
    assert load_queries(tmp_path / "q.tsv") == [("and", "a AND b")]
