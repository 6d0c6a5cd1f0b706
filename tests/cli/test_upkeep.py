"""Commands that look after the program and its library."""

from __future__ import annotations

from support.runs import Here


def test_doctor_finds_a_new_library_well(filled: Here) -> None:
    run = filled("doctor")
    assert run.status == 0, run.out
    assert all(line.startswith("ok") for line in run.out.splitlines())


def test_doctor_as_json_has_the_shape_of_the_manual(filled: Here) -> None:
    findings = filled("doctor", "--json").value
    assert all(set(finding) == {"name", "is_ok", "message", "hint", "is_repaired"} for finding in findings)


def test_doctor_tells_of_a_damaged_library_in_one_line(filled: Here) -> None:
    database = filled.library / "library.db"
    data = bytearray(database.read_bytes())
    data[100:] = b"\x55" * (len(data) - 100)
    database.write_bytes(bytes(data))
    for leftover in filled.library.glob("library.db-*"):
        leftover.unlink()
    run = filled("doctor")
    assert run.status == 1
    assert "damaged" in run.out + run.err
    assert "Traceback" not in run.err


def test_search_answers_after_the_index_was_deleted(filled: Here) -> None:
    import shutil

    shutil.rmtree(filled.library / "cache")
    assert len(filled("search", "--json", "crossed").value) == 1


def test_reindex_counts_what_it_indexed(filled: Here) -> None:
    assert filled("reindex", "--json").value == {"articles": 2}


def test_where_names_every_folder(hearsay: Here) -> None:
    places = hearsay("where", "--json").value
    assert set(places) == {"library", "index", "config", "crashes", "styles", "sample"}
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
