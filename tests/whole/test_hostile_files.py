"""The shared corpus of hostile files, imported in one go and read under the shared probe."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from support.shared import shared_path
from support.terminal import CHECKOUT, reader_command

pytestmark = pytest.mark.slow

FORBIDDEN = (
    r"\x1b]52;",
    r"\x1b]0;",
    r"\x1b]2;",
    r"\x1b]8;",
    r"\x9b",
    r"\x9d",
    r"\x1bP",
    r"\xe2\x80\xae",
    r"\xe2\x81\xa6",
)


def test_the_whole_corpus_can_be_imported_and_read(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT))
    files, probe = shared_path("hostile", "files"), shared_path("hostile", "pty_probe.py")
    library = tmp_path / "library"
    imported = subprocess.run(
        [sys.executable, "-m", "reader", "--library", str(library), "import", str(files)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    assert imported.returncode in {0, 3}
    assert b"Traceback" not in imported.stderr
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", (imported.stdout + imported.stderr).decode()
    )
    steps = ["until:Hearsay", "quiet:0.3", "key:enter", "quiet:0.1"]
    for _article in range(12):
        steps += ["keys:J", "quiet:0.06", "keys:]", "key:pagedown"]
    steps += [
        "keys:1",
        "keys:G",
        "quiet:0.1",
        "key:enter",
        "quiet:0.1",
        "keys:/",
        "keys:dam",
        "key:enter",
        "quiet:0.2",
        "signal:TERM",
    ]
    options = [word for step in steps for word in ("--step", step)]
    options += [word for sequence in FORBIDDEN for word in ("--forbid", sequence)]
    run = subprocess.run(
        [sys.executable, str(probe), "--size", "160x45", *options, "--", *reader_command(library)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=120,
    )
    report = json.loads(run.stdout)
    assert report["forbidden"] == []
    assert (report["restored"], report["traceback"], report["problems"]) == (True, False, [])
    assert report["exit_code"] == 143
    assert not (library / "crash.txt").exists()
