"""The times in a Kindle's clippings, written out in the language of the device. Without a zone, they count as UTC."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\s+(\d{1,2}),\s*(\d{4})")
_TIME = re.compile(
    r"(上午|下午|午前|午後|오전|오후)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?\s?(?(5)m)", re.IGNORECASE
)
_AFTERNOON = {"下午", "午後", "오후", "p"}
_MORNING = {"上午", "午前", "오전", "a"}
_NOON = 12

# How the names of months begin, without accents: English, German, French, Spanish, Italian, Dutch, Portuguese, Russian.
_MONTHS = {
    1: "jan ene gen янв", 2: "feb fev фев", 3: "mar mrz maa мар", 4: "apr avr abr апр", 5: "may mai mag mei маи мая",
    6: "jun juin giu июн", 7: "jul juil lug июл", 8: "aug aou ago авг", 9: "sep set сен", 10: "oct okt ott out окт",
    11: "nov ноя", 12: "dec dez dic дек",
}  # fmt: skip
_BY_BEGINNING = {each: number for number, beginnings in _MONTHS.items() for each in beginnings.split()}


def moment_in(words: str) -> str:
    """The time that is told somewhere in some words, in the form that annotations have; "" where none can be read."""
    day = _day(words)
    if day is None:
        return ""
    try:
        return datetime(*day, *_time(words), tzinfo=UTC).isoformat(timespec="milliseconds")
    except ValueError:
        return ""


def _day(words: str) -> tuple[int, int, int] | None:
    asian = _ASIAN.search(words)
    if asian:
        return int(asian[1]), int(asian[2]), int(asian[3])
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for match in pattern.finditer(words):
            number = _month(match[month])
            if number:
                return int(match[3]), number, int(match[day])
    return None


def _month(name: str) -> int:
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    return _BY_BEGINNING.get(plain[:4], 0) or _BY_BEGINNING.get(plain[:3], 0)


def _time(words: str) -> tuple[int, int, int]:
    found = _TIME.search(words)
    if found is None:
        return 0, 0, 0
    hour, half = int(found[2]), (found[1] or found[5] or "").casefold()
    if half in _AFTERNOON and hour < _NOON:
        hour += _NOON
    elif half in _MORNING and hour == _NOON:
        hour = 0
    return hour, int(found[3]), int(found[4] or 0)
