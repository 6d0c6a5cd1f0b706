"""Health of what lies around the database: backups, rights of files and folders, leftovers, room on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from reader.errors import HearsayError, LibraryError
from reader.library import daily
from reader.library.keeping import Keeping
from reader.model import BackupPlan, Finding
from reader.store import privacy, rotation, trust
from reader.store.rotation import Kept

_OVERDUE = timedelta(days=3)
_LITTLE = 50_000_000  # bytes
_NAMED = 5
_WHEN = "%Y-%m-%d %H:%M"


class Around:
    """Checks of the files and folders of a library that is open."""

    def __init__(self, keeping: Keeping, index: Path, plan: BackupPlan) -> None:
        self._keeping = keeping
        self._library = keeping.database.path
        self._index = index
        self._plan = plan

    def findings(self, crashes: Path | None, *, repair: bool) -> Iterable[Finding]:
        """All of them; `crashes` is the folder of crash reports."""
        yield self.backups(repair=repair)
        yield self.privacy(crashes, repair=repair)
        yield self.leftovers(repair=repair)
        yield self.room()

    def backups(self, *, repair: bool) -> Finding:
        """Whether there is a backup of late, and each is whole; with `repair`, one is made where it is overdue."""
        found = rotation.kept(self._library)
        bad = _damaged(found)
        if bad:
            path, why = bad[0]
            message = f"{len(bad)} of {len(found)} cannot be taken back: {path.name} {why}"
            return Finding("backups", is_ok=False, message=message, hint="Move it away; it is of no use")
        why = self._why_overdue(found)
        if not why:
            return Finding("backups", is_ok=True, message=self._described(found))
        if repair and self._makes_one():
            return Finding("backups", is_ok=True, message=f"{why}; one was made", is_repaired=True)
        hint = "`hearsay backup` makes one" if rotation.has_room(self._library) else "Make room on the disk"
        return Finding("backups", is_ok=False, message=why, hint=hint)

    def privacy(self, crashes: Path | None, *, repair: bool) -> Finding:
        """Whether others may read what lies there."""
        reports = [] if crashes is None else [crashes, *crashes.glob("crash-*.txt")]
        places = (
            *privacy.private_files(self._library),
            *privacy.private_folders(self._library, [self._index, *reports]),
        )
        wrong = privacy.open_to_others(places)
        if not wrong:
            return Finding("privacy", is_ok=True, message=self._who_may_read())
        message = f"others can read {_names(wrong)}"
        if not repair:
            return Finding("privacy", is_ok=False, message=message, hint="`hearsay doctor --repair` keeps them out")
        try:
            for path in wrong:
                privacy.close_to_others(path)
        except OSError as error:
            return Finding("privacy", is_ok=False, message=message, hint=f"It cannot be changed: {error.strerror}")
        return Finding("privacy", is_ok=True, message=message, is_repaired=True)

    def leftovers(self, *, repair: bool) -> Finding:
        """Files that a program was killed over; they hold nothing that is not elsewhere too."""
        files = rotation.leftovers(self._library, self._keeping.clock())
        if not files:
            return Finding("leftovers", is_ok=True, message="nothing was left half written")
        message = f"half-written copies lie there: {_names(files)}"
        if repair:
            with suppress(OSError):
                for file in files:
                    file.unlink(missing_ok=True)
                return Finding("leftovers", is_ok=True, message=message, is_repaired=True)
        return Finding("leftovers", is_ok=False, message=message, hint="`hearsay doctor --repair` removes them")

    def room(self) -> Finding:
        """Whether the disk has room for what is still to be written."""
        free = shutil.disk_usage(self._library.parent).free
        message = f"{free / 1e6:,.0f} MB are free on the disk"
        if free < _LITTLE:
            return Finding("room", is_ok=False, message=message, hint="Make room, before a note cannot be saved")
        return Finding("room", is_ok=True, message=message)

    def _why_overdue(self, found: Sequence[Kept]) -> str:
        """Why there should be a newer backup; empty where there need not be one."""
        if self._keeping.is_read_only or not self._plan.is_daily:
            return ""
        now = self._keeping.clock()
        age = daily.age(self._keeping, found, now)
        if age is None or age < _OVERDUE or (found and not daily.has_changed_since(self._keeping, found[0].path)):
            return ""
        since = f"the last is of {found[0].at:{_WHEN}}" if found else "there is none"
        room = "" if rotation.has_room(self._library) else ", since the disk has no room for one"
        return f"{since}, and something changed since{room}"

    def _described(self, found: Sequence[Kept]) -> str:
        off = "" if self._plan.is_daily else "; none are made by themselves (backups = false)"
        if not found:
            return f"there are none yet{off}"
        size = sum(each.size for each in found) / 1e6
        return f"{len(found)} are whole, {size:,.1f} MB; the last is of {found[0].at:{_WHEN}} UTC, {found[0].why}{off}"

    def _makes_one(self) -> bool:
        try:
            with self._keeping.reading() as db:
                rotation.keep(db, self._library, why=rotation.DAILY, at=self._keeping.clock())
        except HearsayError:
            return False
        rotation.tidy(self._library, self._keeping.clock(), self._plan.most_bytes)
        return True

    def _who_may_read(self) -> str:
        folder = self._library.parent
        if privacy.is_own_folder(folder) or not privacy.open_to_others([folder]):
            return "only you can read the library"
        return f"only you can read the library; {folder} holds other things too, and others may see their names"


def copies(library: Path) -> Finding:
    """Which backups could take the place of a library that is not whole."""
    found = rotation.kept(library)
    whole = [each for each in found if each.path not in {path for path, _ in _damaged(found)}]
    if not whole:
        return Finding("backups", is_ok=True, message="there is no backup that could take its place")
    newest = whole[0]
    message = f"{len(whole)} could take its place, the newest is {newest.path.name} of {newest.at:{_WHEN}} UTC"
    return Finding("backups", is_ok=True, message=message)


def _damaged(found: Iterable[Kept]) -> list[tuple[Path, str]]:
    bad = []
    for each in found:
        try:
            with trust.opened(each.path):
                pass
        except LibraryError as error:
            bad.append((each.path, error.why))
    return bad


def _names(paths: Sequence[Path]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return ", ".join(path.name for path in paths[:_NAMED]) + more
