"""Commands about what was done, and taking it back."""

from __future__ import annotations

from reader.cli.arguments.parser import Commands, Parser, add_limit


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_to_act(commands.add("undo", "history.undo", "take back the last thing you did"), "it and all after it")
    _add_to_act(commands.add("redo", "history.redo", "do again what was taken back last"), "all up to it")
    history = commands.add("history", "history.show_history", "list what you did, the newest first")
    history.add_argument("--long", action="store_true", help="with what each act changed, before and after")
    add_limit(history)
    gone = commands.add("bin", "history.show_bin", "list deleted articles, notes and verdicts; bring them back")
    gone.add_argument("--back", nargs="+", metavar="UID", help="bring these back: uids, or their beginnings")
    add_limit(gone)


def _add_to_act(parser: Parser, what: str) -> None:
    parser.add_argument("--to", metavar="ACT", help=f"{what}: an act of `hearsay history`, or its beginning")
