"""Checks and repairs of a whole library."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib import metadata

import pytest
from support.library_in_hand import library_in, take_in

from reader.library.library import random_uid, utc_now


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


def test_a_damaged_database_is_told_and_nothing_raises(library, tmp_path):
    with library._keeping.reading() as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles_title'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    library.close()
    content = bytearray(library.paths.database.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    library.paths.database.write_bytes(content)
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
