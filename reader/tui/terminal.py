"""Textual's driver for Linux and macOS, made to outlive invalid bytes and a terminal that goes away.

Facts of Textual 8.2.8: a typed byte that is not UTF-8 raises in the input thread and ends the app; at the end of input
that thread spins; after a failed write the output thread is gone, and after 30 more frames the app blocks for ever.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, cast

from textual.app import App
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver


class _Output:
    """The terminal as a file that forgets what it cannot write, and tells once that it is gone."""

    def __init__(self, file: IO[str], on_gone: Callable[[], None]) -> None:
        self._file = file
        self._on_gone = on_gone
        self._is_gone = False

    def write(self, text: str) -> None:
        """Write, unless the terminal is gone."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Flush, unless the terminal is gone."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """Number of the file handle."""
        return self._file.fileno()

    def _try(self, act: Callable[[], object]) -> None:
        if self._is_gone:
            return
        try:
            act()
        except (OSError, ValueError):
            self._is_gone = True
            self._on_gone()


class SteadyDriver(LinuxDriver):
    """The driver that the reader runs on."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file = cast("Any", _Output(cast("IO[str]", self._file), self._end))

    def run_input_thread(self) -> None:
        """Read keys until the app ends or the terminal is closed."""
        try:
            super().run_input_thread()
        except (EOFError, OSError):
            self._end()

    def _end(self) -> None:
        """Ask the app to end; called in threads of the driver."""
        loop = self._app._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop is closed already
                loop.call_soon_threadsafe(lambda: self._app.exit(return_code=129))


class _Decoder:
    """UTF-8, with a replacement character for what is none; an empty read is the end of the terminal."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """Decode what was read."""
        if not data and not final:
            raise EOFError
        return self._decoder.decode(data, final)


# The driver makes its decoder by a global name of its module and gives no other way in.
setattr(linux_driver, "getincrementaldecoder", lambda _encoding: _Decoder)  # noqa: B010 — mypy forbids the plain form


def is_replaceable(driver: type[Driver]) -> bool:
    """Whether this is the driver that ours stands in for (tests use a headless one)."""
    return driver is LinuxDriver
