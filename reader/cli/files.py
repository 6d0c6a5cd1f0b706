"""Files that a command is told to read or write; `-` is the standard stream."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reader.cli.output import Output
from reader.errors import ExportError, IntakeError


def read_stdin(out: Output) -> bytes:
    """All of standard input; says what is waited for when that is a keyboard."""
    if sys.stdin.isatty():
        out.note("reading what you type or paste; Ctrl+D on a line of its own ends it")
    return sys.stdin.buffer.read()


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input, for its bytes.

    Raises:
        IntakeError: the file cannot be read.
    """
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 — closed below; what fails in there is no fault of this file
    except OSError as error:
        raise IntakeError(
            name, error.strerror or "cannot be read", hint="Check the name, and whether you may read it"
        ) from error
    with file:
        yield file


@contextmanager
def apart(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The same bytes through a buffer of its own, for a thread.

    One that still waits for standard input in the common buffer when the program ends would make it abort.
    """
    try:
        own = os.fdopen(os.dup(stream.fileno()), "rb")
    except OSError:  # no file of the system: nobody waits in it
        yield stream
        return
    with own:
        yield own


def write_whole(name: str, pieces: Iterable[str]) -> None:
    """Write a file in one go: beside, then renamed, so that a failure leaves what was there.

    What is no plain file (a pipe, a device) is written to and stays what it is; so does a link.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        target = Path(name).resolve()
        if target.exists() and not target.is_file():
            _write(target, pieces)
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            _write(beside, pieces)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            f"{name}: {error.strerror or 'cannot be written'}", hint="Choose another file with -o"
        ) from error


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(pieces)
