"""Opens the segments that a stamp names, and trusts no file that is not as it was written."""

from __future__ import annotations

import os
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import IndexUnusableError
from reader.model import SearchIn
from reader.search.segments.container import Container, ContainerWriter, new_file
from reader.search.segments.segment import Segment
from reader.search.segments.shelf import Part, Shelf
from reader.search.stamp import FileMark, SegmentMark, Stamp

_DEAD = "documents"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An index as it stood when its stamp was made. It stays whole while somebody holds it, whatever is written."""

    stamp: Stamp
    shelves: Mapping[SearchIn, Shelf]
    parts: Mapping[str, Part]


def open_snapshot(folder: Path, stamp: Stamp, before: Snapshot | None = None) -> Snapshot:
    """Open what a stamp names; segments that an earlier snapshot has open are taken from there.

    Raises:
        IndexUnusableError: a file is missing, foreign or changed.
    """
    known = {} if before is None or before.stamp.folder != stamp.folder else before.parts
    parts: dict[str, Part] = {}
    shelves: dict[SearchIn, Shelf] = {}
    for kind, marks in stamp.segments.items():
        for mark in marks:
            parts[mark.file.name] = open_part(folder, mark, known.get(mark.file.name))
        shelves[kind] = Shelf(kind, [parts[mark.file.name] for mark in marks])
    return Snapshot(stamp, shelves, parts)


def open_part(folder: Path, mark: SegmentMark, before: Part | None = None) -> Part:
    """Open one segment, with its deleted documents.

    Raises:
        IndexUnusableError: a file is missing, foreign or changed.
    """
    segment = before.segment if before is not None else Segment(opened(folder, mark.file))
    return Part(segment, frozenset() if mark.dead_file is None else dead_documents(folder, mark.dead_file))


def opened(folder: Path, mark: FileMark) -> Container:
    """Open a file that must be as it was written. One whose time differs (copied) is read to see.

    Raises:
        IndexUnusableError: it is missing, foreign or changed.
    """
    modified_ns = _modified_ns(folder, mark)
    try:
        container = Container.of_file(folder / mark.name)
    except OSError as error:
        raise IndexUnusableError(f"{mark.name} of the search index cannot be read") from error
    is_other = container.checksum != mark.checksum
    if is_other or (modified_ns != mark.modified_ns and any(container.damaged())):
        raise IndexUnusableError(f"{mark.name} of the search index is not as it was written")
    return container


def dead_documents(folder: Path, mark: FileMark) -> frozenset[int]:
    """The deleted documents of a segment.

    Raises:
        IndexUnusableError: the file is missing, foreign or changed.
    """
    container = opened(folder, mark)
    if any(container.damaged()):
        raise IndexUnusableError(f"{mark.name} of the search index is damaged")
    return frozenset(container.column(_DEAD, "H"))


def with_dead(folder: Path, mark: SegmentMark, dead: Collection[int]) -> SegmentMark:
    """The mark of a segment of which these documents are deleted: their numbers are kept, sixteen bits each."""
    path = folder / f"{os.urandom(6).hex()}.dead"
    with new_file(path) as file:
        out = ContainerWriter(file)
        out.put(_DEAD, array("H", sorted(dead)).tobytes())
        checksum = out.finish({})
    return replace(mark, dead_file=file_mark(path, checksum), dead=len(dead))


def file_mark(path: Path, checksum: int) -> FileMark:
    """The mark of a file that was just written."""
    status = path.stat()
    return FileMark(path.name, status.st_size, status.st_mtime_ns, checksum)


def check_files(folder: Path, stamp: Stamp) -> None:
    """Look whether the files of a stamp are there, with their sizes, without opening them.

    Raises:
        IndexUnusableError: they are not.
    """
    for mark in stamp.files():
        _modified_ns(folder, mark)


def _modified_ns(folder: Path, mark: FileMark) -> int:
    """When a file was written that must be there with its size."""
    try:
        status = (folder / mark.name).stat()
    except OSError as error:
        raise IndexUnusableError(f"{mark.name} of the search index cannot be read") from error
    if status.st_size != mark.size:
        raise IndexUnusableError(f"{mark.name} of the search index is not as it was written")
    return status.st_mtime_ns


def check_bytes(folder: Path, files: Iterable[FileMark]) -> None:
    """Read files from end to end, and compare them with what was written.

    Raises:
        IndexUnusableError: they are not as they were.
    """
    for mark in files:
        container = opened(folder, mark)
        for column in container.damaged():
            raise IndexUnusableError(f"{mark.name} of the search index is damaged (column {column})")
        container.forget_pages()


def retimed(folder: Path, stamp: Stamp) -> Stamp:
    """The same stamp with the times of writing as they are now; files of other times are compared byte by byte.

    Raises:
        IndexUnusableError: one is not as it was written.
    """

    def now(mark: FileMark) -> FileMark:
        return file_mark(folder / mark.name, opened(folder, mark).checksum)

    segments = {
        kind: tuple(
            replace(mark, file=now(mark.file), dead_file=None if mark.dead_file is None else now(mark.dead_file))
            for mark in marks
        )
        for kind, marks in stamp.segments.items()
    }
    return replace(stamp, segments=segments)
