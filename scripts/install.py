"""Install the program and what it needs into the virtual environment that runs this; standard library only.

A stamp in the environment remembers what was installed. While it agrees, pip is not called at all: that makes the
second `make run` quick, and lets it work without a network.
"""

from __future__ import annotations

import compileall
import hashlib
import json
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCES = ("pyproject.toml", "constraints.txt")
OFFLINE_SIGNS = ("connection", "name resolution", "could not find a version", "no matching distribution", "timed out")


def main(arguments: list[str]) -> int:
    """Bring the environment up to date; returns the exit status."""
    is_dev = "--dev" in arguments
    stamp = Path(sys.prefix) / "hearsay-setup.json"
    wanted = _wanted()
    had = _read(stamp)
    if {key: had.get(key) for key in wanted} == wanted and (had.get("dev") or not is_dev):
        _compile()
        return 0
    is_dev = is_dev or bool(had.get("dev"))
    print("setup: installing into", _short(Path(sys.prefix)), "(once; a minute or so) ...", file=sys.stderr, flush=True)
    stamp.unlink(missing_ok=True)
    if not _install(is_dev=is_dev):
        return 1
    _compile()
    stamp.write_text(json.dumps({**wanted, "dev": is_dev}), encoding="utf-8")
    return 0


def _compile() -> None:
    """Leave bytecode behind, also where Python is told to write none: without it every start takes twice as long.

    Only what has changed is compiled. pip did the same for the packages.
    """
    compileall.compile_dir(CHECKOUT / "reader", quiet=2)


def _wanted() -> dict[str, object]:
    digest = hashlib.sha256()
    for name in SOURCES:
        digest.update((CHECKOUT / name).read_bytes() + b"\0")
    return {"sources": digest.hexdigest(), "checkout": str(CHECKOUT), "python": sys.version}


def _read(stamp: Path) -> dict[str, object]:
    try:
        value = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _install(*, is_dev: bool) -> bool:
    what = ".[dev]" if is_dev else "."
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    command = [sys.executable, "-m", "pip", "install", *options, "--constraint", "constraints.txt", "--editable", what]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode == 0:
        return True
    log = Path(sys.prefix) / "setup.log"  # kept to itself: it may name the hosts of somebody's own package index
    log.write_text(done.stdout + done.stderr, encoding="utf-8", errors="replace")
    is_offline = any(sign in done.stderr.lower() for sign in OFFLINE_SIGNS)
    why = "pip cannot reach the packages; connect to a network and try again" if is_offline else "pip failed"
    print(f"setup: {why} (its words: {_short(log)})", file=sys.stderr)
    return False


def _short(path: Path) -> str:
    return str(path.relative_to(CHECKOUT)) if path.is_relative_to(CHECKOUT) else str(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
