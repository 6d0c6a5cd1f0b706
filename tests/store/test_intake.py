"""What a document is known by, and how it comes in."""

from __future__ import annotations

from contextlib import closing
from itertools import count

import pytest

from reader.model import Document, Outcome
from reader.store import acts, articles, intake, journal
from reader.store.database import Database
from reader.store.journal import Edit, Stamp
from reader.store.keys import canonical_address

TEXT = "A title\n\nThe text of an article."
OTHER = "A title\n\nThe text of an article, corrected."
_numbers = count()


def stamp(at="2024-01-01T00:00:00+00:00"):
    return Stamp(at=at, batch=f"b{next(_numbers)}", new_uid=lambda: f"u{next(_numbers)}")


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as connection:
        yield connection


def take_in(db, text=TEXT, **described):
    return intake.take_in(db, stamp(), Document(text=text, **described))


ADDED, NEW_VERSION, UNCHANGED, COPY = Outcome.ADDED, Outcome.NEW_VERSION, Outcome.UNCHANGED, Outcome.COPY
OF_X = {"given_id": "7", "outlet": "X"}
IN_A = {"given_id": "7", "path": "/a"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"path": "/a"}, {"path": "/a"}, UNCHANGED, id="same-path-same-text"),
        pytest.param({"path": "/a"}, {"path": "/b"}, UNCHANGED, id="other-path-same-text"),
        pytest.param({"path": "/a"}, {"path": "/a", "text": OTHER}, NEW_VERSION, id="same-path-other-text"),
        pytest.param({"path": "/a"}, {"path": "/b", "text": OTHER}, ADDED, id="other-path-other-text"),
        pytest.param({}, {"text": TEXT + "  \n"}, UNCHANGED, id="white-space-at-the-end"),
        pytest.param({"url": "http://a.org/x"}, {"url": "http://b.org/x"}, COPY, id="same-text-other-address"),
        pytest.param({"url": "http://a.org/x"}, {"path": "/a"}, UNCHANGED, id="same-text-without-address"),
        pytest.param({"path": "/a"}, {"url": "http://a.org/x"}, COPY, id="same-text-now-with-address"),
        pytest.param(
            {"url": "http://www.a.org/x/?utm_source=mail#top"},
            {"url": "https://a.org/x", "text": OTHER},
            NEW_VERSION,
            id="same-address-written-otherwise",
        ),
        pytest.param(
            {"url": "http://a.org/x", "path": "/a"},
            {"url": "http://b.org/y", "path": "/a", "text": OTHER},
            ADDED,
            id="same-path-but-another-address",
        ),
        pytest.param(OF_X, {**OF_X, "text": OTHER}, NEW_VERSION, id="same-id"),
        pytest.param(OF_X, {**OF_X, "outlet": "Y", "text": OTHER}, ADDED, id="id-of-another-outlet"),
        pytest.param(IN_A, {**IN_A, "given_id": "8", "text": OTHER}, ADDED, id="two-in-one-file"),
        pytest.param(IN_A, {**IN_A, "path": "/b", "text": OTHER}, ADDED, id="numbers-of-two-files"),
    ],
)
def test_a_document_is_recognised_by_address_id_path_and_text(db, first, second, expected):
    take_in(db, **first)
    document = Document(**{"text": TEXT, **second})
    assert intake.recognise(db, document).outcome is expected
    assert intake.take_in(db, stamp(), document).outcome is expected
    assert intake.take_in(db, stamp(), document).outcome is UNCHANGED


def test_a_copy_s_address_leads_to_the_first_article_from_then_on(db):
    first = take_in(db, url="http://a.org/x")
    take_in(db, url="http://b.org/x")
    corrected = take_in(db, OTHER, url="http://b.org/x")
    assert (corrected.outcome, corrected.article_uid) == (NEW_VERSION, first.article_uid)


def test_an_article_s_uid_comes_from_its_address_and_not_from_its_text(db, tmp_path):
    here = take_in(db, url="https://a.org/x").article_uid
    with closing(Database(tmp_path / "other.db")) as database, database.writing() as other:
        assert take_in(other, OTHER, url="http://www.a.org/x?utm_medium=x").article_uid == here


def test_every_version_keeps_its_text_unchanged(db):
    texts = [TEXT, OTHER, "Тre\u0301s \x00 odd\r\n text\t"]
    for text in texts:
        uid = take_in(db, text, path="/a").article_uid
    kept = articles.versions(db, uid)
    assert [each.text for each in kept] == texts[::-1]
    assert [each.is_newest for each in kept] == [True, False, False]
    assert articles.get(db, uid).versions == 3


def test_going_back_to_an_older_text_is_nothing_new(db):
    for text in (TEXT, OTHER):
        take_in(db, text, path="/a")
    assert take_in(db, TEXT, path="/a").outcome is UNCHANGED


def test_a_newer_version_describes_the_article_unless_it_says_nothing(db):
    uid = take_in(db, path="/a", title="Old", outlet="The Paper", published="2024-01-01").article_uid
    take_in(db, OTHER, path="/a", title="New")
    article = articles.get(db, uid)
    assert (article.title, article.outlet, article.published) == ("New", "The Paper", "2024-01-01")


def test_an_import_of_something_new_is_one_row_of_the_journal(db):
    uid = take_in(db).article_uid
    take_in(db)
    assert [(each.kind, each.key) for _, each in journal.changes_since(db, 0)] == [("article", uid)]
    assert acts.count(db) == 0


def test_tags_of_an_import_are_added_to_those_there_are(db):
    uid = take_in(db, tags=("War", "east")).article_uid
    take_in(db, tags=("war", "dossier", "Dossier"))
    assert articles.get(db, uid).tags == ("War", "east", "dossier")


def test_importing_takes_an_article_out_of_the_bin(db):
    uid = take_in(db).article_uid
    journal.act(db, stamp(), [Edit("article_state", uid, {"deleted": True})], verb="delete", what="")
    assert take_in(db).was_in_bin
    assert not db.execute("SELECT is_deleted FROM articles").fetchone()[0]


def test_a_text_with_a_lone_surrogate_is_kept_with_a_stand_in_of_the_same_length(db):
    uid = take_in(db, "Title \udc80 text").article_uid
    assert articles.version(db, uid).text == "Title \ufffd text"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://WWW.A.org:80/Path/?b=2&a=1&utm_campaign=x&fbclid=y#part", "https://a.org/Path?a=1&b=2"),
        ("https://user@a.org/", "https://a.org"),
        ("https://a.org/%D0%B0?q=%20", "https://a.org/%D0%B0?q=+"),
        ("ftp://a.org/x", ""),
        ("http://[broken", ""),
        ("just words", ""),
    ],
)
def test_an_address_has_one_writing(url, expected):
    assert canonical_address(url) == expected
