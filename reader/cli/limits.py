"""How many rows a command shows when it is not told."""

from __future__ import annotations

from reader.cli.session import Session

_ON_TERMINAL = 50


def limit_of(session: Session, *, in_pipe: int | None = None) -> int | None:
    """The limit that holds, or None for all: what `--limit` says (0 is all), else 50 on a terminal.

    Args:
        session: the run.
        in_pipe: what holds for text that goes into a pipe or a file; JSON is never cut.
    """
    asked: int | None = session.options.limit
    if asked is not None:
        return asked or None
    if session.out.style.is_json:
        return None
    return _ON_TERMINAL if session.out.is_terminal else in_pipe


def tell_of_more(session: Session, shown: int, total: int) -> None:
    """Say that there is more than was shown."""
    if shown < total:
        session.out.note(f"{shown:,} of {total:,}; --limit 0 shows all")
