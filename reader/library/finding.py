"""Who finds the claims of articles that come in: this process those of a few, others those of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.library.extracting import Question, rows_of
from reader.library.pipes import processors
from reader.store.ready import Ready

if TYPE_CHECKING:
    from reader.library.crew import Crew

FEW = 40
"""So many articles are done before other processes have loaded their word lists."""
_MOST_JOBS = 4  # beyond that they wait for the one that writes


class Answer(Protocol):
    """What was found in an article, or will be."""

    @property
    def is_there(self) -> bool:
        """Whether `rows` waits for nobody."""

    def rows(self) -> Ready:
        """What was found; waits for it."""


class _Here:
    """Found by whoever wants it."""

    is_there = True

    def __init__(self, question: Question) -> None:
        self._question = question

    def rows(self) -> Ready:
        return rows_of(self._question)


class Finder:
    """Finds claims during one import. Close it."""

    def __init__(self, jobs: int | None = None) -> None:
        """Nothing is started before it is worth its while.

        Args:
            jobs: how many processes; None for as many as there are processors, within reason.
        """
        self._jobs = min(processors(), _MOST_JOBS) if jobs is None else jobs
        self._asked = 0
        self._crew: Crew | None = None

    def ask(self, question: Question) -> Answer:
        """Let the claims of an article be found; what is asked first is there first."""
        self._asked += 1
        if self._asked == FEW + 1 and self._jobs > 1:
            self._hire()
        return _Here(question) if self._crew is None else self._crew.ask(question)

    def close(self) -> None:
        """End the processes; what they have not answered is not found any more."""
        if self._crew is not None:
            self._crew.close()

    def _hire(self) -> None:
        from reader.library.crew import Crew  # noqa: PLC0415 — few imports are that large

        try:
            self._crew = Crew(self._jobs)
        except OSError:
            self._crew = None  # then all is found here
