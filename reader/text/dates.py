"""Calendar expressions in running text, resolved against the day of publication; and dates in bylines and metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from reader.model import Span
from reader.text import calendar_words as cal
from reader.text.lexicon import profiles
from reader.text.openings import DATE, DIGITS, Openers, Openings, find_openings
from reader.text.parse_date import parse_date
from reader.text.tokens import matches_at, tokenize

__all__ = ["DateMention", "find_dates", "parse_date"]

_LEFT = 60
_FEW = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
}
_FARTHEST_YEARS = 150

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PART_OF_DAY = r"(?: (?:early )?(?:morning|afternoon|evening|night))?"
_FORMS = {
    "iso": r"\d{4}-\d\d-\d\d(?!\d)",
    "numeric": r"\d{1,2}\.\d{1,2}\.\d{4}(?!\d)",
    "dmy": rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{4}}\b",
    "mdy": rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b",
    "end_of": rf"the (?:end|beginning|start|middle) of {_MONTH}\b",
    "quarter": r"the (?:first|second|third|fourth) quarter of \d{4}\b",
    "month_year": rf"{_MONTH}(?:,? \d{{4}}\b| last year\b| this year\b| next year\b)",
    "dm": rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b",
    "md": rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?![.,:]\d)",
    "weekday": rf"(?:last |next |this )?(?:{'|'.join(cal.WEEKDAYS)}){_PART_OF_DAY}\b(?:['’]s)?",
    "month": rf"(?:{_FULL_MONTHS})\b(?:['’]s)?",
    "day": r"(?:yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))\b(?:['’]s)?",
    "earlier": r"(?:earlier|later) (?:this|last) (?:week|month|year)\b",
    "named": r"(?:last|this|next|the past|the last) (?:week|month|year|weekend|spring|summer|autumn|fall|winter)\b"
    r"(?:['’]s)?",
    "weekend": r"the weekend\b",
    "ago": rf"(?:{'|'.join(_FEW)}|\d{{1,3}}) (?:day|week|month|year)s? (?:ago|earlier)\b",
    "past": rf"(?:the )?(?:past|last) (?:{'|'.join(_FEW)}|\d{{1,3}}) (?:hour|day|week|month|year)s?\b",
    "year": r"(?:19|20)\d\d(?![\d,.]\d|\d|[-–]\w|['’]?s\b| ?%)",
}
_PATTERN = re.compile("(?<![\\w.,/$€£-])(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + ")")
_WORDS = {key: frozenset(words.split()) for key, words in profiles("en/date_openers").items()}
_OPENERS = _WORDS["always"] | cal.MONTHS.keys() | {name.lower() for name in cal.WEEKDAYS}
_ALL_OPENERS = _OPENERS | _FEW.keys() | {"the"}
_MOST_DIGITS = 4
_FUTURE_LEFT = re.compile(
    r"\b(?:will|due|expect(?:s|ed)?|planned|plans?|scheduled|promise[sd]?|next|going to|could|may|deadline|"
    r"willingness|intends?|resume|vows?|vowed|rule|forecast)\b[^.!?;\n]{0,50}\Z",
    re.IGNORECASE,
)
_LOOKING_AHEAD = frozenset(("month", "end_of", "weekday", "weekend"))  # which day these mean hangs on the words before
_NO_MONTH_LEFT = re.compile(r"(?:[A-Z][\w’-]+|\b(?:Ms|Mr|Mrs|Dr|Theresa|they|we|you|it|he|she|I)\.?) \Z")


class DateMention(NamedTuple):
    """A calendar expression with the first and last day it means; both are ISO dates."""

    span: Span
    start: str
    end: str


class _Place(NamedTuple):
    """What resolving an expression may look at; `then` is the day the text spoke of last."""

    now: date | None
    then: date | None
    is_future: bool


def find_dates(text: str, published: str = "", openings: Openings | None = None) -> tuple[DateMention, ...]:
    """Find calendar expressions and say which days they mean.

    Args:
        text: the whole version.
        published: the day of publication (an ISO date, more may follow); without it only full dates are resolved.
        openings: where expressions may begin, where that is known already.
    """
    now = _day(published)
    then: date | None = None
    found = []
    for match in _matches(text, find_openings(tokenize(text), _DATE_OPENERS) if openings is None else openings):
        left = text[max(0, match.start() - _LEFT) : match.start()]
        if match.lastgroup == "month" and match.group().startswith("May") and _NO_MONTH_LEFT.search(left):
            continue
        place = _Place(now, then, match.lastgroup in _LOOKING_AHEAD and bool(_FUTURE_LEFT.search(left)))
        period = _resolve(match, place)
        if period:
            then = period[0]
            found.append(DateMention(Span(*match.span()), period[0].isoformat(), period[1].isoformat()))
    return tuple(found)


def opens(run: str) -> bool:
    """Whether an expression may begin with this run of letters."""
    return run in _ALL_OPENERS


_DATE_OPENERS = Openers({DATE: opens})


def _matches(text: str, openings: Openings) -> Iterator[re.Match[str]]:
    """Every expression, in order; they are tried only where a word or digits open one."""
    starts = [openings.starts[index] for index in openings.of(DATE | DIGITS) if _opens_date(openings, index)]
    return matches_at(_PATTERN, _lowered_starts(text, starts), starts)


def _opens_date(openings: Openings, index: int) -> bool:
    run = openings.words[index]
    if run in _OPENERS:
        return True
    if run == "the":
        return openings.word_behind(index) in _WORDS["the"]
    return openings.word_behind(index) in _WORDS["unit"] if run in _FEW else len(run) <= _MOST_DIGITS


_STARTS = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?:] )|(?<=[.!?][”\"’] )|(?<=[“\"‘]))"
    r"(?:Yesterday|Today|Tomorrow|Tonight|Last|This|Next|Earlier|Later|The|A|An|One|Two|Three)(?= [a-z]|['’]s|,)"
)


def _lowered_starts(text: str, openings: list[int]) -> str:
    """Words that begin a sentence in lower case, so that the forms need no second writing; same length."""
    starts = [start for start in openings if text[start] in "YTLNEAO" and _STARTS.match(text, start)]
    pieces = [text[start].lower() + text[start + 1 : end] for start, end in pairwise((*starts, len(text)))]
    return text[: starts[0]] + "".join(pieces) if starts else text


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _resolve(match: re.Match[str], place: _Place) -> cal.Period | None:
    words = match.group().replace("’", "'").removesuffix("'s")
    form = str(match.lastgroup)
    if form in {"iso", "numeric", "dmy", "mdy"}:
        day = _day(parse_date(words))
        return (day, day) if day else None
    if form == "year":
        return cal.year_of(int(words))
    if form == "quarter":
        ordinal = ("first", "second", "third", "fourth").index(words.split()[1])
        return cal.month_of(int(words[-4:]), 3 * ordinal + 1, 3)
    if place.now is None and not (form == "month_year" and words[-1].isdigit()):
        return None
    try:
        return _RELATIVE[form](words, place)
    except (OverflowError, ValueError):
        return None


def _month(words: str) -> int:
    found = re.search(r"[A-Z][a-z]+", words)
    return cal.MONTHS[found.group().lower()] if found else 1


def _now(place: _Place) -> date:
    return place.now or date(1970, 1, 1)


def _month_year(words: str, place: _Place) -> cal.Period:
    if words[-1].isdigit():
        return cal.month_of(int(words[-4:]), _month(words))
    shift = {"last": -1, "this": 0, "next": 1}[words.split()[1]]
    return cal.month_of(_now(place).year + shift, _month(words))


def _day_month(words: str, place: _Place) -> cal.Period | None:
    """A day without a year: the one nearest to the publication."""
    number = re.search(r"\d+", words)
    days = (
        [cal.make_date(_now(place).year + shift, _month(words), int(number.group())) for shift in (-1, 0, 1)]
        if number
        else []
    )
    near = sorted((abs(day - _now(place)), day) for day in days if day)
    return (near[0][1], near[0][1]) if near else None


def _end_of(words: str, place: _Place) -> cal.Period:
    start, end = _bare_month(words, place)
    if "end of" in words:
        return end, end
    middle = start + timedelta(days=14)
    return (middle, middle) if "middle" in words else (start, start)


def _bare_month(words: str, place: _Place) -> cal.Period:
    """The last such month that had begun, or the next one where the text looks ahead."""
    now, month = _now(place), _month(words)
    year = now.year if month <= now.month else now.year - 1
    if place.is_future and month != now.month:
        year = now.year if month > now.month else now.year + 1
    return cal.month_of(year, month)


def _weekday(words: str, place: _Place) -> cal.Period:
    """The last such day, the day itself included, or the next one where the text looks ahead."""
    now = _now(place)
    name = next(name for name in cal.WEEKDAYS if name in words)
    back = (now.weekday() - cal.WEEKDAYS.index(name)) % 7
    if words.startswith("last ") and back == 0:
        back = 7
    is_ahead = words.startswith("next ") or (place.is_future and back > 0)
    day = now + timedelta(days=(7 - back) if is_ahead else -back)
    return day, day


def _named_day(words: str, place: _Place) -> cal.Period:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    day = _now(place) + timedelta(days=shift)
    return day, day


def _earlier(words: str, place: _Place) -> cal.Period:
    start, end = _named(" ".join(words.split()[1:]), place)
    now = _now(place)
    is_cut = "this" in words
    return (start, min(end, now)) if is_cut and words.startswith("earlier") else (now if is_cut else start, end)


def _named(words: str, place: _Place) -> cal.Period:
    now = _now(place)
    which, what = words.rsplit(maxsplit=1)
    if which in {"the past", "the last"} and what in {"week", "month", "year"}:
        return _before(now, what, 1), now
    shift = {"this": 0, "next": 1}.get(which, -1)
    if what == "week":
        return cal.week_of(now + timedelta(weeks=shift))
    if what == "weekend":
        return _weekend(words, _Place(now, None, shift > 0))
    if what == "month":
        there = cal.add_months(now, shift)
        return cal.month_of(there.year, there.month)
    return cal.year_of(now.year + shift) if what == "year" else _season(what, shift, now)


def _season(name: str, shift: int, now: date) -> cal.Period:
    """Resolve a season: "last summer" is the last one that is over, "this winter" the running or latest one."""
    over = [cal.season_of(name, now.year + back) for back in (1, 0, -1, -2)]
    if shift > 0:
        return min(season for season in over if season[0] > now)
    if shift < 0:
        return max(season for season in over if season[1] < now)
    start, end = max(season for season in over if season[0] <= now)
    return start, min(end, now) if end >= now else end


def _weekend(_: str, place: _Place) -> cal.Period:
    saturday = cal.week_of(_now(place))[0] + timedelta(days=5)
    if saturday > _now(place) and not place.is_future:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def _ago(words: str, place: _Place) -> cal.Period:
    count, unit, which = words.split()
    base = place.then if which == "earlier" and place.then else _now(place)
    day = _before(base, unit.removesuffix("s"), _FEW.get(count) or int(count))
    return (day, day) if unit.startswith(("day", "week")) else cal.month_of(day.year, day.month)


def _past(words: str, place: _Place) -> cal.Period:
    count, unit = words.split()[-2:]
    return _before(_now(place), unit.removesuffix("s"), _FEW.get(count) or int(count)), _now(place)


def _before(day: date, unit: str, count: int) -> date:
    if unit == "hour":
        return day - timedelta(hours=count)
    if unit in {"day", "week"}:
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    months = count * (12 if unit == "year" else 1)
    return cal.add_months(day, -min(months, 12 * _FARTHEST_YEARS))


_RELATIVE: dict[str, Callable[[str, _Place], cal.Period | None]] = {
    "month_year": _month_year,
    "dm": _day_month,
    "md": _day_month,
    "end_of": _end_of,
    "month": _bare_month,
    "weekday": _weekday,
    "day": _named_day,
    "earlier": _earlier,
    "named": _named,
    "weekend": _weekend,
    "ago": _ago,
    "past": _past,
}
