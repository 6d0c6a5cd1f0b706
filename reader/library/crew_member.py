"""A process that finds claims for another one: articles come in by its standard input, rows go out by its output.

Both ends are this program in the same Python, so what goes between is written by `marshal`: plain values, no code.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

_LENGTH_BYTES = 8


def send(stream: IO[bytes], value: Any) -> None:
    """Write a value of plain ones (str, numbers, tuples, None), for `receive` at the other end."""
    data = marshal.dumps(value)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read a value.

    Raises:
        EOFError: the other end has gone.
    """
    return marshal.loads(_exactly(stream, int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> None:
    """Answer until nobody asks any more.

    Nothing but answers may go out by the output, so whatever else is written there goes with the messages.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from reader.library.extracting import Question, rows_of  # noqa: PLC0415 — word lists, after the pipes are in order

    with suppress(OSError):  # nobody takes the answers
        for questions in _asked(sys.stdin.buffer):
            send(answers, [tuple(rows_of(Question(*each))) for each in questions])


def _asked(stream: IO[bytes]) -> Iterator[Any]:
    """What is asked; taken by a thread, so that more can be asked while an answer is worked out."""
    waiting: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take, args=(stream, waiting), daemon=True).start()
    while True:
        yield waiting.get()


def _take(stream: IO[bytes], waiting: SimpleQueue[Any]) -> None:
    """Take questions; when there can be no more, whoever asked has ended, or wants nothing: end at once."""
    with suppress(EOFError, OSError):
        while True:
            waiting.put(receive(stream))
    os._exit(0)
