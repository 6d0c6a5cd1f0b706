"""What the library remembers of its index, to trust it: which files there are, to the byte.

Whoosh's files hold pickles, and unpickling runs whatever it is told to. So the truth (SQLite) keeps the digest of every
file that this program wrote, and nothing is opened that does not agree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import IndexUnusableError

# Rises with whatever changes what is in the index: fields, analyzer, the classes that are pickled. A test holds it
# against the sources of these, since an index of other terms would answer, and answer wrongly.
FORMAT = 3
# Locks carry nothing; a file that nobody needs cannot do harm.
_IGNORED_SUFFIX = "LOCK"


@dataclass(frozen=True, slots=True)
class FileMark:
    """One file as it was written."""

    size: int
    modified_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """State of an index: its folder, how far it follows the journal (`seq`), how many entries, and its files."""

    folder: str
    seq: int
    count: int
    files: Mapping[str, FileMark]

    def to_text(self) -> str:
        """The stamp as SQLite keeps it."""
        files = {name: [mark.size, mark.modified_ns, mark.digest] for name, mark in self.files.items()}
        value = {"format": FORMAT, "folder": self.folder, "seq": self.seq, "count": self.count, "files": files}
        return json.dumps(value)


def read_stamp(text: str) -> Stamp:
    """Take a stamp out of its text.

    Raises:
        IndexUnusableError: there is none, or it is of another format.
    """
    try:
        value: dict[str, Any] = json.loads(text or "{}")
        if value["format"] != FORMAT:
            raise IndexUnusableError(f"The search index has format {value['format']}")
        files = {name: FileMark(*mark) for name, mark in value["files"].items()}
        return Stamp(value["folder"], value["seq"], value["count"], files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnusableError("There is no search index yet") from error


def mark_files(folder: Path, known: Mapping[str, FileMark]) -> dict[str, FileMark]:
    """Marks of all files of a folder; those that did not change since `known` are not read again."""
    marks: dict[str, FileMark] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.endswith(_IGNORED_SUFFIX):
            status = path.stat()
            old = known.get(path.name)
            is_same = old is not None and (old.size, old.modified_ns) == (status.st_size, status.st_mtime_ns)
            marks[path.name] = old if old and is_same else _mark(path)
    return marks


def check_files(folder: Path, files: Mapping[str, FileMark]) -> None:
    """Make sure that every file is the one that was written; one whose time differs (copied) is read to see.

    Raises:
        IndexUnusableError: a file is missing, foreign or changed.
    """
    for name, mark in files.items():
        try:
            status = (folder / name).stat()
            is_same = (status.st_size, status.st_mtime_ns) == (mark.size, mark.modified_ns)
            if not is_same and (status.st_size != mark.size or _mark(folder / name).digest != mark.digest):
                raise IndexUnusableError(f"{name} of the search index is not as it was written")
        except OSError as error:
            raise IndexUnusableError(f"{name} of the search index cannot be read") from error
    # Whoosh takes the table of contents with the highest number: one that we did not write must not win.
    if any(path.suffix == ".toc" and path.name not in files for path in folder.iterdir()):
        raise IndexUnusableError("The search index has a table of contents that this program did not write")


def _mark(path: Path) -> FileMark:
    import hashlib  # noqa: PLC0415 — 3 ms, and a search that finds sizes and times unchanged reads no file

    status = path.stat()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileMark(status.st_size, status.st_mtime_ns, digest)
