"""Changes of an index: every change writes new files, and says which segments make up the index from then on."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from reader.errors import IndexUnusableError
from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import FIELDS, Entry
from reader.search.opening import Snapshot, dead_documents, file_mark, open_part, with_dead
from reader.search.segments.builder import SegmentBuilder, filled
from reader.search.segments.container import new_file
from reader.search.segments.merging import merge
from reader.search.segments.segment import MOST_DOCUMENTS
from reader.search.stamp import SegmentMark, Segments, is_file

# So many segments of about one size are merged into one.
_TOGETHER = 6
_MOSTLY_DEAD = 3


def written(folder: Path, entries: Iterable[Entry], analyzer: Analyzer) -> dict[SearchIn, list[SegmentMark]]:
    """Write entries into new segments, each as large as memory allows. Those of an article should follow each other."""
    marks: dict[SearchIn, list[SegmentMark]] = {kind: [] for kind in SearchIn}
    for builder in filled(entries, analyzer):
        marks[builder.kind].append(_write(folder, builder))
    return marks


def _write(folder: Path, builder: SegmentBuilder) -> SegmentMark:
    count, path = len(builder), _new_path(folder)
    with new_file(path) as file:
        checksum = builder.write(file)
    return SegmentMark(file_mark(path, checksum), count)


def _new_path(folder: Path) -> Path:
    return folder / f"{os.urandom(6).hex()}.segment"


def without(
    folder: Path, before: Snapshot, gone: Mapping[SearchIn, Collection[int]]
) -> dict[SearchIn, list[SegmentMark]]:
    """The segments of a snapshot without what belongs to some articles (`gone`, by kind)."""
    return {
        kind: [left for mark in marks if (left := _without(folder, mark, before, gone.get(kind, ()))) is not None]
        for kind, marks in before.stamp.segments.items()
    }


def _without(folder: Path, mark: SegmentMark, before: Snapshot, articles: Collection[int]) -> SegmentMark | None:
    """A segment without what belongs to some articles; None when nothing is left."""
    part = before.parts[mark.file.name]
    dead = part.dead.union(part.segment.of_articles(articles))
    if len(dead) == len(part.dead):
        return mark
    if len(dead) == mark.documents:
        return None
    return with_dead(folder, mark, dead)


def to_merge(segments: Segments) -> tuple[SearchIn, tuple[SegmentMark, ...]] | None:
    """Which segments should be one, the cheapest first; None when all is well.

    Segments of about one size are merged when there are several, so that each document is written anew a few times in
    the life of an index, and there are never many segments. One that is mostly deleted is written anew by itself.
    """
    due = [(kind, group) for kind, marks in segments.items() for group in _due(marks)]
    return min(due, key=lambda each: sum(mark.alive for mark in each[1]), default=None)


def _due(marks: Sequence[SegmentMark]) -> Iterator[tuple[SegmentMark, ...]]:
    levels: dict[int, list[SegmentMark]] = {}
    for mark in sorted(marks, key=lambda each: each.alive):
        if mark.dead * _MOSTLY_DEAD > mark.documents:
            yield (mark,)
        levels.setdefault(_level(mark.alive), []).append(mark)
    for level in levels.values():
        if len(level) >= _TOGETHER:
            yield from packed(level)


def _level(documents: int) -> int:
    """Segments of one level differ by a factor of eight at most."""
    return max(documents - 1, 0).bit_length() // 3


def packed(marks: Iterable[SegmentMark]) -> Iterator[tuple[SegmentMark, ...]]:
    """Groups of two neighbours and more of which each fits into one segment."""
    group: list[SegmentMark] = []
    total = 0
    for mark in marks:
        if total + mark.alive > MOST_DOCUMENTS:
            if len(group) > 1:
                yield tuple(group)
            group, total = [], 0
        group.append(mark)
        total += mark.alive
    if len(group) > 1:
        yield tuple(group)


def merged(folder: Path, kind: SearchIn, marks: Sequence[SegmentMark], into: Path) -> SegmentMark:
    """Write one segment out of several in `folder`, into a folder."""
    parts = [open_part(folder, mark) for mark in marks]
    path = _new_path(into)
    with new_file(path) as file:
        checksum = merge([(part.segment, part.dead) for part in parts], file, FIELDS[kind])
    return SegmentMark(file_mark(path, checksum), sum(mark.alive for mark in marks))


def adopted(
    folder: Path, now: Sequence[SegmentMark], old: Sequence[SegmentMark], new: SegmentMark
) -> tuple[SegmentMark, ...]:
    """The segments `now`, with `new` in place of the `old` ones that it was made of; what was deleted since, is again.

    Raises:
        IndexUnusableError: an old one is not there any more.
    """
    current = {mark.file.name: mark for mark in now}
    if any(mark.file.name not in current for mark in old):
        raise IndexUnusableError("The segments that were merged are not in the search index any more")
    dead = list(_deleted_since(folder, old, current))
    gone = {mark.file.name for mark in old}
    left = tuple(mark for mark in now if mark.file.name not in gone)
    if len(dead) == new.documents:
        return left
    return (*left, with_dead(folder, new, dead) if dead else new)


def _deleted_since(folder: Path, old: Sequence[SegmentMark], current: Mapping[str, SegmentMark]) -> Iterator[int]:
    """Numbers, in the merged segment, of documents that were deleted while it was made."""
    start = 0
    parts = [(mark, open_part(folder, mark)) for mark in old]
    for mark, part in sorted(parts, key=lambda each: each[1].segment.least):
        newest = current[mark.file.name].dead_file
        dead_now = frozenset() if newest is None else dead_documents(folder, newest)
        if dead_now != part.dead:
            number = start
            for document in range(mark.documents):
                if document in part.dead:
                    continue
                if document in dead_now:
                    yield number
                number += 1
        start += mark.alive


def remove_files(folder: Path, kept: Collection[str]) -> None:
    """Remove files of the index from a folder of its own. A link leads to what may be somebody else's."""
    if folder.is_symlink():
        raise IndexUnusableError(f"{folder} is a link, and no folder of the search index")
    for path in folder.iterdir():
        if path.name not in kept and is_file(path.name):
            with suppress(OSError):
                path.unlink()
