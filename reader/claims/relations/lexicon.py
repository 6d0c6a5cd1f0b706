"""The words that relations ask for: sections of lexicon/en/relations.txt, and which words stand for one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in _lines("relations"):
        if line[0] == "[":
            section = sections.setdefault(line[1:-1], [])
        else:
            section.append(line)
    return {name: tuple(lines) for name, lines in sections.items()}


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(word for line in _sections()[section] for word in line.split())


def alternatives(section: str) -> str:
    """The words of a section as alternatives of a pattern."""
    return "|".join(sorted(words(section)))


@cache
def pattern(section: str) -> re.Pattern[str]:
    """One pattern for a section: phrases, a line each, where its name ends so; else words. `*` is any ending."""
    lines = _sections()[section]
    entries = lines if section.endswith("_phrases") else tuple(word for line in lines for word in line.split())
    by_letter: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(entries, key=len, reverse=True):
        by_letter[entry[0].lower()].append(re.escape(entry[1:]).replace(r"\*", r"\w*").replace(r"\ ", " "))
    # By first letters: a word is tried with the few entries that begin as it does, not with each of a hundred.
    firsts = "".join(map(re.escape, by_letter))
    writings = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"\b(?=[{firsts}])(?:{writings})(?!\w)", re.IGNORECASE)


@cache
def same_words() -> dict[str, str]:
    """The first word of its line for each word that stands for the same thing."""
    return {word: line.split()[0] for line in _lines("same_words") for word in line.split()}


def _lines(name: str) -> list[str]:
    content = files("reader.claims").joinpath("lexicon", "en", f"{name}.txt").read_text(encoding="utf-8")
    kept = (line.partition("#")[0].strip() for line in content.splitlines())
    return [line for line in kept if line]
