"""The manual and the program say the same; links lead somewhere; no file names somebody's machine."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path

import pytest

from reader.cli.arguments import build_parser

ROOT = Path(__file__).resolve().parents[1]
MANUAL = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", MANUAL, re.MULTILINE | re.DOTALL))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMON = {"--help", "--library", "--json", "--quiet", "--no-color"}


def _commands() -> dict[str, argparse.ArgumentParser]:
    [subparsers] = [action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return subparsers.choices


def test_every_command_is_in_the_manual_and_the_manual_has_no_other() -> None:
    assert sorted(SECTIONS) == sorted(_commands())


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_option_of_a_command_is_in_its_section(name: str) -> None:
    options = {
        option for action in _commands()[name]._actions for option in action.option_strings if option[:2] == "--"
    }
    missing = {
        option
        for option in options - COMMON
        if f"`{option}" not in SECTIONS[name] and f"{option} " not in SECTIONS[name]
    }
    assert missing == set()


@pytest.mark.parametrize("name", sorted(COMMON - {"--help"}))
def test_every_common_option_is_in_the_manual(name: str) -> None:
    assert f"`{name}" in MANUAL.partition("## Articles")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    dead = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert dead == []


def test_every_module_of_the_rules_stands_in_the_page_on_claims() -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    modules = {path.name for path in (ROOT / "reader" / "claims").glob("*.py")} - {"__init__.py"}
    assert sorted(name for name in modules if f"`{name}`" not in page) == []


def test_decisions_are_numbered_and_short() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert [page.name for page in pages if len(page.read_text(encoding="utf-8").splitlines()) > 40] == []


def test_every_dependency_has_its_reason_and_its_bounds() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    rows = re.findall(
        r"^\| ([a-z-]+) \| `([^`]+)`", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(f"{name}{bounds}" for name, bounds in rows) == sorted(wanted)


def test_constraints_lie_within_the_bounds_of_the_project() -> None:
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
    pins = {name.lower().replace("_", "-"): version for name, version in pins.items()}
    wanted = map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["dev"]])
    outside = [str(each) for each in wanted if pins.get(each.name.lower(), "") not in each.specifier]
    assert outside == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("no git checkout")
    folder = re.compile(rb"(?<![A-Za-z0-9_.])/(?:root|work|Users/\w|home/(?!user\b|me\b|you\b)\w)[/\w]")
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    assert [name for name in names if folder.search((ROOT / name).read_bytes())] == []
