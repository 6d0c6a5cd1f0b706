"""Relations that are still to come, in commands that bring articles in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from reader.cli.commands.meter import Meter
from reader.cli.session import Session
from reader.errors import LibraryBusyError

FEW = 1_000
"""How many articles a command relates before it ends, when nobody asked for it: some 20 seconds."""


def _never() -> bool:
    return False


def relate(session: Session, should_stop: Callable[[], bool] = _never, *, most: int | None = FEW) -> int:
    """Relate what is pending, and say what is still to come; where that is more than `most`, only say it.

    Returns how many articles were related.
    """
    pending, done = session.library.relations.pending(), 0
    if pending and (most is None or pending <= most):
        show = Meter(session.out, "relating").show
        with suppress(LibraryBusyError):  # whoever writes there relates as well
            done = session.library.relations.follow(show, should_stop)
        session.out.over("")
        pending = session.library.relations.pending()
    if pending:
        how = "they follow while the reader is open, or with `hearsay reindex`"
        session.out.note(f"the relations of {pending:,} articles are still to come: {how}")
    return done
