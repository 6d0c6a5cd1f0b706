"""The command line: which commands there are and what they take. Nothing here does any work, so that help is quick."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from reader.cli.arguments import articles, claims, exchange, history, home, notes, threads, upkeep
from reader.cli.arguments.parser import Commands, Parser, add_common
from reader.errors import UsageError

_PLACES = {"library", "paths", "file", "folder", "output", "jsonl"}
_GROUPS = (articles, claims, threads, notes, history, exchange, upkeep)


def build_parser() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="hearsay",
        description="A terminal reader for contested news: who claims what, how firmly, and who disagrees.",
        epilog="Without a command the reader opens. `hearsay COMMAND --help` says more about a command.",
    )
    add_common(parser)
    home.add_to(parser)
    commands = Commands(parser)
    for group in _GROUPS:
        group.add_to(commands)
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments; `run` of the result names the command as `module.function`.

    Raises:
        UsageError: they make no sense.
    """
    parser = build_parser()
    options, odd = parser.parse_known_args(argv)
    if odd:
        command = f" {options.command}" if options.command else ""
        raise UsageError(
            f"{command.strip() or 'hearsay'} does not take {' '.join(odd)}",
            hint=f"`hearsay{command} --help` lists what it takes; words that begin with a dash go after --",
        )
    for name, value in vars(options).items():
        if name not in _PLACES:  # a place is what the system says it is, to the byte
            setattr(options, name, _as_text(value))
    return options


def _as_text(value: Any) -> Any:
    """What was typed as the UTF-8 that it is, also where the locale knows ASCII alone and Python kept single bytes."""
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    if isinstance(value, str) and not value.isascii():
        with suppress(UnicodeEncodeError):  # no byte became that: the store replaces it
            return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return value
