"""Nothing from outside reaches the terminal as a control, and no fault as a traceback."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from support.runs import Here
from support.shared import shared_path

from reader.cli.main import main

HOSTILE = "Evil\x1b[31mred\x07\x9b2J\u202eesrever\x7f\u2028end\ud800"
TEXT = f"{HOSTILE}\n\nThe {HOSTILE} fell, Anna \x1b[5mKern said. “We \x07 lost 40”, said Kern.\n"


def _controls(text: str) -> list[str]:
    return [
        char
        for char in text
        if (char != "\n" and unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}) or char == "\u202e"
    ]


@pytest.fixture
def hostile(hearsay: Here, tmp_path: Path) -> Here:
    record = {"id": HOSTILE, "title": HOSTILE, "outlet": HOSTILE, "byline": HOSTILE, "text": TEXT, "tags": [HOSTILE]}
    (tmp_path / "in.json").write_text(json.dumps(record), encoding="utf-8")
    assert hearsay("import", str(tmp_path / "in.json")).status == 0
    return hearsay


@pytest.mark.parametrize("style", ["text", "json"])
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["list"], id="list"),
        pytest.param(["search", "fell"], id="search"),
        pytest.param(["claims"], id="claims"),
        pytest.param(["speakers"], id="speakers"),
        pytest.param(["versions", "UID"], id="versions"),
        pytest.param(["show", "--all", "UID"], id="show"),
        pytest.param(["history"], id="history"),
        pytest.param(["list", HOSTILE.replace("\ud800", "")], id="query"),
        pytest.param(["show", HOSTILE], id="uid"),
        pytest.param(["import", f"/nowhere/{HOSTILE}"], id="path"),
        pytest.param([HOSTILE], id="command"),
        pytest.param([], id="digest"),
    ],
)
def test_no_control_comes_out(hostile: Here, arguments: list[str], style: str) -> None:
    uid = hostile("list", "--json").value[0]["uid"]
    given = [uid if argument == "UID" else argument for argument in arguments]
    run = hostile(*(["--json"] if style == "json" else []), *given)
    assert _controls(run.out + run.err) == []


def test_fault_of_the_program_is_one_line_and_a_report_without_the_text(
    hearsay: Here, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from reader.cli.commands import articles

    def broken(session: object) -> int:
        raise RuntimeError("words of an article")

    monkeypatch.setattr(articles, "list_articles", broken)
    run = hearsay("list")
    assert run.status == 1
    assert run.err.count("\n") == 1
    assert "RuntimeError" in run.err
    report = Path(run.err.partition("), ")[2].partition(" says where")[0])
    written = report.read_text(encoding="utf-8")
    assert "in broken" in written
    assert "words of an article" not in written


def test_interrupt_is_status_130(hearsay: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.cli.commands import articles

    def stopped(session: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(articles, "list_articles", stopped)
    assert hearsay("list").status == 130


def test_library_in_an_impossible_place_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["--library", str(tmp_path / "file" / "in"), "list"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.slow
def test_real_seeds_name_their_speakers_and_figures(hearsay: Here) -> None:
    assert hearsay("import", str(shared_path("seeds"))).status == 0
    speakers = " | ".join(claim["speaker"] for claim in hearsay("claims", "--json").value)
    for name in ("Zaluzhny", "Kirby", "Wagner", "Institute for the Study of War"):
        assert name in speakers
    assert len(hearsay("list", "--json", "figure:20000..30000").value) == 2
    assert hearsay("list", "--json", "20,000").status == 0


@pytest.mark.slow
def test_every_hostile_file_and_query_is_survived(hearsay: Here) -> None:
    run = hearsay("import", str(shared_path("hostile", "files")))
    assert run.status in {0, 3}
    assert _controls(run.out + run.err) == []
    queries = json.loads(shared_path("hostile", "queries.json").read_text(encoding="utf-8"))
    found = queries if isinstance(queries, list) else queries["queries"]
    for query in found[::7]:  # all of them go through the query parser in its own tests
        words = query if isinstance(query, str) else query["query"]
        answer = hearsay("search", "--", words)
        assert answer.status in {0, 1, 2}, words
        assert _controls(answer.out + answer.err) == []
        assert "fault in the program" not in answer.err
