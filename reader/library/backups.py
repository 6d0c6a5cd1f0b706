"""Backups of a library in one file, and taking one back."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from reader.errors import LibraryError
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.store import backup


class Backups:
    """Copies of the whole library; both ways are safe while it is in use."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

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

    def is_own(self, file: str) -> bool:
        """Whether a file is part of the library, so that nothing may be written in its place."""
        return backup.belongs_to(Path(os.path.abspath(file)), self._keeping.database.path)

    def restore(self, file: str) -> Path:
        """Replace the library by a backup, and bring the index in step; returns the copy of what was there before.

        Raises:
            LibraryError: the file is no whole backup.
            LibraryBusyError: another program did not let go of the library in time.
        """
        path = self._keeping.database.path
        before = path.with_name(f"{path.name}.before-restore-{self._keeping.clock():%Y%m%d-%H%M%S-%f}")
        with self._keeping.reading() as db:
            backup.back_up(db, before)
            backup.restore(db, path, Path(file))
        self._search.keep_in_step()
        return before


def restore_unopened(database: Path, file: str, *, at: datetime) -> Path:
    """Put a backup in the place of a library that cannot be opened; returns where that one lies now.

    Raises:
        LibraryError: the file is no whole backup, or nothing can be moved there.
    """
    aside = database.with_name(f"{database.name}.damaged-{at:%Y%m%d-%H%M%S-%f}")
    backup.put_in_place(database, Path(file), aside)
    return aside
