"""Runs of the program for tests of its commands: in this process, or in one of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader.cli.arguments import Parser, build_parser
from reader.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@cache
def _parser() -> Parser:
    """Made once: making it takes longer than most commands."""
    return build_parser()


@dataclass(frozen=True, slots=True)
class Run:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)


class Here:
    """Runs commands in this process on one library."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.library = library
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Run:
        self._monkeypatch.setattr("reader.cli.arguments.build_parser", _parser)
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self._capsys.readouterr()
        status = main(["--library", str(self.library), *arguments])
        out, err = self._capsys.readouterr()
        return Run(status, out, err)

    def at(self, library: Path) -> Here:
        """The same program, on another library."""
        return Here(library, self._capsys, self._monkeypatch)


def elsewhere(*arguments: str, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        input=stdin,
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
        timeout=60,
    )
