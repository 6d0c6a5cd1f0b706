"""Backups of a library: by hand, before great changes, and daily by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from support.library_in_hand import paths_in, take_in

from reader.errors import LibraryError
from reader.library import Library, daily
from reader.library.backups import kept_backups
from reader.model import BackupPlan, Span
from reader.store import rotation

TEXT = "Dam of Hollin\n\nAna Koval said that the dam was safe."


class Clock:
    """A clock that goes on when it is told."""

    def __init__(self):
        self.now = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)

    def __call__(self):
        return self.now

    def go_on(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    with Library.open(paths_in(tmp_path), clock=clock) as opened:
        take_in(opened, TEXT)
        yield opened


def note(library, text):
    return library.notes.highlight(library.articles.rows().page(0, 1)[0].uid, Span(0, 3), text=text)


def test_a_backup_by_hand_lies_in_the_folder_and_is_listed(library):
    note(library, "kept")
    path = library.backups.keep_one()
    (listed,) = library.backups.list()
    assert (listed.path, listed.why, listed.at) == (str(path), "by-hand", "2024-05-17T09:30+00:00")
    assert (listed.articles, listed.notes, listed.problem) == (1, 1, "")


@pytest.mark.parametrize("name", ["1", "0001", "0001_2024-05-17_0930_by-hand", "0001_2024-05-17_0930_by-hand.db"])
def test_a_backup_is_taken_back_by_its_number_or_name(library, name):
    note(library, "kept")
    library.backups.keep_one()
    note(library, "later")
    before = library.backups.restore(name)
    assert [each.text for each, _ in library.notes.find()] == ["kept"]
    assert before.name.endswith("before-restore.db")
    library.backups.restore(str(before))
    assert len(list(library.notes.find())) == 2


def test_the_backup_that_is_taken_back_is_not_rotated_away_first(tmp_path, clock):
    with Library.open(paths_in(tmp_path), clock=clock, backups=BackupPlan(most_bytes=1)) as library:
        take_in(library, TEXT)
        library.backups.keep_one()
        note(library, "later")
        library.backups.restore("1")
        assert list(library.notes.find()) == []


def test_a_damaged_backup_is_listed_with_what_is_wrong(library):
    library.backups.keep_one().write_bytes(b"nothing")
    (listed,) = library.backups.list()
    assert "no backup" in listed.problem
    with pytest.raises(LibraryError, match="no backup"):
        library.backups.restore("1")


def test_a_daily_backup_is_due_when_a_day_has_gone_and_something_changed(library, clock):
    assert not library.backups.is_due()  # it is new
    clock.go_on(hours=2)
    assert library.backups.is_due()
    library.backups.keep_one("daily")
    assert not library.backups.is_due()
    clock.go_on(days=3)
    assert not library.backups.is_due()  # nothing changed
    note(library, "new")
    assert library.backups.is_due()


@pytest.mark.parametrize("days", [-400, 400], ids=["back", "ahead"])
def test_a_clock_that_was_wrong_puts_off_no_backup(library, clock, days):
    library.backups.keep_one("daily")
    clock.go_on(days=days)
    note(library, "at an odd time")
    assert library.backups.is_due()
    library.backups.keep_one("daily")
    clock.go_on(days=-days)
    note(library, "at the right time")
    assert library.backups.is_due()


def test_no_backups_are_made_by_themselves_where_they_are_not_wanted(tmp_path, clock):
    with Library.open(paths_in(tmp_path), clock=clock, backups=BackupPlan(is_daily=False)) as library:
        take_in(library, TEXT)
        clock.go_on(days=9)
        assert library.backups.begin_daily() is None


def test_the_daily_backup_is_made_by_another_process(tmp_path):
    old = datetime(2020, 1, 1, tzinfo=UTC)
    with Library.open(paths_in(tmp_path), clock=lambda: old) as library:
        take_in(library, TEXT)
    with Library.open(paths_in(tmp_path)) as library:
        child = library.backups.begin_daily()
        assert child.wait(60) == 0
        (made,) = library.backups.list()
        assert (made.why, made.articles) == ("daily", 1)
        assert library.backups.begin_daily() is None


def test_nobody_makes_a_second_daily_backup_while_one_is_being_made(library, clock):
    folder = rotation.folder_of(library.paths.database)
    folder.mkdir()
    (folder / ".daily.99.part").touch()
    daily._make(library.paths.database, BackupPlan())
    assert kept_backups(library.paths.database) == ()


def test_a_full_disk_leaves_the_daily_backup_out_and_doctor_tells(library, clock, monkeypatch):
    clock.go_on(days=9)
    monkeypatch.setattr(rotation, "has_room", lambda _: False)
    daily._make(library.paths.database, BackupPlan())
    assert library.backups.list() == ()
    (finding,) = [each for each in library.health.check() if each.name == "backups"]
    assert (finding.is_ok, "no room" in finding.message) == (False, True)
