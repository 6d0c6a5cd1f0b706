"""Builds Hearsay's index with all processors, as the program does: each process writes segments, which are then packed.

Entries go to whichever process is free, some at a time, so that no process holds many. A few are written at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import Queue, get_context
from pathlib import Path
from typing import Any

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import Entry
from reader.search.index import Merge, SearchIndex, instead
from reader.search.stamp import SegmentMark

FEW = 2_000
_AT_ONCE = 200
_PATIENCE_SECONDS = 120.0  # for a process that takes nothing any more: it has died
_given: list[Any] = []  # the queue, in a process that writes


def build(index: SearchIndex, entries: Iterable[Entry]) -> str:
    """Build the index anew out of the entries; returns its stamp. Needs `writing`."""
    entries = iter(entries)
    few = list(islice(entries, FEW))
    if len(few) < FEW:
        return index.rebuild(few, 1)
    return _built(index, chain(few, entries), os.cpu_count() or 1)


def _built(index: SearchIndex, entries: Iterator[Entry], jobs: int) -> str:
    name = index.begin()
    context = get_context("spawn")
    pieces = context.Queue(2 * jobs)
    with ProcessPoolExecutor(jobs, context, _begin, (pieces,)) as pool:
        writers = [pool.submit(_written, index.folder, name) for _ in range(jobs)]
        _hand_out(entries, pieces, jobs)
        marks: dict[SearchIn, list[SegmentMark]] = {kind: [] for kind in SearchIn}
        for writer in writers:
            for kind, of_kind in writer.result().items():
                marks[kind] += of_kind
        merges = index.to_pack(name, marks)
        made = list(pool.map(_merged, [index.folder] * len(merges), merges))
    return index.finish(name, instead(marks, merges, made), 1)


def _hand_out(entries: Iterator[Entry], pieces: Queue[list[Entry] | None], jobs: int) -> None:
    while piece := list(islice(entries, _AT_ONCE)):
        pieces.put(piece, timeout=_PATIENCE_SECONDS)
    for _ in range(jobs):
        pieces.put(None, timeout=_PATIENCE_SECONDS)


def _begin(pieces: Queue[list[Entry] | None]) -> None:
    _given.append(pieces)


def _written(folder: Path, name: str) -> dict[SearchIn, list[SegmentMark]]:
    return SearchIndex(folder, Analyzer()).written(name, _taken())


def _taken() -> Iterator[Entry]:
    while (piece := _given[0].get()) is not None:
        yield from piece


def _merged(folder: Path, merge: Merge) -> SegmentMark:
    return SearchIndex(folder, Analyzer()).merged(merge, aside=False)
