"""Paths as a person types, pastes or drops them into a field, and what they could go on with."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

_LISTED_MOST = 2000


def typed_paths(text: str) -> tuple[str, ...]:
    """The paths in a field: one with spaces in it if there is such a file, else several, quoted as in a shell."""
    text = text.strip()
    if not text:
        return ()
    whole = os.path.expanduser(text)
    if os.path.exists(whole):
        return (whole,)
    try:
        # Windows paths have backslashes of their own: there only quotes part words.
        words = shlex.split(text, posix=os.name == "posix")
    except ValueError:  # a quote that is still open
        words = [text]
    return tuple(os.path.expanduser(word.strip("\"'") if os.name != "posix" else word) for word in words)


def is_address(text: str) -> bool:
    """Whether this is an address on the web rather than a path."""
    return text.casefold().startswith(("http://", "https://", "www.", "feed://"))


def continuations(text: str) -> tuple[str, ...]:
    """Paths that begin as `text` does, folders first and with a slash; of a folder with a slash, what is in it.

    Hidden names are left out unless the text asks for them. A folder is read up to its first 2,000 names.
    """
    if not text.strip() or is_address(text):
        return ()
    shown_folder, _slash, start = text.rpartition("/")
    folder = Path(os.path.expanduser(shown_folder + _slash) or ".")
    found: list[tuple[bool, str]] = []
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= _LISTED_MOST:
                    break
                is_wanted = entry.name.casefold().startswith(start.casefold())
                if is_wanted and (start.startswith(".") or not entry.name.startswith(".")):
                    found.append((not entry.is_dir(), entry.name))
    except OSError:
        return ()
    return tuple(f"{shown_folder}{_slash}{name}{'' if is_file else '/'}" for is_file, name in sorted(found))
