"""A folder that several machines share by whatever means: each writes files of its own there, and reads all others.

A file is written once, whole, and never touched again, so nothing that copies files can tear or mix up what is in them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import IntakeError, LibraryError
from reader.export import sharing as lines_of
from reader.ingest import sharing as told
from reader.library.catching_up import CatchingUp, OnProgress
from reader.library.joining import LeftOut, honest, letters, pieces, tellable
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import Merged, Shared, Synced
from reader.store import durable, shared_files, sharing
from reader.store.keys import storable
from reader.store.merging import Taking

_HOME = "hearsay"
_ENDING = ".jsonl"
_PART = ".part"  # a file that is being written
_STALE_SECONDS = 86_400
_FILE_BYTES = 16_000_000  # then the next file begins
_OWN_NAME_LETTERS = 8


class Syncing:
    """One library, and a folder that others write to as well."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def sync(self, folder: str, on_progress: OnProgress | None = None) -> Synced:
        """Read what other machines wrote into a folder, then write what they do not know yet.

        What cannot be read is told and left for the next time; the rest goes on. It is no act: undo does not reach it.

        Raises:
            LibraryError: the folder is not there, or cannot be read or written.
        """
        root = Path(os.path.abspath(folder)) / _HOME
        there = _files(root)
        with self._keeping.reading() as db:
            known = shared_files.known(db)
        total, problems, read = Merged(), list[str](), 0
        for name in sorted(there - known):
            try:
                total, read = total + self._read(root, name), read + 1
            except IntakeError as wrong:
                problems.append("; ".join(part for part in (wrong.message, wrong.hint) if part))
        if read:
            CatchingUp(self._keeping, self._search, on_progress).run()
        left_out = LeftOut()
        written = self._write(root, there, left_out)
        return Synced(total, read, written, tuple(filter(None, (*problems, left_out.problem))))

    # ------------------------------------------------------------ reading

    def _read(self, root: Path, name: str) -> Merged:
        """Take in one file; it counts as read when all of it is here."""
        path, total = root / name, Merged()
        try:
            with path.open("rb") as stream:
                told.check(stream, str(path))
                stream.seek(0)
                for piece in pieces(honest(told.read(stream, str(path)), str(path))):
                    with self._keeping.writing() as db:
                        taking = Taking(db, self._keeping.stamp(), name, is_asked=False)
                        taking.take_all(piece)
                    total += taking.merged
        except OSError as wrong:
            raise IntakeError(str(path), f"cannot be read: {wrong.strerror or wrong}") from wrong
        with self._keeping.writing() as db:
            shared_files.read(db, name)
        return total

    # ------------------------------------------------------------ writing

    def _write(self, root: Path, there: frozenset[str], left_out: LeftOut) -> int:
        """Write what the folder does not know yet; returns the number of files."""
        with self._keeping.writing() as db:
            shared_files.name_machine(db, self._keeping.new_uid()[:_OWN_NAME_LETTERS])
            machine, since, upto = shared_files.machine(db), shared_files.told(db, there), sharing.now(db)
            if since == sharing.NOTHING:
                shared_files.forget_own(db)
        if since == upto:
            return 0
        with self._keeping.reading() as db:
            told_here = tellable(sharing.since(db, since, without=there), str(self._keeping.database.path), left_out)
            names = list(self._files_of(root / machine, told_here))
        with self._keeping.writing() as db:
            shared_files.wrote(db, [f"{machine}/{name}" for name in names], upto)
        return len(names)

    def _files_of(self, home: Path, shared: Iterable[Shared]) -> Iterator[str]:
        """Write files of a bounded size; gives their names once they are on the disk."""
        left = iter(shared)
        while (first := next(left, None)) is not None:
            name = f"{self._keeping.clock():%Y%m%d-%H%M%S}-{self._keeping.new_uid()}{_ENDING}"
            try:
                _put(home / name, lines_of.lines(_bounded(first, left)))
            except OSError as wrong:
                why = f"cannot be written: {wrong.strerror or wrong}"
                raise LibraryError(home, why, hint="What was to be told is told the next time") from wrong
            yield name


def _files(root: Path) -> frozenset[str]:
    """Names of the files there, with their folders: `machine/name.jsonl`. Links are not followed."""
    if not root.parent.is_dir():
        raise LibraryError(root.parent, "is no folder", hint="Make it, or name the one that the machines share")
    try:
        root.mkdir(exist_ok=True)
        homes = [entry for entry in os.scandir(root) if entry.is_dir(follow_symlinks=False)]
        return frozenset(
            f"{home.name}/{entry.name}"
            for home in homes
            for entry in os.scandir(home)
            if _is_told(home.name, entry.name) and entry.is_file(follow_symlinks=False)
        )
    except OSError as wrong:
        why = f"cannot be used: {wrong.strerror or wrong}"
        raise LibraryError(root, why, hint="Give yourself the right to read and write there") from wrong


def _bounded(first: Shared, left: Iterator[Shared]) -> Iterator[Shared]:
    """Give what is told until a file is full."""
    size = letters(first)
    yield first
    while size < _FILE_BYTES and (each := next(left, None)) is not None:
        size += letters(each)
        yield each


def _is_told(home: str, name: str) -> bool:
    """Whether a file has a name that a library, or what copied its file, gave it; no library takes bytes for a name."""
    return name.endswith(_ENDING) and not name.startswith(".") and storable(home + name) == home + name


def _put(path: Path, lines: Iterable[bytes]) -> None:
    """Write beside and rename, on the disk before anybody can take it for whole."""
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}{_PART}")
    try:
        with beside.open("wb") as file:
            file.writelines(lines)
        _clear_away(path.parent, now=beside.stat().st_mtime)
        durable.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _clear_away(home: Path, *, now: float) -> None:
    """Remove what programs that were killed left half written; another one may be writing at this moment."""
    for left in home.glob(f".*{_ENDING}{_PART}"):
        with suppress(FileNotFoundError):  # another program was quicker
            if now - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()
