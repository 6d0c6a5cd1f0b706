"""The one way into whoosh, which brings along more of the standard library than it uses, and files it never closes.

Importing this costs 30 ms, so it is imported where an index is opened. The rest of the room takes whoosh from here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_UNUSED = "urllib.request"


@contextmanager
def _without_the_network() -> Iterator[None]:
    """While whoosh is imported, let a name stand for what it imports to be handed on: http, mail, sockets, 12 ms."""
    if _UNUSED in sys.modules:
        yield
        return
    stand_in = ModuleType(_UNUSED)
    stand_in.urlretrieve = None  # type: ignore[attr-defined]  # the one name that whoosh.compat asks for
    sys.modules[_UNUSED] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_UNUSED) is stand_in:
            del sys.modules[_UNUSED]


with _without_the_network():
    from whoosh import columns, fields, formats
    from whoosh.codec.whoosh3 import W3Codec
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex
    from whoosh.reading import TermNotFound
    from whoosh.util.filelock import FileLock

__all__ = ["FileIndex", "FileLock", "FileStorage", "Files", "TermNotFound", "W3Codec", "columns", "fields", "formats"]


class Files(FileStorage):  # type: ignore[misc]  # whoosh has no types
    """The files of an index in their folder, read piece by piece as they are needed.

    Whoosh would map a segment and then copy all of it into memory: 51 MB and 35 ms for 2,000 articles. When it fails
    half-way it leaves files open.
    """

    def __init__(self, folder: str) -> None:
        """Nothing is opened."""
        super().__init__(folder, supports_mmap=False)
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """Open a file of the index for reading."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def let_go(self) -> None:
        """Close what is still open; a second call does nothing."""
        while self._opened:
            file = self._opened.pop()
            if not file.is_closed:
                file.close()
