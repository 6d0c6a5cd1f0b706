"""argparse with our manners: errors are exceptions with a hint, common options stand before or after the command."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from reader.errors import UsageError

# What completions offer, by shell, in the form that shtab reads (its own constant would cost an import).
FILES = {
    "bash": "_shtab_compgen_files",
    "zsh": "_files",
    "tcsh": "f",
    "fish": "(__fish_complete_path (commandline -ct))",
}
FOLDERS = {
    "bash": "_shtab_compgen_dirs",
    "zsh": "_files -/",
    "tcsh": "d",
    "fish": "(__fish_complete_directories)",
}

_MOST = 10**9

QUERY_HELP = "words and fields of the query language; several words are joined"


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def __init__(self, **options: Any) -> None:  # argparse itself calls this for subparsers, with any of its options
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Turn a slip on the command line into an error of ours."""
        raise UsageError(message, hint=f"`{self.prog} --help` shows what there is")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Name the one command that was probably meant, rather than all of them."""
        if action.dest != "command" or value in (action.choices or ()):
            super()._check_value(action, value)
            return
        from difflib import get_close_matches  # noqa: PLC0415 — wanted after a slip only

        near = get_close_matches(str(value), list(action.choices or ()), 1)
        hint = f"did you mean `{self.prog} {near[0]}`?" if near else f"`{self.prog} --help` lists them"
        raise UsageError(f"There is no command {str(value)!r}", hint=hint)


def complete(action: argparse.Action, with_what: dict[str, str]) -> None:
    """Say what a shell should offer for an argument."""
    vars(action)["complete"] = with_what  # the attribute that shtab reads


def add_common(parser: argparse.ArgumentParser, *, is_nested: bool = False) -> None:
    """Add the options that every command takes; a nested parser leaves what came before the command alone."""

    def default(value: object) -> object:
        return argparse.SUPPRESS if is_nested else value

    common = parser.add_argument_group("common options")
    library = common.add_argument(
        "--library",
        metavar="DIR",
        default=default(None),
        help="folder that holds library, cache and configuration (or HEARSAY_HOME)",
    )
    complete(library, FOLDERS)
    for name, words in (
        ("--json", "print one JSON value"),
        ("--quiet", "only data and errors: no headings, no progress, no summary"),
        ("--no-color", "no colour (or NO_COLOR)"),
    ):
        common.add_argument(name, action="store_true", default=default(False), help=words)


class Commands:
    """Where the groups put their commands."""

    def __init__(self, parser: Parser) -> None:
        self._subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def add(self, name: str, run: str, what: str, *, more: str = "") -> Parser:
        """Add a command.

        Args:
            name: as it is typed.
            run: `module.function` in `reader.cli.commands`.
            what: one line for the list of commands.
            more: what its own help says at the end.
        """
        parser = self._subparsers.add_parser(
            name, help=what, description=what[0].upper() + what[1:] + ".", epilog=more or None
        )
        add_common(parser, is_nested=True)
        parser.set_defaults(run=run)
        return parser


def add_query(parser: Parser, *, metavar: str = "QUERY") -> None:
    """Add a query as the positional arguments."""
    parser.add_argument("query", nargs="*", metavar=metavar, help=QUERY_HELP)


def add_limit(parser: Parser) -> None:
    """Add `--limit`."""
    parser.add_argument(
        "--limit", type=count, metavar="N", help="at most so many; 0 for all (default: 50 on a terminal)"
    )


def count(text: str) -> int:
    """A whole number from 0, for argparse; no more than SQLite and iterators can count."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return min(number, _MOST)
