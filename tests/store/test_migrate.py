"""The schema's way from release to release."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest
from support.library_in_hand import library_in, take_in
from support.related import MAYOR, MINISTRY, claim, known

from reader.errors import LibraryError
from reader.store import migrate as room
from reader.store import values
from reader.store.database import Database

NEXT = room.newest_schema() + 1
_LATER = """-- A later release; a comment with a semicolon; and a trigger.
CREATE TABLE pets (name TEXT PRIMARY KEY);
CREATE TRIGGER pets_named AFTER INSERT ON pets BEGIN
  UPDATE pets SET name = trim(name) WHERE name = new.name;
END;
"""


def schema_of(path):
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()


@pytest.fixture
def later_release(tmp_path, monkeypatch):
    """Let there be another migration from now on."""
    folder = tmp_path / "migrations"

    def arrive(script=_LATER):
        folder.mkdir()
        for file in room._FOLDER.glob("*.sql"):
            (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / f"{NEXT:04}.sql").write_text(script, encoding="utf-8")
        monkeypatch.setattr(room, "_FOLDER", folder)

    return arrive


def make_old(path):
    with closing(Database(path)) as database, database.writing() as db:
        values.put_value(db, "kept", "through the migration")


def test_an_old_library_gets_exactly_the_schema_of_a_new_one(tmp_path, later_release):
    make_old(tmp_path / "old.db")
    later_release()
    Database(tmp_path / "old.db").close()
    Database(tmp_path / "new.db").close()
    assert schema_of(tmp_path / "old.db") == schema_of(tmp_path / "new.db")


def test_what_was_in_an_old_library_is_there_afterwards(tmp_path, later_release):
    make_old(tmp_path / "old.db")
    later_release()
    with closing(Database(tmp_path / "old.db")) as database, database.reading() as db:
        assert values.value(db, "kept") == "through the migration"


def test_a_copy_of_the_old_library_is_kept_among_the_backups(tmp_path, later_release):
    make_old(tmp_path / "old.db")
    before = schema_of(tmp_path / "old.db")
    later_release()
    Database(tmp_path / "old.db").close()
    (copy,) = (tmp_path / "backups").glob(f"0001_*_before-schema-{NEXT}.db")
    assert schema_of(copy) == before
    assert os.name != "posix" or copy.stat().st_mode & 0o777 == 0o600


def test_a_new_library_needs_no_copy(tmp_path, later_release):
    later_release()
    Database(tmp_path / "new.db").close()
    assert not (tmp_path / "backups").exists()


def test_a_migration_that_fails_changes_nothing(tmp_path, later_release):
    make_old(tmp_path / "old.db")
    before = schema_of(tmp_path / "old.db")
    later_release("CREATE TABLE pets (name TEXT);\nCREATE TABLE pets (name TEXT);\n")
    with pytest.raises(LibraryError, match="pets"):
        Database(tmp_path / "old.db")
    assert schema_of(tmp_path / "old.db") == before


def test_the_first_schema_is_made_of_one_file():
    assert room.newest_schema() >= 1
    assert (room._FOLDER / "0001.sql").is_file()


def test_a_library_of_the_first_release_keeps_its_corrections(tmp_path, monkeypatch):
    text = "First\n\nAna Koval said that 47 people had died in Hollin."
    first = tmp_path / "first"
    first.mkdir()
    (first / "0001.sql").write_text((room._FOLDER / "0001.sql").read_text(encoding="utf-8"), encoding="utf-8")
    with library_in(tmp_path / "now") as library:
        take_in(library, text)
        (claim,) = library.claims.find()
        library.claims.correct(claim.claim.uid, speaker="Otto Brandt")
    _as_the_first_release_left_it(tmp_path / "now" / "library.db", tmp_path / "library.db", first, monkeypatch)
    with library_in(tmp_path) as library:
        (claim,) = library.claims.find()
        assert (claim.claim.speaker.name, claim.claim.speaker.found) == ("Otto Brandt", "Ana Koval")
        library.speakers.merge("Otto Brandt", "Eva Lind")
        assert [each.name for each in library.speakers.list()] == ["Eva Lind"]
        library.history.undo()
        library.history.undo()
        assert next(library.claims.find()).claim.speaker.name == "Ana Koval"


def test_articles_of_an_earlier_release_wait_for_their_relations(tmp_path, monkeypatch):
    first = tmp_path / "first"
    first.mkdir()
    (first / "0001.sql").write_text((room._FOLDER / "0001.sql").read_text(encoding="utf-8"), encoding="utf-8")
    with library_in(tmp_path / "now") as library:
        uids = [take_in(library, each, published="2022-06-10").article_uid for each in (MAYOR, MINISTRY)]
        library.claims.correct(claim(library, uids[0], "47"), speaker="Otto Brandt")
        library.relations.follow()
        expected = known(library)
    _as_the_first_release_left_it(tmp_path / "now" / "library.db", tmp_path / "library.db", first, monkeypatch)
    with library_in(tmp_path) as library:
        assert library.relations.pending() == 2
        assert library.relations.follow() == 2
        assert known(library) == expected != set()


def _as_the_first_release_left_it(now, then, migrations, monkeypatch):
    """Copy a library row by row into one of the first schema; its corrections have the fields they had then."""
    with monkeypatch.context() as patched:
        patched.setattr(room, "_FOLDER", migrations)
        Database(then).close()
    with closing(sqlite3.connect(then)) as db:
        db.execute("ATTACH ? AS now", (str(now),))
        names = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (name,) in db.execute(names).fetchall():
            columns = ", ".join(row[1] for row in db.execute(f"PRAGMA main.table_info({name})"))
            db.execute(f"INSERT INTO main.{name} SELECT {columns} FROM now.{name}")
        ((data,),) = db.execute("SELECT data FROM main.corrections").fetchall()
        assert set(json.loads(data)) == {"article", "version", "selector", "speaker", "kind", "modified"}
        assert db.execute("PRAGMA main.user_version").fetchone() == (1,)
        db.commit()
