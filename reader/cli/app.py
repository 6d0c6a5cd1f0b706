"""The one door from the commands to the screens."""

from __future__ import annotations

from reader.cli.session import Session


def open_screens(session: Session) -> int:
    """Open the screens on the session's library; returns their exit status."""
    from reader.tui.app import run  # noqa: PLC0415 — textual costs 0.15 s

    return run(session.library, session.settings)
