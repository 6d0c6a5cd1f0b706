"""Commands that look after the program and its library."""

from __future__ import annotations

from reader.cli.arguments.parser import Commands

SHELLS = ("bash", "zsh", "fish")


def add_to(commands: Commands) -> None:
    """Add the commands of this group."""
    doctor = commands.add(
        "doctor", "upkeep.doctor", "check library, index and installation", more="Status 1 means problems."
    )
    doctor.add_argument("--repair", action="store_true", help="mend what can be mended")
    commands.add("reindex", "upkeep.reindex", "build the search index anew, and relate what is still to come")
    commands.add("where", "upkeep.show_where", "print where everything lies")
    commands.add("config", "upkeep.show_config", "print the configuration file and what holds")
    completions = commands.add(
        "completions", "upkeep.print_completions", "print a script that completes commands in a shell"
    )
    completions.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
