"""The words of the screens: bylines, counts, dates, figures, firmness."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from reader.model import Article, Certainty, Figure, JunkKind, Reporting
from reader.text.neutralise import one_line

if TYPE_CHECKING:
    from reader.tui.layout_reading import Item, Reading

BARS = {Reporting.NEUTRAL: "│", Reporting.DISTANCING: "┆", Reporting.ENDORSING: "║"}
SOLID, HOLLOW, FIRMNESS_CELLS = "▰", "▱", 4

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_JUNK = {
    JunkKind.REPEATED_TITLE: "title again",
    JunkKind.BYLINE: "byline",
    JunkKind.DATELINE: "dateline",
    JunkKind.CAPTION: "captions",
    JunkKind.SHARE: "share links",
    JunkKind.SPONSOR: "sponsors",
    JunkKind.APPEAL: "appeal",
    JunkKind.BIO: "bio",
    JunkKind.TEASER: "teasers",
    JunkKind.NAV: "navigation",
}
_FIRMNESS = {Certainty.CERTAIN: 4, Certainty.PROBABLE: 2, Certainty.POSSIBLE: 1, Certainty.UNSPECIFIED: 0}


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 claim`, `2,400 claims`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def possessive(name: str) -> str:
    """Whose something is: `Ann Poe’s`, `two ministers’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def date_words(published: str, *, this_year: int = 0) -> str:
    """A date as it is read, `19 Nov 2023`; without the year when it is `this_year`; empty for an unknown one."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return one_line(published)
    year = "" if day.year == this_year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def days_words(days: str) -> str:
    """A day or a stretch of days, `2024-03-01/2024-03-05`, as it is read: `1 Mar 2024 – 5 Mar 2024`, `1–5 Mar 2024`."""
    first, _, last = days.partition("/")
    start, end = date_words(first), date_words(last)
    if not last or start == end:
        return start
    if first[:7] == last[:7] and " " in start and " " in end:
        return f"{start.partition(' ')[0]}–{end}"
    if first[:4] == last[:4] and start.endswith(f" {first[:4]}"):
        start = start.removesuffix(f" {first[:4]}")
    return f"{start} – {end}"


def byline_words(article: Article) -> str:
    """Outlet, author, date and length of an article; a missing date is said."""
    parts = (article.outlet, article.byline, date_words(article.published) or "undated", counted(article.words, "word"))
    return " · ".join(one_line(part) for part in parts if part)


def counts_words(reading: Reading) -> str:
    """How much an article holds: claims, speakers, notes."""
    parts = [counted(reading.claim_count, "claim"), counted(reading.speaker_count, "speaker")]
    if reading.note_count:
        parts.append(counted(reading.note_count, "note"))
    return " · ".join(parts)


def versions_words(reading: Reading) -> str:
    """That an article has several versions, and that marks wait for a place in the newest; empty where it has one."""
    if reading.article.versions < 2:  # noqa: PLR2004 — one is no news
        return ""
    waiting = reading.waiting_count
    if not waiting:
        return counted(reading.article.versions, "version")
    return f"{counted(waiting, 'mark')} {'waits' if waiting == 1 else 'wait'}: where in this version?"


def junk_words(kinds: Iterable[JunkKind]) -> str:
    """What a fold hides: `bio, sponsors, teasers`."""
    return ", ".join(dict.fromkeys(_JUNK[kind] for kind in kinds))


def firmness(item: Item) -> int:
    """How firmly a claim is put, 0 to 4; a figure in the own voice is as firm as it is exact."""
    is_rough = any(figure.is_approx for figure in item.figures)
    certainty = item.claim.certainty if item.claim else Certainty.CERTAIN
    return 3 if certainty is Certainty.CERTAIN and is_rough else _FIRMNESS[certainty]


def firmness_bar(item: Item) -> str:
    """The same as four cells, `▰▰▱▱`."""
    level = firmness(item)
    return SOLID * level + HOLLOW * (FIRMNESS_CELLS - level)


def figure_words(figure: Figure) -> str:
    """A figure in one writing: `≈ 4,000 civilians`, `20,000–30,000 soldiers`, `51%`, `24 hours`, `ratio 0.2`."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        number = number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"
    elif low is not None:
        number = f"≥ {number_words(low)}"
    else:
        number = f"≤ {number_words(high)}" if high is not None else "?"
    rough = "≈ " if figure.is_approx and number[0].isdigit() else ""
    if figure.unit == "percent":
        return f"{rough}{number}%"
    if figure.unit == "ratio":
        return f"ratio {rough}{number}"
    counted = figure.population or figure.measures.replace("_", " ") if figure.unit in ("", "people") else ""
    return one_line(f"{rough}{number} {counted or figure.unit}".rstrip())


def number_words(value: float) -> str:
    """A number with commas between thousands."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
