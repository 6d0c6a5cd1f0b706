"""Commands about claims and who makes them."""

from __future__ import annotations

import argparse

from reader.cli.arguments.parser import FILES, Commands, add_limit, add_query, complete

_MOST_JOBS = 64


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    parser = commands.add(
        "claims",
        "claims.list_claims",
        "list who claims what, in an article or wherever a query finds it",
        more='`--jsonl` reads {"id", "text"} lines and writes findings, a line each, without any library.',
    )
    add_query(parser, metavar="UID|QUERY")
    parser.add_argument("--why", action="store_true", help="say in words why this is a claim, and how it was read")
    jsonl = parser.add_argument(
        "--jsonl", metavar="FILE", help="extract from the texts in a file, or - for standard input"
    )
    complete(jsonl, FILES)
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help="with --jsonl: extract in so many processes; 0 for one per processor"
    )
    add_limit(parser)
    speakers = commands.add("speakers", "claims.list_speakers", "list the speakers, with how many claims they make")
    add_query(speakers)
    add_limit(speakers)
    compare = commands.add(
        "compare", "claims.compare", "set claims beside those of other articles that share names or figures"
    )
    add_query(compare, metavar="UID|QUERY")
    add_limit(compare)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) > _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {_MOST_JOBS}")
    return int(text)
