"""What a health check finds in a database, and mends."""

from __future__ import annotations

from contextlib import closing

import pytest

from reader.store import checks
from reader.store.database import Database


@pytest.fixture
def database(tmp_path):
    with closing(Database(tmp_path / "library.db")) as opened, opened.writing() as db:
        db.execute("INSERT INTO articles (uid, title, title_key, added) VALUES ('a', '', '', ''), ('b', '', '', '')")
        db.execute("UPDATE articles SET notes = 3 WHERE uid = 'b'")
        yield opened


def test_wrong_counts_are_found_and_counted_anew(database):
    with database.writing() as db:
        assert checks.wrong_counts(db) == (2,)
        checks.count_anew(db, (2,))
        assert checks.wrong_counts(db) == ()
        assert db.execute("SELECT notes FROM articles").fetchall() == [(0,), (0,)]


def test_a_whole_database_has_no_damage_and_no_loose_ends(database):
    with database.reading() as db:
        assert (checks.damage(db), checks.loose_ends(db)) == ("", 0)


def test_a_row_of_something_that_is_gone_is_a_loose_end(tmp_path):
    with closing(Database(tmp_path / "other.db")) as database, database.reading() as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("INSERT INTO article_tags (article_id, tag_key, tag) VALUES (99, 'x', 'x')")
        assert checks.loose_ends(db) == 1


def test_articles_without_a_text_are_told(database):
    with database.reading() as db:
        assert checks.without_text(db) == 2
