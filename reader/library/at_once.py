"""Relations follow an act of the reader at once, where it concerns a few articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.library.keeping import Keeping
from reader.store import relating

if TYPE_CHECKING:
    from reader.library.relations import Relations


class AtOnce:
    """What an act is wrapped in. The rules are loaded only where something is to be related."""

    def __init__(self, keeping: Keeping, relations: Callable[[], Relations]) -> None:
        self._keeping = keeping
        self._relations = relations

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Relate what became due inside; nothing is done when it raises."""
        if self._keeping.is_read_only:
            yield
            return
        before = self._latest()
        yield
        if self._latest() > before:
            self._relations().catch_up_since(before)

    def _latest(self) -> int:
        with self._keeping.reading() as db:
            return relating.latest(db)
