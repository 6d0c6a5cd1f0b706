"""Processes that write and merge segments of the search index, so that whoever waits for a key keeps its processor.

Both ends stand here. What comes back are marks of files; the library keeps them, or nothing has happened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from reader.errors import HearsayError, IndexUnusableError
from reader.library.pipes import begin, end, everything, own_output, send
from reader.model import SearchIn
from reader.search.index import Merge, SearchIndex
from reader.search.stamp import SegmentMark, mark_from, plain

_MOST_ARTICLES = 15_000  # as many as a segment takes at once
_LESS_URGENT = 5  # keys go before it
_DONE, _RESULT, _FAULT, _LOST = "done", "result", "fault", "lost"
_WRITE, _MERGE = "write", "merge"

Marks = dict[SearchIn, list[SegmentMark]]


class IndexCrew:
    """Some processes at work on one index. Close it."""

    def __init__(self, database: Path, folder: Path, jobs: int) -> None:
        """`folder` is that of the index.

        Raises:
            OSError: no process can be started.
        """
        self._where = (str(database), str(folder))
        self._processes = []
        try:
            for _ in range(jobs):
                self._processes.append(begin("index_crew"))
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for process in self._processes:
            end(process)

    def write(self, folder: str, ids: Sequence[int], on_done: Callable[[int], None]) -> Marks:
        """Write segments of these articles, with their claims and notes, into the folder of a build.

        Raises:
            IndexUnusableError: that failed.
        """
        each = min(-(-len(ids) // len(self._processes)), _MOST_ARTICLES)
        tasks = [(_WRITE, folder, list(ids[at : at + each])) for at in range(0, len(ids), each)]
        marks: Marks = {kind: [] for kind in SearchIn}
        for written in self._do(tasks, on_done):
            for kind, of_kind in written.items():
                marks[SearchIn(kind)] += map(mark_from, of_kind)
        return marks

    def merge(self, merges: Sequence[Merge], *, aside: bool) -> list[SegmentMark]:
        """Make one segment of the segments of each merge; `aside` as in `SearchIndex.merged`.

        Raises:
            IndexUnusableError: that failed.
        """
        tasks = [(_MERGE, each.folder, each.kind.value, [plain(mark) for mark in each.marks], aside) for each in merges]
        return [mark_from(mark) for mark in self._do(tasks, lambda _: None)]

    def _do(self, tasks: Sequence[Any], on_done: Callable[[int], None]) -> list[Any]:
        """Let the tasks be done, each by the next process that is free; what they return, in their order."""
        told: SimpleQueue[tuple[str, int, Any]] = SimpleQueue()
        waiting: SimpleQueue[tuple[int, Any] | None] = SimpleQueue()
        for task in enumerate(tasks):
            waiting.put(task)
        for process in self._processes:
            waiting.put(None)
            Thread(target=_employ, args=(process, self._where, waiting, told), daemon=True).start()
        results: dict[int, Any] = {}
        done = [0] * len(tasks)
        while len(results) < len(tasks):
            kind, number, value = told.get()
            if kind in {_FAULT, _LOST}:
                raise IndexUnusableError(f"The search index cannot be built: {value}")
            if kind == _RESULT:
                results[number] = value
            else:
                done[number] = value
                on_done(sum(done))
        return [results[number] for number in range(len(tasks))]


def _employ(
    process: Any,
    where: tuple[str, str],
    waiting: SimpleQueue[tuple[int, Any] | None],
    told: SimpleQueue[tuple[str, int, Any]],
) -> None:
    """Give tasks to one process, and pass on what it says."""
    number = -1
    with suppress(OSError):
        while (task := waiting.get()) is not None:
            number, question = task
            send(process.stdin, (where, question))
            for kind, value in everything(process.stdout):
                told.put((kind, number, value))
                if kind != _DONE:
                    break
            else:
                break
        else:
            return
    told.put((_LOST, number, "a process of it has ended"))


def main() -> None:
    """Do what is asked until nobody asks any more."""
    output = own_output()
    with suppress(AttributeError, OSError):
        os.nice(_LESS_URGENT)
    with suppress(OSError):  # nobody takes the answers
        for where, question in everything(sys.stdin.buffer):
            try:
                answer = _answer(where, question, lambda done: send(output, (_DONE, done)))
            except HearsayError as error:
                send(output, (_FAULT, error.message))
            else:
                send(output, (_RESULT, answer))


def _answer(where: tuple[str, str], question: Sequence[Any], on_done: Callable[[int], None]) -> Any:
    from reader.search.analyzer import Analyzer  # noqa: PLC0415 — when the pipes are in order

    index = SearchIndex(Path(where[1]), Analyzer())
    what, folder, *rest = question
    if what == _MERGE:
        kind, marks, aside = rest
        return plain(index.merged(Merge(folder, SearchIn(kind), tuple(map(mark_from, marks))), aside=aside))
    written = _written(index, Path(where[0]), folder, rest[0], on_done)
    return {kind.value: [plain(mark) for mark in marks] for kind, marks in written.items()}


def _written(index: SearchIndex, path: Path, folder: str, ids: Sequence[int], on_done: Callable[[int], None]) -> Marks:
    from reader.library.index_words import entries_of  # noqa: PLC0415 — when the pipes are in order
    from reader.store.database import Database  # noqa: PLC0415 — as above

    database = Database(path, busy_seconds=5.0)
    try:
        return index.written(folder, entries_of(database, dict.fromkeys(SearchIn, ids), on_done))
    finally:
        database.close()
