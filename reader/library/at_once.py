"""Relations follow an act of the reader at once, where it concerns a few articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.library.keeping import Keeping


class AtOnce:
    """What an act is wrapped in. `follow` relates what is due since a moment; it is called only where something is."""

    def __init__(self, keeping: Keeping, follow: Callable[[int], object]) -> None:
        self._keeping = keeping
        self._follow = follow

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Relate what became due inside; nothing is done when it raises."""
        if self._keeping.is_read_only:
            yield
            return
        before = self._latest()
        yield
        if self._latest() > before:
            self._follow(before)

    def _latest(self) -> int:
        from reader.store import relating  # noqa: PLC0415 — who only reads acts never

        with self._keeping.reading() as db:
            return relating.latest(db)
