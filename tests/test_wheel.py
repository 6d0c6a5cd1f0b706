"""The wheel holds what the program needs, and works in a place of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked as an installer would, in a folder that no checkout is near."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder)]
    _run([*command, str(wheel)], cwd=folder)
    return folder


def _run(command: list[str], cwd: Path, **environ: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environ}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _hearsay(installed: Path, cwd: Path, *arguments: str) -> str:
    # -P and PYTHONPATH: neither the working folder nor an editable checkout comes before the wheel.
    return _run([sys.executable, "-P", "-m", "reader", *arguments], cwd, PYTHONPATH=str(installed))


@pytest.mark.parametrize(
    ("beginning", "end"),
    [
        pytest.param("reader/styles/", ".tcss", id="styles"),
        pytest.param("reader/sample_data/", "", id="sample"),
        pytest.param("reader/claims/lexicon/", ".txt", id="word-lists"),
        pytest.param("reader/text/lexicon/", ".txt", id="word-lists-of-text"),
        pytest.param("reader/store/migrations/", ".sql", id="migrations"),
        pytest.param("reader/cli/commands/", ".py", id="commands"),
    ],
)
def test_wheel_holds_everything_that_the_checkout_has(wheel: Path, beginning: str, end: str) -> None:
    folder = ROOT / beginning if (ROOT / beginning).is_dir() else ROOT / beginning.removeprefix("reader/")
    wanted = {path.name for path in folder.rglob(f"*{end}") if path.is_file() and "__pycache__" not in path.parts}
    held = {name.rpartition("/")[2] for name in zipfile.ZipFile(wheel).namelist() if name.startswith(beginning)}
    assert wanted
    assert wanted <= held


def test_wheel_holds_neither_tests_nor_scripts(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"reader"}


def test_installed_program_is_the_one_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = _hearsay(installed, tmp_path, "--library", str(tmp_path / "library"), "where")
    assert str(installed / "reader" / "sample_data") in where


def test_installed_program_says_its_version_in_any_folder(installed: Path, tmp_path: Path) -> None:
    assert _hearsay(installed, tmp_path, "--version").startswith("hearsay 0.")


def test_installed_program_prints_a_digest_of_the_sample_in_any_folder(installed: Path, tmp_path: Path) -> None:
    digest = _hearsay(installed, tmp_path, "--library", str(tmp_path / "library"), "--demo")
    assert "Who claims what" in digest
