"""What fault tests share: the real program in a process of its own, faults around it, and what must hold after each.

HEARSAY_FAULTS=full asks for full sizes (`make faults`); the suite has small ones. HEARSAY_FAULT_SEED=N repeats a run.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.library_in_hand import paths_in
from support.terminal import CHECKOUT

from reader.library import Library

IS_FULL = os.environ.get("HEARSAY_FAULTS") == "full"
# For a program that several tests share: what `tests/conftest.py` takes out of the environment is for each test.
UNSWAYED = dict.fromkeys(("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "HEARSAY_HOME"), "")
_LEFT = (".part", ".restored", ".new")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


def told(out: str, word: str) -> int:
    """How many lines of an import begin with a word; within one, `added` may be a part of a uid."""
    return sum(line.startswith(word) for line in out.splitlines())


def size(small: int, full: int) -> int:
    """How much: in the suite, and where all of it is asked for."""
    return full if IS_FULL else small


def drawn() -> random.Random:
    """Random numbers whose seed is shown when the test fails."""
    seed = int(os.environ.get("HEARSAY_FAULT_SEED", random.randrange(1 << 16)))
    print(f"HEARSAY_FAULT_SEED={seed}")  # noqa: T201 — shown when the test fails
    return random.Random(seed)


def command(folder: Path | None, *arguments: str) -> list[str]:
    """The command line of the real program on the library in `folder`, or on the one that it finds by itself."""
    where = ["--library", str(folder)] if folder else []
    return [sys.executable, "-m", "reader", *where, *arguments]


def environment(**more: str) -> dict[str, str]:
    """The environment that finds the program of this checkout."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), **more}


def hearsay(
    folder: Path | None,
    *arguments: str,
    before: Sequence[str] = (),
    stdin: bytes = b"",
    cwd: Path | None = None,
    **environ: str,
) -> Run:
    """Run the program; `before` stands before it on the command line (`setpriv …`, `sh -c … --`)."""
    run = subprocess.run(
        [*before, *command(folder, *arguments)],
        input=stdin,
        cwd=cwd or CHECKOUT,
        env=environment(**environ),
        capture_output=True,
        check=False,
        timeout=600,
    )
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def under_shell(folder: Path, first: str, *arguments: str, **environ: str) -> Run:
    """Run the program in a shell that does something first, such as `ulimit -n 32`."""
    return hearsay(folder, *arguments, before=["sh", "-c", f'{first}; exec "$@"', "sh"], **environ)


def shell(script: str, folder: Path, **environ: str) -> Run:
    """Run a script in which $HEARSAY is the program on the library in `folder`, and /bin/bash understands it."""
    words = " ".join(command(folder))
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=CHECKOUT,
        env=environment(HEARSAY=words, **environ),
        capture_output=True,
        check=False,
        timeout=600,
    )
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def is_one_line(text: str) -> bool:
    """Whether something is told in one line, without a traceback."""
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


def assert_well(folder: Path) -> None:
    """What must hold after every fault: the library opens, doctor finds nothing, and nothing half written is left."""
    with Library.open(paths_in(folder)) as library:
        library.search.keep_in_step()
        assert [finding for finding in library.health.check() if not finding.is_ok] == []
    assert [path.name for path in folder.rglob("*") if path.name.endswith(_LEFT)] == []


def articles(count: int, *, first: int = 0) -> str:
    """So many articles as JSON lines, each with a word of its own (`zq0`, `zq1` …)."""
    said = "Mayor Ana Koval said on Tuesday that {} people had left Hollin, a zq{} place.\n\n" * 3
    rows = (
        {"id": str(number), "outlet": "Courier", "title": f"Dam zq{number}", "text": said.replace("{}", str(number))}
        for number in range(first, first + count)
    )
    return "\n".join(map(json.dumps, rows))


def large_articles(count: int) -> str:
    """So many articles of 30,000 characters each, with hardly a claim, as JSON lines: they fill a disk soon."""
    rows = (
        {
            "id": str(number),
            "title": f"Dam zq{number}",
            "text": f"Dam zq{number}\n\n" + "Rain fell on the hills. " * 1200,
        }
        for number in range(count)
    )
    return "\n".join(map(json.dumps, rows))


def without_writing(folder: Path) -> list[str]:
    """What stands before a command for which `folder` lies on a file system that cannot be written.

    Skips the test where that cannot be had: as root in a mount namespace, else in a user namespace.
    """
    return _mounted(f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}")


def on_small_disk(folder: Path, megabytes: int) -> list[str]:
    """What stands before a command for which `folder` is an empty disk of so many megabytes."""
    return _mounted(f"mount -t tmpfs -o size={megabytes}m none {folder}")


def _mounted(mount: str) -> list[str]:
    apart = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    before = [*apart, "sh", "-c", f'{mount} && exec "$@"', "sh"]
    try:
        if subprocess.run([*before, "true"], capture_output=True, check=False, timeout=60).returncode == 0:
            return before
    except FileNotFoundError:
        pass
    pytest.skip("nothing can be mounted here (unshare)")


def as_ordinary_user() -> list[str]:
    """What stands before a command that is to run as somebody whom mode bits concern; skips where nobody is at hand."""
    if os.geteuid() != 0:
        return []
    before = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    try:
        run = subprocess.run(
            [*before, sys.executable, "-c", "import reader"], env=environment(), capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no setpriv here, and root may write everywhere")
    if run.returncode:
        pytest.skip("an ordinary user cannot run this checkout, and root may write everywhere")
    return before
