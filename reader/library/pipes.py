"""Programs of our own that work for another one: how they are started, and what goes through the pipes between.

They start afresh (no fork, which is not safe beside threads) and hear no Ctrl-C, which is for whoever started them.
They end when their input does, so however that one ends. Both are this program in the same Python, and `marshal` writes
what goes between: plain values, no code.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import reader

_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from reader.library.{} import main; main()"
_LENGTH_BYTES = 8


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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


def begin(module: str) -> subprocess.Popen[bytes]:
    """Start `main` of a module of this room, with pipes for its input and output.

    Raises:
        OSError: that cannot be done.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _BEGIN.format(module), str(Path(reader.__file__).parents[1])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def set_off(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start `main` of a module of this room, which goes on when this program ends, and tells nobody anything.

    Raises:
        OSError: that cannot be done.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _BEGIN.format(module), str(Path(reader.__file__).parents[1]), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/" if os.name == "posix" else None,  # the folder in which this one runs may be removed
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program, whatever it is at, and let go of its pipes."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            assert stream is not None
            stream.close()


def everything(stream: IO[bytes]) -> Iterator[Any]:
    """Each value that comes, until the other end has gone, or this one is closed."""
    with suppress(EOFError, OSError, ValueError):  # ValueError: it was closed while this waited
        while True:
            yield receive(stream)


def own_output() -> IO[bytes]:
    """In such a program: its output, for values alone; what else is written there goes with the messages."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return stream
