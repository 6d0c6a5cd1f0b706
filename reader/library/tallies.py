"""What is counted over the whole library: counted again only when something was written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from reader.library.keeping import Keeping
from reader.store.database import Connection

T = TypeVar("T")


class Tallies:
    """Remembers counts by name until somebody writes, in this program or another. Any thread may ask."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._lock = threading.Lock()
        self._known: dict[str, Any] = {}
        self._revision = -1

    def get(self, name: str, count: Callable[[Connection], T]) -> T:
        """What is known under a name, counted where it is not known any more."""
        # Asked before it is counted: what is written meanwhile may be left out, and is seen the next time.
        revision = self._keeping.database.revision()
        with self._lock:
            if revision != self._revision:
                self._known, self._revision = {}, revision
            known = self._known
        if name not in known:
            with self._keeping.reading() as db:
                known[name] = count(db)
        value: T = known[name]
        return value
