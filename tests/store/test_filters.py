"""Sets of articles by what is known of them."""

from __future__ import annotations

from contextlib import closing
from itertools import count

import pytest

from reader.model import Claim, Document, Figure, Findings, Layout, Span, Speaker, SpeakerKind
from reader.store import filters, intake, journal
from reader.store.database import Database
from reader.store.findings import Extracted
from reader.store.journal import Edit, Stamp

_numbers = count()


def stamp():
    return Stamp("2024-01-01T00:00:00+00:00", f"b{next(_numbers)}", lambda: f"u{next(_numbers)}")


def figure(low, high):
    return Figure(f"f{next(_numbers)}", Span(0, 1), low, high)


def annotation(uid, **values):
    blank = {
        "article": uid, "version": "", "selector": None, "text": "", "tags": [], "colour": "yellow", "verdict": None,
        "claim": "", "created": "", "modified": "",
    }  # fmt: skip
    return Edit("annotation", f"n{next(_numbers)}", {**blank, **values})


@pytest.fixture
def db(tmp_path):
    """Three articles, and a fourth in the bin that would fit everything."""
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as db:
        claim = Claim("c1", (), (), (Span(0, 3),), Speaker("Valéry Zaluzhny", SpeakerKind.PERSON))
        finds = [
            Findings(Layout((), ()), (claim,), (figure(20_000, 30_000), figure(5, 5))),
            Findings(Layout((), ()), (), (figure(100_000, None),)),
            Findings(Layout((), ()), (), ()),
            Findings(Layout((), ()), (claim,), (figure(20_000, 30_000),)),
        ]
        described = [
            {
                "outlet": "Bilten Post",
                "byline": "Ana Ilić",
                "language": "en",
                "published": "2023-05-02",
                "tags": ("War",),
            },
            {"outlet": "The Post", "byline": "Bob", "language": "uk", "published": "2023-06-01"},
            {"language": "en-GB"},
            {"outlet": "The Post", "byline": "Bob", "language": "en", "published": "2023-05-02", "tags": ("war",)},
        ]
        uids = [
            intake.take_in(db, stamp(), Document(text=f"Text {number}", **each), Extracted(found, 1)).article_uid
            for number, (each, found) in enumerate(zip(described, finds, strict=True))
        ]
        edits = [
            Edit("article_state", uids[0], {"read": True, "starred": True}),
            Edit("article_state", uids[1], {"archived": True}),
            Edit("article_state", uids[3], {"deleted": True, "starred": True}),
            annotation(uids[1], text="a note", tags=["Doubt"]),
            annotation(uids[2], selector=["Text", "", "", 0, 4]),
            annotation(uids[3], text="a note", tags=["doubt"]),
        ]
        journal.act(db, stamp(), edits, verb="do", what="")
        yield db


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        pytest.param(filters.every, {1, 2, 3}, id="all"),
        pytest.param(lambda db: filters.in_state(db, "read"), {1}, id="read"),
        pytest.param(lambda db: filters.in_state(db, "unread"), {2, 3}, id="unread"),
        pytest.param(lambda db: filters.in_state(db, "starred"), {1}, id="starred"),
        pytest.param(lambda db: filters.in_state(db, "archived"), {2}, id="archived"),
        pytest.param(lambda db: filters.having(db, "note"), {2}, id="note"),
        pytest.param(lambda db: filters.having(db, "highlight"), {3}, id="highlight"),
        pytest.param(lambda db: filters.having(db, "claim"), {1}, id="claim"),
        pytest.param(lambda db: filters.having(db, "figure"), {1, 2}, id="figure"),
        pytest.param(lambda db: filters.having(db, "conflict"), set(), id="conflict"),
        pytest.param(lambda db: filters.tagged(db, "WAR"), {1}, id="tag-of-article"),
        pytest.param(lambda db: filters.tagged(db, "doubt"), {2}, id="tag-of-note"),
        pytest.param(lambda db: filters.of_outlet(db, "POST"), {1, 2}, id="outlet-contains"),
        pytest.param(lambda db: filters.by_author(db, "ilic"), {1}, id="author-without-accents"),
        pytest.param(lambda db: filters.in_language(db, "en"), {1, 3}, id="language-and-its-regions"),
        pytest.param(lambda db: filters.in_language(db, "e"), set(), id="language-is-whole"),
        pytest.param(lambda db: filters.published(db, "2023-05-01", "2023-05-31"), {1}, id="date-within"),
        pytest.param(lambda db: filters.published(db, "2023-05-02", "2023-05-02"), {1}, id="date-both-ends-included"),
        pytest.param(lambda db: filters.published(db, "2023-05-03"), {2}, id="date-after"),
        pytest.param(lambda db: filters.published(db, "", "2023-05-31"), {1}, id="date-before-has-a-date"),
        pytest.param(lambda db: filters.with_figure(db, 30_000, 40_000), {1}, id="figure-touching"),
        pytest.param(lambda db: filters.with_figure(db, 30_001, 99_999), set(), id="figure-between"),
        pytest.param(lambda db: filters.with_figure(db, 1e9, 1e9), {2}, id="figure-open-end"),
        pytest.param(lambda db: filters.with_figure(db, None, 6), {1}, id="figure-from-open"),
        pytest.param(lambda db: filters.with_speaker(db, "valery"), {1}, id="speaker-part-of-name"),
    ],
)
def test_a_filter_finds_its_articles_and_none_in_the_bin(db, ask, expected):
    assert ask(db) == expected
