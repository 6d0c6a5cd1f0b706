"""Columns come back byte for byte, and what is not as it was written is refused."""

from __future__ import annotations

import sys
from array import array
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import IndexUnusableError
from reader.search.segments.container import MAGIC, Container, ContainerWriter, new_file, sync_folder

COLUMNS = {"first": b"abc", "empty": b"", "numbers": array("I", range(9)).tobytes(), "last": bytes(range(256)) * 3}


def written(columns, about=None):
    file = BytesIO()
    out = ContainerWriter(file)
    for name, data in columns.items():
        out.put(name, data)
    checksum = out.finish(about or {})
    return file.getvalue(), checksum


@given(st.dictionaries(st.text(max_size=8), st.binary(max_size=60), max_size=6))
def test_columns_come_back_byte_for_byte(columns):
    data, checksum = written(columns, {"what": "мост"})
    container = Container(data, "x")

    assert {name: bytes(container.column(name)) for name in columns} == columns
    assert all(name in container for name in columns)
    assert (container.checksum, dict(container.about), list(container.damaged())) == (checksum, {"what": "мост"}, [])


def test_a_column_written_in_pieces_or_out_of_a_file_is_the_same():
    file = BytesIO()
    out = ContainerWriter(file)
    out.begin("pieces")
    out.append(b"ab")
    out.append(memoryview(array("I", [7])))
    assert out.end() == 6
    out.copy("copied", BytesIO(b"cd" * 700_000))
    out.put("parts", b"e", b"f")
    out.finish({})
    container = Container(file.getvalue(), "x")

    assert bytes(container.column("pieces")) == b"ab" + array("I", [7]).tobytes()
    assert bytes(container.column("copied")) == b"cd" * 700_000
    assert bytes(container.column("parts")) == b"ef"
    assert not list(container.damaged())


def test_numbers_are_read_without_a_copy():
    container = Container(written(COLUMNS)[0], "x")

    assert container.column("numbers", "I").tolist() == list(range(9))
    assert container.column("numbers", "I").obj is container.column("first").obj


def test_a_file_cut_short_anywhere_is_unusable():
    data, _ = written(COLUMNS)
    for size in range(len(data)):
        with pytest.raises(IndexUnusableError):
            Container(data[:size], "x")


def test_a_flipped_bit_is_found_wherever_it_is():
    data, checksum = written(COLUMNS)
    starts = {name: start for name, (start, _, _) in Container(data, "x")._columns.items()}
    for at in range(len(data)):
        broken = bytearray(data)
        broken[at] ^= 0x10
        try:
            container = Container(bytes(broken), "x")
        except IndexUnusableError:
            continue
        where = [name for name, start in starts.items() if start <= at < start + len(COLUMNS[name])]
        is_between = not where and data[at] == 0  # what only fills up, so that numbers are aligned
        assert list(container.damaged()) == where
        assert where or is_between
        assert container.checksum == checksum


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"HEARSAY\x01", id="nothing-but-the-beginning"),
        pytest.param(b"PK\x03\x04" + bytes(100), id="foreign"),
        pytest.param(written(COLUMNS)[0].replace(MAGIC, b"HEARSAY\x02"), id="another-version"),
        pytest.param(written(COLUMNS)[0][:-8] + b"HEARSAY\x02", id="another-end"),
        pytest.param(written(COLUMNS)[0] + b"x", id="something-behind"),
    ],
)
def test_what_is_none_of_ours_is_unusable(data, tmp_path):
    path = tmp_path / "x.segment"
    path.write_bytes(data)
    with pytest.raises(IndexUnusableError):
        Container(data, "x")
    with pytest.raises(IndexUnusableError):
        Container.of_file(path)


def test_a_file_of_a_machine_with_other_bytes_is_unusable(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
        data, _ = written(COLUMNS)

    with pytest.raises(IndexUnusableError, match="another kind of machine"):
        Container(data, "x")


def test_a_mapped_file_is_read_as_its_bytes_are_and_stays_while_somebody_holds_a_column(tmp_path):
    path = tmp_path / "x.segment"
    path.write_bytes(written(COLUMNS)[0])
    container = Container.of_file(path)
    column = container.column("last")
    container.forget_pages()
    del container
    path.unlink()

    assert bytes(column) == COLUMNS["last"]


def test_a_new_file_is_gone_when_writing_it_fails_and_never_replaces_one(tmp_path):
    path = tmp_path / "x.segment"
    with pytest.raises(TypeError), new_file(path) as file:
        file.write("no bytes")
    assert not path.exists()

    with new_file(path) as file:
        file.write(b"whole")
    sync_folder(tmp_path)
    with pytest.raises(FileExistsError), new_file(path) as file:
        pass
    assert path.read_bytes() == b"whole"
