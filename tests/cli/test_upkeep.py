"""Commands that look after the program and its library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.runs import Here


def test_doctor_finds_a_new_library_well(filled: Here) -> None:
    run = filled("doctor")
    assert run.status == 0, run.out
    assert all(line.startswith("ok") for line in run.out.splitlines())


def test_doctor_finds_an_empty_library_well(hearsay: Here) -> None:
    run = hearsay("doctor")
    assert (run.status, "WRONG" in run.out) == (0, False)


def test_doctor_as_json_has_the_shape_of_the_manual(filled: Here) -> None:
    findings = filled("doctor", "--json").value
    assert all(set(finding) == {"name", "is_ok", "message", "hint", "is_repaired"} for finding in findings)


@pytest.mark.parametrize(
    "content", [b"\x55" * 9000, b"SQLite format 3\0" + b"\x55" * 9000, None], ids=["text", "pages", "folder"]
)
def test_doctor_has_findings_on_a_library_that_does_not_open(filled: Here, content: bytes | None) -> None:
    database = filled.library / "library.db"
    database.unlink()
    if content is None:
        database.mkdir()
    else:
        database.write_bytes(content)
    run = filled("doctor", "--json")
    findings = {finding["name"]: finding for finding in run.value}
    assert (run.status, run.err) == (1, "")
    assert {"files", "settings", "database", "backups", "package"} == set(findings)
    assert not findings["database"]["is_ok"]
    assert findings["database"]["hint"]


def test_doctor_names_the_copy_that_could_take_the_place(filled: Here, tmp_path: Path) -> None:
    filled("backup", str(tmp_path / "saved"))
    copy = filled("restore", "--json", str(tmp_path / "saved")).value["before"]
    (filled.library / "library.db").write_bytes(b"\x55" * 9000)
    assert any(Path(copy).name in finding["message"] for finding in filled("doctor", "--json").value)


def test_search_answers_after_the_index_was_deleted(filled: Here) -> None:
    shutil.rmtree(filled.library / "cache")
    first, second = (filled("search", "--json", "crossed") for _ in range(2))
    assert len(first.value) == len(second.value) == 1
    assert "slower" in first.err
    assert second.err == ""


@pytest.mark.parametrize("command", ["list", "claims", "speakers", "compare"])
def test_every_command_that_searches_mends_the_index(filled: Here, command: str) -> None:
    shutil.rmtree(filled.library / "cache")
    assert "slower" in filled(command, "bridge").err
    assert "slower" not in filled(command, "bridge").err


def test_reindex_counts_what_it_indexed(filled: Here) -> None:
    assert filled("reindex", "--json").value["articles"] == 2


def test_where_names_every_folder(hearsay: Here) -> None:
    places = hearsay("where", "--json").value
    assert set(places) == {"library", "backups", "index", "config", "crashes", "styles", "sample"}
    assert places["library"] == str(hearsay.library / "library.db")
    assert places["index"] == str(hearsay.library / "cache" / "index")


def test_config_prints_what_holds(hearsay: Here) -> None:
    hearsay.library.mkdir()
    (hearsay.library / "config.toml").write_text('theme = "paper"\n[keys]\nundo = "z"\n', encoding="utf-8")
    value = hearsay("config", "--json").value
    assert (value["theme"], value["keys"], value["warnings"]) == ("paper", {"undo": ["z"]}, [])
    assert 'theme = "paper"' in hearsay("config").out


def test_odd_setting_is_a_line_on_stderr_and_stops_nothing(hearsay: Here) -> None:
    hearsay.library.mkdir()
    (hearsay.library / "config.toml").write_text('colour = "red"\n', encoding="utf-8")
    run = hearsay("where")
    assert run.status == 0
    assert "unknown setting 'colour'" in run.err


def test_broken_configuration_is_status_two_with_its_line(hearsay: Here) -> None:
    hearsay.library.mkdir()
    (hearsay.library / "config.toml").write_text('theme = "ink"\nkeys = [\n', encoding="utf-8")
    run = hearsay("list")
    assert run.status == 2
    assert "config.toml" in run.err
    assert "line" in run.err or "end of document" in run.err


@pytest.mark.parametrize("command", ["where", "config"])
def test_broken_configuration_does_not_stop_who_looks_for_it(hearsay: Here, command: str) -> None:
    hearsay.library.mkdir()
    (hearsay.library / "config.toml").write_text("keys = [\n", encoding="utf-8")
    run = hearsay(command)
    assert run.status == 0
    assert "config.toml" in run.out
    assert "config.toml" in run.err


def test_broken_configuration_is_a_finding_of_the_doctor(filled: Here) -> None:
    (filled.library / "config.toml").write_bytes(b'theme = "\xff"')
    run = filled("doctor", "--json")
    findings = {finding["name"]: finding for finding in run.value}
    assert run.status == 1
    assert not findings["settings"]["is_ok"]
    assert "not UTF-8" in findings["settings"]["message"]
    assert findings["database"]["is_ok"]
