"""The one way into whoosh, which brings along more of the standard library than it uses.

Importing this costs some milliseconds, so it is imported where an index is written. What else there is of whoosh costs
30 ms more, and only `whoosh_codec` asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = "urllib.request"


def part_of_whoosh(name: str) -> Any:
    """A module of whoosh by its name in there. What would bring the network along is imported already."""
    return import_module(f"whoosh.{name}")


@contextmanager
def _without_the_network() -> Iterator[None]:
    """While whoosh is imported, let a name stand for what it imports to be handed on: http, mail, sockets, 12 ms."""
    if _UNUSED in sys.modules:
        yield
        return
    stand_in = ModuleType(_UNUSED)
    stand_in.urlretrieve = None  # type: ignore[attr-defined]  # the one name that whoosh.compat asks for
    sys.modules[_UNUSED] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_UNUSED) is stand_in:
            del sys.modules[_UNUSED]


with _without_the_network():
    from whoosh.util.filelock import FileLock, try_for

__all__ = ["FileLock", "try_for"]
