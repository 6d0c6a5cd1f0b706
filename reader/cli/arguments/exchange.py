"""Commands that carry things out of a library and back."""

from __future__ import annotations

from reader.cli.arguments.parser import FILES, Commands, add_query, complete

_CHOICES = "Without UID: what waits for a choice."
FORMATS = ("html", "markdown", "csv", "claimreview", "jsonl", "w3c", "notes", "obsidian")


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    export = commands.add(
        "export",
        "exchange.export",
        "write who disagrees, with quotes, figures, sources and your notes",
        more="Without QUERY or UID: all articles, and the most contested threads of the library.",
    )
    add_query(export, metavar="UID|QUERY")
    export.add_argument("--to", choices=FORMATS, default="markdown", help="format (default: markdown)")
    target = export.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        help="file to write (default: standard output); for obsidian a folder",
    )
    complete(target, FILES)
    export.add_argument("--author", default="", metavar="NAME", help="who gave the verdicts, for claimreview")
    notes = commands.add(
        "import-notes",
        "exchange.import_notes",
        "take in notes: a jsonl or W3C export, Hypothes.is, Readwise, Kindle clippings, Instapaper",
        more="What the file is, is told by its content. Notes that are here stay. `hearsay undo` takes it back.",
    )
    complete(notes.add_argument("file", metavar="FILE", help="file with notes, or - for standard input"), FILES)
    _add_copies(commands)
    _add_machines(commands)


def _add_copies(commands: Commands) -> None:
    """Add those for the library as a whole."""
    backup = commands.add(
        "backup",
        "exchange.backup",
        "copy the library into one file, even while it is in use",
        more="Without FILE: among the library's own backups, which are also made by themselves.",
    )
    complete(backup.add_argument("file", nargs="?", metavar="FILE", help="file to write"), FILES)
    backup.add_argument("--force", action="store_true", help="replace a file that is there")
    restore = commands.add(
        "restore",
        "exchange.restore",
        "replace the library by a backup, even while it is in use",
        more="Without FILE: list the library's own backups. What was there before is kept as one more of these.",
    )
    what = restore.add_argument("file", nargs="?", metavar="FILE", help="a file, or the name or number of a backup")
    complete(what, FILES)
    restore.add_argument("--list", action="store_true", help="list the library's own backups")
    rescue = commands.add(
        "rescue",
        "exchange.rescue",
        "read what can be read of a damaged library",
        more="It becomes a library of its own; the damaged one is left as it is.",
    )
    complete(rescue.add_argument("file", nargs="?", metavar="FILE", help="a library (default: yours)"), FILES)
    target = rescue.add_argument("-o", "--output", required=True, metavar="FILE", help="file to write")
    complete(target, FILES)


def _add_machines(commands: Commands) -> None:
    """Add those for several machines."""
    merge = commands.add(
        "merge",
        "merging.merge",
        "take in all that another library has, or a backup of it",
        more="Of a note that both changed both states are kept: `hearsay choose`. `hearsay undo` takes it back.",
    )
    complete(merge.add_argument("file", metavar="FILE", help="another library's file, or a backup"), FILES)
    sync = commands.add(
        "sync",
        "merging.sync",
        "exchange everything with other machines through a folder that is copied between them",
        more="Each machine writes files of its own in FOLDER/hearsay and reads all others; none is ever changed.",
    )
    complete(
        sync.add_argument("folder", metavar="FOLDER", help="a folder that Syncthing, git or the like keeps"), FILES
    )
    choose = commands.add(
        "choose", "merging.choose", "choose between two states of a note that two libraries changed", more=_CHOICES
    )
    choose.add_argument("uid", nargs="?", default="", metavar="UID", help="uid of the note, or its beginning")
    choose.add_argument("side", nargs="?", default="", metavar="SIDE", help="number of the state to keep, or both")
