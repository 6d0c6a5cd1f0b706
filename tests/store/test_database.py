"""Opening, locking and closing a library file; what can go wrong is told in words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from reader.errors import HearsayError, LibraryBusyError, LibraryDamagedError, LibraryError, NewerLibraryError
from reader.store import values
from reader.store.database import Database

posix_only = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")


@pytest.fixture
def database(tmp_path):
    with closing(Database(tmp_path / "folder" / "library.db", busy_seconds=0.1)) as opened:
        yield opened


def test_a_write_that_raises_leaves_nothing_behind(database):
    def fail():
        with database.writing() as db:
            values.put_value(db, "name", "value")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    with database.reading() as db:
        assert values.value(db, "name") == ""


def test_an_inner_write_is_part_of_the_outer_one(database):
    def fail():
        with database.writing():
            with database.writing() as inner:
                values.put_value(inner, "name", "value")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    with database.reading() as db:
        assert values.value(db, "name") == ""


def test_a_write_is_seen_by_another_connection_when_the_block_ends(database):
    with database.writing() as db:
        values.put_value(db, "name", "value")
    with closing(Database(database.path)) as other, other.reading() as db:
        assert values.value(db, "name") == "value"


def test_writes_are_flushed_to_disk_and_foreign_keys_hold_in_every_thread(database):
    found = []

    def look():
        with database.reading() as db:
            pragmas = ("journal_mode", "synchronous", "foreign_keys")
            found.append(tuple(db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    look()
    assert found == [("wal", 2, 1)] * 2


def test_only_what_is_replaceable_does_not_wait_for_the_disk(database):
    full, normal = (2,), (1,)

    def waits(db):
        return db.execute("PRAGMA synchronous").fetchone()

    with database.writing(is_replaceable=True) as db:
        assert waits(db) == normal
    with database.writing() as db:
        assert waits(db) == full
        with database.writing(is_replaceable=True) as inner:
            assert waits(inner) == full
    with pytest.raises(LibraryError), database.writing(is_replaceable=True) as db:
        db.execute("no statement")
    assert waits(db) == full


def test_reading_goes_on_while_somebody_writes(database):
    with closing(Database(database.path)) as other, other.writing() as db:
        values.put_value(db, "name", "half done")
        with database.reading() as reading:
            assert values.value(reading, "name") == ""


def test_waiting_for_another_writer_ends_with_words(database):
    with (
        closing(Database(database.path)) as other,
        other.writing(),
        pytest.raises(LibraryBusyError, match="still being written") as caught,
        database.writing(),
    ):
        pass
    assert caught.value.exit_code == 4


def test_connections_of_ended_threads_are_closed(database):
    for _ in range(5):
        thread = threading.Thread(target=lambda: database.reading().__enter__())
        thread.start()
        thread.join()
    assert len(database._all) == 2  # this thread's and the last one's


def test_a_closed_library_says_so(database):
    database.close()
    database.close()
    with pytest.raises(LibraryError, match="closed"), database.reading():
        pass


@posix_only
def test_only_its_owner_can_read_a_library(database):
    with database.writing() as db:
        values.put_value(db, "name", "value")
    folder = database.path.parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()} == {
        "library.db": 0o600,
        "library.db-wal": 0o600,
        "library.db-shm": 0o600,
    }


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"This is a letter to my aunt.\n" * 99, LibraryDamagedError, id="letter"),
        pytest.param(os.urandom(1) + b"\0" * 5000, LibraryDamagedError, id="zeros"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 4096, LibraryDamagedError, id="garbage-after-header"),
    ],
)
def test_garbage_is_told_in_one_line(tmp_path, content, kind):
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(kind) as caught:
        Database(tmp_path / "library.db")
    assert "\n" not in caught.value.message
    assert caught.value.hint
    assert (tmp_path / "library.db").read_bytes() == content


def test_a_library_damaged_in_the_middle_is_told_when_it_is_read(tmp_path):
    path = tmp_path / "library.db"
    with closing(Database(path)) as database, database.writing() as db:
        for number in range(2000):
            values.put_value(db, f"name {number}", "value" * 50)
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xa5" * len(content[4096 * 3 :])
    path.write_bytes(content)
    with pytest.raises(LibraryDamagedError), closing(Database(path)) as database, database.reading() as db:
        db.execute("SELECT sum(length(value)) FROM program_values").fetchone()


def test_a_folder_in_the_library_s_place_is_told(tmp_path):
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryError, match="is a folder"):
        Database(tmp_path / "library.db")


def test_a_file_in_the_folder_s_place_is_told(tmp_path):
    (tmp_path / "folder").write_text("no folder")
    with pytest.raises(LibraryError, match="cannot be made"):
        Database(tmp_path / "folder" / "library.db")


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LibraryError, match=r"cannot be opened|may not"):
            Database(tmp_path / "library.db")
    finally:
        tmp_path.chmod(0o700)


def test_somebody_else_s_database_is_left_alone(tmp_path):
    with closing(sqlite3.connect(tmp_path / "library.db")) as foreign:
        foreign.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LibraryError, match="no library of Hearsay"):
        Database(tmp_path / "library.db")


def test_a_library_of_a_later_release_is_left_alone(database):
    with database.reading() as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerLibraryError, match="schema 99"):
        Database(database.path)


def test_a_full_disk_is_told_and_nothing_is_half_done(database):
    with database.reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 2}")

    def fill():
        with database.writing() as db:
            for number in range(100):
                values.put_value(db, f"name {number}", "x" * 4000)

    with pytest.raises(LibraryError, match="disk is full"):
        fill()
    with database.reading() as db:
        assert values.value(db, "name 0") == ""


_OPEN = """
import sys
from pathlib import Path
from reader.store.database import Database
sys.stdin.read(1)
Database(Path(sys.argv[1])).close()
"""


@pytest.mark.slow
def test_programs_that_make_a_library_at_once_agree_on_it(tmp_path):
    path = tmp_path / "library.db"
    command = [sys.executable, "-c", _OPEN, str(path)]
    children = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    outcomes = []
    for child in children:
        child.stdin.write(b"x")
        child.stdin.flush()
    for child in children:
        outcomes.append((child.communicate(timeout=30)[1], child.returncode))
    assert outcomes == [(b"", 0)] * 4


def test_every_error_of_the_database_is_one_of_ours(database):
    with pytest.raises(HearsayError), database.reading() as db:
        db.execute("SELECT * FROM no_such_table")


_OPEN_TOGETHER = """
import sys
import time
from pathlib import Path
from reader.store.database import Database

folder, me, other = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
for number in range(60):
    (folder / f"{number}.{me}").touch()
    until = time.monotonic() + 20
    while not (folder / f"{number}.{other}").exists():
        if time.monotonic() > until:
            sys.exit("the other one has ended")
    Database(folder / str(number) / "library.db").close()
"""


@pytest.mark.slow
def test_two_programs_may_make_one_library_at_the_same_moment(tmp_path):
    command = [sys.executable, "-c", _OPEN_TOGETHER, str(tmp_path)]
    pair = [subprocess.Popen([*command, *names]) for names in (("a", "b"), ("b", "a"))]
    assert [each.wait(60) for each in pair] == [0, 0]
