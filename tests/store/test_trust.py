"""A library file from outside is opened only when it is what this program makes, and whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from reader.errors import LibraryError
from reader.store import trust
from reader.store.backup import back_up
from reader.store.database import Database
from reader.store.migrate import newest_schema

HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM annotations; END",
    "view": "CREATE VIEW v AS SELECT * FROM annotations",
    "table": "CREATE TABLE extra (x)",
    "virtual": "CREATE VIRTUAL TABLE f USING fts5(x)",
    "index": "CREATE INDEX i ON articles (uid || 'x')",
    "lacking": "DROP INDEX articles_title",
    "column": "ALTER TABLE drafts ADD COLUMN x",
    "later": f"PRAGMA user_version = {newest_schema() + 1}",
    "stranger": "DROP TABLE changes",
    "no-json": "INSERT INTO corrections VALUES ('a', 1, '{')",
}


@pytest.fixture
def copy(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.reading() as db:
        back_up(db, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def refusal(path):
    with pytest.raises(LibraryError) as caught, trust.opened(path):
        pass
    assert "\n" not in caught.value.message
    assert str(path) in caught.value.message
    return caught.value.message


def test_a_backup_of_ours_is_opened_and_cannot_be_written(copy):
    with trust.opened(copy) as db:
        assert trust.counts(db) == (0, 0)
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM articles")


@pytest.mark.parametrize("statement", [pytest.param(each, id=name) for name, each in HOSTILE.items()])
def test_what_is_not_as_this_program_makes_it_is_refused(copy, statement):
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        try:
            db.execute(statement)
        except sqlite3.OperationalError as error:
            pytest.skip(str(error))  # this SQLite cannot make it
    refusal(copy)


def test_statistics_that_another_program_left_do_no_harm(copy):
    with closing(sqlite3.connect(copy)) as db:
        db.execute("INSERT INTO program_values VALUES ('a', 'b')")
        db.execute("ANALYZE")
        db.commit()
    with trust.opened(copy) as db:
        assert db.execute("SELECT value FROM program_values").fetchone() == ("b",)


def test_a_file_that_is_cut_is_refused(copy):
    content = copy.read_bytes()
    for size in (0, 10, 100, len(content) // 2, len(content) - 4096):
        copy.write_bytes(content[:size])
        refusal(copy)


def test_only_a_thorough_look_reads_all(copy):
    with closing(sqlite3.connect(copy)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'drafts'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    content = bytearray(copy.read_bytes())
    content[(root - 1) * size : root * size] = b"\xa5" * size
    copy.write_bytes(content)
    with trust.opened(copy, is_thorough=False) as db:
        assert trust.counts(db) == (0, 0)
    assert "damaged" in refusal(copy)
