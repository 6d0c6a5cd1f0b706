"""Files and folders that outlive a power cut: they are on the disk, under their names, when these functions return."""

from __future__ import annotations

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    if os.name != "posix" and path.is_dir():  # Windows opens no folders, and keeps their names by itself
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(fresh: Path, target: Path) -> None:
    """Give a file that is whole another name, in place of what had it: the old one or the new one is there, always."""
    settle(fresh)
    fresh.replace(target)
    settle(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that are missing.

    Raises:
        OSError: that cannot be done.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)  # another process may have been quicker
    settle(folder.parent)
