"""The words of a dossier: how sure, how told, how much, when, and how two things stand to each other."""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

from reader.model import Certainty, Figure, RelationKind, Reporting, Statement, Verdict
from reader.text.neutralise import one_line

CERTAINTIES = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNSPECIFIED: "not asserted",
}
REPORTINGS = {
    Reporting.NEUTRAL: "neutral reporting",
    Reporting.DISTANCING: "distancing reporting",
    Reporting.ENDORSING: "endorsing reporting",
}
VERDICTS = {
    Verdict.CONVINCING: "convincing",
    Verdict.DOUBTFUL: "doubtful",
    Verdict.FALSE: "false",
    Verdict.UNSURE: "unsure",
}
OWN_VOICE = "own voice"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LONG = 1e15  # from here on zeros say less than a power of ten
_SHORT = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


class Standing(NamedTuple):
    """How one thing stands to another: a sign, and words from the left and from the right side."""

    sign: str
    left: str
    right: str


STANDINGS = {
    RelationKind.CONFLICT: Standing("≠", "contradicts", "contradicts"),
    RelationKind.UPDATE: Standing("→", "is updated by", "updates"),
    RelationKind.SAME: Standing("=", "says the same as", "says the same as"),
    RelationKind.SCOPE_DIFFERS: Standing("∥", "differs in scope from", "differs in scope from"),
    RelationKind.COMPATIBLE: Standing("+", "is compatible with", "is compatible with"),
}
"""In the order in which they matter to a reader."""

RANKS = {kind: rank for rank, kind in enumerate(STANDINGS)}


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 claim`, `2,400 claims`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day_words(published: str) -> str:
    """A day as it is read, `19 November 2023`; `undated` for an unknown one."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return one_line(published).strip() or "undated"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_words(first: str, last: str) -> str:
    """A stretch of days; empty when nothing is dated."""
    if not first or first == last:
        return day_words(first) if first else ""
    return f"{day_words(first)} to {day_words(last)}"


def stance_words(statement: Statement) -> str:
    """How sure the speaker is, and how the article relays it; of a figure in the own voice that it is one."""
    claim = statement.claim
    if claim is None:
        return "in the outlet’s own voice"
    return f"{CERTAINTIES[claim.certainty]}, {REPORTINGS[claim.reporting]}"


def speaker_words(statement: Statement) -> str:
    """Who says it, in one line: the speaker, or the outlet by itself."""
    article, claim = statement.article, statement.claim
    if claim is None:
        return one_line(f"{article.outlet or article.title}, {OWN_VOICE}")
    return one_line(claim.speaker.name).strip() or "Nobody named"


def amount_words(figure: Figure) -> str:
    """How much, with its unit: `about 4,000 people`, `20,000–30,000 people`, `at least 3%`, `a ratio of 0.2`."""
    number = _bounds(figure)
    if not number:
        return "no number"
    rough = "about " if figure.is_approx else ""
    if figure.unit == "percent":
        return f"{rough}{number}%"
    if figure.unit == "ratio":
        return f"{rough}a ratio of {number}"
    return one_line(f"{rough}{number} {figure.unit}").strip()


def _bounds(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"
    if low is not None:
        return f"at least {number_words(low)}"
    return f"at most {number_words(high)}" if high is not None else ""


def scope_words(figure: Figure) -> str:
    """What is counted, of whom, where and when; what is not said is told."""
    of_whom = figure.population or ("of whom not said" if figure.unit in {"", "people"} else "")
    parts = (figure.measures.replace("_", " "), of_whom, figure.where, _as_of_words(figure.as_of))
    return "; ".join(one_line(part).strip() for part in parts if part)


def _as_of_words(as_of: str) -> str:
    """`as of 6 March 2024`, `as of 4 March 2024 to 8 March 2024`; words of the text as they are."""
    if not as_of.strip():
        return "date not said"
    return f"as of {' to '.join(day_words(part) for part in as_of.split('/'))}"


def number_words(value: float) -> str:
    """A number as people write it: `20,000`, `0.25`."""
    if not math.isfinite(value):
        return "?"
    is_whole = value == int(value) and abs(value) < _LONG
    return f"{int(value):,}" if is_whole else f"{value:,.10g}"


def tick_words(value: float) -> str:
    """The same, short enough for a scale: `20,000`, `1.5m`."""
    if abs(value) >= _LONG:
        return number_words(value)
    for least, name in _SHORT:
        if abs(value) >= least:
            return f"{value / least:,.4g}{name}"
    return number_words(value)
