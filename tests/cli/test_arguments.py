"""The command line itself: what it takes, and how it says no."""

from __future__ import annotations

import pytest
from support.runs import Here

from reader.cli.main import main


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("hearsay 0.")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["lisst"], "did you mean `hearsay list`?", id="near-miss"),
        pytest.param(["qqqq"], "`hearsay --help` lists them", id="no-such-command"),
        pytest.param(["list", "--frob"], "list does not take --frob", id="unknown-option"),
        pytest.param(["import"], "`hearsay import --help`", id="argument-missing"),
        pytest.param(["list", "--limit", "-1"], "`hearsay list --help`", id="negative-limit"),
        pytest.param(["mark", "abcd"], "Nothing to mark with", id="no-mark"),
        pytest.param(["annotate", "abcd"], "either --quote or --verdict", id="no-quote"),
        pytest.param(["search"], "Nothing to search for", id="no-query"),
        pytest.param(["claims", "--why"], "--why wants the uid of one claim", id="no-claim"),
        pytest.param(["list", "--sor", "title"], "does not take --sor", id="no-abbreviations"),
    ],
)
def test_wrong_usage_is_one_line_with_a_hint_and_status_two(hearsay: Here, arguments: list[str], expected: str) -> None:
    run = hearsay(*arguments)
    assert run.status == 2
    assert run.err.startswith("hearsay: ")
    assert run.err.count("\n") == 1
    assert expected in run.err
    assert run.out == ""


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_common_options_stand_before_or_after_the_command(
    tmp_path: object, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    options = ["--library", f"{tmp_path}/here", "--json", "--quiet", "--no-color"]
    assert main([*options, "where"] if before else ["where", *options]) == 0
    assert f"{tmp_path}/here" in capsys.readouterr().out


def test_words_that_begin_with_a_dash_go_after_two_dashes(filled: Here) -> None:
    run = filled("list", "--json", "--", "-mayor")
    assert [article["title"] for article in run.value] == ["Bridge at Orvel destroyed, army says"]


def test_file_that_looks_like_an_option_is_imported_after_two_dashes(
    hearsay: Here, articles: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(articles))
    with open("-rf.txt", "w", encoding="utf-8") as file:
        file.write("Third thing\n\nNobody knows, an official said.\n")
    assert hearsay("import", "--", "-rf.txt").status == 0
    assert hearsay("list", "--json", "third").status == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_every_command(hearsay: Here, shell: str) -> None:
    run = hearsay("completions", shell)
    assert run.status == 0
    assert all(command in run.out for command in ("import-notes", "speakers", "doctor"))
