"""What the library remembers of its index, to trust it: which files make it up, to the byte.

The truth (SQLite) keeps this; a write of the index counts from the moment at which the library keeps the new stamp.
Before, the old stamp still names whole files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from reader.errors import IndexUnusableError
from reader.model import SearchIn

# Rises with whatever changes what is in the index: fields, analyzer, files. A test holds it against the sources of
# these, since an index of other terms would answer, and answer wrongly.
FORMAT = 4

_BUILD = re.compile(r"built-[0-9a-f]{8}")
_FILE = re.compile(r"[0-9a-f]{12}\.(segment|dead)")


def is_build(name: str) -> bool:
    """Whether the index gives such a name to the folder of a build. What has another name is not removed by it."""
    return _BUILD.fullmatch(name) is not None


def is_file(name: str) -> bool:
    """Whether the index gives such a name to a file. What has another name is not removed by it."""
    return _FILE.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class FileMark:
    """One file as it was written; the checksum is that of its end, which has those of everything else."""

    name: str
    size: int
    modified_ns: int
    checksum: int


@dataclass(frozen=True, slots=True)
class SegmentMark:
    """One segment: its file, that of the numbers of its deleted documents (None: there are none), and their counts."""

    file: FileMark
    documents: int
    dead_file: FileMark | None = None
    dead: int = 0

    @property
    def alive(self) -> int:
        """How many documents are not deleted."""
        return self.documents - self.dead


Segments = Mapping[SearchIn, tuple[SegmentMark, ...]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """State of an index: its folder, how far it follows the journal (`seq`), and its segments by kind."""

    folder: str
    seq: int
    segments: Segments

    def to_text(self) -> str:
        """The stamp as the library keeps it."""
        segments = {kind: [plain(mark) for mark in marks] for kind, marks in self.segments.items()}
        value = {"format": FORMAT, "folder": self.folder, "seq": self.seq, "segments": segments}
        return json.dumps(value, separators=(",", ":"))

    def files(self) -> Iterator[FileMark]:
        """All its files."""
        for marks in self.segments.values():
            for mark in marks:
                yield mark.file
                if mark.dead_file is not None:
                    yield mark.dead_file


def plain(mark: SegmentMark) -> list[Any]:
    """A mark as plain values, for JSON."""
    dead_file = None if mark.dead_file is None else astuple(mark.dead_file)
    return [astuple(mark.file), mark.documents, dead_file, mark.dead]


def mark_from(value: list[Any]) -> SegmentMark:
    """A segment's mark out of its plain form."""
    file, documents, dead_file, dead = value
    return SegmentMark(FileMark(*file), documents, FileMark(*dead_file) if dead_file else None, dead)


def read_stamp(text: str) -> Stamp:
    """Take a stamp out of its text.

    Raises:
        IndexUnusableError: there is none, or it is of another format, or names what is not of the index.
    """
    try:
        value: dict[str, Any] = json.loads(text or "{}")
        if value["format"] != FORMAT:
            raise IndexUnusableError(f"The search index has format {value['format']}")
        named = value["segments"]
        segments = {kind: tuple(map(mark_from, named.get(kind, ()))) for kind in SearchIn}
        stamp = Stamp(value["folder"], value["seq"], segments)
        is_ours = is_build(stamp.folder) and all(is_file(mark.name) for mark in stamp.files())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexUnusableError("There is no search index yet") from error
    if not is_ours:
        # A library may come from anybody, and what lies around the files of a stamp is removed.
        raise IndexUnusableError("The search index is not where this program keeps it")
    return stamp
