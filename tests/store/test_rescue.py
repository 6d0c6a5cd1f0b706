"""What can be read of a damaged library is read, all of it, and the damaged file stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from support.library_in_hand import library_in, paths_in, take_in

from reader.errors import LibraryError
from reader.model import Span
from reader.store import trust
from reader.store.rescue import rescue

COUNT = 60


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    folder = tmp_path_factory.mktemp("master")
    with library_in(folder) as library:
        for number in range(COUNT):
            uid = take_in(
                library, f"Dam {number}\n\nAna Koval said that {number + 10} dams were safe. " * 20
            ).article_uid
            library.notes.highlight(uid, Span(0, 3), text=f"note {number} " * 40)
    return paths_in(folder).database


@pytest.fixture
def library(master, tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(master.read_bytes())
    return path


def rows(path, query):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def damage(path, page, content=b"\xa5" * 4096):
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = content
    path.write_bytes(data)


def leaves_of(path, table):
    return [row[0] for row in rows(path, f"SELECT pageno FROM dbstat WHERE name = '{table}' AND pagetype = 'leaf'")]


def test_a_whole_library_is_read_to_its_last_row(library, tmp_path):
    done = rescue(library, tmp_path / "new.db")
    assert all(table.is_whole for table in done)
    for table in ("annotations", "versions", "changes", "heads", "annotation_tags", "acts"):
        query = f"SELECT * FROM {table} ORDER BY 1, 2, 3"
        assert rows(tmp_path / "new.db", query) == rows(library, query)
    with trust.opened(tmp_path / "new.db"):
        pass


def test_a_damaged_place_costs_only_the_rows_that_lie_there(library, tmp_path):
    try:
        leaves = leaves_of(library, "annotations")
    except sqlite3.OperationalError:
        pytest.skip("this SQLite does not tell where tables lie")
    assert len(leaves) > 4
    damage(library, leaves[2])
    before = library.read_bytes()
    done = {table.table: table for table in rescue(library, tmp_path / "new.db")}
    assert library.read_bytes() == before
    assert not done["annotations"].is_whole
    lost = COUNT - done["annotations"].rows
    assert 0 < lost <= 8  # as many as fit into a page of 4,096 bytes
    kept = [uid for (uid,) in rows(tmp_path / "new.db", "SELECT uid FROM annotations")]
    there = [uid for (uid,) in rows(library, "SELECT uid FROM annotations INDEXED BY sqlite_autoindex_annotations_1")]
    assert len(set(there) - set(kept)) == lost
    assert done["versions"].is_whole


def test_indexes_that_are_damaged_cost_nothing(library, tmp_path):
    for name in ("articles_title", "sqlite_autoindex_annotations_1", "versions_hash"):
        damage(library, rows(library, f"SELECT rootpage FROM sqlite_master WHERE name = '{name}'")[0][0])
    assert all(table.is_whole for table in rescue(library, tmp_path / "new.db"))


def test_a_file_whose_first_bytes_are_lost_is_read(library, tmp_path):
    content = library.read_bytes()
    library.write_bytes(b"\xff" * 16 + content[16:])
    assert all(table.is_whole for table in rescue(library, tmp_path / "new.db"))


def test_the_first_half_of_a_file_gives_what_it_has(library, tmp_path):
    content = library.read_bytes()
    library.write_bytes(content[: len(content) // 2])
    done = {table.table: table for table in rescue(library, tmp_path / "new.db")}
    assert sum(table.rows for table in done.values()) > COUNT
    assert not all(table.is_whole for table in done.values())


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"no library " * 1000], ids=["empty", "short", "text"])
def test_of_what_is_no_library_nothing_is_written(tmp_path, content):
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(LibraryError, match="nothing of it can be read"):
        rescue(tmp_path / "library.db", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["library.db"]
