"""Plays a power cut at any moment of what a program did to its files, as `powercut.c` recorded it.

What the program waited for (fsync) is there. Of what it did not wait for, each sector of each write may be there or
not, by a seed; so may each name in a folder: made, renamed, removed, in order up to some moment, or any of them.
"""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("powercut.c")
_HEAD = struct.Struct("=cIIqQ")
_SECTOR = 512


def recorder(folder: Path) -> Path:
    """The library to be loaded with LD_PRELOAD, compiled; skips the test where that cannot be done."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler here")
    target = folder / "powercut.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(target), str(SOURCE), "-ldl", "-lpthread"]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode:
        pytest.skip(f"powercut.c cannot be compiled here: {run.stderr.decode()[-300:]}")
    return target


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a program did.

    `op` is c(reate), w(rite), t(runcate), s(ync), r(ename), u(nlink), l(ink), d (make a folder), or a(cknowledge): the
    program wrote it to its standard output.
    """

    op: str
    path: str
    other: str
    offset: int
    data: bytes


def records(log: Path) -> list[Record]:
    """What was recorded, in order."""
    data, at, found = log.read_bytes(), 0, []
    while at < len(data):
        op, length, other_length, offset, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        path, other = data[at : at + length], data[at + length : at + length + other_length]
        at += length + other_length
        found.append(Record(op.decode(), path.decode(), other.decode(), offset, data[at : at + size]))
        at += size
    return found


@dataclass(slots=True)
class _File:
    """What is on the disk for sure, and what was done since."""

    sure: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    since: list[Record] = field(default_factory=list)
    is_folder: bool = False


@dataclass(slots=True)
class Disk:
    """All files below a folder, as the program sees them and as a disk may have them."""

    root: str
    names: dict[str, _File] = field(default_factory=dict)
    sure_names: dict[str, _File] = field(default_factory=dict)
    since: list[tuple[str, dict[str, _File | None]]] = field(default_factory=list)

    def do(self, record: Record) -> None:
        """Let something happen."""
        if record.op in "cdrul":
            self._name(record)
        elif record.op == "s":
            self._sync(record.path)
        elif record.op in "wt" and record.path in self.names:
            file = self.names[record.path]
            file.since.append(record)
            _apply(file.now, record)

    def _name(self, record: Record) -> None:
        change: dict[str, _File | None] = {}
        if record.op in "cd":
            change[record.path] = _File(is_folder=record.op == "d")
        elif record.op == "u":
            change[record.path] = None
        elif record.path in self.names:
            change[record.other] = self.names[record.path]
            if record.op == "r":
                change[record.path] = None
        _rename(self.names, change)
        self.since.append((record.path, change))

    def _sync(self, path: str) -> None:
        """A file: its content is sure. A folder: so are the names in it."""
        file = self.names.get(path)
        if file is not None and not file.is_folder:
            file.sure, file.since = bytearray(file.now), []
            return
        waiting = []
        for about, change in self.since:
            if all(_parent(name) == path for name in change):
                _rename(self.sure_names, change)
            else:
                waiting.append((about, change))
        self.since = waiting

    def after_cut(self, target: Path, draw: random.Random) -> None:
        """Write into `target` what a disk may have after a power cut at this moment."""
        names = dict(self.sure_names)
        is_in_order, until = draw.random() < 0.5, draw.randint(0, len(self.since))
        for number, (_, change) in enumerate(self.since):
            if number < until if is_in_order else draw.random() < 0.5:
                _rename(names, change)
        chance = draw.choice((0.0, 0.5, 1.0))
        for path in sorted(names):  # a folder before what lies in it
            file, place = names[path], target / path[len(self.root) + 1 :]
            if any(parent not in names for parent in _parents(path, self.root)):
                continue
            if file.is_folder:
                place.mkdir(mode=0o700)
            else:
                place.write_bytes(_torn(file, draw, chance))
                place.chmod(0o600)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _parents(path: str, root: str) -> Iterator[str]:
    parent = _parent(path)
    while len(parent) > len(root):
        yield parent
        parent = _parent(parent)


def _rename(names: dict[str, _File], change: dict[str, _File | None]) -> None:
    for name, file in change.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _apply(content: bytearray, record: Record) -> None:
    if record.op == "t":
        del content[record.offset :]
        content.extend(bytes(record.offset - len(content)))
    else:
        content.extend(bytes(max(0, record.offset - len(content))))
        content[record.offset : record.offset + len(record.data)] = record.data


def _torn(file: _File, draw: random.Random, chance: float) -> bytes:
    """What was sure, and of what was done since each sector or not."""
    content = bytearray(file.sure)
    for record in file.since:
        if record.op == "t":
            if draw.random() < chance:
                _apply(content, record)
            continue
        at = 0
        while at < len(record.data):
            end = min(len(record.data), at + _SECTOR - (record.offset + at) % _SECTOR)
            if draw.random() < chance:
                _apply(content, Record("w", "", "", record.offset + at, record.data[at:end]))
            at = end
    return bytes(content)
