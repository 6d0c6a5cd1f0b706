"""Who may look: the library's folders are for their owner alone (0700), and so are its files (0600)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077
# What Hearsay itself puts into the folder of a library; in a folder with other things, others may have business.
_OWN = {"library.db", "backups", "cache", "config.toml", "demo", "crash.txt"}


def open_to_others(files: Iterable[Path]) -> tuple[Path, ...]:
    """Which of these files and folders somebody else on this machine may read. Always none on Windows."""
    if os.name != "posix":
        return ()
    return tuple(path for path in files if _is_open(path))


def private_files(library: Path) -> tuple[Path, ...]:
    """The library's files, and its backups."""
    found = [library, *library.parent.glob(f"{library.name}[-.]*"), *library.parent.glob("crash.txt")]
    return tuple(sorted({*found, *(library.parent / "backups").glob("*.db")}))


def private_folders(library: Path, others: Iterable[Path]) -> tuple[Path, ...]:
    """Folders of the library alone: its own when nothing else lies in it, that of the backups, `others`."""
    folders = [library.parent] if is_own_folder(library.parent) else []
    return (*folders, library.parent / "backups", *others)


def is_own_folder(folder: Path) -> bool:
    """Whether nothing lies in the folder of a library but what Hearsay puts there."""
    with suppress(OSError):
        return all(_is_own(path.name) for path in folder.iterdir())
    return False


def close_to_others(path: Path) -> None:
    """Let the owner alone read it.

    Raises:
        OSError: it belongs to somebody else.
    """
    path.chmod(0o700 if path.is_dir() else 0o600)


def _is_own(name: str) -> bool:
    return name in _OWN or name.startswith(("library.db", ".library.db"))


def _is_open(path: Path) -> bool:
    with suppress(OSError):
        return bool(path.stat().st_mode & _OTHERS)
    return False
