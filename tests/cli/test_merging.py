"""Commands for one reader's several machines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.runs import Here

QUOTE = "At least 200 people crossed it"


@pytest.fixture
def noted(filled: Here) -> Here:
    uid = filled("list", "--json", "mayor").value[0]["uid"]
    filled("annotate", uid, "--quote", QUOTE, "--note", "Who counted?")
    return filled


@pytest.fixture
def other(noted: Here, tmp_path: Path) -> Here:
    """A copy of the library, to go its own way."""
    return noted.at(Path(shutil.copytree(noted.library, tmp_path / "other")))


def note_of(here: Here) -> str:
    (note,) = here("notes", "--json").value
    return note["uid"]


def edited(here: Here, words: str) -> None:
    """Write another text on the note."""
    from support.library_in_hand import library_in

    with library_in(here.library) as library:
        library.notes.edit(note_of(here), text=words)


def test_merge_says_what_was_new(noted: Here, other: Here) -> None:
    other("annotate", other("list", "--json", "mayor").value[0]["uid"], "--quote", "the bridge stands")
    run = noted("merge", str(other.library / "library.db"))
    assert run.status == 0
    assert "merged: articles 0, versions 0, changes 1" in run.err
    assert len(noted("notes", "--json").value) == 2


def test_merge_of_nothing_new_is_told_with_a_status(noted: Here, other: Here) -> None:
    run = noted("merge", str(other.library / "library.db"))
    assert (run.status, run.out) == (1, "")
    assert "nothing new" in run.err


def test_a_backup_can_be_merged(noted: Here, other: Here, tmp_path: Path) -> None:
    edited(other, "theirs")
    other("backup", str(tmp_path / "copy.hearsay"))
    assert noted("merge", "--json", str(tmp_path / "copy.hearsay")).value == {
        "articles": 0, "versions": 0, "changes": 1, "choices": 0, "problem": "",
    }  # fmt: skip


def test_undo_takes_a_merge_back(noted: Here, other: Here) -> None:
    edited(other, "theirs")
    noted("merge", str(other.library / "library.db"))
    assert "merged library.db" in noted("undo").err
    assert noted("notes", "--json").value[0]["text"] == "Who counted?"


def test_a_note_that_both_changed_waits_for_a_choice(noted: Here, other: Here) -> None:
    edited(noted, "mine")
    edited(other, "theirs")
    assert "one note waits for a choice" in noted("merge", str(other.library / "library.db")).err
    listed = noted("choose")
    assert listed.status == 0
    assert "mine" in listed.out
    assert "theirs" in listed.out
    (choice,) = noted("choose", "--json").value
    wanted = [side["text"] for side in choice["sides"]].index("mine") + 1
    assert noted("choose", choice["uid"][:6], str(wanted)).status == 0
    assert [note["text"] for note in noted("notes", "--json").value] == ["mine"]
    assert noted("choose").status == 1


def test_both_states_can_be_kept(noted: Here, other: Here) -> None:
    edited(noted, "mine")
    edited(other, "theirs")
    noted("merge", str(other.library / "library.db"))
    assert noted("choose", note_of(noted), "both").status == 0
    assert {note["text"] for note in noted("notes", "--json").value} == {"mine", "theirs"}


@pytest.mark.parametrize("side", ["", "third", "9"])
def test_what_is_no_side_is_refused(noted: Here, other: Here, side: str) -> None:
    edited(noted, "mine")
    edited(other, "theirs")
    noted("merge", str(other.library / "library.db"))
    assert noted("choose", note_of(noted), *([side] if side else [])).status in {1, 2}
    assert len(noted("choose", "--json").value) == 1


def test_what_is_no_library_is_refused_in_one_line(noted: Here, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no library", encoding="utf-8")
    run = noted("merge", str(tmp_path / "x.db"))
    assert run.status == 1
    assert run.err.count("\n") == 1


def test_two_machines_meet_in_a_folder(noted: Here, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    empty = noted.at(tmp_path / "empty")
    assert "files written: 1" in noted("sync", str(tmp_path / "shared")).err
    run = empty("sync", str(tmp_path / "shared"), "--json")
    assert run.status == 0
    assert run.value["files_read"] == 1
    assert empty("export", "--to", "jsonl").out == noted("export", "--to", "jsonl").out


def test_a_file_that_cannot_be_read_is_named_and_the_rest_comes(noted: Here, tmp_path: Path) -> None:
    (tmp_path / "shared" / "hearsay" / "x").mkdir(parents=True)
    (tmp_path / "shared" / "hearsay" / "x" / "odd.jsonl").write_text("odd", encoding="utf-8")
    run = noted("sync", str(tmp_path / "shared"))
    assert run.status == 3
    assert "odd.jsonl" in run.err
    assert "files written: 1" in run.err
