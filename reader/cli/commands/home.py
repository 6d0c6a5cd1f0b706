"""`hearsay` without a command: the screens on a terminal, a digest in text anywhere else."""

from __future__ import annotations

import sys

from reader.cli.session import Session


def open_reader(session: Session) -> int:
    """Open the reader, or print what is in the library where there is no terminal."""
    if session.options.demo:
        from reader.cli.sample import bring_sample  # noqa: PLC0415 — for the demo alone

        bring_sample(session)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or session.options.json:
        from reader.cli.digest import print_digest  # noqa: PLC0415 — the screens need none of its lines and word lists

        return print_digest(session)
    from reader.cli.app import open_screens  # noqa: PLC0415 — textual costs 0.15 s

    return open_screens(session)
