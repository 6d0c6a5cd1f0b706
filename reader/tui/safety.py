"""The terminal stays sane: a second wall against control characters, signals, crashes, a terminal that goes away.

The first wall is `reader.text.neutralise` wherever something from outside is shown. What slips through it stops here,
in the last step before Textual turns lines into bytes.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from rich.segment import Segment, Segments
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.worker import WorkerFailed

from reader.text.neutralise import neutralise

GRACE_SECONDS = 3.0
"""How long an ordinary end may take after a signal; then the terminal is restored and the process ends at once."""

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
_SAFE_LINK = re.compile(r"https?://[!-~]+")
# Keyboard protocol, mouse, paste, focus and resize reports off, synchronized output ended, wrapping on, main screen,
# cursor shown, colours reset.
_RESTORE = (
    b"\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?2026l"
    b"\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[0m"
)


class ControlWall(LineFilter):
    """Replaces every control and bidi character in a line by a visible stand-in, and drops odd links."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line as it may reach the terminal; the same list when nothing is wrong with it."""
        if not any(_is_suspect(segment) for segment in segments):
            return segments
        return [_made_safe(segment) for segment in segments]


def _is_suspect(segment: Segment) -> bool:
    link = segment.style.link if segment.style else None
    return bool(_FORBIDDEN.search(segment.text) or segment.control or (link and not _SAFE_LINK.fullmatch(link)))


def _made_safe(segment: Segment) -> Segment:
    style = segment.style
    if style and style.link and not _SAFE_LINK.fullmatch(style.link):
        style = style.update_link(None)
    return Segment(_FORBIDDEN.sub(_stand_in, segment.text), style)


def _stand_in(match: re.Match[str]) -> str:
    shown = neutralise(match.group())
    return " " if shown == "\n" else shown


def build_wall(app: App[Any]) -> None:
    """Put the second wall in front of everything that this app draws; it comes last, after every other filter."""
    app._filters.append(ControlWall())


def install_signal_handlers(app: App[Any]) -> list[int]:
    """Let SIGTERM, SIGHUP and SIGINT end the app in good order, with 128 + number as its return code.

    Call it in the main thread before `app.run()`. Signals that the platform does not have are left out.

    Returns: a list that gets the status when a signal ends the app.
    """
    statuses: list[int] = []
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(ValueError, OSError):  # not the main thread, or a signal that cannot be caught here
                signal.signal(number, _ender(app, statuses))
    return statuses


def _ender(app: App[Any], statuses: list[int]) -> Callable[[int, object], None]:
    """A handler that asks the app to end, once."""
    restore = terminal_restorer()

    def end(number: int, _frame: object) -> None:
        loop = app._loop
        if loop is None:
            raise SystemExit(128 + number)
        if not statuses:
            statuses.append(128 + number)
            _end_at_last(128 + number, restore)
            # A handler that only posts a message would wait for the next key: the loop sleeps in select().
            loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

    return end


def _end_at_last(status: int, restore: Callable[[], None]) -> None:
    """End the process after the grace even when something hangs (a terminal that is gone, a stuck thread)."""

    def end() -> None:
        restore()
        os._exit(status)

    timer = threading.Timer(GRACE_SECONDS, end)
    timer.daemon = True
    timer.start()


def terminal_restorer() -> Callable[[], None]:
    """Remember how the terminal is now; the function returned puts it back without Textual's help."""
    settings = _line_settings()

    def restore() -> None:
        with suppress(OSError, ValueError, AttributeError):
            handle = sys.__stderr__.fileno()  # type: ignore[union-attr]  # None under pythonw: suppressed
            if os.isatty(handle):
                os.write(handle, _RESTORE)
        if settings is not None:
            settings()

    return restore


def _line_settings() -> Callable[[], None] | None:
    """A function that puts the line settings back; None where there is no termios or no terminal."""
    try:
        import termios  # noqa: PLC0415 — not on Windows

        handle = sys.__stdin__.fileno()  # type: ignore[union-attr]  # None under pythonw: AttributeError below
        before = termios.tcgetattr(handle)
    except (ImportError, AttributeError, OSError, ValueError, termios.error):
        return None

    def put_back() -> None:
        with suppress(termios.error, OSError):
            termios.tcsetattr(handle, termios.TCSANOW, before)

    return put_back


def run_safely(app: App[Any], crash_folder: Path) -> int:
    """Run the app behind all walls and return its exit status.

    A fault of the program itself gives one line on stderr and a file with the details; never a traceback on screen.
    """
    build_wall(app)
    _use_steady_driver(app)
    panics = _silence_tracebacks(app)
    statuses = install_signal_handlers(app)
    restore = terminal_restorer()
    try:
        app.run()
        error = app._exception or next(iter(panics), None)
    except Exception as fault:  # noqa: BLE001 — the outermost wall of the screens
        restore()
        error = fault
    if statuses:
        return statuses[0]  # what falls over when a screen is cut off while it is built is no fault
    if error is None:
        return app.return_code or 0
    _say_crash(error, crash_folder)
    return 1


def _silence_tracebacks(app: App[Any]) -> list[Exception]:
    """Textual prints a traceback with local variables, so with what was read; the crash file takes its place.

    Returns: a list that gets what a thread of Textual's own panics with; that is known only as rendered text.
    """
    panics: list[Exception] = []

    def keep() -> None:
        shown = [part for part in app._exit_renderables if isinstance(part, Segments)]
        panics.extend(RuntimeError("".join(segment.text for segment in part.segments)) for part in shown)
        app._exit_renderables.clear()

    app._fatal_error = app._close_messages_no_wait  # type: ignore[method-assign]  # the only hook there is
    app._print_error_renderables = keep  # type: ignore[method-assign]  # same
    return panics


def _use_steady_driver(app: App[Any]) -> None:
    """Take the driver that outlives invalid bytes and a closed terminal, where there are such terminals."""
    with suppress(ImportError):
        from reader.tui.terminal import SteadyDriver, is_replaceable  # noqa: PLC0415 — no termios on Windows

        if is_replaceable(app.driver_class):
            app.driver_class = SteadyDriver


def _say_crash(error: BaseException, folder: Path) -> None:
    """Keep the details in a file and say so in one line."""
    report = folder / "crash.txt"
    if isinstance(error, WorkerFailed):
        error = error.error
    try:
        report.touch(mode=0o600)
        report.write_text(neutralise("".join(traceback.format_exception(error))), encoding="utf-8")
        where = f"details are in {report}"
    except OSError as failure:
        where = f"and its details could not be kept ({failure.strerror})"
    line = f"hearsay: stopped by a fault of its own ({type(error).__name__}); {where}"
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(neutralise(line).replace("\n", " ") + "\n")
