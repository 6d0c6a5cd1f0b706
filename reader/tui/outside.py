"""A note in the reader's own editor: `$VISUAL` or `$EDITOR`, on a private file, while the screens stand back."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from textual.app import App

_MOST_BYTES = 1_000_000
NO_EDITOR = "set EDITOR, or VISUAL, to the program that you edit with"


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of it: the text as it was left, or None when nothing may be taken over; and a line for the reader."""

    text: str | None = None
    message: str = ""


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """The command of the reader's editor, in words; empty when there is none, or it cannot be read."""
    command = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        return shlex.split(command)
    except ValueError:
        return []


def can_edit_outside(app: App[Any]) -> bool:
    """Whether the screens can stand back here."""
    return app._driver is not None and app._driver.can_suspend


def edit_outside(app: App[Any], text: str, environ: Mapping[str, str] | None = None) -> Edited:
    """Let the reader edit a text outside; whatever goes wrong, what was typed here stays as it is."""
    command = editor_of(os.environ if environ is None else environ)
    if not command:
        return Edited(message=NO_EDITOR)
    if not can_edit_outside(app):
        return Edited(message="no other program can be opened from this terminal")
    try:
        with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
            path = Path(folder) / "note.md"
            _write(path, text)
            with app.suspend(), _signals_left_to_editor():
                status = _run([*command, str(path)])
            return _edited(path, command[0], status)
    except OSError as error:
        return Edited(message=f"the text cannot be handed over ({error.strerror or error})")


def _write(path: Path, text: str) -> None:
    """Write a file that nobody else may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)


def _run(command: list[str]) -> int | str:
    """Run the editor to its end; its status, or minus the signal that ended it; why it did not begin, in words."""
    try:
        with subprocess.Popen(command) as process:
            return process.wait()
    except (OSError, ValueError) as error:  # raised further, it would leave the screens standing back
        return str(getattr(error, "strerror", "") or error)


def _edited(path: Path, name: str, status: int | str) -> Edited:
    if isinstance(status, str):
        return Edited(message=f"{name}: cannot be opened ({status})")
    if status:
        how = f"status {status}" if status > 0 else f"signal {-status}"
        return Edited(message=f"{name} ended with {how}; the note is as it was")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        return Edited(message=f"the text is longer than {_MOST_BYTES:,} bytes; the note is as it was")
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return Edited(text.removesuffix("\n"))


@contextmanager
def _signals_left_to_editor() -> Iterator[None]:
    """Keys that interrupt or quit are the editor's; here they do nothing meanwhile."""

    def ignore(_number: int, _frame: FrameType | None) -> None:
        """Not `SIG_IGN`: the editor would inherit that."""

    before = {}
    for name in ("SIGINT", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(ValueError, OSError):  # not the main thread
                before[number] = signal.signal(number, ignore)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
