"""Names of months, weekdays and seasons, and the arithmetic of days that dates need."""

from __future__ import annotations

from datetime import date, timedelta

from reader.text.lexicon import profiles

MONTHS: dict[str, int] = {name: int(number) for number, names in profiles("months").items() for name in names.split()}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DECEMBER = 12
_SEASON_MONTHS = 3

Period = tuple[date, date]


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """The same day some months on (or back), the last of the month where there is no such day."""
    index = day.year * _DECEMBER + day.month - 1 + months
    year, month = index // _DECEMBER, index % _DECEMBER + 1
    return make_date(year, month, day.day) or last_day(year, month)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return following - timedelta(days=1)


def month_of(year: int, month: int, length: int = 1) -> Period:
    """Some whole months as a period."""
    start = date(year, month, 1)
    return start, add_months(start, length) - timedelta(days=1)


def year_of(year: int) -> Period:
    """A whole year as a period."""
    return date(year, 1, 1), date(year, _DECEMBER, 31)


def week_of(day: date) -> Period:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season_of(name: str, year: int) -> Period:
    """A season as three whole months; a winter belongs to the year it begins in."""
    return month_of(year, SEASONS[name], _SEASON_MONTHS)
