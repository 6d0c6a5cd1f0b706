"""A segment knows which documents belong to which article, and when these were published."""

from __future__ import annotations

import random
from array import array
from io import BytesIO

import pytest
from support.segments_in_hand import segment_of

from reader.errors import IndexUnusableError
from reader.ingest.fields import day
from reader.model import SearchIn
from reader.search.entries import MINUTES_A_DAY, Entry, moment_of
from reader.search.segments.container import Container, ContainerWriter
from reader.search.segments.segment import Segment


def claims(*articles, moment=lambda article: 0):
    return segment_of(
        (Entry(SearchIn.CLAIMS, number, article, {}, moment(article)) for number, article in enumerate(articles, 100)),
        SearchIn.CLAIMS,
    )


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param((1, 1, 2, 5, 5, 5, 9), id="in-order"),
        pytest.param((5, 1, 9, 5, 2, 1, 5), id="in-no-order"),
        pytest.param((), id="empty"),
        pytest.param((3, 4, 5, 6), id="one-each"),
        pytest.param((2, 3, 7, 8, 30), id="one-each-with-gaps"),
        pytest.param((1, 11, 21, 31, 41), id="more-gaps-than-articles"),
        pytest.param(tuple(random.Random(1).choices(range(1, 40), k=300)), id="many"),
    ],
)
def test_the_documents_of_an_article_are_found_in_any_order(articles):
    segment = claims(*articles)

    for article in range(42):
        expected = [document for document, each in enumerate(articles) if each == article]
        assert sorted(segment.of_article(article)) == expected
        assert list(segment.of_articles({article})) == expected
    for asked in ({1, 5}, {2, 9, 77}, set(range(0, 40, 3)), set()):
        assert list(segment.of_articles(asked)) == [d for d, each in enumerate(articles) if each in asked]


def test_the_order_of_articles_is_only_written_where_it_is_not_that_of_documents():
    assert "by_article" not in claims(1, 2, 2).container
    assert "by_article" in claims(2, 1, 2).container


def test_documents_are_found_by_when_their_article_was_published():
    segment = claims(4, 1, 3, 2, 5, moment=lambda article: (0, 30, 10, 20, 10, 0)[article])

    assert sorted(segment.articles[d] for d in segment.published(10, 21)) == [2, 3, 4]
    assert [segment.moments[d] for d in segment.published(1, 99)] == [10, 10, 20, 30]
    assert list(segment.published(31, 99)) == []
    assert list(segment.published(30, 30)) == []


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("0001-01-01", 1),
        ("0001-01-01T00:01", 2),
        ("0001-01-02", MINUTES_A_DAY + 1),
        ("2023-05-12T06:30:59Z", moment_of("2023-05-12") + 390),
        ("2023-05-12T99", moment_of("2023-05-12")),
        ("2023-05-12T99:99", moment_of("2023-05-12") + 24 * 60 - 1),
        ("0001-01-01T-9:00", moment_of("0001-01-01")),
        ("9999-12-31T23:59", (1 << 32) - 1),
        ("", 0),
        ("2023", 0),
        ("yesterday", 0),
    ],
)
def test_moments_are_minutes_and_0_is_unknown(published, moment):
    assert moment_of(published) == moment


def test_the_last_day_that_an_import_takes_fits_the_column():
    days = [f"{year}-12-31" for year in range(1, 10_000) if day(f"{year:04}-12-31")]

    assert days
    assert max(map(moment_of, days)) + MINUTES_A_DAY < 1 << 32


@pytest.mark.parametrize("documents", [0, 2, 10**12])
def test_a_segment_that_is_said_to_have_other_documents_is_refused(documents):
    file = BytesIO()
    out = ContainerWriter(file)
    for column in ("ids", "articles", "moments"):
        out.put(column, array("I", [1]).tobytes())
    out.finish({"documents": documents, "is_sorted": True, "is_unique": True, "least": 1, "most": 1, "fields": {}})

    with pytest.raises(IndexUnusableError):
        Segment(Container(file.getvalue(), "x"))
