"""Finding the files that an import means: folders in order, no hidden files, no loops, nothing special opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reader.errors import IntakeError
from reader.ingest import limits
from reader.text.neutralise import one_line

_ADDRESS = ("http://", "https://", "feed:", "ftp://")
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read. `name` is what messages call it: its path as given, harmless to show."""

    path: str
    name: str
    size: int = 0


def find_files(paths: Sequence[str]) -> Iterator[SourceFile | IntakeError]:
    """Give the files under `paths`, folders sorted by name; what cannot be looked at is one error."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.lower().startswith(_ADDRESS):
            yield IntakeError(shown(path), "addresses cannot be imported yet",
                              hint="Save the page in the browser and import the file")  # fmt: skip
        else:
            yield from _look(path, seen, 0)


def shown(path: str) -> str:
    """Give a path as text that can be kept and shown: stray bytes in hexadecimal, controls replaced."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def open_file(path: str, name: str) -> BinaryIO:
    """Open a regular file for reading, and nothing else: a pipe or a device could block for ever.

    Raises:
        IntakeError: it is not there, may not be read, or is no regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as wrong:
        raise _unreadable(name, wrong) from wrong
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IntakeError(name, "is no regular file")
    return os.fdopen(descriptor, "rb")


def _look(path: str, seen: set[tuple[int, int]], depth: int) -> Iterator[SourceFile | IntakeError]:
    name = shown(path)
    try:
        status = os.stat(path)
    except (OSError, ValueError) as wrong:
        yield _unreadable(name, wrong)
        return
    if stat.S_ISDIR(status.st_mode):
        place = (status.st_dev, status.st_ino)
        if place in seen and place != (0, 0):
            return
        seen.add(place)
        yield from _folder(path, name, seen, depth)
    elif stat.S_ISREG(status.st_mode):
        yield SourceFile(path, name, status.st_size)
    else:
        yield IntakeError(name, "is no regular file")


def _folder(path: str, name: str, seen: set[tuple[int, int]], depth: int) -> Iterator[SourceFile | IntakeError]:
    if depth >= limits.FOLDER_DEPTH:
        yield IntakeError(name, f"lies more than {limits.FOLDER_DEPTH} folders deep")
        return
    try:
        entries = sorted(os.listdir(path))
    except OSError as wrong:
        yield _unreadable(name, wrong)
        return
    pages = {entry.rpartition(".")[0] for entry in entries if entry.lower().endswith(_PAGES)}
    for entry in entries:
        # "Title_files" beside "Title.html" are the pictures and scripts of a saved page.
        is_part_of_page = entry.endswith("_files") and entry.removesuffix("_files") in pages
        if not entry.startswith(".") and not is_part_of_page:
            yield from _look(os.path.join(path, entry), seen, depth + 1)


def _unreadable(name: str, wrong: OSError | ValueError) -> IntakeError:
    if isinstance(wrong, FileNotFoundError):
        return IntakeError(name, "is not there")
    if isinstance(wrong, PermissionError):
        return IntakeError(name, "may not be read", hint="Give yourself the right to read it")
    reason = wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else "is no path"
    return IntakeError(name, f"cannot be read: {reason}")
