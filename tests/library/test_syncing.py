"""Several machines share a folder that other programs copy about."""

from __future__ import annotations

import json
import os
import random
import shutil

import pytest
from support.libraries_in_hand import VOTE, begin, copied, of_article, opened, seen
from support.library_in_hand import paths_in, take_in

from reader.errors import LibraryError
from reader.library import Library, syncing
from reader.store.shared_files import machine


@pytest.fixture
def folder(tmp_path):
    """The shared folder."""
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def first(tmp_path):
    """A library with two articles and a note."""
    place = begin(tmp_path / "first")
    with opened(place) as library:
        library.notes.quote(of_article(library, "Dam"), "the dam was safe", text="is it?")
    return place


@pytest.fixture
def second(tmp_path):
    """Another one, with nothing in it."""
    (tmp_path / "second").mkdir()
    return tmp_path / "second"


def sync(library, folder):
    with opened(library) as opened_library:
        return opened_library.syncing.sync(str(folder))


def files(folder):
    return sorted(folder.rglob("*.jsonl"))


def edit(place, words):
    with opened(place) as library:
        ((note, _article),) = library.notes.find()
        library.notes.edit(note.uid, text=words)


def test_what_one_machine_has_comes_to_the_other(first, second, folder):
    assert sync(first, folder).files_written == 1
    done = sync(second, folder)
    assert (done.files_read, done.merged.articles, done.problems) == (1, 2, ())
    assert seen(second) == seen(first)


def test_nothing_is_written_twice_nor_told_back(first, second, folder):
    for place in (first, second, first, second):
        sync(place, folder)
    assert len(files(folder)) == 1


def test_both_machines_go_on_and_meet_again(first, second, folder):
    sync(first, folder)
    sync(second, folder)
    edit(first, "mine")
    with opened(second) as library:
        take_in(library, VOTE, url="https://c.example/vote")
        library.articles.mark([of_article(library, "Dam")], starred=True)
    for place in (first, second, first):
        sync(place, folder)
    assert seen(first) == seen(second)
    with opened(first) as library:
        assert len(library.articles.rows()) == 3
        assert len(library.search.find("moved").hits) == 1


def test_both_edits_of_one_note_become_a_choice_on_both(first, second, folder):
    for place in (first, second):
        sync(place, folder)
    edit(first, "mine")
    edit(second, "theirs")
    for place in (first, second, first):
        sync(place, folder)
    assert seen(first) == seen(second)
    with opened(second) as library:
        (choice,) = library.merging.choices()
        assert {side.text for side in choice.sides} == {"mine", "theirs"}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_files_come_does_not_count(first, second, folder, tmp_path, seed):
    for words in ("one", "two", "three"):
        sync(first, folder)
        edit(first, words)
    sync(first, folder)
    order = files(folder)
    random.Random(seed).shuffle(order)
    late = tmp_path / "late"
    (late / "hearsay" / "machine").mkdir(parents=True)
    for file in order:
        shutil.copy(file, late / "hearsay" / "machine")
        sync(second, late)
    assert seen(second) == seen(first)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_file_that_is_not_whole_yet_is_told_and_read_later(first, second, folder, share):
    sync(first, folder)
    (file,) = files(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    done = sync(second, folder)
    assert done.merged.articles == 0
    assert len(done.problems) == 1
    assert str(file) in done.problems[0]
    file.write_bytes(whole)
    assert sync(second, folder).merged.articles == 2


def test_a_file_that_was_altered_is_not_read(first, second, folder):
    sync(first, folder)
    (file,) = files(folder)
    file.write_bytes(file.read_bytes().replace(b"is it?", b"it is!"))
    assert len(sync(second, folder).problems) == 1
    with opened(second) as library:
        assert library.notes.find() == ()


def forged(file, change):
    """Write a file anew with its lines changed, and an end that fits."""
    import hashlib

    lines = [json.loads(line) for line in file.read_text().splitlines()[:-1]]
    for line in lines:
        change(line)
    body = b"".join((json.dumps(line) + "\n").encode() for line in lines)
    end = {"type": "end", "lines": len(lines) - 1, "sha256": hashlib.sha256(body).hexdigest()}
    file.write_bytes(body + (json.dumps(end) + "\n").encode())


def _deep(line):
    line["text"] = line.get("text") and [[[[]]]]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda line: line.update(type="pickle"), id="unknown-kind"),
        pytest.param(lambda line: line.update(text="quite another text"), id="text-under-another-uid"),
        pytest.param(_deep, id="text-that-is-none"),
        pytest.param(lambda line: line.get("kind") and line.update(after={"article": 5}), id="state-that-is-none"),
        pytest.param(lambda line: line.get("kind") and line.update(kind="acts"), id="kind-of-state-that-is-none"),
        pytest.param(lambda line: line.get("uid") and line.update(uid="u" * 99), id="long-uid"),
        pytest.param(lambda line: line.get("at") and line.update(at="yesterday"), id="time-that-is-none"),
        pytest.param(lambda line: line.get("parents") is not None and line.update(parents="x"), id="parents"),
    ],
)
def test_a_forged_file_is_refused_in_one_line(first, second, folder, change):
    sync(first, folder)
    (file,) = files(folder)
    forged(file, change)
    done = sync(second, folder)
    assert len(done.problems) == 1
    assert "\n" not in done.problems[0]
    with opened(second) as library:
        assert [each for each in library.health.check() if not each.is_ok] == []


def test_a_copied_library_writes_files_of_its_own(first, folder):
    twin = copied(first, "twin")
    sync(first, folder)
    with opened(first) as library, library._keeping.reading() as db:
        name = machine(db)
    shutil.rmtree(twin)
    twin = copied(first, "twin")
    edit(first, "mine")
    edit(twin, "theirs")
    for place in (first, twin, first):
        sync(place, folder)
    assert {file.parent.name for file in files(folder)} == {name}
    assert seen(first) == seen(twin)


def test_a_folder_that_was_emptied_is_filled_again(first, second, folder):
    sync(first, folder)
    shutil.rmtree(folder / "hearsay")
    sync(first, folder)
    sync(second, folder)
    assert seen(first) == seen(second)


def test_what_a_killed_program_left_is_cleared_away(first, folder):
    sync(first, folder)
    (file,) = files(folder)
    left = file.with_name(f".{file.name}.part")
    left.write_text("half", encoding="utf-8")
    edit(first, "more")
    sync(first, folder)
    assert left.exists()  # another program may be writing it
    os.utime(left, (0, 0))
    edit(first, "and more")
    sync(first, folder)
    assert not left.exists()


def test_two_programs_that_share_at_once_do_not_take_each_others_files(first, folder, monkeypatch):
    sync(first, folder)
    edit(first, "mine")
    put = syncing.durable.replace

    def meanwhile(beside, path):
        monkeypatch.setattr(syncing.durable, "replace", put)
        with Library.open(paths_in(first)) as other:
            other.syncing.sync(str(folder))
        put(beside, path)

    monkeypatch.setattr(syncing.durable, "replace", meanwhile)
    assert sync(first, folder).files_written == 1
    assert len(files(folder)) == 3


def test_a_file_whose_name_is_no_text_is_left_alone(first, second, folder):
    sync(first, folder)
    (file,) = files(folder)
    shutil.copy(file, os.fsencode(file.parent) + b"/\xff.jsonl")
    assert sync(second, folder).files_read == 1


def test_a_link_in_the_folder_is_not_followed(first, second, folder, tmp_path):
    sync(first, folder)
    (file,) = files(folder)
    elsewhere = tmp_path / "elsewhere.jsonl"
    shutil.move(file, elsewhere)
    file.symlink_to(elsewhere)
    assert sync(second, folder).files_read == 0


def test_a_folder_that_is_not_there_is_told(first, tmp_path):
    with pytest.raises(LibraryError, match="no folder"):
        sync(first, tmp_path / "nowhere")


def test_what_was_taken_back_here_is_not_told(first, second, folder, tmp_path):
    third = copied(first, "third")
    edit(third, "theirs")
    with opened(first) as library:
        library.merging.merge(str(third / "library.db"))
        library.history.undo()
    sync(first, folder)
    sync(second, folder)
    with opened(second) as library:
        assert [note.text for note, _ in library.notes.find()] == ["is it?"]
