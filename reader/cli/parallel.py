"""Work spread over processes, for a command that goes through many texts.

Questions are dealt to the workers in turn and their answers taken in the same turn: so the answers come in order, and
nothing waits anywhere but in the pipes between, which hold little. Workers start afresh (`spawn`) on every system.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

from reader.errors import WorkerLostError

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")
_END = None  # behind the last question, and behind the last answer


def in_order(
    work: Callable[[_Question], _Answer], questions: Iterable[_Question], *, jobs: int
) -> Generator[_Answer, None, None]:
    """What `work` makes of each question, in the order of the questions. Close it when no more is wanted.

    Args:
        work: a function of a module, run in other processes.
        questions: taken by a thread, as far ahead of the answers as the pipes hold; none is None.
        jobs: how many processes.

    Raises:
        WorkerLostError: a process ended by itself; somebody killed it, perhaps.
    """
    workers = [_hire(work) for _ in range(jobs)]
    pipes = [pipe for _, pipe in workers]
    dealer = _Dealer(questions, pipes)
    dealer.start()
    try:
        yield from _taken(pipes)
        dealer.join()
        if dealer.failure is not None:
            raise dealer.failure
    finally:
        for process, _ in workers:
            process.terminate()
            process.join()


def _hire(work: Callable[[Any], Any]) -> tuple[BaseProcess, Connection[Any, Any]]:
    """Start a worker that never hears Ctrl-C: whoever started it sees to its end."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(work, there), daemon=True)
    hears = signal.signal(signal.SIGINT, signal.SIG_IGN)  # handed down from the first moment of its life
    try:
        process.start()
    finally:
        signal.signal(signal.SIGINT, hears)
    there.close()
    return process, here


def _serve(work: Callable[[Any], Any], pipe: Connection[Any, Any]) -> None:
    """Answer until the questions end, or nobody is there who asks."""
    with suppress(EOFError, OSError):
        while (question := pipe.recv()) is not _END:
            pipe.send((work(question),))
        pipe.send(_END)


def _taken(pipes: Iterable[Connection[Any, Any]]) -> Iterator[Any]:
    for pipe in cycle(pipes):
        try:
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLostError from error
        if answer is _END:  # as they are dealt in turn, no other worker has one left
            return
        yield answer[0]


class _Dealer(Thread):
    """Deals the questions to the workers in turn; `failure` is what stopped the questions.

    A send that fails is not kept there: the cycle through its traceback makes Python 3.13 complain at the end.
    """

    def __init__(self, questions: Iterable[Any], pipes: list[Connection[Any, Any]]) -> None:
        super().__init__(daemon=True)
        self.failure: Exception | None = None
        self._questions = questions
        self._pipes = pipes

    def run(self) -> None:
        """Deal, then tell every worker that this was all."""
        with suppress(OSError):  # a worker is gone: whoever takes the answers will see
            for pipe, question in zip(cycle(self._pipes), self._asked(), strict=False):
                pipe.send(question)
        for pipe in self._pipes:
            with suppress(OSError):
                pipe.send(_END)

    def _asked(self) -> Iterator[Any]:
        """The questions, until one cannot be had; that is raised where the answers are taken."""
        try:
            yield from self._questions
        except Exception as error:  # noqa: BLE001 — a thread has nobody to raise it to
            self.failure = error
