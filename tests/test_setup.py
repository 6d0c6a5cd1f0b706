"""Setting up: which Python is taken, what is said when none will do, and that nothing is done twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="make and sh")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with just what setting up reads."""
    folder = tmp_path / "check out"
    (folder / "scripts").mkdir(parents=True)
    for name in ("scripts/setup", "scripts/install.py", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for PATH with the tools that sh scripts need, and no Python."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("dirname", "tail", "sh", "env"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return folder


def _script(path: Path, *lines: str) -> None:
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)


def _python(tools: Path, name: str, *, lacks: str = "") -> None:
    """A Python of that name; one that lacks a module has another in its place that cannot be imported."""
    before = ""
    if lacks:
        blocked = tools / f"without-{lacks}"
        blocked.mkdir(exist_ok=True)
        (blocked / f"{lacks}.py").write_text("raise ImportError", encoding="utf-8")
        before = f'PYTHONPATH="{blocked}" '
    _script(tools / name, f'{before}exec "{sys.executable}" "$@"')


def _setup(checkout: Path, tools: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(checkout / "scripts" / "setup"), *arguments]
    environ = {"PATH": str(tools), "HOME": str(checkout)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_no_python_is_one_line_that_says_what_to_do(checkout: Path, tools: Path) -> None:
    done = _setup(checkout, tools)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no Python 3.11, 3.12 or 3.13 runs here" in done.stderr


def test_shim_that_runs_nothing_is_passed_over(checkout: Path, tools: Path) -> None:
    _script(tools / "python3.13", "echo 'pyenv: python3.13: command not found' >&2", "exit 127")
    done = _setup(checkout, tools)
    assert "pyenv" not in done.stderr
    assert "no Python 3.11, 3.12 or 3.13 runs here" in done.stderr


def test_missing_venv_on_debian_is_one_line_with_the_command_that_mends_it(checkout: Path, tools: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    _python(tools, "python3", lacks="ensurepip")
    _script(tools / "apt-get")
    done = _setup(checkout, tools)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"sudo apt install python{version}-venv" in done.stderr


def test_missing_venv_elsewhere_names_no_debian_command(checkout: Path, tools: Path) -> None:
    _python(tools, "python3", lacks="venv")
    done = _setup(checkout, tools)
    assert "apt" not in done.stderr
    assert "ensurepip and venv" in done.stderr


def _set_up(checkout: Path) -> Path:
    """A virtual environment that counts as set up, though pip never ran."""
    venv = checkout / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n", encoding="utf-8")
    return venv


def _install(checkout: Path, *arguments: str) -> str:
    """Run install.py with a pip that only says that it was called."""
    code = (
        "import sys; sys.path.insert(0, 'scripts'); import install\n"
        "install._install = lambda *, is_dev: print('pip', is_dev) or True\n"
        f"sys.prefix = {str(checkout / '.venv')!r}\n"
        f"sys.exit(install.main({list(arguments)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        pytest.param((), (), "", id="nothing-twice"),
        pytest.param(("--dev",), (), "", id="run-after-test"),
        pytest.param((), ("--dev",), "pip True\n", id="test-after-run"),
    ],
)
def test_pip_is_called_only_when_something_is_missing(
    checkout: Path, first: tuple[str, ...], then: tuple[str, ...], expected: str
) -> None:
    _set_up(checkout)
    _install(checkout, *first)
    assert _install(checkout, *then) == expected


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_pip_is_called_again_when_what_is_wanted_has_changed(checkout: Path, name: str) -> None:
    _set_up(checkout)
    _install(checkout, "--dev")
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("# another\n")
    assert _install(checkout) == "pip True\n"


def test_checkout_that_was_moved_is_set_up_again(checkout: Path) -> None:
    _set_up(checkout)
    _install(checkout)
    moved = checkout.with_name("moved")
    checkout.rename(moved)
    assert _install(moved) == "pip False\n"


def test_bytecode_is_left_behind_where_python_writes_none(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    _set_up(checkout)
    (checkout / "reader").mkdir()
    (checkout / "reader" / "one.py").write_text("A = 1\n", encoding="utf-8")
    _install(checkout)
    (checkout / "reader" / "two.py").write_text("A = 2\n", encoding="utf-8")
    _install(checkout)
    left = {path.name.partition(".")[0] for path in (checkout / "reader").rglob("*.pyc")}
    assert left == {"one", "two"}


@pytest.mark.slow
def test_pip_that_cannot_reach_anything_is_one_line(checkout: Path) -> None:
    shutil.copytree(ROOT / "reader", checkout / "reader", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "venv", str(checkout / ".venv")], check=True)
    environ = {**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}
    command = [str(checkout / ".venv" / "bin" / "python"), "scripts/install.py"]
    done = subprocess.run(command, cwd=checkout, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "connect to a network" in done.stderr.splitlines()[-1]
    assert not (checkout / ".venv" / "hearsay-setup.json").exists()
