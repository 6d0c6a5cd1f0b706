"""Commands about articles."""

from __future__ import annotations

import argparse

from reader.cli.arguments.parser import FILES, Commands, Parser, add_limit, add_query, complete

SORTS = ("newest", "oldest", "added", "title", "outlet", "claims", "relevance")
PLACES = ("articles", "claims", "notes")


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_import(commands)
    _add_list(commands)
    _add_show(commands)
    _add_search(commands)
    _add_mark(commands)
    delete = commands.add(
        "delete", "articles.delete", "put articles into the bin", more="`hearsay undo` brings them back."
    )
    _add_uids(delete)
    versions = commands.add("versions", "articles.show_versions", "list the versions of an article")
    versions.add_argument("uid", metavar="UID", help="uid of an article, or its beginning")
    versions.add_argument(
        "--compare",
        nargs="*",
        metavar="VERSION",
        help="what changed: from the first version to the second, to the newest, or from the one before it",
    )


def _add_import(commands: Commands) -> None:
    parser = commands.add(
        "import",
        "importing.import_articles",
        "import files, folders or standard input",
        more="Status 3 means that some items could not be imported; each has a line on stderr.",
    )
    complete(
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input"), FILES
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="put a tag on each article; again for more"
    )
    parser.add_argument("--outlet", default="", metavar="NAME", help="outlet of the articles that name none")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")


def _add_list(commands: Commands) -> None:
    parser = commands.add("list", "articles.list_articles", "list articles, all or those that match a query")
    add_query(parser)
    parser.add_argument("--sort", choices=SORTS, default="newest", help="order of the list (default: newest)")
    add_limit(parser)


def _add_show(commands: Commands) -> None:
    parser = commands.add("show", "articles.show", "print an article without its boilerplate")
    parser.add_argument("uid", metavar="UID", help="uid of an article, or its beginning")
    parser.add_argument("--version-uid", default="", metavar="UID", help="another version than the newest")
    parser.add_argument("--all", action="store_true", help="with the boilerplate")


def _add_search(commands: Commands) -> None:
    parser = commands.add("search", "searching.search", "search articles, claims or notes, the best first")
    add_query(parser)
    # `in` is a word of Python's own, so it is kept as `within`.
    parser.add_argument(
        "--in", dest="within", choices=PLACES, default="articles", help="what to search (default: articles)"
    )
    add_limit(parser)
    saved = parser.add_mutually_exclusive_group()
    saved.add_argument("--save", metavar="NAME", help="keep the query under a name; @NAME in a query stands for it")
    saved.add_argument("--saved", action="store_true", help="list the searches that are kept")
    saved.add_argument("--forget", metavar="NAME", help="drop a search that is kept")


def _add_mark(commands: Commands) -> None:
    parser = commands.add("mark", "articles.mark", "mark articles as read, starred or archived, and tag them")
    _add_uids(parser)
    _add_switch(parser, "read", "--read", "--unread")
    _add_switch(parser, "starred", "--star", "--unstar")
    _add_switch(parser, "archived", "--archive", "--unarchive")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="add a tag")
    parser.add_argument("--untag", action="append", default=[], metavar="TAG", help="take a tag away")


def _add_uids(parser: Parser) -> None:
    parser.add_argument("uids", nargs="+", metavar="UID", help="uid of an article, or its beginning")


def _add_switch(parser: Parser, name: str, on: str, off: str) -> None:
    group: argparse._MutuallyExclusiveGroup = parser.add_mutually_exclusive_group()
    group.add_argument(on, dest=name, action="store_true", default=None, help=f"mark as {name}")
    group.add_argument(off, dest=name, action="store_false", default=None, help=f"no longer {name}")
