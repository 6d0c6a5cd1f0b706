"""Backups that are made by themselves: their names and order, which of them stay, and what a killed program left."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.store import rotation
from reader.store.database import Database
from reader.store.rotation import Kept

MAY = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)
MB = 1_000_000


@pytest.fixture
def library(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database:
        yield database


def keep(database, why="daily", at=MAY):
    with database.reading() as db:
        return rotation.keep(db, database.path, why=why, at=at)


def made(number, at, why="daily"):
    """A backup that is only a name."""
    return Kept(Path(f"{number}"), number, at, why)


def numbers(found):
    return [each.number for each in found]


def test_a_backup_says_its_number_time_and_reason_and_is_for_its_owner_alone(library):
    path = keep(library, "before-merge")
    assert path.name == "0001_2024-05-17_0930_before-merge.db"
    assert os.name != "posix" or (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert keep(library).name == "0002_2024-05-17_0930_daily.db"


def test_the_newest_is_the_one_that_was_made_last_whatever_the_clock_said(library):
    later = keep(library, at=datetime(2099, 12, 31, tzinfo=UTC))
    earlier = keep(library)
    assert [each.path for each in rotation.kept(library.path)] == [earlier, later]


def test_copies_of_earlier_releases_are_found_beside_the_library(library):
    keep(library)
    library.path.with_name("library.db.before-4").write_bytes(b"")
    assert [each.why for each in rotation.kept(library.path)] == ["daily", "before-4"]


def test_seven_days_and_four_weeks_stay():
    days = [made(100 - number, MAY - timedelta(days=number)) for number in range(60)]
    # The 17th of May 2024 is a Friday: the newest of the weeks before are Sundays.
    assert numbers(rotation.staying(days, MB)) == [100, 99, 98, 97, 96, 95, 94, 88, 81, 74]


def test_of_one_day_only_the_newest_stays():
    hours = [made(10 - number, MAY - timedelta(hours=number)) for number in range(9)]
    assert numbers(rotation.staying(hours, MB)) == [10]


def test_what_was_before_a_change_stands_for_no_day_and_what_was_made_by_hand_stays():
    found = [made(4, MAY, "before-merge"), made(3, MAY, "by-hand"), made(2, MAY, "by-hand"), made(1, MAY, "daily")]
    assert numbers(rotation.staying(found, MB)) == [4, 3, 2]
    assert numbers(rotation.staying([*found[:1], made(1, MAY, "daily")], MB)) == [4, 1]


def test_where_there_is_little_room_days_and_weeks_take_turns(tmp_path):
    backups = []
    for number in range(20):
        path = tmp_path / f"{number}"
        path.write_bytes(b"." * 10)
        backups.append(Kept(path, 100 - number, MAY - timedelta(days=number), "daily"))
    assert numbers(rotation.staying(backups, 30)) == [100, 99, 95]
    assert numbers(rotation.staying(backups, 0)) == [100]


def test_what_was_before_a_great_change_stays_for_thirty_days_whatever_the_room():
    changes = [made(9, MAY), made(8, MAY, "before-merge"), made(7, MAY, "before-merge"), made(6, MAY, "before-restore")]
    old = made(5, MAY - timedelta(days=31), "before-schema-5")
    assert numbers(rotation.staying([*changes, old], -1)) == [9, 8, 6]


def test_a_clock_that_was_in_the_future_pushes_out_nothing():
    future = [made(50 + number, datetime(2099, 1, 1 + number, tzinfo=UTC)) for number in (2, 1, 0)]
    past = [made(40 - number, MAY - timedelta(days=number)) for number in range(4)]
    assert {39, 38, 37} <= set(numbers(rotation.staying([made(60, MAY), *future, *past], MB)))


def test_a_backup_that_cannot_be_completed_changes_nothing_there(library, monkeypatch):
    first = keep(library)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rotation.durable, "replace", full)
    with pytest.raises(LibraryError, match="No space left"):
        keep(library)
    assert list(first.parent.iterdir()) == [first]


def test_a_damaged_library_takes_no_place_among_the_backups(library):
    first = keep(library)
    with library.reading() as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles_title'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    library.close()
    content = bytearray(library.path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    library.path.write_bytes(content)
    with closing(Database(library.path)) as damaged, pytest.raises(LibraryError, match="damaged"):
        keep(damaged)
    assert list(first.parent.iterdir()) == [first]


def test_only_what_nobody_writes_any_more_is_left_over(library):
    folder = rotation.folder_of(library.path)
    folder.mkdir()
    for name, age in ((".daily.1.part", 0), (".daily.2.part", 7200), (".daily.3.part", -(10**6))):
        (folder / name).touch()
        os.utime(folder / name, (MAY.timestamp() - age,) * 2)
    assert [path.name for path in rotation.leftovers(library.path, MAY)] == [".daily.2.part", ".daily.3.part"]
    assert rotation.is_being_made(library.path, MAY)
    rotation.tidy(library.path, MAY)
    assert [path.name for path in folder.iterdir()] == [".daily.1.part"]


def test_a_backup_is_the_library_as_it_was_when_it_began(library):
    with closing(sqlite3.connect(library.path)) as other, library.reading() as db:

        class Writing:
            """Writes once, while pages are copied."""

            in_transaction = False

            def execute(self, *what):
                return db.execute(*what)

            def backup(self, target, **options):
                other.execute("INSERT INTO program_values VALUES ('later', '')")
                other.commit()
                db.backup(target, **options)

        path = rotation.keep(Writing(), library.path, why="daily", at=MAY)
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT name FROM program_values").fetchall() == []
