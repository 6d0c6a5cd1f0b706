"""The search index in its folder: stock Whoosh behind a seam, so that another codec can take its place.

It is a cache: whatever is wrong with it raises `IndexUnusableError`, and it is built anew. Each build has a folder of
its own, so that readers of the old one are not disturbed; the stamp says which folder counts. One process writes at a
time.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import Cancelled, IndexUnusableError
from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import Entry
from reader.search.stamp import Stamp, check_files, mark_files, read_stamp

if TYPE_CHECKING:
    from reader.search.whoosh_postings import WhooshPostings

# Beyond this whoosh sorts on disk, which takes twice as long.
_MEGABYTES = 96
_LOCK = "lock"


class SearchIndex:
    """The index below a folder. Safe to use from several threads; searches take turns, as Whoosh's readers must."""

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        """Nothing is opened or made before it is needed."""
        self.folder = folder
        self._analyzer = analyzer
        self._turn = threading.Lock()
        self._stamp: Stamp | None = None
        self._postings: WhooshPostings | None = None

    @contextmanager
    def reading(self, stamp_text: str) -> Iterator[WhooshPostings]:
        """Postings of the index that has this stamp, for one search.

        Raises:
            IndexUnusableError: it is missing, foreign or damaged; also when that shows only in the middle of a search.
        """
        with self._turn, _unusable("read"):
            stamp = read_stamp(stamp_text)
            check_files(self.folder / stamp.folder, stamp.files)
            if self._postings is None or self._stamp != stamp:
                self._close()
                self._postings = _open(self.folder / stamp.folder)
                self._stamp = stamp
            try:
                yield self._postings
                self._postings.forget()
            except BaseException:
                self._close()
                raise

    def check(self, stamp_text: str) -> None:
        """Look whether the files are those of the stamp, without opening them.

        Raises:
            IndexUnusableError: they are not.
        """
        with _unusable("read"):
            stamp = read_stamp(stamp_text)
            check_files(self.folder / stamp.folder, stamp.files)

    def moved_on(self, stamp_text: str, seq: int) -> str:
        """Stamp of the same index that has followed the journal to `seq`, where nothing concerned it."""
        return replace(read_stamp(stamp_text), seq=seq).to_text()

    def close(self) -> None:
        """Let go of the files."""
        with self._turn:
            self._close()

    def _close(self) -> None:
        if self._postings is not None:
            # Whatever was wrong with its files has been told already.
            with suppress(Exception):
                self._postings.close()
        self._postings = self._stamp = None

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """The right to write, for one process and thread at a time; False when another one has it."""
        from reader.search.whoosh_door import FileLock  # noqa: PLC0415 — whoosh costs 30 ms

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self.folder / _LOCK))
            is_ours = lock.acquire(blocking=False)
        except OSError as error:
            raise IndexUnusableError(f"{self.folder} cannot be written") from error
        try:
            yield is_ours
        finally:
            if is_ours:
                lock.release()

    def update(self, stamp_text: str, gone: Iterable[str], entries: Iterable[Entry], seq: int) -> str:
        """Take out what has one of the keys `gone`, take in `entries`; returns the new stamp. Needs `writing`.

        Raises:
            IndexUnusableError: the index cannot be written; it must be built anew.
        """
        with _unusable("written"):
            stamp = read_stamp(stamp_text)
            folder = self.folder / stamp.folder
            check_files(folder, stamp.files)
            count = self._write(folder, gone, entries)
            return Stamp(stamp.folder, seq, count, mark_files(folder, stamp.files)).to_text()

    def rebuild(self, entries: Iterable[Entry], seq: int) -> str:
        """Build the index anew, in a folder of its own, and return its stamp. Needs `writing`. The old one stays."""
        with _unusable("built"):
            folder = self.folder / f"built-{os.urandom(4).hex()}"
            folder.mkdir(parents=True)
            _create(folder)
            count = self._write(folder, (), entries)
            return Stamp(folder.name, seq, count, mark_files(folder, {})).to_text()

    def sweep(self, stamp_text: str) -> None:
        """Remove whatever older builds left, once the stamp of a new one is kept. Needs `writing`."""
        kept = {read_stamp(stamp_text).folder, _LOCK}
        for path in self.folder.iterdir():
            if path.name not in kept:
                # On Windows a reader may still have it open: then the next sweep gets it.
                with suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    def _write(self, folder: Path, gone: Iterable[str], entries: Iterable[Entry]) -> int:
        from reader.search.whoosh_door import FileIndex, FileStorage  # noqa: PLC0415 — whoosh costs 30 ms
        from reader.search.whoosh_schema import codec  # noqa: PLC0415 — imports whoosh

        writer = FileIndex(FileStorage(str(folder))).writer(limitmb=_MEGABYTES, codec=codec())
        try:
            for document in _documents_with(folder, set(gone)):
                writer.delete_document(document)
            for entry in entries:
                writer.add_document(**self._document(entry))
            writer.commit()
        except BaseException:
            with suppress(Exception):
                writer.cancel()
            raise
        return int(sum(segment.doc_count() for segment in FileIndex(FileStorage(str(folder)))._segments()))

    def _document(self, entry: Entry) -> dict[str, Any]:
        from reader.search.whoosh_schema import ARTICLE, ID, KEY  # noqa: PLC0415 — imports whoosh

        document: dict[str, Any] = {ID: entry.id, ARTICLE: entry.article, KEY: keys_of(entry)}
        for field, text in entry.fields.items():
            places: dict[str, list[int]] = {}
            for term in self._analyzer.terms(text):
                places.setdefault(term.text, []).append(term.position)
            document[field] = places
        return document


def keys_of(entry: Entry) -> tuple[str, ...]:
    """Names by which an entry is found and deleted: its article's for that kind, and its kind's."""
    return article_key(entry.kind, entry.article), f"kind:{entry.kind}"


def article_key(kind: SearchIn, article: int) -> str:
    """Key of all things of a kind that belong to an article."""
    return f"{kind} of:{article}"


def _create(folder: Path) -> None:
    from reader.search.whoosh_door import FileIndex, FileStorage  # noqa: PLC0415 — whoosh costs 30 ms
    from reader.search.whoosh_schema import schema  # noqa: PLC0415 — imports whoosh

    FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")


def _open(folder: Path) -> WhooshPostings:
    from reader.search.whoosh_door import Files  # noqa: PLC0415 — whoosh costs 30 ms
    from reader.search.whoosh_postings import WhooshPostings  # noqa: PLC0415 — imports whoosh

    return WhooshPostings(Files(str(folder)))


def _documents_with(folder: Path, keys: set[str]) -> set[int]:
    """Numbers of the documents that have one of these keys, as the index stands before it is written."""
    if not keys:
        return set()
    postings = _open(folder)
    try:
        return {document for key in keys for document in postings.with_key(key)}
    finally:
        postings.close()


@contextmanager
def _unusable(what: str) -> Iterator[None]:
    """Whatever goes wrong with a cache has one meaning: it cannot be used. Nothing is wrong when somebody stops it."""
    try:
        yield
    except (IndexUnusableError, Cancelled):
        raise
    except Exception as error:
        raise IndexUnusableError(f"The search index cannot be {what}: {error}") from error
