"""A folder of note files: stable names, written only where something changed, never outside, never over your words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import ExportError, NothingToExportError
from reader.export.obsidian import MARKER

TEXT = "Bridge to close\n\nIt rained in Hollin. The mayor said on Tuesday that 20,000 people had to walk."
OTHER = "Bridge stays open\n\nThe council denied on Friday that the bridge would be closed to anybody."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path / "library") as library:
        yield library


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


def noted(library, text=TEXT, quote="It rained", note="Hm", **described):
    uid = take_in(library, text, **({"url": f"https://c.example/{len(text)}"} | described)).article_uid
    library.notes.quote(uid, quote, text=note, tags=("two words", "2024"))
    return uid


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def write(library, folder, asked=""):
    vault = library.exchange.export_folder(str(folder), asked)
    return vault.written, vault.same, [name for name, _ in vault.left]


def test_an_article_with_notes_has_a_file_and_one_without_has_none(library, folder):
    noted(library)
    take_in(library, OTHER)
    assert write(library, folder) == (1, 0, [])
    (file,) = files(folder)
    assert file.name.startswith("Bridge to close ")
    text = file.read_text(encoding="utf-8")
    for part in ('title: "Bridge to close"', "> It rained\n", "\nHm\n", "#two-words #n2024", "\n^hs-", MARKER):
        assert part in text


def test_what_has_not_changed_is_not_touched(library, folder):
    first = noted(library)
    noted(library, OTHER, "The council")
    write(library, folder)
    before = {path: path.stat().st_mtime_ns for path in files(folder)}
    assert write(library, folder) == (0, 2, [])
    assert {path: path.stat().st_mtime_ns for path in files(folder)} == before
    library.notes.edit(library.notes.of_article(first)[0].annotation.uid, text="Other words")
    assert write(library, folder) == (1, 1, [])


def test_a_file_keeps_its_name_when_the_title_changes_and_wherever_it_was_put(library, folder):
    noted(library, url="https://c.example/1")
    write(library, folder)
    (file,) = files(folder)
    (folder / "deep").mkdir()
    moved = folder / "deep" / "My name for it.md"
    file.rename(moved)
    take_in(library, TEXT.replace("Bridge to close", "Bridge to fall"), url="https://c.example/1")
    assert write(library, folder) == (1, 0, [])
    assert files(folder) == [moved]
    assert "Bridge to fall" in moved.read_text(encoding="utf-8")


def test_what_a_person_wrote_below_the_marker_and_in_the_front_matter_stays(library, folder):
    uid = noted(library)
    write(library, folder)
    (file,) = files(folder)
    text = (
        file.read_text(encoding="utf-8").replace("---\n\n#", "aliases:\n  - Dam\nmine: yes\n---\n\n#", 1)
        + "\nMy own.\n"
    )
    file.write_text(text, encoding="utf-8", newline="\r\n")
    library.notes.edit(library.notes.of_article(uid)[0].annotation.uid, text="Changed")
    assert write(library, folder)[0] == 1
    after = file.read_text(encoding="utf-8")
    assert "Changed" in after
    assert "aliases:\n  - Dam\nmine: yes\n---" in after
    assert after.endswith(f"{MARKER}\n\nMy own.\n")
    assert write(library, folder) == (0, 1, [])


def test_a_file_without_its_marker_is_left_and_told(library, folder):
    noted(library)
    write(library, folder)
    (file,) = files(folder)
    file.write_text(file.read_text(encoding="utf-8").replace(MARKER, "Gone"), encoding="utf-8")
    library.notes.edit(library.notes.find()[0][0].uid, text="Changed")
    assert write(library, folder) == (0, 0, [file.name])
    assert "Changed" not in file.read_text(encoding="utf-8")


def test_the_file_of_an_article_that_lost_its_notes_is_left_and_told(library, folder):
    noted(library)
    uid = noted(library, OTHER, "The council")
    write(library, folder)
    library.notes.delete(library.notes.of_article(uid)[0].annotation.uid)
    written, same, (left,) = write(library, folder)
    assert (written, same, left.startswith("Bridge stays open ")) == (0, 1, True)
    assert len(files(folder)) == 2
    assert write(library, folder, "mayor") == (0, 1, [])  # who asks for some articles hears nothing of others


def test_links_between_notes_become_links_between_files(library, folder):
    first = noted(library)
    take_in(library, OTHER, path="/x")
    noted(library, OTHER, "The council", f"See [[{first}|the other]] and [[{first[:8]}]] and [[abcd|nowhere]].")
    write(library, folder)
    name = next(path.stem for path in files(folder) if path.name.startswith("Bridge to close"))
    text = next(path for path in files(folder) if path.name.startswith("Bridge stays")).read_text(encoding="utf-8")
    assert f"See [[{name}|the other]] and [[{name}|{first[:8]}]] and nowhere." in text


TITLES = (
    "../../etc/passwd", "CON", "con.txt", "a/b\\c:d*e?f\"g<h>i|j", "…" * 300, "Мост " * 80, "\x00\x1b[31m", ".hidden",
    "~", "trailing. ", "[[link]] #tag ^block %%", "\u202eevil", "💥" * 200, "   ",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_names_are_safe_on_every_file_system_and_never_lead_out(library, folder, tmp_path, title):
    noted(library, TEXT, title=title)
    before = {path for path in tmp_path.rglob("*") if "library" not in path.parts}
    assert write(library, folder) == (1, 0, [])
    (file,) = files(folder)
    assert file.parent == folder
    assert len(file.name.encode()) < 143
    assert not set(file.name) & set('/\\:*?"<>|#^[]%\x00\x1b\u202e')
    assert not file.name.startswith((".", "-", "~"))
    assert file.stem.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL"}
    assert {path for path in tmp_path.rglob("*") if "library" not in path.parts} - before == {folder, file}


def test_two_articles_of_one_title_have_two_files(library, folder):
    noted(library, TEXT, url="https://c.example/1")
    noted(library, TEXT + " So.", url="https://c.example/2")
    assert write(library, folder) == (2, 0, [])


@pytest.mark.skipif(os.name != "posix", reason="links need no rights here")
def test_a_link_is_not_written_through(library, folder, tmp_path):
    noted(library)
    write(library, folder)
    (file,) = files(folder)
    victim = tmp_path / "victim.md"
    file.rename(victim)
    file.symlink_to(victim)
    before = victim.read_bytes()
    library.notes.edit(library.notes.find()[0][0].uid, text="Changed")
    written, _, left = write(library, folder)
    assert (victim.read_bytes(), written + len(left)) == (before, 1)


def test_without_notes_nothing_is_written(library, folder):
    take_in(library, TEXT)
    with pytest.raises(NothingToExportError):
        write(library, folder)
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_told(library, tmp_path):
    noted(library)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError):
        write(library, Path(tmp_path / "file" / "vault"))
