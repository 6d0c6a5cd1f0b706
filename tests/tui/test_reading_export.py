"""Exports from the screens: a file is there whole, or not at all."""

import pytest

from reader.errors import ExportError, NothingToExportError
from reader.tui.screens.reading_import import written


def _nothing():
    raise NothingToExportError("thread")


def test_an_export_is_written_with_its_own_line_ends(tmp_path):
    target = tmp_path / "out.csv"
    assert written(target, lambda: iter(("a\r\n", "b\r\n")))() == target
    assert target.read_bytes() == b"a\r\nb\r\n"
    assert list(tmp_path.iterdir()) == [target]


def test_an_export_of_nothing_leaves_no_file_behind(tmp_path):
    with pytest.raises(NothingToExportError):
        written(tmp_path / "out.html", _nothing)()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExportError, match="No such file"):
        written(tmp_path / "none" / "out.html", lambda: iter(("x",)))()
