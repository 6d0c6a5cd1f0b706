"""The daily backup: when it is due, and the process of its own that makes it, which nobody waits for or notices."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from reader.errors import HearsayError, LibraryError
from reader.library.keeping import Keeping
from reader.library.pipes import set_off
from reader.model import BackupPlan
from reader.store import rotation, trust
from reader.store.rotation import Kept

_DAY = timedelta(hours=20)  # who reads at eight each morning has one each morning
_FIRST = timedelta(hours=1)  # a library that is new has little to lose
_LEAST_URGENT = 19


def is_due(keeping: Keeping) -> bool:
    """Whether something changed since the newest backup, and that one was not made today.

    A backup, or a change, from the future does not put it off: then the clock was wrong, or is.
    """
    found = rotation.kept(keeping.database.path)
    since = age(keeping, found, keeping.clock())
    if since is None or timedelta(0) <= since < (_DAY if found else _FIRST):
        return False
    return not found or has_changed_since(keeping, found[0].path)


def age(keeping: Keeping, found: Sequence[Kept], now: datetime) -> timedelta | None:
    """How old the newest backup is, or without any the library; None for a library in which nothing is yet."""
    if found:
        return now - found[0].at
    with keeping.reading() as db:
        began = rotation.first_change(db)
    return None if began is None else now - began


def has_changed_since(keeping: Keeping, backup: Path) -> bool:
    """Whether the library is no more as it is in a backup; so it is when that cannot be read."""
    try:
        with keeping.reading() as db, trust.opened(backup, is_thorough=False) as kept:
            return rotation.last_change(db) != rotation.last_change(kept)
    except LibraryError:
        return True


def begin(library: Path, plan: BackupPlan) -> subprocess.Popen[bytes] | None:
    """Let a process make it, which goes on when this one ends; None where no process can be started."""
    try:
        return set_off("daily", str(library), str(plan.most_bytes or 0))
    except OSError:
        return None


# ---------------------------------------------------------------- the process


def main() -> None:
    """Make the backup that is asked for, unless somebody does; what goes wrong is told by `hearsay doctor`."""
    _root, library, most = sys.argv[1:]
    if hasattr(os, "nice"):
        os.nice(_LEAST_URGENT)
    with suppress(HearsayError, OSError):
        _make(Path(library), BackupPlan(most_bytes=int(most) or None))


def _make(path: Path, plan: BackupPlan) -> None:
    from reader.library import Library  # noqa: PLC0415 — whoever starts it has it already
    from reader.library.library import utc_now  # noqa: PLC0415 — as above
    from reader.model import LibraryPaths  # noqa: PLC0415 — as above

    if not path.is_file() or rotation.is_being_made(path, utc_now()) or not rotation.has_room(path):
        return
    with Library.open(LibraryPaths(path, path.parent), backups=plan) as library:
        if library.backups.is_due():
            library.backups.keep_one(rotation.DAILY)
