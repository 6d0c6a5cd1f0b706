"""From the words of a query to terms of the index: exact ones, all with a beginning, all one slip of the key away."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.search.analyzer import Analyzer
from reader.search.nodes import Match, Words

MAX_WORDS = 256
_MIN_FUZZY = 3
_LATIN = "abcdefghijklmnopqrstuvwxyz0123456789"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяєіґјљњћђџѕ"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω"


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a row: a term, or what terms must look like."""

    text: str
    match: Match = Match.WORD


# Parts that follow each other; a single word is a row of one.
Row = tuple[Part, ...]


def rows_of(words: Words, analyzer: Analyzer) -> tuple[Row, ...]:
    """The rows of terms, any of which is a hit; empty when nothing in the words can be looked for.

    T-72 gives two: the joined term, and its two words in a row.
    """
    terms = list(analyzer.terms(words.text))
    plain = [term for term in terms if not term.is_joined][:MAX_WORDS]
    if not plain:
        return ()
    rows = [_row([term.text for term in plain], words.match)]
    whole = next((term for term in terms if term.is_joined), None)
    if whole and (whole.start, whole.end) == (plain[0].start, plain[-1].end):
        rows.append(_row([whole.text], words.match))
    return tuple(rows)


def _row(texts: Sequence[str], match: Match) -> Row:
    if match is Match.FUZZY:
        return tuple(Part(text, match if len(text) >= _MIN_FUZZY else Match.WORD) for text in texts)
    *before, last = texts
    return (*(Part(text) for text in before), Part(last, match))


def is_near(left: str, right: str) -> bool:
    """Whether one letter more, less or other, or two swapped, make one word of the other; equal words are near."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    rest, other = left[start:], right[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


def neighbours(word: str) -> Iterator[str]:
    """Every word one slip away, the word itself included; letters are those of its script."""
    letters = _letters(word)
    yield word
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in letters)


def _letters(word: str) -> str:
    script = unicodedata.name(word[0], "").split(" ")[0]
    letters = {"CYRILLIC": _CYRILLIC, "GREEK": _GREEK}.get(script, _LATIN)
    return letters + "".join(sorted(set(word) - set(letters)))
