"""The import contracts hold, and they can be broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_every_room_of_the_package_has_its_place_in_the_layers() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {
        path.stem for path in (ROOT / "reader").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    missing = sorted(room for room in rooms - {"__init__"} if f"{room} " not in declared and f'{room}"' not in declared)
    assert missing == []


@pytest.mark.slow
def test_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not beside this Python")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("text/rogue.py", "import reader.library", id="upwards"),
        pytest.param("store/rogue.py", "import reader.search", id="sideways"),
        pytest.param("library/rogue.py", "import sqlite3", id="sqlite-outside-the-store"),
        pytest.param("cli/rogue.py", "import reader.tui.app", id="screens-by-a-second-door"),
        pytest.param("loft.py", "", id="a-room-that-nobody-placed"),
    ],
)
def test_import_against_the_rules_fails_the_build(tmp_path: Path, module: str, line: str) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not beside this Python")
    _copy_of_the_package(tmp_path)
    (tmp_path / "reader" / module).write_text(line + "\n", encoding="utf-8")
    done = subprocess.run([linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 broken" in done.stdout or "loft" in done.stdout, done.stdout
    assert done.returncode == 1


def _copy_of_the_package(target: Path) -> None:
    (target / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for source in (ROOT / "reader").rglob("*.py"):
        copy = target / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
