"""Word lists of the text room: plain files that a linguist can extend without touching the program.

Those of one language lie in its folder (`en/`, by its ISO 639-1 code); those that serve all lie here.
A line is an entry; `#` begins a comment, empty lines do not count. Read once, when the module that needs them is
imported.
"""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("en", "ru", "uk")
"""Those that have a folder of their own."""

_FOLDER = Path(__file__).resolve().parent


def entries(name: str) -> tuple[str, ...]:
    """The lines of `name`.txt ("months", "en/abbreviations") without comments and outer white space, in their order."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def profiles(name: str) -> dict[str, str]:
    """The lines of `name`.txt of the form "key: value", as a mapping; a repeated key adds to the first."""
    found: dict[str, str] = {}
    for line in entries(name):
        key, _, value = line.partition(":")
        found[key.strip()] = f"{found.get(key.strip(), '')} {value.strip()}".strip()
    return found


def in_all_languages(name: str) -> frozenset[str]:
    """The words of the lists `name`.txt of all languages: whoever cuts a text need not know its language.

    Languages of one script share such lists; so far no word of one of them misleads in another.
    """
    return frozenset(word for language in LANGUAGES for line in entries(f"{language}/{name}") for word in line.split())
