"""Commands about claims and who makes them."""

from __future__ import annotations

import argparse

from reader.cli.arguments.parser import FILES, Commands, add_limit, add_query, complete
from reader.model import Certainty, Polarity, Reporting

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
    _add_correct(commands)
    _add_speakers(commands)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) > _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {_MOST_JOBS}")
    return int(text)


def _add_correct(commands: Commands) -> None:
    parser = commands.add(
        "correct",
        "correcting.correct",
        "put right what was found: who speaks in a claim and how; delete a claim, or make one",
        more='`hearsay correct CLAIM --speaker "Ann Poe"`, or `hearsay correct --new ARTICLE --quote "the words"`.',
    )
    parser.add_argument("claim", nargs="?", metavar="CLAIM", help="uid of a claim, or its beginning")
    parser.add_argument("--speaker", metavar="NAME", help="who speaks; an empty name stands for who was found")
    for name, kind in (("--polarity", Polarity), ("--certainty", Certainty), ("--reporting", Reporting)):
        parser.add_argument(name, choices=[each.value for each in kind], help=f"the {name[2:]} of the claim")
    parser.add_argument("--delete", action="store_true", help="this is no claim; one that you made is taken away")
    parser.add_argument("--restore", action="store_true", help="let what was found hold again")
    parser.add_argument("--new", metavar="ARTICLE", help="make a claim in this article, of the words of --quote")
    parser.add_argument("--quote", metavar="WORDS", help="what is claimed, as it stands in the article")
    parser.add_argument("--source", default="", metavar="WORDS", help="the words that stand for the speaker there")
    parser.add_argument(
        "--list", nargs="?", const="", metavar="ARTICLE", help="list what you put right, in one article or in all"
    )


def _add_speakers(commands: Commands) -> None:
    parser = commands.add(
        "speakers",
        "claims.list_speakers",
        "list the speakers, with how many claims they make; merge names that are one",
    )
    add_query(parser)
    parser.add_argument(
        "--page", metavar="NAME", help="what this speaker claimed, what others contradicted, and what changed later"
    )
    parser.add_argument("--over-time", action="store_true", help="say how many claims each makes on each day")
    parser.add_argument("--merge", metavar="NAME", help="this name is the one after --into")
    parser.add_argument("--into", metavar="NAME", help="the name to go by")
    parser.add_argument("--split", metavar="NAME", help="let a name stand for itself again")
    parser.add_argument("--article", metavar="UID", help="merge or split in this article alone")
    parser.add_argument("--merged", action="store_true", help="list the names that you merged")
    add_limit(parser)
