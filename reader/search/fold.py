"""Folds characters so that writings of one word agree; keeps track of where each came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

APOSTROPHES = "'`´ʹʼ՚‘’‛′＇ꞌ"
_HYPHENS = "-‐‑‒–—―−⁃﹣－"
_OTHER = {"٬": ",", "٫": ".", "،": ",", "﹐": ",", "，": " ", "．": ".", "。": " "}
# Not folded: these lose their meaning without their marks (kana), or grow by decomposition (Hangul).
_KEEP_WHOLE = ((0x3040, 0x30FF), (0xAC00, 0xD7A3))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FEW = 8
_VARIATION_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))


def _is_in(code: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(low <= code <= high for low, high in ranges)


def fold_character(character: str) -> str:
    """What one character counts as: lower case, no accent, ASCII digits; "" if unseen; " " if no part of a word."""
    code = ord(character)
    fixed = _fixed(character, code)
    if fixed is not None:
        return fixed
    if _is_in(code, _KEEP_WHOLE):
        return character
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_fold_part(part) for part in folded)


def _fixed(character: str, code: int) -> str | None:
    if character in APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if character in _OTHER:
        return _OTHER[character]
    if "FRACTION" in unicodedata.name(character, ""):
        # ½ would become 1⁄2, and 2½ would be 21 and 2.
        return character if unicodedata.category(character) == "No" else " "
    if _is_in(code, _VARIATION_SELECTORS) or unicodedata.category(character) == "Cf":
        return ""
    return None


def _fold_part(part: str) -> str:
    category = unicodedata.category(part)
    if category == "Nd":
        return str(unicodedata.digit(part))
    if category[0] == "L" or category in {"Nl", "No"} or part.isascii():
        return part
    if category[0] == "M":
        # Accents go; vowel signs (of Thai, Hindi …) have combining class 0 and are letters to us.
        return "" if unicodedata.combining(part) else part
    return " "


class Folder:
    """Folds texts; remembers each character that it has met, so one should live as long as its index."""

    def __init__(self) -> None:
        self._table = _Table()

    def fold(self, text: str) -> tuple[str, Sequence[int] | None]:
        """The folded text, and for each of its characters its place in `text`; None when places are the same.

        The list of places has one more entry, for the end.
        """
        if text.isascii():
            return text.translate(_ASCII), None
        folded = self.folded(text)
        if self._table.uneven.isdisjoint(text):
            return folded, None
        places: list[int] = []
        for place, character in enumerate(text):
            places.extend([place] * len(self._table[ord(character)]))
        places.append(len(text))
        return folded, places

    def folded(self, text: str) -> str:
        """The folded text. Where few characters are not ASCII, these go first: `translate` then takes a tenth."""
        if text.isascii():
            return text.translate(_ASCII)
        if len(text.encode("utf-8", "surrogatepass")) - len(text) < len(text) // _FEW:
            replaced = _NOT_ASCII.sub(self._fold_match, text)
            if replaced.isascii():
                return replaced.translate(_ASCII)
        return text.translate(self._table)

    def _fold_match(self, match: re.Match[str]) -> str:
        return self._table[ord(match[0])]


class _Table(dict[int, str]):
    """Translation table that fills itself; `uneven` are the characters that become none or several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold_character(character)
        if len(folded) != 1:
            self.uneven.add(character)
        self[code] = folded
        return folded


_ASCII = {code: fold_character(chr(code)) for code in range(128)}
