"""An import in a process of its own: whoever shows it keeps its processor for keys. Both ends stand here.

Whoever asks sends what to import, and may send that it is to stop; lines of the report, progress and what went wrong
come back. When that one ends, the import ends too, between two transactions.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import IO, Any

from reader.errors import Cancelled, HearsayError
from reader.library.pipes import begin, end, everything, own_output, receive, send
from reader.model import Imported, ImportOptions, LibraryPaths, Outcome, Progress

OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]

_LOOK_SECONDS = 0.1
_LINES = 50
_LESS_URGENT = 5  # keys go before it
_LINE, _PROGRESS, _FAULT, _STOPPED, _END = "lines", "progress", "fault", "stopped", "end"


def import_apart(
    library: LibraryPaths,
    paths: Sequence[str],
    options: ImportOptions,
    on_progress: OnProgress | None,
    *,
    should_stop: ShouldStop,
) -> Iterator[Imported]:
    """Import files and folders into a library; what is given and raised is that of `Exchange.import_paths`.

    Raises:
        OSError: no process can be started; nothing was done.
        Cancelled: `should_stop` said so.
        HearsayError: it failed, or its process was ended; what was reported is kept.
    """
    process = begin("import_apart")
    assert process.stdin is not None
    assert process.stdout is not None
    told: SimpleQueue[Any] = SimpleQueue()
    listening = Thread(target=_listen, args=(process.stdout, told), daemon=True)
    listening.start()
    try:
        where = (str(library.database), str(library.index))
        send(process.stdin, (where, tuple(paths), (options.tags, options.outlet, options.is_dry_run)))
        yield from _report(told, process.stdin, on_progress, should_stop)
    except BrokenPipeError:
        raise _lost() from None
    finally:
        end(process)
        listening.join()


def _listen(stream: IO[bytes], told: SimpleQueue[Any]) -> None:
    for message in everything(stream):
        told.put(message)
    told.put((_END, None))


def _report(
    told: SimpleQueue[Any], stdin: IO[bytes], on_progress: OnProgress | None, should_stop: ShouldStop
) -> Iterator[Imported]:
    """Pass on what is told, until it ends."""
    is_stopping = False
    while True:
        if not is_stopping and should_stop():
            is_stopping = True
            send(stdin, None)
        try:
            kind, value = told.get(timeout=_LOOK_SECONDS)
        except Empty:
            continue
        if kind == _LINE:
            yield from (Imported(origin, Outcome(outcome), *rest) for origin, outcome, *rest in value)
        elif kind == _PROGRESS and on_progress is not None:
            on_progress(Progress(*value))
        elif kind in _ENDS:
            _ENDS[kind](value)
            return


def _raise_fault(value: tuple[str, str]) -> None:
    raise HearsayError(value[0], hint=value[1])


def _raise_stopped(value: tuple[str, str]) -> None:
    raise Cancelled(value[0], hint=value[1])


def _ended(value: object) -> None:
    if value is None:
        raise _lost()


def _lost() -> HearsayError:
    return HearsayError("The import was ended", hint="What was reported is kept; import the same again to go on")


_ENDS: dict[str, Callable[[Any], None]] = {_FAULT: _raise_fault, _STOPPED: _raise_stopped, _END: _ended}


# ---------------------------------------------------------------- the process


def main() -> None:
    """Import what is asked for."""
    output, stop = own_output(), Event()
    if hasattr(os, "nice"):
        os.nice(_LESS_URGENT)
    where, paths, options = receive(sys.stdin.buffer)
    Thread(target=_hear, args=(sys.stdin.buffer, stop), daemon=True).start()
    try:
        _import(_Told(output), where, paths, (ImportOptions(*options), stop))
        send(output, (_END, True))
    except Cancelled as wish:
        send(output, (_STOPPED, (wish.message, wish.hint)))
    except HearsayError as fault:
        send(output, (_FAULT, (fault.message, fault.hint)))


def _hear(stream: IO[bytes], stop: Event) -> None:
    """Stop when that is asked for; end at once when nobody is there any more."""
    for _ in everything(stream):
        stop.set()
    os._exit(0)


def _import(told: _Told, where: Sequence[str], paths: Sequence[str], how: tuple[ImportOptions, Event]) -> None:
    from reader.library import Library  # noqa: PLC0415 — whoever asks has it already

    options, stop = how
    with Library.open(LibraryPaths(*map(Path, where))) as library:
        lines = library.exchange.import_paths(paths, options, on_progress=told.progress, should_stop=stop.is_set)
        try:
            for line in lines:
                told.line(line)
        finally:
            told.send_off()


class _Told:
    """What is told of an import; lines go together."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._lines: list[tuple[str, ...]] = []
        self._sent = 0.0

    def line(self, line: Imported) -> None:
        self._lines.append((line.origin, line.outcome.value, *astuple(line)[2:]))
        if len(self._lines) >= _LINES:
            self.send_off()

    def progress(self, progress: Progress) -> None:
        if time.monotonic() - self._sent > _LOOK_SECONDS:
            self._sent = time.monotonic()
            self.send_off()
            send(self._output, (_PROGRESS, astuple(progress)))

    def send_off(self) -> None:
        if self._lines:
            send(self._output, (_LINE, self._lines))
            self._lines = []
