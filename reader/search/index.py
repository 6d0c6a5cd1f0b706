"""The search index in its folder.

It is a cache: whatever is wrong with it raises `IndexUnusableError`, and it is built anew. Files are written once and
never changed; which of them count says the stamp, and that is the library's to keep. So a crash at any moment leaves
the index as the last kept stamp has it, and files that nobody needs. One process writes at a time, any number read.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import Cancelled, IndexUnusableError
from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.changing import adopted, merged, packed, remove_files, to_merge, without, written
from reader.search.entries import Entry
from reader.search.opening import Snapshot, check_bytes, check_files, open_snapshot, retimed
from reader.search.segments.container import sync_folder
from reader.search.stamp import SegmentMark, Segments, Stamp, is_build, read_stamp

_LOCK, _MERGE_LOCK = "lock", "merge-lock"
_MERGING = "merging"
_LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Merge:
    """Segments that are to be one: of a kind, in the folder of a build."""

    folder: str
    kind: SearchIn
    marks: tuple[SegmentMark, ...]

    @property
    def documents(self) -> int:
        """How many documents that one will have."""
        return sum(mark.alive for mark in self.marks)


class SearchIndex:
    """The index below a folder. Safe to use from several threads, which search side by side."""

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        """Nothing is opened or made before it is needed."""
        self.folder = folder
        self._analyzer = analyzer
        self._opening = threading.Lock()
        self._snapshot: Snapshot | None = None

    @contextmanager
    def reading(self, stamp_text: str) -> Iterator[Snapshot]:
        """The index as this stamp has it, for one search.

        Raises:
            IndexUnusableError: it is missing, foreign or damaged; also when that shows only in the middle of a search.
        """
        with unusable("read"):
            snapshot = self._open(stamp_text)
            try:
                yield snapshot
            except BaseException:
                self.close()
                raise

    def _open(self, stamp_text: str) -> Snapshot:
        stamp = read_stamp(stamp_text)
        with self._opening:
            known = self._snapshot
            if known is None or known.stamp.segments != stamp.segments or known.stamp.folder != stamp.folder:
                known = self._snapshot = open_snapshot(self.folder / stamp.folder, stamp, known)
            return known

    def check(self, stamp_text: str) -> None:
        """Look whether the files are those of the stamp, without opening them.

        Raises:
            IndexUnusableError: they are not.
        """
        with unusable("read"):
            stamp = read_stamp(stamp_text)
            check_files(self.folder / stamp.folder, stamp)

    def check_bytes(self, stamp_text: str) -> None:
        """Look whether every byte is as it was written. Reads the whole index.

        Raises:
            IndexUnusableError: one is not.
        """
        with unusable("read"):
            stamp = read_stamp(stamp_text)
            check_bytes(self.folder / stamp.folder, stamp.files())

    def check_sources(self, merge: Merge) -> None:
        """Look whether every byte of what is to be merged is as it was written: afterwards nobody could tell.

        Raises:
            IndexUnusableError: one is not, or a file is gone.
        """
        with unusable("merged"):
            check_bytes(self.folder / merge.folder, (mark.file for mark in merge.marks))

    def is_of_this_time(self, stamp_text: str) -> bool:
        """Whether all files have the times of writing that the stamp has.

        Raises:
            IndexUnusableError: one is gone; another process may have written on.
        """
        with unusable("read"):
            stamp = read_stamp(stamp_text)
            folder = self.folder / stamp.folder
            return all((folder / mark.name).stat().st_mtime_ns == mark.modified_ns for mark in stamp.files())

    def retimed(self, stamp_text: str) -> str:
        """Stamp of the same index with the files' times of writing as they are now, after every byte was compared.

        Whoever opens files of other times (a copied library) compares all bytes each time.

        Raises:
            IndexUnusableError: a byte is not as it was written.
        """
        with unusable("read"):
            stamp = read_stamp(stamp_text)
            return retimed(self.folder / stamp.folder, stamp).to_text()

    def moved_on(self, stamp_text: str, seq: int) -> str:
        """Stamp of the same index that has followed the journal to `seq`, where nothing concerned it."""
        return replace(read_stamp(stamp_text), seq=seq).to_text()

    def close(self) -> None:
        """Let go of the files, as soon as no search needs them."""
        self._snapshot = None

    @contextmanager
    def writing(self, *, wait_seconds: float = 0.0) -> Iterator[bool]:
        """The right to write, for one process and thread at a time; False when another one has it for so long."""
        with _locked(self.folder / _LOCK, wait_seconds) as is_ours:
            yield is_ours

    @contextmanager
    def merging(self) -> Iterator[bool]:
        """The right to merge segments, beside whoever writes; False when another one has it."""
        with _locked(self.folder / _MERGE_LOCK, 0.0) as is_ours:
            yield is_ours

    def update(
        self, stamp_text: str, gone: Mapping[SearchIn, Collection[int]], entries: Iterable[Entry], seq: int
    ) -> str:
        """Take out what belongs to the articles `gone`, take in `entries`; returns the new stamp. Needs `writing`.

        Raises:
            IndexUnusableError: the index cannot be written; it must be built anew.
        """
        return self.changed(stamp_text, gone, self.written(self.clean(stamp_text), entries), seq)

    def clean(self, stamp_text: str) -> str:
        """Make ready for a change: remove files that do not count. Returns the folder. Needs `writing`.

        These are what the stamp before this one had (whoever read it has had time to open them), or a crash left.
        """
        with unusable("written"):
            stamp = read_stamp(stamp_text)
            remove_files(self.folder / stamp.folder, {mark.name for mark in stamp.files()})
            return stamp.folder

    def changed(
        self,
        stamp_text: str,
        gone: Mapping[SearchIn, Collection[int]],
        new: Mapping[SearchIn, Iterable[SegmentMark]],
        seq: int,
    ) -> str:
        """Take out what belongs to the articles `gone`, take in segments that were written since `clean`.

        Returns the new stamp. Needs `writing`.

        Raises:
            IndexUnusableError: the index cannot be written; it must be built anew.
        """
        with unusable("written"):
            before = self._open(stamp_text)
            folder = self.folder / before.stamp.folder
            segments = without(folder, before, gone)
            for kind, marks in new.items():
                segments[kind] += marks
            sync_folder(folder)
            return _stamp(before.stamp.folder, seq, segments)

    def begin(self) -> str:
        """Begin a new build, in a folder of its own, and return its name. The old one stays. Needs `writing`.

        Raises:
            IndexUnusableError: it cannot be made.
        """
        with unusable("built"):
            name = f"built-{os.urandom(4).hex()}"
            (self.folder / name).mkdir(parents=True)
            return name

    def written(self, folder: str, entries: Iterable[Entry]) -> dict[SearchIn, list[SegmentMark]]:
        """Write entries into new segments that do not count yet; several processes may, each its own.

        Raises:
            IndexUnusableError: they cannot be written.
        """
        with unusable("built"):
            return written(self.folder / folder, entries, self._analyzer)

    def to_pack(self, folder: str, marks: Mapping[SearchIn, Iterable[SegmentMark]]) -> list[Merge]:
        """Which segments of a build should be one, so that there are as few as can be."""
        return [Merge(folder, kind, group) for kind, of_kind in marks.items() for group in packed(of_kind)]

    def finish(self, folder: str, marks: Mapping[SearchIn, Iterable[SegmentMark]], seq: int) -> str:
        """End a build: these are its segments. Returns its stamp. Needs `writing`."""
        with unusable("built"):
            sync_folder(self.folder / folder)
            sync_folder(self.folder)
            return _stamp(folder, seq, marks)

    def rebuild(self, entries: Iterable[Entry], seq: int) -> str:
        """Build the index anew, and return its stamp. Needs `writing`.

        Raises:
            IndexUnusableError: it cannot be built.
        """
        folder = self.begin()
        marks = self.written(folder, entries)
        merges = self.to_pack(folder, marks)
        return self.finish(folder, instead(marks, merges, [self.merged(each, aside=False) for each in merges]), seq)

    def merge_due(self, stamp_text: str) -> Merge | None:
        """Which segments should be one, the cheapest first; None when all is well."""
        stamp = read_stamp(stamp_text)
        due = to_merge(stamp.segments)
        return None if due is None else Merge(stamp.folder, *due)

    def merged(self, merge: Merge, *, aside: bool) -> SegmentMark:
        """Make one of some segments; searches and writers go on meanwhile. Needs `merging`, or a build of one's own.

        Args:
            merge: which ones.
            aside: keep the new one where nobody removes it while it does not count yet; see `adopt`.

        Raises:
            IndexUnusableError: a segment is damaged, or gone; or the new one cannot be written.
        """
        with unusable("merged"):
            folder = self.folder / merge.folder
            return merged(folder, merge.kind, merge.marks, self._aside(merge.folder) if aside else folder)

    def _aside(self, folder: str) -> Path:
        """An empty folder for segments that do not count yet. Needs `merging`."""
        aside = self.folder / folder / _MERGING
        aside.mkdir(exist_ok=True)
        remove_files(aside, ())
        return aside

    def adopt(self, stamp_text: str, merge: Merge, mark: SegmentMark) -> str:
        """Put a merged segment in the place of those that it was made of; returns the new stamp. Needs both rights.

        Raises:
            IndexUnusableError: they are not there any more; nothing has changed.
        """
        with unusable("merged"):
            stamp = read_stamp(stamp_text)
            if stamp.folder != merge.folder:
                raise IndexUnusableError("The search index was built anew meanwhile")
            folder = self.folder / stamp.folder
            (folder / _MERGING / mark.file.name).rename(folder / mark.file.name)
            marks = adopted(folder, stamp.segments[merge.kind], merge.marks, mark)
            sync_folder(folder)
            return _stamp(stamp.folder, stamp.seq, {**stamp.segments, merge.kind: marks})

    def sweep(self, stamp_text: str) -> None:
        """Remove every build but that of the stamp; all, when it names none. Needs `writing`."""
        kept = ""
        with suppress(IndexUnusableError):
            kept = read_stamp(stamp_text).folder
        with unusable("written"):
            for path in self.folder.iterdir():
                if path.name != kept and is_build(path.name):
                    # On Windows a reader may still have it open: then the next sweep gets it.
                    with suppress(OSError):
                        path.unlink() if path.is_symlink() else shutil.rmtree(path)


@contextmanager
def _locked(path: Path, wait_seconds: float) -> Iterator[bool]:
    from reader.search.whoosh_door import FileLock, try_for  # noqa: PLC0415 — a search in step writes nothing

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # words of articles and notes lie there
        if path.exists() and not path.is_file():
            # To open a pipe would wait for ever.
            raise IndexUnusableError(f"{path} is no file")
        lock = FileLock(str(path))
        is_ours = try_for(lambda: lock.acquire(blocking=False), timeout=wait_seconds, delay=_LOOK_AGAIN_SECONDS)
    except OSError as error:
        raise IndexUnusableError(f"{path.parent} cannot be written") from error
    try:
        yield is_ours
    finally:
        if is_ours:
            lock.release()


def instead(
    marks: Mapping[SearchIn, Iterable[SegmentMark]], merges: Iterable[Merge], made: Iterable[SegmentMark]
) -> dict[SearchIn, list[SegmentMark]]:
    """Segments by kind, with each that was made of some in their place."""
    left = {kind: list(of_kind) for kind, of_kind in marks.items()}
    for merge, mark in zip(merges, made, strict=True):
        left[merge.kind] = [each for each in left[merge.kind] if each not in merge.marks] + [mark]
    return left


def _stamp(folder: str, seq: int, segments: Mapping[SearchIn, Iterable[SegmentMark]]) -> str:
    whole: Segments = {kind: tuple(segments.get(kind, ())) for kind in SearchIn}
    return Stamp(folder, seq, whole).to_text()


@contextmanager
def unusable(what: str) -> Iterator[None]:
    """Whatever goes wrong with a cache has one meaning: it cannot be used. Nothing is wrong when somebody stops it."""
    try:
        yield
    except (IndexUnusableError, Cancelled):
        raise
    except Exception as error:
        raise IndexUnusableError(f"The search index cannot be {what}: {error}") from error
