"""Commands about the reader's own marks."""

from __future__ import annotations

from reader.cli.arguments.parser import Commands, add_limit, add_query

VERDICTS = ("convincing", "doubtful", "false", "unsure")


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    parser = commands.add(
        "annotate",
        "notes.annotate",
        "highlight words of an article, with a note; or give a verdict on a claim",
    )
    parser.add_argument("uid", metavar="UID", help="uid of an article (of a claim for --verdict), or its beginning")
    parser.add_argument("--quote", metavar="WORDS", help="the words to highlight, as they stand in the article")
    parser.add_argument("--note", default="", metavar="TEXT", help="what to say about them")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="a tag for the highlight; again for more"
    )
    parser.add_argument(
        "--colour", default="", metavar="NAME", help="yellow, green, blue or pink, or your name for one of them"
    )
    parser.add_argument("--verdict", choices=(*VERDICTS, "none"), help="what you make of the claim; none takes it back")
    parser.add_argument("--reason", metavar="TEXT", help="why that is your verdict; without it a reason stays")
    notes = commands.add("notes", "notes.list_notes", "list highlights, notes and verdicts")
    add_query(notes)
    notes.add_argument("--colour", default="", metavar="NAME", help="only what is highlighted in it")
    add_limit(notes)
    _add_place(commands)


def _add_place(commands: Commands) -> None:
    place = commands.add(
        "place",
        "placing.place",
        "say where marks belong whose words a newer version changed, or lacks",
        more="Without UID: the marks that wait for that.",
    )
    place.add_argument("uid", nargs="?", default="", metavar="UID", help="uid of the mark, or its beginning")
    place.add_argument("--here", action="store_true", help="it belongs where it was found")
    place.add_argument("--nowhere", action="store_true", help="it is not in the newest version")
    place.add_argument("--on", default="", metavar="WORDS", help="it belongs on these words, as they stand there")
