"""Commands that set claims and figures side by side."""

from __future__ import annotations

from reader.cli.arguments.parser import FILES, Commands, add_limit, add_query, complete


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    compare = commands.add(
        "compare",
        "threads.compare",
        "show who disagrees: claims and figures about one thing side by side, with their conflicts",
        more="Without UID or QUERY: the most contested threads of the library.",
    )
    add_query(compare, metavar="UID|QUERY")
    jsonl = compare.add_argument(
        "--jsonl", metavar="FILE", help="relate the articles in a file, or - for standard input, without any library"
    )
    complete(jsonl, FILES)
    add_limit(compare)
    timeline = commands.add(
        "timeline", "threads.timeline", "show how figures and positions moved over the days, by speaker and outlet"
    )
    add_query(timeline, metavar="UID|QUERY")
    add_limit(timeline)
