"""Backups of a library in one file, those that are made by themselves, and taking one back."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.keeping import Keeping
from reader.model import Backup, BackupPlan
from reader.store import backup, rotation, trust
from reader.store.rescue import Rescued, rescue
from reader.store.rotation import Kept

if TYPE_CHECKING:
    from reader.library.searching import Searching


class Backups:
    """Copies of the whole library; all ways are safe while it is in use."""

    def __init__(self, keeping: Keeping, search: Callable[[], Searching], plan: BackupPlan) -> None:
        """Join the facet to its library; `search` is loaded when its index has to follow."""
        self._keeping = keeping
        self._search = search
        self._plan = plan

    def back_up(self, file: str, *, replace: bool = False) -> Path:
        """Write the library into one file; returns its path.

        Raises:
            LibraryError: the file is there already, is the library itself, or cannot be written.
        """
        target = Path(os.path.abspath(file))
        if target.exists():
            if not target.is_file() or self.is_own(file):
                raise LibraryError(target, "cannot be the backup", hint="Name a file that is not there yet")
            if not replace:
                raise LibraryError(target, "is there already", hint="Name another file, or use --force")
        with self._keeping.reading() as db:
            backup.back_up(db, target)
        return target

    def keep_one(self, why: str = rotation.BY_HAND) -> Path:
        """Make a backup among the library's own, here and now; returns its path.

        Args:
            why: `by-hand`, `daily`, or `before-` and what is about to be done, in lower case.

        Raises:
            LibraryError: it cannot be written, or the library is damaged.
        """
        made = self._keep(why)
        self._tidy()
        return made

    def is_own(self, file: str) -> bool:
        """Whether a file is part of the library, so that nothing may be written in its place."""
        return backup.belongs_to(Path(os.path.abspath(file)), self._database)

    def list(self) -> tuple[Backup, ...]:
        """The library's own backups, the newest first."""
        return kept_backups(self._database)

    def restore(self, file: str) -> Path:
        """Replace the library by a backup, and bring the index in step; returns the backup of what was there before.

        Args:
            file: a path, or the name of one of the library's own.

        Raises:
            LibraryError: the file is no whole backup.
            LibraryBusyError: another program did not let go of the library in time.
        """
        source = found_backup(self._database, file)
        before = self._keep("before-restore")
        with self._keeping.reading() as db:
            backup.restore(db, self._database, source)
        self._search().keep_in_step()
        self._tidy()
        return before

    # ------------------------------------------------------------ by themselves

    def is_due(self) -> bool:
        """Whether it is time for the daily backup: something changed, and the newest one is not of today."""
        if not self._plan.is_daily or self._keeping.is_read_only:
            return False
        from reader.library import daily  # noqa: PLC0415 — seldom more is needed than the line above

        return daily.is_due(self._keeping)

    def begin_daily(self) -> subprocess.Popen[bytes] | None:
        """Make the daily backup if it is due, in a process of its own for which nobody waits."""
        if not self.is_due():
            return None
        from reader.library import daily  # noqa: PLC0415 — as above

        return daily.begin(self._database, self._plan)

    @property
    def _database(self) -> Path:
        return self._keeping.database.path

    def _keep(self, why: str) -> Path:
        with self._keeping.reading() as db:
            return rotation.keep(db, self._database, why=why, at=self._keeping.clock())

    def _tidy(self) -> None:
        rotation.tidy(self._database, self._keeping.clock(), self._plan.most_bytes)


def restore_unopened(database: Path, file: str, *, at: datetime) -> Path:
    """Put a backup in the place of a library that cannot be opened; returns where that one lies now.

    Raises:
        LibraryError: the file is no whole backup, or nothing can be moved there.
    """
    aside = database.with_name(f"{database.name}.damaged-{at:%Y%m%d-%H%M%S-%f}")
    backup.put_in_place(database, found_backup(database, file), aside)
    return aside


def rescue_what_is_left(source: Path, target: str) -> tuple[Rescued, ...]:
    """Read what can be read of a damaged library, into a new one; says how much of each table that was.

    Raises:
        LibraryError: nothing of it can be read, or the target is there already or cannot be written.
    """
    path = Path(os.path.abspath(target))
    if path.exists():
        raise LibraryError(path, "is there already", hint="Name another file with -o")
    return rescue(source, path)


def found_backup(database: Path, file: str) -> Path:
    """The file that is meant: a path, or the name of one of the library's own backups, or its number."""
    path = Path(file)
    if path.exists() or path.name != file:
        return path
    return next((each.path for each in rotation.kept(database) if _is_meant(each, file)), path)


def kept_backups(database: Path) -> tuple[Backup, ...]:
    """The backups of the library that lies there, also of one that cannot be opened, the newest first."""
    return tuple(_described(each) for each in rotation.kept(database))


def _is_meant(kept: Kept, name: str) -> bool:
    is_number = name.isascii() and name.isdigit() and kept.number == int(name) > 0
    return is_number or name in {kept.path.name, kept.path.stem}


def _described(kept: Kept) -> Backup:
    at = kept.at.astimezone(UTC).isoformat(timespec="minutes")
    about = (kept.path.name, str(kept.path), at, kept.why, kept.size)
    try:
        with trust.opened(kept.path, is_thorough=False) as db:
            return Backup(*about, *trust.counts(db))
    except LibraryError as error:
        return Backup(*about, problem=error.why)
