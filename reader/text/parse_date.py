"""Dates as bylines and metadata write them, in the languages of the news."""

from __future__ import annotations

import re
from datetime import date

from reader.text.calendar_words import MONTHS, make_date

_LOOKED_AT = 200
_SHORTEST_MONTH = 3
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_LAST_MONTH = 12

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:[-/.]|年|\. )(\d{1,2})(?:[-/.]|月|\. )(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?=T|\Z| )")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})( ?[./-] ?)(\d{1,2})( ?[./-] ?)(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de |d['’])?([^\W\d_]{3,12})\.?,?[ -](?:de |del )?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")


def parse_date(text: str) -> str:
    """Read one full date as "YYYY-MM-DD", or "" when there is none or it can be read in two ways (03/04/2024).

    Only the first 200 characters are looked at; time and zone are ignored.
    """
    head = text[:_LOOKED_AT]
    for read in (_year_first, _named_month, _year_last):
        found = read(head)
        if found and _FIRST_YEAR <= found.year <= _LAST_YEAR:
            return found.isoformat()
    return ""


def _year_first(text: str) -> date | None:
    found = _YEAR_FIRST.search(text) or _COMPACT.search(text)
    return make_date(*map(int, found.groups())) if found else None


def _named_month(text: str) -> date | None:
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        for found in pattern.finditer(text):
            year, month, day = (found.group(index) for index in order)
            number = _month_number(month.lower())
            made = make_date(int(year), number, int(day)) if number else None
            if made:
                return made
    return None


def _month_number(name: str) -> int:
    """The month of a name in any listed language; abbreviations of three letters and more count when clear."""
    if name in MONTHS:
        return MONTHS[name]
    if len(name) < _SHORTEST_MONTH:
        return 0
    possible = {number for full, number in MONTHS.items() if full.startswith(name)}
    return possible.pop() if len(possible) == 1 else 0


def _year_last(text: str) -> date | None:
    found = _YEAR_LAST.search(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[5])
    if "/" not in found[2]:
        return make_date(year, second, first)
    if first != second and first <= _LAST_MONTH and second <= _LAST_MONTH:
        return None  # American or European: nobody can tell
    return make_date(year, second, first) if second <= _LAST_MONTH else make_date(year, first, second)
