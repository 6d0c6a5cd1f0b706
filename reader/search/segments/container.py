"""A file of named columns: written once, front to back, then read through a memory map.

Nothing in it is ever run or unpickled: the end of the file is a JSON object that says where each column lies.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Self

from reader.errors import IndexUnusableError

MAGIC = b"HEARSAY\x01"
_END = struct.Struct("<II8s")
_ALIGNMENT = 8
_BLOCK = 1 << 20

Bytes = bytes | bytearray | memoryview


class ContainerWriter:
    """Writes one container. It counts only after `finish`."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin at the start of a new file, which belongs to whoever opened it."""
        self._file = file
        self._file.write(MAGIC)
        self._at = len(MAGIC)
        self._columns: dict[str, tuple[int, int, int]] = {}
        self._begun = ("", 0, 0)

    def put(self, name: str, *parts: Bytes) -> None:
        """Write a whole column."""
        self.begin(name)
        for part in parts:
            self.append(part)
        self.end()

    def begin(self, name: str) -> None:
        """Begin a column that is written in pieces."""
        self._begun = (name, self._at, 0)

    def append(self, part: Bytes) -> None:
        """Write a piece of the column that was begun."""
        name, start, checksum = self._begun
        self._begun = (name, start, zlib.crc32(part, checksum))
        self._file.write(part)
        self._at += len(part) if isinstance(part, bytes | bytearray) else part.nbytes

    def end(self) -> int:
        """End the column; returns its size in bytes."""
        name, start, checksum = self._begun
        size = self._at - start
        self._columns[name] = (start, size, checksum)
        self._pad()
        return size

    def copy(self, name: str, source: IO[bytes]) -> None:
        """Write a column out of a file, from its beginning."""
        source.seek(0)
        self.begin(name)
        for part in iter(lambda: source.read(_BLOCK), b""):
            self.append(part)
        self.end()

    def finish(self, about: Mapping[str, Any]) -> int:
        """Write what is known `about` the columns, and return the checksum of the file's end."""
        foot = {"byteorder": sys.byteorder, "columns": self._columns, "about": about}
        encoded = json.dumps(foot, separators=(",", ":"), ensure_ascii=False).encode()
        checksum = zlib.crc32(encoded)
        self._file.write(encoded)
        self._file.write(_END.pack(len(encoded), checksum, MAGIC))
        self._file.flush()
        return checksum

    def _pad(self) -> None:
        gap = -self._at % _ALIGNMENT
        self._file.write(bytes(gap))
        self._at += gap


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that must not exist yet: its bytes are on disk when it is closed, and it is gone when that fails.

    Its name is on disk only after `sync_folder`.
    """
    file = path.open("xb")
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk, where the system has a way to say so."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


class Container:
    """One file, mapped into memory (or held there). Any thread may read it; it is closed when nobody holds it."""

    def __init__(self, data: mmap.mmap | bytes, name: str) -> None:
        """Read a container; `name` is for messages.

        Raises:
            IndexUnusableError: it is none of ours, of another version, cut short, or from a machine of other bytes.
        """
        self._data = data
        self._bytes = memoryview(data)
        self.checksum, foot = _foot(self._bytes, name)
        self._columns: Mapping[str, tuple[int, int, int]] = foot["columns"]
        self.about: Mapping[str, Any] = foot["about"]

    @classmethod
    def of_file(cls, path: Path) -> Self:
        """Map a file.

        Raises:
            IndexUnusableError: as above.
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < len(MAGIC):
                raise IndexUnusableError(f"{path.name} of the search index is cut short")
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # A search needs pages here and there; where the system reads megabytes ahead of each, it takes five times as
        # long.
        _advise(mapped, "MADV_RANDOM")
        return cls(mapped, path.name)

    def expect_all(self) -> None:
        """Tell the system that the file is about to be read from its beginning to its end."""
        _advise(self._data, "MADV_SEQUENTIAL")

    def __contains__(self, name: str) -> bool:
        """Whether there is such a column."""
        return name in self._columns

    def column(self, name: str, kind: str = "B") -> memoryview[Any]:
        """A column as a sequence of numbers, `kind` as in the module array. Nothing is copied."""
        start, size, _ = self._columns[name]
        part = self._bytes[start : start + size]
        return part if kind == "B" else part.cast(kind)  # type: ignore[call-overload]  # kinds are few

    def damaged(self) -> Iterable[str]:
        """Names of columns whose bytes are not those that were written. Reads the whole file."""
        self.expect_all()
        for name, (start, size, checksum) in self._columns.items():
            if zlib.crc32(self._bytes[start : start + size]) != checksum:
                yield name

    def forget_pages(self) -> None:
        """Give back the memory in which the system keeps what was read of the file, as far as it counts as ours."""
        _advise(self._data, "MADV_DONTNEED")


def _advise(data: mmap.mmap | bytes, advice: str) -> None:
    """Tell the system how a file is used, where there is one, and a way to say so."""
    if isinstance(data, mmap.mmap) and hasattr(mmap, advice):
        data.madvise(getattr(mmap, advice))


def _foot(data: memoryview, name: str) -> tuple[int, dict[str, Any]]:
    if len(data) < len(MAGIC) + _END.size or data[: len(MAGIC)] != MAGIC:
        raise IndexUnusableError(f"{name} is no file of the search index")
    size, checksum, magic = _END.unpack(data[-_END.size :])
    encoded = data[-_END.size - size : -_END.size]
    if magic != MAGIC or size > len(data) - _END.size or zlib.crc32(encoded) != checksum:
        raise IndexUnusableError(f"{name} of the search index is cut short or damaged")
    foot: dict[str, Any] = json.loads(bytes(encoded))
    if foot["byteorder"] != sys.byteorder:
        raise IndexUnusableError(f"{name} of the search index comes from another kind of machine")
    return checksum, foot
