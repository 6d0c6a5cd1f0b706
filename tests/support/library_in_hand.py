"""A library in a temporary folder, with a clock that ticks a second a look and uids that count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from reader.library import Library
from reader.library.extracting import question_of, rows_of
from reader.model import Document, LibraryPaths
from reader.store import intake
from reader.store.intake import Recognised


def ticking_clock() -> Callable[[], datetime]:
    """A clock that begins with the year 2024 and goes on by a second whenever somebody looks."""
    seconds = count()
    return lambda: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


def paths_in(folder: Path) -> LibraryPaths:
    """Where a library in `folder` lies."""
    return LibraryPaths(folder / "library.db", folder / "cache" / "index")


@contextmanager
def library_in(folder: Path, **options: float) -> Iterator[Library]:
    """Open the library in `folder`."""
    with Library.open(paths_in(folder), clock=ticking_clock(), **options) as library:
        yield library


def take_in(library: Library, text: str, **described: str | tuple[str, ...]) -> Recognised:
    """Import one text, as a document of its own path unless it says how it is known."""
    title = str(described.pop("title", text.split("\n", 1)[0]))
    document = Document(text=text, title=title, **described)
    keeping = library._keeping  # import has its own way in; here there is no file
    with keeping.writing() as db:
        uid = intake.recognise(db, document).article_uid
        found = rows_of(question_of(document, uid))
        return intake.take_in(db, keeping.stamp(), document, found)
