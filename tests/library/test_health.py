"""Checks and repairs of a whole library."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib import metadata

import pytest
from support.library_in_hand import library_in, take_in

from reader.library.library import random_uid, utc_now
from reader.model import Span
from reader.store import backup, checks


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, "Dam of Hollin\n\nAna Koval said that the dam was safe.")
        yield opened


def finding(library, name, **options):
    return next(each for each in library.health.check(**options) if each.name == name)


@contextmanager
def executed_on(library):
    """The statements that are executed on a library's connection."""
    said = []
    with library._keeping.reading() as db:
        db.set_trace_callback(said.append)
        yield said
        db.set_trace_callback(None)


def test_a_sound_library_passes_every_check(library):
    library.health.reindex()
    assert [each for each in library.health.check() if not each.is_ok] == []


def test_wrong_counts_are_told_and_mended(library):
    with library._keeping.writing() as db:
        db.execute("UPDATE articles SET claims = 77")
    assert not finding(library, "counts").is_ok
    assert finding(library, "counts", repair=True).is_repaired
    assert finding(library, "counts").is_ok
    assert library.articles.counts().claims == 1


def test_relations_are_mended_in_steps_between_which_others_may_write(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.library.health._AT_ONCE", 2)
    with library_in(tmp_path) as library:
        for number in range(5):
            take_in(library, f"Dam {number} of Hollin\n\nAna Koval said that the dam was safe.")
        with library._keeping.writing() as db:
            db.execute("DELETE FROM relating")
        with executed_on(library) as statements:
            assert finding(library, "relations", repair=True).is_repaired
        assert finding(library, "relations").is_ok
    assert sum(each.startswith("DELETE FROM story_days") for each in statements) == 1
    assert sum(each.startswith("COMMIT") for each in statements) >= 4


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_library_open_to_others_is_told_and_closed(library):
    library.paths.database.chmod(0o644)
    assert not finding(library, "privacy").is_ok
    assert finding(library, "privacy", repair=True).is_repaired
    assert library.paths.database.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.parametrize("place", ["", "backups", "cache/index", "backups/0001_2024-01-01_0000_daily.db", "crashes"])
def test_every_folder_and_file_is_for_its_owner_alone(library, tmp_path, place):
    library.search.keep_in_step()
    crashes = tmp_path / "crashes"
    for folder in (tmp_path / "backups", crashes):
        folder.mkdir(mode=0o700)
    with library._keeping.reading() as db:
        backup.back_up(db, tmp_path / "backups" / "0001_2024-01-01_0000_daily.db")
    assert finding(library, "privacy", crashes=crashes).is_ok
    path = tmp_path / place
    path.chmod(0o755)
    crashes = crashes.rename(tmp_path.parent / f"{tmp_path.name}-crashes") if not place else crashes
    assert not finding(library, "privacy", crashes=crashes).is_ok
    assert finding(library, "privacy", crashes=crashes, repair=True).is_repaired
    assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_with_other_things_is_left_as_it_is(library, tmp_path):
    (tmp_path / "thesis.txt").touch()
    tmp_path.chmod(0o755)
    found = finding(library, "privacy", repair=True)
    assert (found.is_ok, "may see their names" in found.message) == (True, True)
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_a_mark_that_only_the_journal_has_is_brought_back(library):
    library.notes.highlight(library.articles.rows().page(0, 1)[0].uid, Span(0, 3), text="gone", tags=("t",))
    kept = list(library.notes.find())
    with library._keeping.writing() as db:
        db.execute("DELETE FROM annotations")
    assert not finding(library, "marks").is_ok
    assert finding(library, "marks", repair=True).is_repaired
    assert list(library.notes.find()) == kept
    assert all(each.is_ok for each in library.health.check() if each.name != "search index")


def test_a_mark_that_was_deleted_is_not_missed(library):
    note = library.notes.highlight(library.articles.rows().page(0, 1)[0].uid, Span(0, 3), text="gone")
    library.notes.delete(note.uid)
    assert finding(library, "marks").is_ok


def test_the_last_change_of_each_thing_is_worked_out_anew(library):
    uid = library.articles.rows().page(0, 1)[0].uid
    library.articles.mark([uid], starred=True)
    library.articles.mark([uid], starred=False)
    with library._keeping.writing() as db:
        before = db.execute("SELECT * FROM heads").fetchall()
        db.execute("UPDATE heads SET change_uid = (SELECT min(uid) FROM changes)")
        db.execute("INSERT INTO heads VALUES ('article_state', 'nobody', 'x')")
    assert not finding(library, "journal").is_ok
    assert finding(library, "journal", repair=True).is_repaired
    with library._keeping.reading() as db:
        assert db.execute("SELECT * FROM heads").fetchall() == before


def test_marks_whose_words_are_gone_are_told_and_are_no_fault(library):
    uid = library.articles.rows().page(0, 1)[0].uid
    library.notes.quote(uid, "the dam was safe", text="was it?")
    assert "has its place" in finding(library, "places").message
    with library._keeping.writing() as db:
        version = db.execute("SELECT version_id FROM articles WHERE uid = ?", (uid,)).fetchone()[0]
        db.execute("INSERT OR REPLACE INTO placements SELECT id, ?, 'orphan', NULL, NULL FROM annotations", (version,))
    found = finding(library, "places")
    assert (found.is_ok, "the words of 1 are gone" in found.message) == (True, True)


def test_an_act_without_changes_is_told(library):
    library.articles.mark([library.articles.rows().page(0, 1)[0].uid], starred=True)
    with library._keeping.writing() as db:
        db.execute("UPDATE acts SET batch = 'lost'")
    assert "1 acts have no changes" in finding(library, "journal").message


def test_what_is_from_the_future_is_told_and_is_no_fault(library):
    assert finding(library, "clock").message == "nothing is later than now"
    with library._keeping.writing() as db:
        db.execute("UPDATE changes SET at = '2099-01-01T00:00:00.000+00:00'")
    found = finding(library, "clock")
    assert (found.is_ok, "from the future" in found.message) == (True, True)


def test_half_a_copy_that_was_left_is_removed(library, tmp_path):
    part = tmp_path / ".library.db.restored.part"
    part.touch()
    os.utime(part, (0, 0))
    assert not finding(library, "leftovers").is_ok
    assert finding(library, "leftovers", repair=True).is_repaired
    assert not part.exists()


def test_a_backup_that_cannot_be_taken_back_is_told(library):
    library.backups.keep_one().write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert "1 of 1 cannot be taken back" in finding(library, "backups").message


def test_an_index_of_the_database_that_lacks_rows_is_made_anew(library):
    with library._keeping.writing() as db:
        exchange_pages(db, "articles_title", "article_tags_tag")
    found = library.health.check(repair=True)
    assert (found[0].name, found[0].is_ok, found[0].is_repaired) == ("database", True, True)
    assert [each for each in library.health.check() if not each.is_ok] == []


def test_indexes_are_no_reason_to_touch_a_table_that_is_damaged(library, tmp_path):
    damage_pages(library, "articles_title", "versions")
    before = library.paths.database.read_bytes()
    with library_in(tmp_path) as damaged:
        found = damaged.health.check(repair=True)[0]
        assert (found.is_ok, "hearsay rescue" in found.hint) == (False, True)
    assert library.paths.database.read_bytes() == before


def test_indexes_that_know_of_lost_rows_are_left_alone(library):
    with library._keeping.writing() as db:
        exchange_pages(db, "claims", "relations")
        assert checks.has_lost_rows(db)
    found = finding(library, "database", repair=True)
    assert (found.is_ok, found.is_repaired) == (False, False)


def exchange_pages(db, one, other):
    """Let two tables, or two indexes, lie where the other one lies, of which the second is empty."""
    roots = [
        db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] for name in (one, other)
    ]
    db.execute("PRAGMA writable_schema = ON")
    for name, root in ((one, roots[1]), (other, roots[0])):
        db.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (root, name))
    db.execute("PRAGMA writable_schema = RESET")


def damage_pages(library, *names):
    """Overwrite the first page of some tables or indexes."""
    with library._keeping.reading() as db:
        pages = [
            db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] for name in names
        ]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    library.close()
    content = bytearray(library.paths.database.read_bytes())
    for page in pages:
        content[(page - 1) * size : page * size] = b"\xa5" * size
    library.paths.database.write_bytes(content)


def test_a_damaged_database_is_told_and_nothing_raises(library, tmp_path):
    damage_pages(library, "articles_title")
    with library_in(tmp_path) as damaged:
        found = damaged.health.check()
    assert (found[0].name, found[0].is_ok) == ("database", False)
    assert "damaged" in found[0].message


def test_another_package_of_the_name_reader_is_told(library, monkeypatch):
    monkeypatch.setattr(metadata, "distribution", lambda name: name)
    assert not finding(library, "package").is_ok


def test_building_the_index_anew_says_how_many_articles_are_in_it(library):
    assert library.health.reindex() == 1


def test_uids_and_times_of_a_library_are_fit_to_be_kept():
    assert len({random_uid() for _ in range(100)}) == 100
    assert utc_now().tzinfo is not None
