"""Processes that find claims, for an import of many articles.

They know neither commands nor screens nor the library. What one of them does not answer is found here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event, Lock, Thread

from reader.library.extracting import Question, rows_of
from reader.library.pipes import begin, end, everything, send
from reader.store.ready import Ready

_TOGETHER = 6  # articles that are sent at once: a message costs as much as a tenth of an article
_LETTERS = 60_000  # of these; a longer article goes alone


class _Parcel:
    """Articles that go to a process together; `answers` is None where it was lost over them."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.answers: Sequence[Ready] | None = None
        self.is_back = Event()

    @property
    def is_full(self) -> bool:
        return len(self.questions) >= _TOGETHER or sum(len(each.text) for each in self.questions) > _LETTERS


class Awaited:
    """The claims of an article, which are being looked for."""

    def __init__(self, parcel: _Parcel, number: int, send_off: Callable[[], None]) -> None:
        self._parcel = parcel
        self._number = number
        self._send_off = send_off

    @property
    def is_there(self) -> bool:
        """Whether `rows` need not wait."""
        return self._parcel.is_back.is_set()

    def rows(self) -> Ready:
        """What was found; waits for it."""
        if not self.is_there:
            self._send_off()
            self._parcel.is_back.wait()
        if self._parcel.answers is None:
            return rows_of(self._parcel.questions[self._number])
        return self._parcel.answers[self._number]


class Crew:
    """Some processes, and what they were asked. Close it."""

    def __init__(self, jobs: int) -> None:
        """Start them.

        Raises:
            OSError: that cannot be done.
        """
        self._members: list[_Member] = []
        self._open = _Parcel()
        try:
            for _ in range(jobs):
                self._members.append(_Member())
        except OSError:
            self.close()
            raise

    def ask(self, question: Question) -> Awaited:
        """Let the claims of an article be found; never waits for an answer."""
        parcel = self._open
        parcel.questions.append(question)
        if parcel.is_full:
            self._send_off()
        return Awaited(parcel, len(parcel.questions) - 1, self._send_off)

    def close(self) -> None:
        """End the processes; nothing is waited for any more."""
        for member in self._members:
            member.end()

    def _send_off(self) -> None:
        """Send what is together so far to the process with the least to do."""
        parcel, self._open = self._open, _Parcel()
        if parcel.questions:
            min(self._members, key=lambda member: member.load).take(parcel)


class _Member:
    """One process, and a thread that takes its answers."""

    def __init__(self) -> None:
        self._process = begin("crew_member")
        self._sent: deque[_Parcel] = deque()
        self._is_lost = False
        self._lock = Lock()
        self._listening = Thread(target=self._listen, daemon=True)
        self._listening.start()

    @property
    def load(self) -> tuple[bool, int]:
        """How much it has to do; one that is lost has most."""
        return self._is_lost, sum(len(each.questions) for each in tuple(self._sent))

    def take(self, parcel: _Parcel) -> None:
        with self._lock:
            if self._is_lost:
                parcel.is_back.set()
                return
            self._sent.append(parcel)
        with suppress(OSError):  # it is lost; whoever listens to it says so
            assert self._process.stdin is not None
            send(self._process.stdin, [tuple(each) for each in parcel.questions])

    def end(self) -> None:
        end(self._process)
        self._listening.join()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            for answers in everything(self._process.stdout):
                parcel = self._sent.popleft()
                parcel.answers = [Ready(*each) for each in answers]
                parcel.is_back.set()
        finally:
            self._lose()

    def _lose(self) -> None:
        """Let nobody wait for answers that will not come."""
        with self._lock:
            self._is_lost = True
            lost = tuple(self._sent)
            self._sent.clear()
        for parcel in lost:
            parcel.is_back.set()
