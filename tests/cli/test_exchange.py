"""Commands that carry things out of a library and back."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from support.library_in_hand import library_in
from support.runs import Here

from reader.errors import LibraryBusyError
from reader.library.backups import Backups
from reader.model import Verdict
from reader.store import backup

QUOTE = "At least 200 people crossed it"
NOTHING = {"added": 0, "known": 0, "failed": 0, "without_text": 0, "not_found": 0}


@pytest.fixture
def noted(filled: Here) -> Here:
    uid = filled("list", "--json", "mayor").value[0]["uid"]
    filled("annotate", uid, "--quote", QUOTE, "--note", "Who counted?")
    return filled


def test_markdown_goes_to_standard_output(noted: Here) -> None:
    run = noted("export", "mayor")
    assert run.status == 0
    assert "Mayor of Orvel: the bridge stands" in run.out
    assert "Who counted?" in run.out
    assert "army says" not in run.out


def test_jsonl_has_a_type_in_every_line(noted: Here) -> None:
    kinds = [json.loads(line)["type"] for line in noted("export", "--to", "jsonl").out.splitlines()]
    assert {"article", "version", "claim", "annotation"} <= set(kinds)


def test_export_replaces_a_file_whole_or_not_at_all(noted: Here, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("old", encoding="utf-8")
    assert noted("export", "-o", str(target)).status == 0
    assert "Mayor of Orvel" in target.read_text(encoding="utf-8")
    assert list(tmp_path.glob("*.part")) == []


def test_export_of_nothing_replaces_no_file(noted: Here, tmp_path: Path) -> None:
    (tmp_path / "out.md").write_text("old", encoding="utf-8")
    run = noted("export", "zeppelin", "-o", str(tmp_path / "out.md"))
    assert (run.status, run.out) == (1, "")
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == "old"


def test_export_builds_a_lost_index_rather_than_leave_something_out(noted: Here) -> None:
    shutil.rmtree(noted.library / "cache")
    assert "slower" not in noted("export", "mayor").err
    assert (noted.library / "cache" / "index").is_dir()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_export_writes_through_a_link(noted: Here, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    assert noted("export", "-o", str(tmp_path / "link.md")).status == 0
    assert (tmp_path / "link.md").is_symlink()
    assert "Mayor of Orvel" in (tmp_path / "real.md").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_export_never_takes_the_place_of_a_pipe(noted: Here, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert noted("export", "-o", str(pipe)).status == 0
    assert b"Mayor of Orvel" in os.read(reading, 1 << 16)
    os.close(reading)
    assert pipe.is_fifo()


def test_export_never_takes_the_place_of_the_library(noted: Here) -> None:
    run = noted("export", "-o", str(noted.library / "library.db"))
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert len(noted("list", "--json").value) == 2


def test_export_into_no_folder_is_one_line(noted: Here, tmp_path: Path) -> None:
    run = noted("export", "-o", str(tmp_path / "none" / "out.md"))
    assert run.status == 1
    assert run.err.count("\n") == 1


def _other(noted: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles: Path) -> Path:
    """Export, then go on with a second library that has the articles but no notes."""
    exported = tmp_path / "all.jsonl"
    assert noted("export", "--to", "jsonl", "-o", str(exported)).status == 0
    noted.library = tmp_path / "second"
    assert noted("import", str(articles)).status == 0
    return exported


def test_notes_of_an_export_find_their_articles_again(
    noted: Here, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = _other(noted, tmp_path, monkeypatch, articles)
    assert noted("import-notes", "--json", str(exported)).value == NOTHING | {"added": 1}
    [note] = noted("notes", "--json").value
    assert (note["text"], note["selector"]["quote"]) == ("Who counted?", QUOTE)


def test_notes_taken_in_twice_are_there_once(
    noted: Here, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = _other(noted, tmp_path, monkeypatch, articles)
    noted("import-notes", str(exported))
    assert noted("import-notes", "--json", str(exported)).value == NOTHING | {"known": 1}
    assert len(noted("notes", "--json").value) == 1


def test_note_on_an_article_that_is_not_here_waits_for_its_text(noted: Here, articles: Path, tmp_path: Path) -> None:
    exported = tmp_path / "all.jsonl"
    noted("export", "--to", "jsonl", "-o", str(exported))
    noted.library = tmp_path / "empty"
    run = noted("import-notes", str(exported))
    assert (run.status, "whose text is not here: 1" in run.err) == (0, True)
    [stub] = noted("list", "--json").value
    assert (stub["version_uid"], stub["notes"]) == ("", 1)
    assert "not here, only what you wrote" in noted("show", stub["uid"]).out
    assert noted("import", str(articles)).status == 0
    [note] = noted("notes", "--json").value
    assert note["version_uid"] == noted("show", stub["uid"], "--json").value["version_uid"] != ""


def test_folder_for_obsidian_is_written_where_something_changed(noted: Here, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    run = noted("export", "--to", "obsidian", "-o", str(folder), "--json")
    assert (run.status, run.value) == (0, {"folder": str(folder), "written": 1, "unchanged": 0, "left": []})
    assert noted("export", "--to", "obsidian", "-o", str(folder), "--json").value["unchanged"] == 1
    [file] = folder.iterdir()
    assert f"> {QUOTE}" in file.read_text(encoding="utf-8")


def test_folder_for_obsidian_must_be_named(noted: Here) -> None:
    run = noted("export", "--to", "obsidian")
    assert (run.status, "-o FOLDER" in run.err) == (2, True)


def test_web_annotations_and_a_table_of_notes_are_printed(noted: Here) -> None:
    [annotation] = json.loads(noted("export", "--to", "w3c").out)
    assert annotation["target"]["selector"][0]["exact"] == QUOTE
    assert QUOTE in noted("export", "--to", "notes").out


def test_file_without_notes_is_one_line(noted: Here, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("No note of anybody.", encoding="utf-8")
    run = noted("import-notes", str(tmp_path / "a.txt"))
    assert (run.status, run.err.count("\n"), "has notes" in run.err) == (1, 1, True)


def test_backup_comes_back_whole(noted: Here, tmp_path: Path) -> None:
    saved = tmp_path / "saved.hearsay"
    assert noted("backup", str(saved)).status == 0
    uids = [article["uid"] for article in noted("list", "--json").value]
    noted("delete", *uids)
    noted("undo")
    noted("delete", uids[0])
    assert noted("restore", str(saved)).status == 0
    assert [article["uid"] for article in noted("list", "--json").value] == uids
    assert len(noted("notes", "--json", "counted").value) == 1
    assert len(noted("search", "--json", "bridge").value) == 2


def test_what_was_there_before_a_restore_is_kept(noted: Here, tmp_path: Path) -> None:
    saved = tmp_path / "saved.hearsay"
    noted("backup", str(saved))
    noted("delete", noted("list", "--json").value[0]["uid"])
    before = noted("restore", "--json", str(saved)).value["before"]
    noted("restore", before)
    assert len(noted("list", "--json").value) == 1


def test_backup_replaces_nothing_without_being_told(noted: Here, tmp_path: Path) -> None:
    saved = tmp_path / "saved.hearsay"
    saved.write_text("precious", encoding="utf-8")
    assert noted("backup", str(saved)).status == 1
    assert saved.read_text(encoding="utf-8") == "precious"
    assert noted("backup", "--force", str(saved)).status == 0


def test_the_daily_backup_begins_behind_commands_that_write(noted: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(Backups, "begin_daily", lambda _: begun.append("begun"))
    uid = noted("list", "--json").value[0]["uid"]
    assert begun == []
    noted("mark", uid, "--star")
    assert begun == ["begun"]


def test_own_backups_are_listed_and_taken_back_by_number(noted: Here) -> None:
    assert noted("restore").status == 1
    made = noted("backup", "--json").value["file"]
    noted("delete", noted("list", "--json").value[0]["uid"])
    (listed,) = noted("restore", "--list", "--json").value
    assert (listed["path"], listed["articles"], listed["notes"], listed["why"]) == (made, 2, 1, "by-hand")
    assert "2 articles, 1 notes" in noted("restore").out
    assert noted("restore", "1").status == 0
    assert len(noted("list", "--json").value) == 2


def test_own_backups_are_listed_of_a_library_that_does_not_open(noted: Here) -> None:
    noted("backup")
    (noted.library / "library.db").write_bytes(b"\x55" * 9000)
    assert len(noted("restore", "--json").value) == 1
    assert noted("restore", "1").status == 0
    assert len(noted("list", "--json").value) == 2


@pytest.mark.parametrize("content", [b"", b"no database at all", None], ids=["empty", "text", "absent"])
def test_restore_from_what_is_no_backup_changes_nothing(noted: Here, tmp_path: Path, content: bytes | None) -> None:
    bad = tmp_path / "bad"
    if content is not None:
        bad.write_bytes(content)
    run = noted("restore", str(bad))
    assert run.status == 1
    assert run.err.startswith("hearsay: ")
    assert run.err.count("\n") == 1
    assert len(noted("list", "--json").value) == 2


def test_restore_works_while_another_program_has_the_library_open(noted: Here, tmp_path: Path) -> None:
    from reader.library import Library
    from reader.settings import load

    saved = tmp_path / "saved.hearsay"
    noted("backup", str(saved))
    noted("delete", noted("list", "--json").value[0]["uid"])
    with Library.open(load(str(noted.library), {}).paths) as other:
        assert len(other.articles.rows()) == 1
        assert noted("restore", str(saved)).status == 0
        assert len(other.articles.rows()) == 2


@pytest.mark.parametrize("content", [b"\x55" * 5000, b"SQLite format 3\0" + b"\x55" * 5000], ids=["text", "header"])
def test_backup_takes_the_place_of_a_library_that_does_not_open(noted: Here, tmp_path: Path, content: bytes) -> None:
    saved = tmp_path / "saved.hearsay"
    noted("backup", str(saved))
    database = noted.library / "library.db"
    database.write_bytes(content)
    assert noted("list").status == 1
    aside = noted("restore", "--json", str(saved)).value["before"]
    assert Path(aside).read_bytes() == content
    assert len(noted("list", "--json").value) == 2
    assert len(noted("search", "--json", "bridge").value) == 2
    assert [finding for finding in noted("doctor", "--json").value if not finding["is_ok"]] == []


def test_what_is_no_backup_moves_no_damaged_library(noted: Here, tmp_path: Path) -> None:
    database = noted.library / "library.db"
    database.write_bytes(b"damaged beyond help")
    (tmp_path / "bad").write_bytes(b"no database")
    run = noted("restore", str(tmp_path / "bad"))
    assert (run.status, run.err.count("\n")) == (1, 1)
    assert database.read_bytes() == b"damaged beyond help"


def test_restore_gives_up_on_a_library_that_stays_locked(noted: Here, tmp_path: Path) -> None:
    saved = tmp_path / "saved.hearsay"
    noted("backup", str(saved))
    database = noted.library / "library.db"
    writing, waiting = (sqlite3.connect(database, isolation_level=None, timeout=0) for _ in range(2))
    writing.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusyError):
        backup.restore(waiting, database, saved, busy_seconds=0.1)
    writing.close()
    waiting.close()


@pytest.mark.skipif(os.name != "posix", reason="files of POSIX")
def test_backup_never_takes_the_place_of_what_is_no_plain_file(noted: Here, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert noted("backup", "--force", str(pipe)).status == 1
    assert pipe.is_fifo()


def test_backup_never_takes_the_place_of_the_journal_beside_the_library(noted: Here) -> None:
    journal = noted.library / "library.db-wal"
    journal.write_bytes(b"")
    run = noted("backup", "--force", str(journal))
    assert (run.status, run.err.count("\n")) == (1, 1)
    assert len(noted("list", "--json").value) == 2


def test_a_page_of_who_disagrees_is_written_to_a_file(noted: Here, tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    assert noted("export", "bridge", "--to", "html", "-o", str(target)).status == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.endswith("</html>\n")
    assert "Who counted?" in text


def test_a_table_has_the_line_ends_and_the_mark_that_spreadsheets_want(noted: Here, tmp_path: Path) -> None:
    target = tmp_path / "dossier.csv"
    assert noted("export", "bridge", "--to", "csv", "-o", str(target)).status == 0
    data = target.read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"thread"')
    assert data.count(b"\r\n") == data.count(b"\n") > 1


def test_verdicts_are_written_in_the_name_that_is_given(noted: Here) -> None:
    claim = noted("claims", "--json", "mayor").value[0]["uid"]
    with library_in(noted.library) as library:
        library.notes.set_verdict(claim, Verdict.DOUBTFUL)
    (review,) = json.loads(noted("export", "--to", "claimreview", "--author", "Ann Lee").out)["@graph"]
    assert review["author"]["name"] == "Ann Lee"


def test_without_a_verdict_there_is_no_review(noted: Here) -> None:
    run = noted("export", "--to", "claimreview")
    assert (run.status, run.out) == (1, "")
    assert run.err == "hearsay: There is no verdict to export; give verdicts with + and - on a claim in the reader\n"


@pytest.mark.parametrize("form", ["html", "csv"])
def test_a_query_that_finds_no_claim_writes_nothing(noted: Here, tmp_path: Path, form: str) -> None:
    run = noted("export", "zeppelin", "--to", form, "-o", str(tmp_path / "out"))
    assert (run.status, run.err) == (1, "no claim matches\n")
    assert not (tmp_path / "out").exists()


def test_the_beginning_of_a_uid_is_no_query(noted: Here) -> None:
    uid = noted("list", "--json", "mayor").value[0]["uid"]
    run = noted("export", uid[:10], "--to", "jsonl")
    assert run.status == 0
    assert uid in {json.loads(line).get("uid") for line in run.out.splitlines()}
