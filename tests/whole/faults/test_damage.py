"""Faults of the files themselves: a database or index that is cut, altered, foreign, or of a later release."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.faults import IS_FULL, assert_well, drawn, hearsay, is_one_line
from support.library_in_hand import paths_in

from reader.library import Library
from reader.library.indexing import STAMP
from reader.model import Span
from reader.store import values

pytestmark = pytest.mark.slow
NEWER = 9999


@pytest.fixture(scope="module")
def noted_master(ordinary_master, tmp_path_factory):
    """The ordinary library with a note on each article, and an index in step."""
    folder = shutil.copytree(ordinary_master, tmp_path_factory.mktemp("noted") / "library")
    with Library.open(paths_in(folder)) as library:
        for article in library.articles.rows().page(0, 100):
            library.notes.highlight(article.uid, Span(0, 3), text="kept")
        library.search.keep_in_step()
    return folder


@pytest.fixture
def library(noted_master, tmp_path):
    return shutil.copytree(noted_master, tmp_path / "library")


def cut(part):
    def damage(path):
        content = path.read_bytes()
        path.write_bytes(content[: part(len(content))])

    return damage


def overwrite_head(path):
    with path.open("r+b") as file:
        file.write(b"\xff" * 16)


def flip_pages(path):
    """A bit in every page but the first, where the page's own head is."""
    content = bytearray(path.read_bytes())
    draw = drawn() if IS_FULL else random.Random(5)
    for page in range(4096, len(content), 4096):
        content[page + draw.randrange(8)] ^= 1 << draw.randrange(8)
    path.write_bytes(content)


def lay_foreign_wal_beside(path):
    with closing(sqlite3.connect(path.with_name("foreign.db"))) as foreign:
        foreign.execute("PRAGMA journal_mode = WAL")
        foreign.execute("CREATE TABLE foreign_one (x)")
        foreign.execute("INSERT INTO foreign_one VALUES (zeroblob(90000))")
        foreign.commit()
        shutil.copy(path.with_name("foreign.db-wal"), path.with_name("library.db-wal"))
    path.with_name("foreign.db").unlink()


DAMAGES = {
    "half": cut(lambda size: size // 2),
    "empty": cut(lambda _: 0),
    "100-bytes": cut(lambda _: 100),
    "head": overwrite_head,
    "pages": flip_pages,
    "foreign-wal": lay_foreign_wal_beside,
}
COMMANDS = (("doctor",), ("list",), (), ("export", "--to", "jsonl"), ("import", "-"))


@pytest.mark.parametrize("damage", [pytest.param(each, id=name) for name, each in DAMAGES.items()])
def test_a_damaged_database_is_told_in_one_line_and_stays_as_it_is(library, damage):
    database = library / "library.db"
    damage(database)
    were = files_of(library)
    reading = COMMANDS[:-1] if IS_FULL else COMMANDS[:2]
    for arguments in reading if damage is flip_pages else (*reading, COMMANDS[-1]):
        run = hearsay(library, *arguments, stdin=b"A title\n\nA text.\n")
        if damage is flip_pages and arguments != ("doctor",) and run.status == 0:
            continue  # what it read is not damaged
        told = run.err or "".join(line for line in run.out.splitlines(keepends=True) if line.startswith("WRONG"))
        assert run.status == 1
        assert is_one_line(told), told
        assert str(database) in told
        assert "hearsay re" in told or "Move it away" in told or "move it away" in told  # restore, rescue
    assert files_of(library) == were
    run = hearsay(library, "rescue", "--json", "-o", str(library.parent / "left.db"))
    if run.status == 1:
        assert is_one_line(run.err)  # not even what tables there are can be read
    else:
        assert sum(table["rows"] for table in run.value) > 0


def files_of(folder):
    """What lies there, but for SQLite's notes on who reads."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".db-shm"}


def test_what_was_not_damaged_is_rescued_and_takes_the_place(library):
    overwrite_head(library / "library.db")
    left = library.parent / "left.db"
    assert hearsay(library, "rescue", "-o", str(left)).status == 0
    assert hearsay(library, "restore", str(left)).status == 0
    with Library.open(paths_in(library)) as opened:
        assert [note.text for note, _ in opened.notes.find()] == ["kept"] * 12
    assert_well(library)


def test_a_library_whose_wal_was_deleted_after_a_kill_is_whole(library):
    """What was in there is lost with it; the rest is neither damaged nor lost."""
    with closing(sqlite3.connect(library / "library.db")) as db:
        db.execute("INSERT INTO saved_searches VALUES ('mine', 'dam')")
        db.commit()
        copy = shutil.copytree(library, library.parent / "killed")
    (copy / "library.db-wal").unlink()
    (copy / "library.db-shm").unlink(missing_ok=True)
    run = hearsay(copy, "notes", "--json")
    assert (run.status, len(run.value)) == (0, 12)
    assert_well(copy)


def test_a_library_of_a_later_release_is_refused_in_one_line_and_not_touched(library):
    database = library / "library.db"
    with closing(sqlite3.connect(database)) as db:
        db.execute(f"PRAGMA user_version = {NEWER}")
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    for arguments in COMMANDS if IS_FULL else (("list",), ("import", "-")):
        run = hearsay(library, *arguments, stdin=b"A title\n\nA text.\n")
        told = run.err or "".join(line for line in run.out.splitlines(keepends=True) if line.startswith("WRONG"))
        assert (run.status, is_one_line(told)) == (1, True)
        assert f"schema {NEWER}, this program knows" in told
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before


def test_an_index_of_a_later_release_is_built_anew_with_one_line_of_notice(library):
    raise_version(library)
    run = hearsay(library, "search", "--json", "dam")
    assert (run.status, len(run.value), is_one_line(run.err)) == (0, 12, True)
    again = hearsay(library, "search", "--json", "dam")
    assert (again.status, len(again.value), again.err) == (0, 12, "")
    assert_well(library)


def raise_version(library):
    """Let the library's own mark of the index say another form than this program's."""
    with Library.open(paths_in(library)) as opened, opened._keeping.writing() as db:
        stamp = json.loads(values.value(db, STAMP))
        values.put_value(db, STAMP, json.dumps({**stamp, "format": NEWER}))


def half(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path):
    content = bytearray(path.read_bytes())
    for at in range(0, len(content), 97):
        content[at] ^= 4
    path.write_bytes(content)


def turn_into_folder(path):
    path.unlink()
    path.mkdir()


def close(path):
    path.chmod(0)


WAYS = {
    "half": half,
    "empty": lambda path: path.write_bytes(b""),
    "flipped": flip,
    "deleted": Path.unlink,
    "folder": turn_into_folder,
    "closed": close,
}


def index_files(folder):
    return sorted(path.relative_to(folder) for path in (folder / "cache").rglob("*") if path.is_file())


def index_damages(folder):
    """Every damage to every file of the index; in the suite one of each kind, to a segment."""
    files = index_files(folder)
    if not IS_FULL:
        files = [path for path in files if path.suffix == ".segment"][:1]
    ways = {name: way for name, way in WAYS.items() if name != "closed" or os.geteuid() != 0}
    return [(path, name, way) for path in files for name, way in ways.items()]


def test_a_damaged_index_never_answers_wrongly_and_heals(noted_master, tmp_path):
    """In this process: what is asked of the index is the same as in a command; one command begins."""
    expected = answers(noted_master)
    for number, (path, name, damage) in enumerate(index_damages(noted_master)):
        folder = shutil.copytree(noted_master, tmp_path / str(number))
        damage(folder / path)
        assert answers(folder) == expected, (path, name)
        assert_well(folder)
    folder = shutil.copytree(noted_master, tmp_path / "gone")
    shutil.rmtree(folder / "cache")
    run = hearsay(folder, "search", "--json", "wall")
    assert (run.status, len(run.value), is_one_line(run.err)) == (0, 12, True)


@pytest.mark.parametrize("place", ["cache/index", "cache"])
def test_an_index_in_whose_place_a_file_lies_is_told_and_search_answers(library, place):
    shutil.rmtree(library / place)
    (library / place).touch()
    expected = hearsay(library, "search", "--json", "wall")
    assert (expected.status, len(expected.value), is_one_line(expected.err)) == (0, 12, True)
    run = hearsay(library, "reindex")
    assert (run.status, is_one_line(run.err)) == (1, True)
    assert str(library / "cache") in run.err


def answers(folder):
    with Library.open(paths_in(folder)) as library:
        found = [sorted(hit.uid for hit in library.search.find(query).hits) for query in ("wall", "harbour", "dam")]
        notes = [note.text for note, _ in library.notes.find()]
    return found, notes
