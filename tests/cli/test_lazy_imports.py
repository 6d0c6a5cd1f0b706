"""What each command loads: every module costs its start, and a command is over in less time than all of them take."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.runs import ROOT, Here

import reader.model

_LOADED = """\
import json, sys
from reader.cli.main import main
main({arguments!r})
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
_WRITING = {"reader.store.journal", "reader.store.states", "reader.store.claim_rows", "reader.store.relating"}
_HEAVY = {"textual", "rich", "whoosh", "markdown_it", "platformdirs", "charset_normalizer"}


def loaded(*arguments: str) -> set[str]:
    """The modules that a run has loaded, in a process of its own."""
    code = _LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def of_rooms(modules: set[str], *rooms: str) -> set[str]:
    """Those modules that are in one of these rooms."""
    return {name for name in modules if name.split(".")[:2] in [["reader", room] for room in rooms]}


def test_help_loads_no_values_and_no_library() -> None:
    modules = loaded("--help")
    assert {name for name in modules if name.startswith("reader.model.")} == {"reader.model.stances"}
    assert of_rooms(modules, "library", "store", "search", "claims", "settings") == set()


@pytest.mark.parametrize("command", [["list"], ["claims"], ["notes"], ["speakers"]], ids=" ".join)
def test_lists_of_all_load_neither_the_search_room_nor_what_writes(filled: Here, command: list[str]) -> None:
    modules = loaded("--library", str(filled.library), *command, "--limit", "50")
    assert of_rooms(modules, "search", "ingest", "export", "tui", "annotate") == set()
    assert modules & _WRITING == set()
    assert {name.partition(".")[0] for name in modules} & _HEAVY == set()


def test_list_loads_no_values_but_those_of_articles(filled: Here) -> None:
    values = {name for name in loaded("--library", str(filled.library), "list") if name.startswith("reader.model.")}
    assert values == {f"reader.model.{name}" for name in ("articles", "asking", "stances")}


def test_search_loads_nothing_of_what_writes_claims_or_relates_them(filled: Here) -> None:
    modules = loaded("--library", str(filled.library), "search", "bridge")
    assert modules & (_WRITING - {"reader.store.journal", "reader.store.states"}) == set()
    assert modules & {"reader.model.threads", "reader.model.relations", "reader.store.relations"} == set()


def test_export_loads_no_readers_of_formats_and_no_other_form(filled: Here) -> None:
    modules = loaded("--library", str(filled.library), "export", "--to", "jsonl")
    assert of_rooms(modules, "ingest", "tui") == set()
    assert modules & {f"reader.export.{name}" for name in ("html", "markdown", "spreadsheet", "claimreview")} == set()


def test_every_value_of_the_model_is_found_where_it_is_said_to_be() -> None:
    source = Path(reader.model.__file__).read_text(encoding="utf-8")
    declared = re.findall(r"from (reader\.model\.\w+) import (\w+) as", source)
    homes = {name: f"reader.model.{home}" for name, home in reader.model._HOME_OF.items()}
    assert homes == {name: home for home, name in declared}
    for name, home in homes.items():
        assert getattr(reader.model, name) is getattr(sys.modules[home], name)


def test_a_name_that_the_model_has_not_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Artikel'"):
        _ = reader.model.Artikel
