"""What a word or the value of a field means: one table, one reader per field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from reader.model import Slip
from reader.search.lexer import Kind, Token
from reader.search.nodes import (
    HAS_VALUES,
    IS_VALUES,
    DateRange,
    Everything,
    Field,
    FigureRange,
    Has,
    Is,
    Match,
    Node,
    Words,
)
from reader.search.ranges import parse_amount, parse_period, split_range

Read = tuple[Node | None, Slip | None]

_FUZZY = re.compile(r"(.+?)~\d*")


def read_word(text: str, position: int, where: Field) -> Read:
    """Meaning of a bare word: exact, `word*`, `word~` or `*`."""
    if text and not text.strip("*"):
        return (Everything() if where is Field.ANY else Words("*", where)), None
    fuzzy = _FUZZY.fullmatch(text)
    if fuzzy:
        return Words(fuzzy[1].replace("*", " "), where, Match.FUZZY), None
    stem = text.rstrip("*")
    # `har\*` is the word har: there is nothing else a star could mean.
    match = Match.PREFIX if stem != text and not stem.endswith("\\") else Match.WORD
    if "*" not in stem:
        return Words(stem, where, match), None
    slip = Slip(position + stem.index("*"), "* works at the end of a word; here it is left out")
    return Words(stem.replace("*", " ").strip() or "*", where), slip


def read_value(name: str, value: Token | None, position: int) -> Read:
    """Meaning of `name:value` for the fields that take no words.

    Returns (None, None) when this is no field at all and the text must be read as plain words.
    """
    reader = _READERS.get(name)
    if reader is None:
        return None, None
    if value is None or value.kind is Kind.OPEN or not value.text.strip():
        at = position if value is None else value.position
        return None, Slip(at, f"{name}: needs a value, such as {_EXAMPLES[name]}")
    text = value.text.strip()
    node = reader(text)
    if node is not None:
        return node, None
    at = value.position + 1 if text.startswith("[") and split_range(text) else value.position
    return None, Slip(at, f"{name}: does not know {text[:40]!r}; try {_EXAMPLES[name]}")


def _read_is(text: str) -> Node | None:
    return Is(text.casefold()) if text.casefold() in IS_VALUES else None


def _read_has(text: str) -> Node | None:
    singular = text.casefold().removesuffix("s")
    return Has(singular) if singular in HAS_VALUES else None


def _read_figure(text: str) -> Node | None:
    ends = split_range(text) or (text, text)
    low, high = (parse_amount(end) if end else None for end in ends)
    if any(end and amount is None for end, amount in zip(ends, (low, high), strict=True)) or not any(ends):
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    return FigureRange(low, high)


def _read_date(text: str) -> Node | None:
    ends = split_range(text) or (text, text)
    first, last = (parse_period(end) if end else ("", "") for end in ends)
    if first is None or last is None or not any(ends):
        return None
    # Typed the wrong way round it can only mean the same stretch of time.
    if first[0] and last[1] and first[0] > last[1]:
        first, last = last, first
    return DateRange(first[0], last[1])


def _read_after(text: str) -> Node | None:
    period = parse_period(text)
    return DateRange(_day_beside(period[1], 1), "") if period else None


def _read_before(text: str) -> Node | None:
    period = parse_period(text)
    return DateRange("", _day_beside(period[0], -1)) if period else None


def _day_beside(day: str, step: int) -> str:
    """The next or previous day; at the ends of the calendar the day itself."""
    ordinal = date.fromisoformat(day).toordinal() + step
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


_READERS: dict[str, Callable[[str], Node | None]] = {
    "is": _read_is,
    "has": _read_has,
    "figure": _read_figure,
    "date": _read_date,
    "after": _read_after,
    "before": _read_before,
}
_EXAMPLES = {
    "is": ", ".join(f"is:{value}" for value in IS_VALUES),
    "has": ", ".join(f"has:{value}" for value in HAS_VALUES),
    "figure": "figure:20000..30000",
    "date": "date:2023-05 or date:2023-05-01..2023-05-09",
    "after": "after:2023-05-01",
    "before": "before:2023-05-01",
}
