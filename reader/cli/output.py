"""Where the words of a command go: data to stdout, the story to stderr, nothing that a terminal could obey.

Every text passes `neutralise` on its way out; JSON is ASCII, with everything else escaped.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from reader.errors import HearsayError
from reader.text.neutralise import neutralise, one_line

_PIPE_WIDTH = 100  # what is folded at all is folded here when no terminal says how wide it is


@dataclass(frozen=True, slots=True)
class Style:
    """How the output is wanted."""

    is_json: bool = False
    is_quiet: bool = False
    is_coloured: bool = False


class Output:
    """Both streams of one run of the program."""

    def __init__(self, style: Style, data: TextIO, story: TextIO) -> None:
        self.style = style
        self._data = data
        self._story = story
        self.is_terminal = data.isatty()
        self.width = shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns if self.is_terminal else _PIPE_WIDTH

    def line(self, text: str = "") -> None:
        """Print one line of data."""
        self._data.write(one_line(text) + "\n")

    def strong(self, text: str) -> None:
        """Print one line of data in bold where there is colour."""
        self._data.write((f"\x1b[1m{one_line(text)}\x1b[0m" if self.style.is_coloured else one_line(text)) + "\n")

    def block(self, text: str) -> None:
        """Print data of several lines."""
        self._data.write(neutralise(text).rstrip("\n") + "\n")

    def piece(self, text: str) -> None:
        """Print a piece of an export, unaltered where no terminal can see it."""
        self._data.write(neutralise(text.replace("\r\n", "\n")) if self.is_terminal else text)

    def marked(self, text: str, hits: Iterable[tuple[int, int]], *, indent: str = "") -> None:
        """Print one line with its hits in bold, or in brackets where there is no colour."""
        before, after = ("\x1b[1m", "\x1b[0m") if self.style.is_coloured else ("[", "]")
        shown = one_line(text)
        pieces, end = [indent], 0
        for start, stop in hits:
            pieces += [shown[end:start], before, shown[start:stop], after]
            end = stop
        self._data.write("".join(pieces) + shown[end:] + "\n")

    def json(self, value: object) -> None:
        """Print one JSON value."""
        self._data.write(as_json(value) + "\n")

    def array(self, values: Iterable[object]) -> int:
        """Print a JSON array a line per value, without holding all of it; returns how many there were."""
        count = 0
        try:
            for count, value in enumerate(values, 1):
                self._data.write(("[" if count == 1 else ",\n ") + as_json(value))
        except HearsayError:
            if count:
                self._data.write("]\n")  # what was done until then is told, and can be read
            raise
        self._data.write("]\n" if count else "[]\n")
        return count

    def flush(self) -> None:
        """Hand on what is still buffered."""
        self._data.flush()
        self._story.flush()

    def note(self, text: str) -> None:
        """Tell the story of what happens, unless it is not wanted."""
        if not self.style.is_quiet:
            self._tell(one_line(text) + "\n")

    def complain(self, text: str, hint: str = "") -> None:
        """Say in one line what is wrong, where, and what to do."""
        self._tell(complaint(text, hint))

    def over(self, text: str) -> None:
        """Show passing progress: one line that is written over and over, on a terminal only."""
        if self._story.isatty() and not self.style.is_quiet:
            self._tell(f"\r\x1b[K{one_line(text)[: self.width - 1]}")

    def _tell(self, text: str) -> None:
        """Write to stderr; that nobody listens there any more ends no work."""
        with suppress(BrokenPipeError):
            self._story.write(text)
            self._story.flush()


def complaint(text: str, hint: str = "") -> str:
    """One line for stderr: `hearsay: what, where; what to do`."""
    return one_line(f"hearsay: {text}" + (f"; {_lowered(hint)}" if hint else "")) + "\n"


def _lowered(hint: str) -> str:
    """Let a hint go on in the middle of a line; names and commands keep their capitals."""
    is_word = hint[:2].istitle() and not hint[:2].isupper() if len(hint) > 1 else False
    return hint[0].lower() + hint[1:] if is_word else hint


def as_json(value: object) -> str:
    """JSON in ASCII; what a terminal could obey is escaped, DEL too."""
    return json.dumps(value, ensure_ascii=True).replace("\x7f", "\\u007f")


def speak_utf8() -> None:
    """Make all three standard streams UTF-8, whatever the locale says; odd bytes must not stop the program."""
    _fill_in_closed_streams()
    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _fill_in_closed_streams() -> None:
    """Let a stream that the shell closed (`>&-`) lead nowhere; else the next file opened would get its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 — until the end


def wants_colour(environ: Mapping[str, str], *, is_refused: bool) -> bool:
    """Whether stdout is a terminal that shows colour to somebody who has not declined it."""
    return not is_refused and sys.stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def let_go_of_stdout() -> None:
    """After whoever read our output has gone: let the interpreter's last flush fail nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stdout that is no file
        return
