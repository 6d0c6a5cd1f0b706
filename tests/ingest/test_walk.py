"""Which files an import means, and that nothing but regular files is ever opened."""

import os
import sys

import pytest

from reader.errors import IntakeError
from reader.ingest.walk import SourceFile, find_files, open_file, shown

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


def _names(*paths):
    return [os.path.basename(found.path) for found in find_files([str(path) for path in paths]) if _is_file(found)]


def _is_file(found):
    return isinstance(found, SourceFile)


def _write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_folders_are_walked_in_order(tmp_path):
    _write(tmp_path, "b.txt", "a.txt", "c/d.txt", "c/a.txt")
    assert _names(tmp_path) == ["a.txt", "b.txt", "a.txt", "d.txt"]


def test_hidden_files_are_skipped_unless_named(tmp_path):
    _write(tmp_path, ".hidden.txt", ".git/config", "a.txt")
    assert _names(tmp_path) == ["a.txt"]
    assert _names(tmp_path / ".hidden.txt") == [".hidden.txt"]


def test_the_parts_of_a_saved_page_are_skipped(tmp_path):
    _write(tmp_path, "Bridge.html", "Bridge_files/x.js", "other_files/y.txt")
    assert _names(tmp_path) == ["Bridge.html", "y.txt"]


@posix
def test_a_loop_of_links_ends(tmp_path):
    _write(tmp_path, "a/a.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert _names(tmp_path) == ["a.txt"]


@posix
def test_pipes_and_devices_are_told_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(find_files([str(tmp_path), "/dev/null"]))
    assert [error.why for error in found] == ["is no regular file"] * 2
    with pytest.raises(IntakeError, match="no regular file"):
        open_file(str(tmp_path / "pipe.txt"), "pipe.txt")


@posix
def test_a_link_that_leads_nowhere_is_one_error(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (error,) = find_files([str(tmp_path)])
    assert error.why == "is not there"


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_one_error(tmp_path):
    _write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(IntakeError, match="may not be read"):
        open_file(str(tmp_path / "a.txt"), "a.txt")


@pytest.mark.parametrize("path", ["https://a.example/b", "HTTP://a.example", "feed:x"])
def test_addresses_come_later(path):
    (error,) = find_files([path])
    assert error.why == "addresses cannot be imported yet"


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="names are UTF-8 there")
def test_odd_names_are_read_and_harmless_to_show(tmp_path):
    folder = os.fsencode(tmp_path)
    for name in (b"caf\xe9.txt", b"new\nline.txt", b"\x1b[31mred.txt", b"-rf", b"[red]x[@click=app.quit].txt"):
        with open(os.path.join(folder, name), "w") as file:
            file.write("x")
    found = list(find_files([str(tmp_path)]))
    assert len(found) == 5
    for each in found:
        with open_file(each.path, each.name) as file:
            assert file.read() == b"x"
        assert each.name.encode()
        assert not any(letter < " " or letter == "\x7f" for letter in each.name)


def test_a_path_with_a_nul_is_one_error():
    (error,) = find_files(["a\0b"])
    assert isinstance(error, IntakeError)
    assert "\0" not in error.message


def test_other_bytes_in_a_name_are_written_out():
    assert shown(os.fsdecode(b"caf\xe9")) in {"caf\\xe9", "café"}
