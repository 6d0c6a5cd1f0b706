"""Backups that are made by themselves: a folder beside the library, what is in it, and which of them stay.

Their names have a number that only rises, since a clock may be set back; the time in UTC; and why they were made:
`0012_2024-05-17_0930_daily.db`. None is removed before a newer one is whole and on the disk.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from pathlib import Path

from reader.errors import LibraryError
from reader.store import durable, trust
from reader.store.backup import copy_into, reason
from reader.store.database import Connection

DAILY, BY_HAND = "daily", "by-hand"
_FOLDER = "backups"
_NAME = re.compile(r"(\d{4,})_(\d{4}-\d{2}-\d{2}_\d{4})_([a-z0-9-]+)\.db")
_BEFORE = "before-"
_DAYS, _WEEKS, _BY_HAND = 7, 4, 10
_LEAST_ROOM = 500_000_000  # bytes that backups of a small library may take
_TIMES_THE_LIBRARY = 2
_SAFE_FOR = timedelta(days=30)
_STALE_SECONDS = 600
_DOCTOR = "`hearsay doctor` looks closer"


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup, by its name: which it is in their order, when (UTC) and why it was made."""

    path: Path
    number: int
    at: datetime
    why: str

    @property
    def size(self) -> int:
        """Its bytes; 0 when it has just gone."""
        with suppress(OSError):
            return self.path.stat().st_size
        return 0


def folder_of(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.parent / _FOLDER


def kept(library: Path) -> tuple[Kept, ...]:
    """The backups that there are, the newest first; those that earlier releases left beside the library come last."""
    try:
        names = [(_NAME.fullmatch(file.name), file) for file in folder_of(library).iterdir() if file.is_file()]
    except OSError:
        names = []
    found = [Kept(file, int(name[1]), _time(name[2]), name[3]) for name, file in names if name]
    return tuple(sorted([*found, *_beside(library)], key=lambda each: (each.number, each.at), reverse=True))


def keep(db: Connection, library: Path, *, why: str, at: datetime | None = None) -> Path:
    """Make a backup, look whether it is whole, and give it its name.

    Args:
        db: a connection that has the library open.
        library: its file.
        why: `daily`, `by-hand`, or `before-` and what is about to happen.
        at: the time; None for the one that the disk gives to a new file.

    Raises:
        LibraryError: it cannot be written, or the library is damaged; all that was there before stays.
    """
    folder = folder_of(library)
    part = folder / f".{why}.{os.getpid()}.part"
    try:
        durable.make_folder(folder)
        copy_into(db, part)
        trust.look_whole(part)
        time = (at or datetime.fromtimestamp(part.stat().st_mtime, UTC)).astimezone(UTC)
        made = folder / f"{_next_number(library):04}_{time:%Y-%m-%d_%H%M}_{why}.db"
        durable.replace(part, made)
    except (OSError, sqlite3.Error) as error:
        hint = "Is there room, and may you write there?"
        raise LibraryError(folder, f"no backup can be made there ({reason(error)})", hint=hint) from error
    except LibraryError as error:
        raise LibraryError(library, f"no backup is made: {error.why.replace(str(part), 'it')}", hint=_DOCTOR) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return made


def tidy(library: Path, now: datetime, most_bytes: int | None = None) -> None:
    """Remove backups that need not stay, and copies that were never completed; what cannot be removed stays."""
    found = [each for each in kept(library) if each.number]
    stays = {each.path for each in staying(found, room_for(library, most_bytes))}
    for path in (*(each.path for each in found if each.path not in stays), *leftovers(library, now)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def is_being_made(library: Path, now: datetime) -> bool:
    """Whether somebody makes a daily backup at this moment; what a program that was killed left does not count."""
    return any(not _is_stale(part, now) for part in folder_of(library).glob(f".{DAILY}.*.part"))


def leftovers(library: Path, now: datetime) -> tuple[Path, ...]:
    """Copies that were never completed: the program was killed while it made them."""
    parts = chain(folder_of(library).glob(".*.part"), library.parent.glob(".*.part"))
    return tuple(sorted(part for part in parts if part.is_file() and _is_stale(part, now)))


def staying(found: Iterable[Kept], room: int) -> tuple[Kept, ...]:
    """Which backups stay, of those given newest first.

    Whatever the room: the newest, and for thirty days the newest by hand and that before each kind of great change. As
    far as there is room: the newest of each of seven days and four weeks, by turns, the newer first, then others
    made by hand. Days are those that have backups, so a clock that was wrong does not push out what was made before.
    """
    backups = [each for each in found if each.number]
    stays = {each.path: each for each in backups[:1]}
    for each in backups:
        is_first = each.why != DAILY and each.why not in {one.why for one in stays.values()}
        if is_first and abs(backups[0].at - each.at) <= _SAFE_FOR:
            stays[each.path] = each
    left = room - sum(each.size for each in stays.values())
    by_hand = [each for each in backups if each.why == BY_HAND][:_BY_HAND]
    for each in (*_by_days_and_weeks(backups), *by_hand):
        if each.path not in stays and each.size <= left:
            stays[each.path] = each
            left -= each.size
    return tuple(each for each in backups if each.path in stays)


def room_for(library: Path, most_bytes: int | None) -> int:
    """How many bytes all backups may take: as said, else twice the library and 500 MB at least."""
    if most_bytes is not None:
        return most_bytes
    return max(_LEAST_ROOM, _TIMES_THE_LIBRARY * _size(library))


def has_room(library: Path) -> bool:
    """Whether the disk has room for a backup, and as much again for whatever else is written."""
    return shutil.disk_usage(library.parent).free >= 2 * _size(library)


def last_change(db: Connection) -> tuple[int, str]:
    """Number and uid of the newest row of the journal, by which two copies of a library are told apart."""
    row = db.execute("SELECT seq, uid FROM changes ORDER BY seq DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def first_change(db: Connection) -> datetime | None:
    """When the first row of the journal was written; None when it is empty."""
    row = db.execute("SELECT at FROM changes ORDER BY seq LIMIT 1").fetchone()
    return None if row is None else datetime.fromisoformat(row[0])


def _next_number(library: Path) -> int:
    return 1 + max((each.number for each in kept(library)), default=0)


def _by_days_and_weeks(backups: Iterable[Kept]) -> Iterator[Kept]:
    days: dict[object, Kept] = {}
    weeks: dict[object, Kept] = {}
    for each in (each for each in backups if not each.why.startswith(_BEFORE)):
        days.setdefault(each.at.date(), each)
        weeks.setdefault(each.at.isocalendar()[:2], each)
    by_turns = zip_longest([*days.values()][:_DAYS], [*weeks.values()][1 : _WEEKS + 1])
    return (each for each in chain.from_iterable(by_turns) if each is not None)


def _beside(library: Path) -> Iterator[Kept]:
    """What earlier releases kept beside the library before they did something to it."""
    prefix = f"{library.name}.{_BEFORE}"
    for file in library.parent.glob(f"{prefix}*"):
        with suppress(OSError):
            if file.is_file() and not file.name.endswith(("-wal", "-shm", "-journal")):
                at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
                yield Kept(file, 0, at, f"{_BEFORE}{file.name.removeprefix(prefix)}")


def _time(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d_%H%M").replace(tzinfo=UTC)
    except ValueError:  # a name that somebody made up
        return datetime.fromtimestamp(0, UTC)


def _size(library: Path) -> int:
    """Bytes of a library, with those that are not yet in its file."""
    files = (library, library.with_name(f"{library.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _is_stale(part: Path, now: datetime) -> bool:
    """Whether nobody writes that file any more; one from the future does not count as new."""
    with suppress(OSError):
        return abs(now.timestamp() - part.stat().st_mtime) > _STALE_SECONDS
    return False
