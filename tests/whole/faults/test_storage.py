"""Faults of the place where a library lies: full disks, no right to write, no home."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support.faults import (
    IS_FULL,
    articles,
    assert_well,
    hearsay,
    is_one_line,
    large_articles,
    on_small_disk,
    size,
    told,
    under_shell,
    without_writing,
)
from support.library_in_hand import paths_in
from support.terminal import ENTER, ESCAPE, Terminal, reader_command

from reader.library import Library

COUNT = size(38, 9_900)
UNSET = ["env", *(word for each in ("DATA", "CACHE", "CONFIG", "STATE") for word in ("-u", f"XDG_{each}_HOME"))]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="disks and rights of POSIX")]


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(articles(COUNT) if IS_FULL else large_articles(COUNT), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "library"
    folder.mkdir(mode=0o700)
    return folder


def test_a_full_disk_ends_an_import_in_one_line_and_keeps_what_was_told(library, many):
    disk = on_small_disk(library, size(1, 4))
    script = (
        f'cd {library.parent}; "$@" import {many} > imported; echo $? > status; '
        '"$@" list --json > listed; "$@" doctor --json > found; true'
    )
    run = hearsay(library, before=[*disk, "sh", "-c", script, "sh"])
    here = library.parent
    brought = told((here / "imported").read_text("utf-8"), "added")
    assert ((here / "status").read_text("utf-8"), brought > 0) == ("1\n", True)
    assert is_one_line(run.err)
    assert "the disk is full" in run.err
    assert str(library) in run.err
    assert (here / "listed").read_text("utf-8").count('"uid"') >= brought
    assert '"name": "database", "is_ok": true' in (here / "found").read_text("utf-8")


def test_an_import_that_a_full_disk_ended_goes_on_when_there_is_room(library, many, tmp_path):
    """The disk is full, then somebody makes room: one that is bound to the size of its files has the same trouble."""
    run = under_shell(library, f"ulimit -f {size(1400, 4096)}", "import", str(many))
    assert run.status == 1
    assert is_one_line(run.err)
    assert "may not become larger" in run.err
    assert "ulimit" in run.err
    kept = told(run.out, "added")
    assert 0 < kept < COUNT
    again = hearsay(library, "import", str(many))
    assert (again.status, told(again.out, "added")) == (0, COUNT - told(again.out, "unchanged"))
    assert told(again.out, "unchanged") >= kept
    assert_well(library)


def test_a_library_that_cannot_be_written_is_read_and_refuses_in_one_line(ordinary_library, many):
    hearsay(ordinary_library, "search", "dam")
    before = without_writing(ordinary_library)
    here = ordinary_library.parent
    were = {path: path.read_bytes() for path in ordinary_library.rglob("*") if path.is_file()}
    assert "Dam number 3 holds" in hearsay(ordinary_library, "list", before=before).out
    found = hearsay(ordinary_library, "search", "wall", before=before)
    assert (found.status, found.err, "[wall]" in found.out) == (0, "", True)
    beside = set(here.iterdir())
    for arguments in (("import", str(many)), ("backup",)):
        run = hearsay(ordinary_library, *arguments, before=before)
        assert (run.status, is_one_line(run.err), str(ordinary_library) in run.err) == (1, True, True)
    assert set(here.iterdir()) == beside
    assert {path: path.read_bytes() for path in ordinary_library.rglob("*") if path.is_file()} == were


def test_a_home_that_cannot_be_written_is_told_in_one_line(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    run = hearsay(None, "list", before=[*without_writing(home), *UNSET, f"HOME={home}"])
    assert (run.status, run.out, is_one_line(run.err)) == (1, "", True)
    assert f"{home}/.local" in run.err
    assert "cannot be made" in run.err
    assert "--library" in run.err


@pytest.mark.parametrize("home", [["-u", "HOME"], ["HOME="], ["HOME=relative"]], ids=["unset", "empty", "relative"])
def test_without_a_home_nothing_is_made_in_the_working_folder(tmp_path, home):
    run = hearsay(None, "where", "--json", before=[*UNSET, *home], cwd=tmp_path)
    assert run.status == 0
    for name in ("library", "backups", "index", "config", "crashes"):
        assert Path(run.value[name]).is_absolute()
        assert tmp_path not in Path(run.value[name]).parents
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_nowhere_is_told_or_made_and_a_named_library_needs_none(ordinary_library, tmp_path):
    home = tmp_path / "file" / "home"
    home.parent.touch()  # nobody, not even root, makes a folder in a file
    run = hearsay(None, "list", before=[*UNSET, f"HOME={home}"], cwd=tmp_path)
    assert (run.status, run.out, is_one_line(run.err), str(home) in run.err) == (1, "", True, True)
    assert hearsay(ordinary_library, "list", before=[*UNSET, f"HOME={home}"]).status == 0


def test_a_note_that_a_full_disk_does_not_take_stays_in_the_editor(ordinary_library):
    words = "acknowledged thought " * size(300, 3000)
    limit = (ordinary_library / "library.db").stat().st_size // 1024 + 8
    command = [shutil.which("bash"), "-c", f'ulimit -f {limit}; exec "$@"', "bash", *reader_command(ordinary_library)]
    with Terminal(command, size=(140, 40), folder=ordinary_library.parent) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "a")
        terminal.type(f"\x1b[200~{words}the end\x1b[201~")
        terminal.wait_for_text("the end")
        since = len(terminal.output)
        terminal.press(ESCAPE)
        terminal.wait_for_text("may not become larger", since=since)
        terminal.wait_for_text("the end", since=since)  # the editor is there again
        assert terminal.process.poll() is None
    with Library.open(paths_in(ordinary_library)) as library:
        assert list(library.notes.find()) == []
    assert_well(ordinary_library)
