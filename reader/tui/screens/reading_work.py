"""Work that may take longer than a frame: it runs in threads, and its result comes back as a message."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from reader.errors import HearsayError

ACTS = "acts"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """What to do in a thread, and what to do with its result on the screen."""

    group: str
    work: Callable[[], Any]
    then: Callable[[Any], None]


class Work:
    """Runs one task of each group at a time.

    Of a group's tasks only the newest waits, and an older one's result is dropped: an article that was passed, a query
    that was typed over. Acts of the reader are never dropped: they wait in line.
    """

    class Finished(Message):
        """A thread is done; only the screen's `Work` is interested."""

        def __init__(self, task: Task, result: Any, error: HearsayError | None) -> None:
            self.task, self.result, self.error = task, result, error
            super().__init__()

    def __init__(self, screen: Screen[Any], on_error: Callable[[HearsayError], None]) -> None:
        self._screen = screen
        self._on_error = on_error
        self._running: dict[str, Task | None] = {}
        self._waiting: dict[str, Task] = {}
        self._timers: dict[str, Timer] = {}
        self._line: deque[Task] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._running or self._timers)

    def is_at(self, group: str) -> bool:
        """Whether something of this group runs."""
        return group in self._running

    def soon(self, group: str, seconds: float, begin: Callable[[], None]) -> None:
        """Call `begin` in a moment, unless something else of the same group comes before: keys that are held down."""
        self.forget_timer(group)

        def ring() -> None:
            self._timers.pop(group, None)
            begin()

        self._timers[group] = self._screen.set_timer(seconds, ring)

    def is_waiting(self, group: str) -> bool:
        """Whether something newer of this group waits for what runs."""
        return group in self._waiting

    def forget(self, group: str) -> None:
        """Let nothing come of what waits or runs."""
        self._waiting.pop(group, None)
        if group in self._running:
            self._running[group] = None
        self.forget_timer(group)

    def forget_timer(self, group: str) -> bool:
        """Let nothing begin in a moment; says whether something would have."""
        timer = self._timers.pop(group, None)
        if timer is not None:
            timer.stop()
        return timer is not None

    def latest(self, group: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do this unless something newer of the same group comes."""
        self.forget_timer(group)
        task = Task(group, work, then)
        if group in self._running:
            self._waiting[group] = task
        else:
            self._start(task)

    def act(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do this after what the reader did before."""
        self._line.append(Task(ACTS, work, then))
        if ACTS not in self._running:
            self._start_act()

    def drain(self) -> None:
        """Do at once what waits in line: the program ends, and no thread comes round any more."""
        while self._line:
            with suppress(HearsayError, IndexError):  # a thread may have taken the last one
                self._line.popleft().work()

    def finish(self, done: Finished) -> None:
        """Hand on a result, and begin what waits."""
        group = done.task.group
        is_wanted = self._running.pop(group, None) is done.task
        newer = self._waiting.pop(group, None)
        if newer is None and is_wanted:
            if done.error is not None:
                self._on_error(done.error)
            else:
                done.task.then(done.result)
        if group == ACTS and self._line:
            self._start_act()
        if newer is not None and group not in self._running:
            self._start(newer)

    def _start_act(self) -> None:
        """Begin a thread for the first act in line; the act leaves the line when the thread really runs."""
        waits = self._line[0]
        self._start(replace(waits, work=lambda: self._line.popleft().work() if self._line else None))

    def _start(self, task: Task) -> None:
        self._running[task.group] = task

        def run() -> None:
            result, error = None, None
            try:
                result = task.work()
            except HearsayError as fault:
                error = fault
            self._screen.post_message(Work.Finished(task, result, error))

        self._screen.run_worker(run, thread=True, group=task.group, name=task.group)
