"""Numerals by themselves: digits in every grouping, number words, "dozens", fractions. What they count comes later."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from reader.model import Span
from reader.text.lexicon import profiles
from reader.text.openings import DIGITS, NUMERAL, Openings

_MOST_DIGITS = 18
_TEEN_LIMIT = 20
_HUNDRED = 100
_TEN_FOLD = 10


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    FRACTION = "fraction"
    RATIO = "ratio"


class Numeral(NamedTuple):
    """A numeral without modifiers and units; `is_approx` for what is never meant exactly ("dozens", "a third")."""

    start: int
    end: int
    low: float
    high: float
    form: Form
    is_approx: bool = False


def _values(key: str) -> dict[str, float]:
    words = profiles("en/number_words")[key].split()
    return {word: float(value) for word, value in zip(words[::2], words[1::2], strict=True)}


_UNIT, _TEN, _SCALE = _values("unit"), _values("ten"), _values("scale")
_VAGUE, _TOP, _PART = _values("vague"), _values("top"), _values("part")
_CARDINAL = _UNIT | _TEN | _SCALE


def _any_of(words: dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GAP = "[ \N{NO-BREAK SPACE}\u2009\u202f]"
_DIGITS = (
    rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?!\d)(?:,\d+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)|"
    rf"[1-9]\d{{0,2}}(?:{_GAP}\d{{3}})+(?!\d)(?:[.,]\d+)?|[1-9]\d{{0,2}}(?:['’]\d{{3}})+(?!\d)|\d+[.,]\d+|\d+"
)
_NUMBER_WORD = rf"(?:{_any_of(_CARDINAL)})"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)) and "
_MORE_WORDS = rf"(?:(?:[ -]|{_AND}){_NUMBER_WORD})*"
_WORDS = rf"(?:an? (?={_any_of(_SCALE)}))?{_NUMBER_WORD}{_MORE_WORDS}(?: point(?: (?:{_any_of(_UNIT)}))+)?"
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
_MIXED = (
    rf"{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD})* and (?:a|one)[ -](?:{_any_of(_FRACTIONS)})(?: (?:{_any_of(_SCALE)})\b)?"
)
_FEW = r"(?:a few|several|a couple of|a couple|many)"
_VAGUE_WORDS = (
    rf"(?:(?:in )?the low )?(?:tens|hundreds) of (?:thousands|millions)|{_FEW} (?:hundred|thousand|"
    rf"million|billion|dozen)|"
    rf"{_any_of(_VAGUE)}"
)
_PARTS = rf"(?:a|one|two|three|four|five|\d)[ -](?:{_any_of(_PART)})s?"
_TWICE = r"twice(?=[”\"’']? (?:the|as|what|its|that|their)\b)"
_HALF = r"half a (?:million|billion|dozen)|(?:one[ -])?half"
_NUMERAL = re.compile(
    rf"(?P<digits>{_DIGITS})|\b(?:(?P<mixed>{_MIXED})|(?P<vague>{_VAGUE_WORDS})|(?P<part>{_PARTS})|(?P<half>{_HALF})|(?P<twice>{_TWICE})|"
    rf"(?P<words>{_WORDS}))\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(("a", "an", "in", "the"))
_OPENERS = _SMALL_WORDS | _CARDINAL.keys() | _VAGUE.keys() | {"tens", "several", "many", "half", "twice"}
# "a" and its like open a numeral only before one of these
_BEHIND_SMALL = {"the", "low", "few", "couple"} | _SCALE.keys() | _PART.keys() | {f"{part}s" for part in _PART}


def numerals_in(text: str, span: Span, openings: Openings) -> list[Numeral]:
    """Every numeral of a stretch of text, in order, given where one may begin; linear in its length."""
    found = []
    end = span.start
    for start in _starts(openings):
        match = _NUMERAL.match(text, start, span.end) if start >= end else None
        if match:
            end = match.end()
            numeral = _READERS[match.lastgroup or "digits"](match)
            if numeral:
                found.append(numeral)
    return found


def opens(run: str) -> bool:
    """Whether a numeral may begin with this run of letters."""
    return run in _OPENERS


def _starts(openings: Openings) -> list[int]:
    """Where a numeral may begin."""
    return [
        openings.starts[index]
        for index in openings.of(NUMERAL | DIGITS)
        if openings.words[index] not in _SMALL_WORDS or openings.word_behind(index) in _BEHIND_SMALL
    ]


def _read_digits(match: re.Match[str]) -> Numeral | None:
    raw = match.group()
    value = digits_value(raw)
    return None if value is None else Numeral(match.start(), match.end(), value, value, Form.DIGITS)


def digits_value(raw: str) -> float | None:
    """The value of digits with separators, by shape: groups of three are thousands (20.000, 20,000, 20 000)."""
    if len(raw) > 2 * _MOST_DIGITS or sum(map(str.isdecimal, raw)) > _MOST_DIGITS:
        return None
    marks = re.sub(r"\d", "", raw)
    if not marks:
        return float(raw)
    last = marks[-1]
    whole, _, rest = raw.rpartition(last)
    is_grouped = len(rest) == len("000") and not (
        raw.startswith("0") or (last in ".," and len(whole) > len("000") and len(marks) == 1)
    )
    if is_grouped:
        return float(re.sub(r"\D", "", raw))
    return float(re.sub(r"\D", "", whole) + "." + rest)


def _read_words(match: re.Match[str]) -> Numeral | None:
    words = [word for word in re.findall(r"[a-z]+", match.group().lower()) if word != "and"]
    is_round = words[0] in {"a", "an"} and len(words) == len(("a", "hundred"))
    words = words[1:] if words[0] in {"a", "an"} else words
    if "point" in words:
        at = words.index("point")
        whole = cardinal_value(words[:at])
        decimals = "".join(str(int(_UNIT[word])) for word in words[at + 1 :])
        value = None if whole is None else float(f"{whole:.0f}.{decimals}")
    else:
        value = cardinal_value(words)
    return None if value is None else Numeral(match.start(), match.end(), value, value, Form.WORDS, is_round)


def _read_mixed(match: re.Match[str]) -> Numeral | None:
    """`one and a half million`, `two and a half`, `a million and a half`."""
    head, tail = re.split(r" and (?:a|one)[ -]", match.group().lower())
    words = re.findall(r"[a-z]+", head)
    part, _, scale = tail.partition(" ")
    whole = cardinal_value(words)
    if whole is None:
        return None
    times = _SCALE.get(words[-1], 1.0)  # "two million and a half"
    value = round((whole + _FRACTIONS[part] * times) * _SCALE.get(scale, 1.0), 3)
    return Numeral(match.start(), match.end(), value, value, Form.WORDS, is_approx=part == "third")


def cardinal_value(words: list[str]) -> float | None:
    """The value of number words in order ("two", "hundred", "five"); None when they are no one number."""
    total = group = 0.0
    for word in words:
        value = _CARDINAL[word]
        if word not in _SCALE:
            below_hundred = group % _HUNDRED
            if below_hundred and (below_hundred < _TEEN_LIMIT or below_hundred % _TEN_FOLD or value >= _TEN_FOLD):
                return None
            group += value
        elif value <= _HUNDRED:
            group = (group or 1) * value
        else:
            total += (group or 1) * value
            group = 0.0
    return total + group


def _read_vague(match: re.Match[str]) -> Numeral:
    words = match.group().lower().split()
    if "of" in words and words[-1] in {"thousands", "millions"}:
        scale = _SCALE[words[-1][:-1]] * (10 if "tens" in words else 100)
        low, high = (scale, 4 * scale) if "low" in words else (2 * scale, 10 * scale - 1)
    else:
        word = words[-1] if words[-1] in _VAGUE else words[-1] + "s"
        low, high = _VAGUE[word], _TOP[word]
    return Numeral(match.start(), match.end(), low, high, Form.VAGUE, is_approx=True)


def _read_part(match: re.Match[str]) -> Numeral | None:
    count, _, part = match.group().lower().replace("-", " ").partition(" ")
    below = _PART[part.removesuffix("s")]
    above = 1.0 if count in {"a", "one"} else _UNIT[count] if count in _UNIT else float(count)
    if above > below:
        return None
    share = above / below
    return Numeral(
        match.start(), match.end(), round(share, 3), round(share, 3), Form.FRACTION, round(share, 3) != share
    )


def _read_half(match: re.Match[str]) -> Numeral:
    word = match.group().lower().split()[-1]
    if word in _SCALE:
        value = _SCALE[word] / 2
        return Numeral(match.start(), match.end(), value, value, Form.WORDS, is_approx=word != "dozen")
    return Numeral(match.start(), match.end(), 0.5, 0.5, Form.FRACTION)


def _read_twice(match: re.Match[str]) -> Numeral:
    return Numeral(match.start(), match.end(), 2.0, 2.0, Form.RATIO)


_READERS = {
    "digits": _read_digits,
    "words": _read_words,
    "mixed": _read_mixed,
    "vague": _read_vague,
    "part": _read_part,
    "half": _read_half,
    "twice": _read_twice,
}
