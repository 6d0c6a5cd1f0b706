"""A program under a pseudo terminal: typed at, signalled, and read byte by byte. Linux and macOS only.

Nothing here sleeps: reads wait for output with a deadline.
"""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from support.at_work import is_at_work

fcntl = pytest.importorskip("fcntl", reason="needs a pseudo terminal")
termios = pytest.importorskip("termios", reason="needs a pseudo terminal")

CHECKOUT = Path(__file__).resolve().parents[2]
# A bare escape could be the beginning of a sequence, and is taken for one when the next key comes within 0.1 s.
ESCAPE, ENTER, TAB, DOWN = "\x1b[27u", "\r", "\t", "\x1b[B"

# The program becomes the leader of the terminal, so that closing it hangs up on the program.
_LEAD = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_MODES = {
    "alternate screen": ("47", "1047", "1049"),
    "mouse": ("9", "1000", "1002", "1003", "1005", "1006", "1015", "1016"),
    "paste": ("2004",),
    "focus": ("1004",),
    "resize": ("2048",),
    "synchronized": ("2026",),
}
# What the reader itself may send: colours, cursor, erasing, modes, questions, keyboard protocol, pointer shape.
_OWN = re.compile(
    r"\x1b\[[0-9;:]*[mHJKABCDGd]|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9]+\$p|\x1b\[[<>=?][0-9;]*u|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)"
    r"|\x1b\[6n|\x1b\[c"
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Terminal:
    """One program under one pseudo terminal; a context manager that ends it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (100, 30),
        folder: Path,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._master, slave = os.openpty()
        self.output = bytearray()
        self.resize(*size)
        self.settings_before = termios.tcgetattr(slave)
        self._slave = slave
        own = {"TERM": "xterm-256color", "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LEAD, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            start_new_session=True,
            env={**os.environ, **own, **(env or {})},
        )
        os.set_blocking(self._master, False)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for handle in (self._slave, self._master):
            if handle >= 0:
                os.close(handle)

    # ------------------------------------------------------------ driving

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys: str | bytes) -> None:
        """Type; takes what the program prints meanwhile."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data and self.process.poll() is None:
            _read, ready, _error = select.select([], [self._master], [], 5)
            assert ready, "the program takes no input"
            data = data[os.write(self._master, data) :]
            self._take()

    def press(self, *keys: str | bytes) -> None:
        """Press keys one after the other, each with time to be answered."""
        for key in keys:
            self.type(key)
            self.settle(quiet_seconds=0.05)

    def quit(self) -> int:
        """Close whatever is open and quit; gives the status."""
        for _try in range(12):
            if self.process.poll() is not None:
                break
            self.press(ESCAPE, "n", ESCAPE, "q")
        return self.wait_for_end()

    def send_signal(self, name: str) -> None:
        """Send a signal to the program."""
        self.process.send_signal(getattr(signal, name))

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed."""
        os.close(self._slave)
        os.close(self._master)
        self._slave = self._master = -1

    # ------------------------------------------------------------ reading

    def wait_for(self, is_reached: Callable[[], bool], *, seconds: float = 20) -> None:
        """Read until something holds; fails when the program ends or the time is over."""
        deadline = time.monotonic() + seconds
        while not is_reached():
            if time.monotonic() > deadline:
                pytest.fail(f"not reached in {seconds} s; last shown: {self.text[-600:]!r}")
            if not self._take(0.05) and self.process.poll() is not None and not self._take(0.05):
                assert is_reached(), f"ended with {self.process.returncode}: {self.text[-600:]!r}"

    def wait_for_text(self, text: str, *, since: int = 0, seconds: float = 20) -> None:
        """Read until a text was printed after byte `since`."""
        self.wait_for(lambda: text in printed(bytes(self.output[since:])), seconds=seconds)

    def settle(self, *, quiet_seconds: float = 0.1, seconds: float = 20) -> None:
        """Read until nothing comes for a while from a program that has nothing to do either."""
        deadline = time.monotonic() + seconds
        while self._take(quiet_seconds) or is_at_work(self.process.pid):
            assert time.monotonic() < deadline, "the program never stops printing"

    def watch(self, seconds: float) -> None:
        """Read whatever comes, for so long."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._take(left)

    def wait_for_end(self, *, seconds: float = 10) -> int:
        """Read until the program has ended; gives its status."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                pytest.fail(f"still running after {seconds} s; last shown: {self.text[-600:]!r}")
            if self._master >= 0:
                self._take(0.05)
            else:
                select.select([], [], [], 0.05)
        while self._master >= 0 and self._take(0.05):
            pass
        return self.process.returncode

    def _take(self, wait_seconds: float = 0) -> bool:
        """Take what there is; says whether there was anything."""
        ready, _write, _error = select.select([self._master], [], [], wait_seconds)
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self.output += data
        return bool(data)

    # ------------------------------------------------------------ what is to be seen

    @property
    def text(self) -> str:
        """Everything printed so far, without the reader's own sequences."""
        return printed(bytes(self.output))

    @property
    def modes_on(self) -> list[str]:
        """Terminal modes that are changed at the end of the output so far."""
        state: dict[str, bool] = {}
        for match in _MODE.finditer(self.output):
            for number in match[1].decode().split(";"):
                state[number] = match[2] == b"h"
        left = [name for name, numbers in _MODES.items() if any(state.get(number) for number in numbers)]
        left += ["hidden cursor"] if state.get("25") is False else []
        left += ["no line wrap"] if state.get("7") is False else []
        depth = self.output.count(b"\x1b[>") - self.output.count(b"\x1b[<u")
        return left + (["keyboard protocol"] if depth > 0 else [])

    @property
    def are_settings_restored(self) -> bool:
        """Whether the line settings are as before the program."""
        return termios.tcgetattr(self._slave) == self.settings_before

    @property
    def forbidden(self) -> list[str]:
        """Control and bidi characters that are no part of the reader's own sequences, with what stands around them."""
        text = self.text
        return [repr(text[max(0, at.start() - 20) : at.end() + 20]) for at in _FORBIDDEN.finditer(text)]


def printed(output: bytes) -> str:
    """Output without the sequences that the reader may send; bytes that are no UTF-8 become what they would be."""
    return _OWN.sub("", output.decode("utf-8", errors="surrogateescape")).translate(
        {0xDC00 + code: chr(code) for code in range(0x80, 0x100)}
    )


def reader_command(folder: Path, *options: str) -> list[str]:
    """Command that starts the reader on the library in a folder."""
    return [sys.executable, "-X", "faulthandler", "-m", "reader", "--library", str(folder), *options]
