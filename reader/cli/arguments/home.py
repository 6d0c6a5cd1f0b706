"""`hearsay` without a command: the reader itself."""

from __future__ import annotations

import argparse

from reader import __version__


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what the bare program takes."""
    parser.add_argument("--version", action="version", version=f"hearsay {__version__}")
    parser.add_argument("--demo", action="store_true", help="use the library of the sample, which is kept apart")
    parser.set_defaults(run="home.open_reader")
