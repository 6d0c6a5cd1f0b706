"""Whoosh's own searcher and queries over our segments: the same files, two programs that read them, one answer."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
from functools import cache
from pathlib import Path

import pytest
from support.segments_in_hand import answer_to, article, shelf_of, small_articles
from support.stock_whoosh import Stock
from whoosh import query
from whoosh.searching import Searcher

from reader.search.nodes import Match, Words
from reader.search.whoosh_codec import document_ids, searcher_over

ROOT = Path(__file__).resolve().parents[2]


def corpus(sizes, deleted):
    """Small articles in segments, some so often of one word that its frequency takes more than a byte."""
    entries = [
        *small_articles(sum(sizes) - 2),
        article(5001, "w1 w2 " * 300, "w1"),
        article(5002, "w3 " * 255 + "w1 w2"),
    ]
    random.Random(1).shuffle(entries)
    groups = []
    for size in sizes:
        groups.append(entries[:size])
        entries = entries[size:]
    return groups, {entry.id for group in groups for entry in group if entry.id % 7 == 0} if deleted else set()


@cache
def both(sizes, deleted):
    """Our shelf and Whoosh's index, once for all tests: they only read."""
    groups, dead = corpus(sizes, deleted)
    return shelf_of(groups, dead), Stock(groups, dead)


def asked(shelf, what):
    ids = document_ids(shelf)
    with searcher_over(shelf) as searcher:
        return {ids[number]: score for number, score in searcher.search(what, limit=None).items()}


T = query.Term
QUERIES = [
    pytest.param(T("text", "w0"), id="common"),
    pytest.param(T("text", "w3"), id="frequency-of-a-byte"),
    pytest.param(T("text", "w301"), id="rare"),
    pytest.param(T("text", "nowhere"), id="nowhere"),
    pytest.param(T("title", "w1", boost=2.0), id="title"),
    pytest.param(query.And([T("text", "w0"), T("text", "w1"), T("text", "w2")]), id="and"),
    pytest.param(query.Or([T("text", "w0"), T("title", "w1"), T("text", "w40")]), id="or"),
    pytest.param(query.And([T("text", "w1"), query.Or([T("text", "w2"), T("text", "w9")])]), id="nested"),
    pytest.param(query.Phrase("text", ["w1", "w2"]), id="phrase"),
    pytest.param(query.Phrase("text", ["w0", "w0", "w1"]), id="phrase-with-a-word-twice"),
    pytest.param(query.And([T("text", "w0"), query.Not(T("text", "w1"))]), id="not"),
    pytest.param(query.Prefix("text", "w3"), id="prefix"),
    pytest.param(query.FuzzyTerm("text", "w31x"), id="fuzzy"),
    pytest.param(query.FuzzyTerm("text", "w4", prefixlength=1), id="fuzzy-prefix"),
    pytest.param(query.Wildcard("text", "w*7"), id="wildcard"),
    pytest.param(query.TermRange("text", "w38", "w4"), id="range"),
    pytest.param(query.Every(), id="every"),
    pytest.param(query.Every("title"), id="every-of-a-field"),
]


@pytest.mark.parametrize("deleted", [False, True], ids=["whole", "with-deletions"])
@pytest.mark.parametrize("sizes", [(150,), (120, 70, 4)], ids=["one-segment", "three-segments"])
@pytest.mark.parametrize("what", QUERIES)
def test_a_query_of_whoosh_finds_and_scores_over_our_files_as_over_its_own(what, sizes, deleted):
    shelf, stock = both(sizes, deleted)
    found = asked(shelf, what)

    assert found == pytest.approx(stock.asked(what), abs=1e-6)
    assert found or what == T("text", "nowhere")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        pytest.param("w0", query.Or([T("title", "w0", boost=2.0), T("text", "w0")]), id="word"),
        pytest.param("w1 w2", query.Or([query.Phrase(f, ["w1", "w2"]) for f in ("title", "text")]), id="phrase"),
    ],
)
def test_whoosh_over_our_files_gives_the_scores_of_our_ranking(words, what):
    shelf, _ = both((120, 70, 4), True)

    assert asked(shelf, what) == pytest.approx(dict(answer_to(Words(words), shelf).ranked), abs=1e-6)


def test_the_best_of_whoosh_are_our_best_though_it_skips_what_cannot_be_among_them():
    shelf = shelf_of([small_articles(500)])
    best = answer_to("w0 OR w5", shelf).best(10)
    ids = document_ids(shelf)
    with searcher_over(shelf) as searcher:
        top = searcher.search(query.Or([T("text", "w0"), T("text", "w5")]), limit=10)
        assert [score for _, score in top.items()] == pytest.approx([score for _, score in best])
        assert ids[top.docnum(0)] in {id_ for id_, score in best if score == best[0][1]}


def test_a_prefix_of_whoosh_finds_what_ours_does():
    shelf, _ = both((120, 70, 4), True)

    assert asked(shelf, query.Prefix("text", "w3")).keys() == answer_to(Words("w3", match=Match.PREFIX), shelf).ids()


def test_whoosh_reads_all_our_terms_in_order():
    shelf, stock = both((120, 70, 4), False)
    with searcher_over(shelf) as searcher:
        assert isinstance(searcher, Searcher)
        assert list(searcher.reader().all_terms()) == list(stock.reader().all_terms())
        assert [(term, info.weight(), info.doc_frequency()) for term, info in searcher.reader()] == [
            (term, info.weight(), info.doc_frequency()) for term, info in stock.reader()
        ]


@pytest.mark.slow
def test_nothing_of_the_program_imports_the_codec():
    code = """
        import pkgutil, sys, reader
        for module in pkgutil.walk_packages(reader.__path__, "reader."):
            if module.name not in {"reader.search.whoosh_codec", "reader.__main__"}:
                __import__(module.name)
        print([name for name in sys.modules if "whoosh_codec" in name or name == "whoosh.reading"])
    """
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
