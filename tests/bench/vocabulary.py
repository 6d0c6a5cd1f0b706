"""The words of the made-up news: real ones from `words.txt` first, then spoken-looking ones without end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
_ONSETS = (
    "b", "bl", "br", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l",
    "m", "n", "p", "pl", "r", "s", "sh", "st", "str", "t", "tr", "v", "w", "z",
)  # fmt: skip
_VOWELS = "aeiou"
_SYLLABLES = [onset + vowel for onset in _ONSETS for vowel in _VOWELS]
# Coprime to the number of syllables, so that neighbours in rank look unlike and no word comes twice.
_STRIDE = 7919
# Made-up words of each kind: at a million articles most of them occur, at ten thousand a third.
_MADE_UP = {"noun": 60_000, "verb": 20_000, "adjective": 20_000, "surname": 30_000}
_ENDINGS = {
    "noun": ("n", "rd", "ment", "l", "ner", "st", "nity", "s"),
    "verb": ("ned", "ted", "led", "red", "sed"),
    "adjective": ("nal", "rous", "lic", "tive", "nish", "nary"),
    "surname": ("n", "ski", "vić", "rd", "nen", "ro", "dze", "ck"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one kind, most usual first, with the running sum of their weights (Zipf and Mandelbrot)."""

    words: Sequence[str]
    weights: Sequence[float]


def spoken(number: int, ending: str) -> str:
    """A made-up word that can be spoken, another one for each number. Two syllables, three from 20,000 on or so."""
    count = len(_SYLLABLES)
    length = 2 if number < count**2 else 3
    rest = number * _STRIDE % count**length
    made = ""
    for _ in range(length):
        rest, syllable = divmod(rest, count)
        made += _SYLLABLES[syllable]
    return made + ending


def sections(path: Path) -> dict[str, list[str]]:
    """The lines below each [heading] of a file; `#` begins a comment."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


class Vocabulary:
    """All words by kind. Takes 0.2 s to make; whoever makes many articles makes it once."""

    def __init__(self) -> None:
        """Read the real words and make up the others."""
        lines = sections(FOLDER / "words.txt")
        self.topics = [line.split() for line in lines.pop("topic")]
        real = {kind: _split("\n".join(each)) for kind, each in lines.items()}
        real["noun"] += list(dict.fromkeys(noun for topic in self.topics for noun in topic))
        self.kinds = {kind: _weighted(words, kind) for kind, words in real.items()}


def _split(text: str) -> list[str]:
    return text.replace("\n", "|").split("|") if "|" in text else text.split()


def _weighted(real: list[str], kind: str) -> Words:
    endings = _ENDINGS.get(kind, ())
    made_up = [spoken(number, endings[number % len(endings)]) for number in range(_MADE_UP.get(kind, 0))]
    if kind == "surname":
        made_up = [word.capitalize() for word in made_up]
    words = [*real, *made_up]
    return Words(words, list(accumulate(1 / (rank + 12) ** 1.08 for rank in range(len(words)))))
