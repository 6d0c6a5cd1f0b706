"""Dates and amounts as people type them in a query: both become intervals."""

from __future__ import annotations

import calendar
import re

# A year comes first and has four digits; month and day may follow.
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_SOLR_RANGE = re.compile(r"\[\s*(.*?)\s*\bTO\b\s*(.*?)\s*\]", re.DOTALL)
_AMOUNT = re.compile(r"([+-]?)(\d+(?:[.,' \u00a0\u2009\u202f’]\d+)*)\s*([a-z%]*)")
_GROUPED = re.compile(r"\d{1,3}(?:([., '])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d+))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_SCALES = {
    "": 1.0,
    "%": 1.0,
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trillion": 1e12,
}
# More digits than a float can tell apart mean nothing, and a float has an end.
_MAX_DIGITS = 40


def split_range(value: str) -> tuple[str, str] | None:
    """Take `A..B`, `A..`, `..B` or `[A TO B]` apart; None when the value is no range."""
    solr = _SOLR_RANGE.fullmatch(value)
    if solr:
        return solr[1].strip("*"), solr[2].strip("*")
    # "20.000...30.000": three points happen; the separator is the first run of two or more.
    parts = re.split(r"\.{2,}|…", value, maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) > 1 else None


def parse_period(value: str) -> tuple[str, str] | None:
    """First and last day of `2023`, `2023-05` or `2023-05-12`; None when there is no such date."""
    match = _DATE.fullmatch(value.strip())
    if not match:
        return None
    year = int(match[1])
    if year == 0:
        return None
    month = int(match[2]) if match[2] else 0
    if not match[2]:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12:  # noqa: PLR2004 — months
        return None
    last = calendar.monthrange(year, month)[1]
    if not match[3]:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}"
    day = int(match[3])
    return (f"{year:04}-{month:02}-{day:02}",) * 2 if 1 <= day <= last else None


def parse_amount(value: str) -> float | None:
    """Number behind `20000`, `20.000`, `20,000`, `20k` or `1.5 million`; None when it is none."""
    match = _AMOUNT.fullmatch(value.strip().lower())
    if not match or match[3] not in _SCALES:
        return None
    digits = re.sub("[\u00a0\u2009\u202f]", " ", match[2]).replace("’", "'")
    number = _plain_number(digits)
    if number is None:
        return None
    return (-number if match[1] == "-" else number) * _SCALES[match[3]]


def _plain_number(digits: str) -> float | None:
    if len(digits) > _MAX_DIGITS:
        return None
    grouped = _GROUPED.fullmatch(digits)
    if grouped and not digits.startswith("0"):
        whole = digits[: grouped.start(2) - 1] if grouped[2] else digits
        return float(re.sub(r"\D", "", whole) + "." + (grouped[2] or "0"))
    decimal = _DECIMAL.fullmatch(digits)
    if decimal:
        return float(f"{decimal[1]}.{decimal[2]}")
    return float(digits) if digits.isdecimal() else None
