"""A folder that several machines share by whatever means: each writes files of its own there, and reads all others.

A file is written once, whole, and never touched again, so nothing that copies files can tear or mix up what is in them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from reader.errors import IntakeError, LibraryError
from reader.export import sharing as lines_of
from reader.ingest import sharing as told
from reader.library.catching_up import CatchingUp, OnProgress
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import Merged, Shared, SharedVersion, Synced
from reader.store import durable, shared_files, sharing
from reader.store.keys import version_uid
from reader.store.merging import Taking

_HOME = "hearsay"
_ENDING = ".jsonl"
_AT_ONCE = 400  # of what is told, in one transaction
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
        written = self._write(root, there)
        return Synced(total, read, written, tuple(problems))

    # ------------------------------------------------------------ reading

    def _read(self, root: Path, name: str) -> Merged:
        """Take in one file; it counts as read together with the last of it."""
        path, total = root / name, Merged()
        try:
            with path.open("rb") as stream:
                told.check(stream, str(path))
                stream.seek(0)
                chunks = _chunks(_honest(told.read(stream, str(path)), str(path)))
                for chunk, is_last in _marking_last(chunks):
                    with self._keeping.writing() as db:
                        taking = Taking(db, self._keeping.stamp(), name, is_asked=False)
                        taking.take_all(chunk)
                        if is_last:
                            shared_files.read(db, name)
                    total += taking.merged
        except OSError as wrong:
            raise IntakeError(str(path), f"cannot be read: {wrong.strerror or wrong}") from wrong
        return total

    # ------------------------------------------------------------ writing

    def _write(self, root: Path, there: frozenset[str]) -> int:
        """Write what the folder does not know yet; returns the number of files."""
        with self._keeping.writing() as db:
            shared_files.name_machine(db, self._keeping.new_uid()[:_OWN_NAME_LETTERS])
            machine, since, upto = shared_files.machine(db), shared_files.told(db, there), sharing.now(db)
            if since == sharing.NOTHING:
                shared_files.forget_own(db)
        if since == upto:
            return 0
        with self._keeping.reading() as db:
            names = list(self._files_of(root / machine, sharing.since(db, since, without=there)))
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
            if entry.name.endswith(_ENDING) and not entry.name.startswith(".") and entry.is_file(follow_symlinks=False)
        )
    except OSError as wrong:
        why = f"cannot be used: {wrong.strerror or wrong}"
        raise LibraryError(root, why, hint="Give yourself the right to read and write there") from wrong


def _honest(shared: Iterable[Shared], where: str) -> Iterator[Shared]:
    """Let nothing through under a uid that is not made of its words: it would stand in the place of another text."""
    for each in shared:
        if isinstance(each, SharedVersion) and each.uid != version_uid(each.article_uid, each.text):
            raise IntakeError(where, f"has a text under a uid that is not its own: {each.uid}")
        yield each


def _chunks(shared: Iterable[Shared]) -> Iterator[list[Shared]]:
    told_of = iter(shared)
    while chunk := list(islice(told_of, _AT_ONCE)):
        yield chunk


def _marking_last(chunks: Iterator[list[Shared]]) -> Iterator[tuple[list[Shared], bool]]:
    """Each chunk with whether it is the last one; of none, an empty last one."""
    chunk = next(chunks, [])
    for following in chunks:
        yield chunk, False
        chunk = following
    yield chunk, True


def _bounded(first: Shared, left: Iterator[Shared]) -> Iterator[Shared]:
    """Give what is told until a file is full."""
    size = _letters(first)
    yield first
    while size < _FILE_BYTES and (each := next(left, None)) is not None:
        size += _letters(each)
        yield each


def _letters(shared: Shared) -> int:
    return len(shared.text) if isinstance(shared, SharedVersion) else 300


def _put(path: Path, pieces: Iterable[bytes]) -> None:
    """Write beside and rename, on the disk before anybody can take it for whole."""
    path.parent.mkdir(exist_ok=True)
    for left in path.parent.glob(f".*{_ENDING}.part"):  # of a time when this was killed
        left.unlink(missing_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(pieces)
        durable.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
