"""A process that finds claims for another one: articles come in by its input, rows go out by its output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from reader.library.pipes import everything, own_output, send


def main() -> None:
    """Answer until nobody asks any more."""
    output = own_output()
    from reader.library.extracting import Question, rows_of  # noqa: PLC0415 — word lists, when the pipes are in order

    with suppress(OSError):  # nobody takes the answers
        for questions in _asked(sys.stdin.buffer):
            send(output, [tuple(rows_of(Question(*each))) for each in questions])


def _asked(stream: IO[bytes]) -> Iterator[Any]:
    """What is asked; taken by a thread, so that more can be asked while an answer is worked out."""
    waiting: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take, args=(stream, waiting), daemon=True).start()
    while True:
        yield waiting.get()


def _take(stream: IO[bytes], waiting: SimpleQueue[Any]) -> None:
    """Take questions; when there can be no more, whoever asked has ended, or wants nothing: end at once."""
    for questions in everything(stream):
        waiting.put(questions)
    os._exit(0)
