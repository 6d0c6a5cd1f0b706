"""Cuts texts and queries into terms, both in the same way.

- A number is one term, however it is written: 20.000, 20,000, 20 000 and 20000 are `20000`; 1.5 and 1,5 are `1.5`.
- Joined words are one and also several: T-72 is `t` and `72` in a row, and `t72` on both their places, so that T72,
  "T 72" and T-72 all find it, alone and in phrases. The same for o'clock, 20k and 1.5m.
- U.S. is `us`. A possessive 's is dropped. Case, accents, width, other scripts' digits and unseen characters fold.
- Scripts without spaces (Chinese, Japanese, Thai …) and Hangul are cut into characters: a word in a run is a phrase.
- Nothing is stemmed and no word is left out: a phrase means its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from reader.search.fold import Folder

MAX_TERM = 64
_MOST_JOINED = 20_000


class Term(NamedTuple):
    """A term at its place among the words (`position`) and in the text (`start`, `end`, code points).

    `is_joined` marks the second reading of joined words.
    """

    text: str
    position: int
    start: int
    end: int
    is_joined: bool = False


# Characters that are words by themselves: Thai to Lao, Myanmar, Khmer, kana, Han, Hangul.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3105-\u312f"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"
)
_FIRST_SINGLE = "\u0e00"
_GROUPED = (
    r"[1-9]\d{0,2}(?:(?:,\d{3}(?!\d))++(?:\.\d++)?|(?:\.\d{3}(?!\d))++(?:,\d++)?|(?:'\d{3}(?!\d))++(?:[.,]\d++)?"
    r"|(?:\ \d{3}(?!\d))++(?:[.,]\d++)?|(?:,\d\d)+,\d{3}(?!\d))"
)


class _Cutter:
    """The patterns of terms, for folded texts with or without characters that are words by themselves.

    After folding there are no capitals, and whatever is not ASCII is part of a word. Compiling the ranges of all
    those scripts takes 10 ms, which a search in English need not wait for.
    """

    def __init__(self, single: str) -> None:
        letter = rf"[^\x00-\x60\x7b-\x7f{single}]"
        word = rf"[^\x00-\x2f\x3a-\x60\x7b-\x7f{single}]"
        self.terms = re.compile(
            rf"""
            (?P<plain> [a-z]{{2,}}+(?![^\x00-\x26\x28-\x2c\x2e\x2f\x3a-\x60\x7b-\x7f]) )
          | (?P<number> (?<!\d[.,'])(?<!\d) (?: {_GROUPED} | \d++[.,]\d++ ) (?![.,]?\d) | (?<!{word})\d++(?=[a-z]) )
                (?P<unit> [a-z]{{1,8}}(?!{word}) )?
          | (?P<initials> (?<!{word}) (?:(?:{letter})\.){{2,}} (?: (?:{letter})(?!{word}) )? )
          | (?P<joined> {word}++ (?: ['-] (?!\d++[.,]\d) {word}++ )++ )
          | (?P<word> {word}++ )
          | (?P<single> {f"[{single}]" if single else "(?!)"} )
            """,
            re.VERBOSE,
        )
        self.piece = re.compile(rf"{word}++")

    @cached_property
    def all(self) -> Callable[[str], list[str]]:
        """Every match of `terms` as text alone; compiled where texts are indexed, which a search need not wait for."""
        return re.compile(re.sub(r"\(\?P<\w+>", "(?:", self.terms.pattern), re.VERBOSE).findall


@cache
def _cutter(*, has_singles: bool) -> _Cutter:
    return _Cutter(_SINGLE if has_singles else "")


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(rf"(?:{_GROUPED})", re.VERBOSE)


_SQUEEZED = {ord(character): None for character in "-'., "}


class Analyzer:
    """Cuts texts into terms; safe to share between threads."""

    def __init__(self) -> None:
        self._folder = Folder()
        self._joined: dict[str, tuple[tuple[str, int], ...]] = {}

    def terms(self, text: str, plain: Container[str] | None = None) -> Iterator[Term]:
        """Every term of a text in order. Never raises. Linear.

        With `plain`, of the plain words only these: a term that nobody asked for costs twice as much as its match.
        """
        folded, places = self._folder.fold(text)
        terms = _cut(folded, plain)
        if places is None:
            return terms
        return (_moved(term, places) for term in terms)

    def placed(self, text: str, first: int = 0) -> tuple[Sequence[str], Sequence[int]]:
        """Texts and positions of all terms of a text: the same as `terms` gives, in an eighth of the time.

        Positions count from `first`. Most matches are plain words, which are their own terms. What another match means
        depends on its letters alone, so that it is taken apart once and remembered.
        """
        folded = self._folder.folded(text)
        found: list[str] = _cutter(has_singles=_has_singles(folded)).all(folded)
        odd = [at for at, is_plain in enumerate(map(str.isalpha, found)) if not is_plain]
        if max(map(len, found), default=0) > MAX_TERM:
            odd = [at for at, word in enumerate(found) if not word.isalpha() or len(word) > MAX_TERM]
        if not odd:
            return found, range(first, first + len(found))
        words: list[str] = []
        places: list[int] = []
        start, position = 0, first
        for at in odd:
            words += found[start:at]
            places += range(position, position + at - start)
            position += at - start
            parts = self._parts(found[at])
            words += [word for word, _ in parts]
            places += [position + offset for _, offset in parts]
            position += parts[-1][1] + 1
            start = at + 1
        words += found[start:]
        places += range(position, position + len(found) - start)
        return words, places

    def _parts(self, match: str) -> tuple[tuple[str, int], ...]:
        parts = self._joined.get(match)
        if parts is None:
            if len(self._joined) >= _MOST_JOINED:
                self._joined.clear()
            parts = self._joined[match] = tuple((term.text, term.position) for term in _cut(match))
        return parts

    def words(self, text: str) -> tuple[str, ...]:
        """Texts of the terms of a query, in order, without second readings."""
        return tuple(term.text for term in self.terms(text) if not term.is_joined)

    def squeezed_lines(self, text: str) -> list[str]:
        """The lines of a text, folded and without what may stand inside a term (hyphens, points, spaces …).

        A line can have a term only if it contains the term's text, squeezed alike. Much faster than `terms`.
        """
        return self._folder.fold(text)[0].translate(_SQUEEZED).split("\n")


def _moved(term: Term, places: Sequence[int]) -> Term:
    # Marks that were folded away belong to the letter before them. A character may also fold to several words (a whole
    # phrase in Arabic): then each of them stands where that character stands.
    end = max(places[term.end], places[term.end - 1] + 1)
    return Term(term.text, term.position, places[term.start], end, term.is_joined)


def _has_singles(folded: str) -> bool:
    return not folded.isascii() and max(folded) >= _FIRST_SINGLE


def _cut(folded: str, plain: Container[str] | None = None) -> Iterator[Term]:
    cutter = _cutter(has_singles=_has_singles(folded))
    position = 0
    for match in cutter.terms.finditer(folded):
        kind = match.lastgroup
        if kind in {"plain", "word", "single"}:
            if plain is None or match[0] in plain:
                yield Term(match[0][:MAX_TERM], position, match.start(), match.end())
            position += 1
            continue
        if kind == "initials":
            yield Term(match[0].replace(".", "")[:MAX_TERM], position, match.start(), match.end())
            position += 1
            continue
        pieces = _numeral(match) if kind in {"number", "unit"} else _pieces(match, cutter.piece)
        yield from _row(pieces, position)
        position += len(pieces)


def _row(pieces: list[tuple[str, int, int]], position: int) -> Iterator[Term]:
    """Terms of joined words, with the joined reading on the first and the last place."""
    joined = "".join(text for text, _, _ in pieces)[:MAX_TERM]
    # 9/11, 2-1 and 2024-03-05 are numbers in a row, not the number 211 or 20240305.
    is_joined = len(pieces) > 1 and not joined.isdecimal()
    last = len(pieces) - 1
    for index, (text, start, end) in enumerate(pieces):
        yield Term(text[:MAX_TERM], position + index, start, end)
        if is_joined and index in {0, last}:
            yield Term(joined, position + index, pieces[0][1], pieces[-1][2], is_joined=True)


def _pieces(match: re.Match[str], piece_of: re.Pattern[str]) -> list[tuple[str, int, int]]:
    found = [(piece[0], piece.start(), piece.end()) for piece in piece_of.finditer(match.string, *match.span())]
    # "the mayor's": one s after an apostrophe is no word.
    if found[-1][0] == "s" and match.string[found[-1][1] - 1] == "'":
        found.pop()
    return found


def _numeral(match: re.Match[str]) -> list[tuple[str, int, int]]:
    pieces = [(_canonical(match["number"]), match.start("number"), match.end("number"))]
    if match["unit"]:
        pieces.append((match["unit"], match.start("unit"), match.end("unit")))
    return pieces


def _canonical(number: str) -> str:
    """A number without the marks that group its digits, with a point before its decimals."""
    if number.isdecimal():
        return number
    grouped = _grouped().fullmatch(number)
    parts = re.split(r"[.,' ]", number)
    if grouped is None:
        return ".".join(parts)
    marks = re.sub(r"\d", "", number)
    has_decimals = (len(marks) > 1 and marks[-1] != marks[0]) or len(parts[-1]) != len("000")
    whole = "".join(parts[:-1]) if has_decimals else "".join(parts)
    return f"{whole}.{parts[-1]}" if has_decimals else whole
