"""How figures and positions moved over the days, on a page."""

from __future__ import annotations

from reader.export.dossiers import change_words, moment_words
from reader.export.html_markup import NOTHING, Markup, joined, tag
from reader.export.html_statements import Cards, sign
from reader.export.words import day_words, speaker_words
from reader.model import Course, Dossier, Moment


def courses_section(dossier: Dossier, cards: Cards) -> Markup:
    """A table for each course; updates are told from contradictions."""
    if not dossier.courses:
        return NOTHING
    tables = (_course(each, f"day-{number}", cards) for number, each in enumerate(dossier.courses, 1))
    return tag("section", tag("h2", "Over the days", id="days-h"), *tables, id="days", aria_labelledby="days-h")


def _course(course: Course, key: str, cards: Cards) -> Markup:
    head = tag("tr", *(tag("th", each, scope="col", role="columnheader") for each in _HEADS), role="row")
    return joined(
        (
            tag("h3", course.title or "Without a name", id=key),
            tag(
                "table",
                tag("thead", head, role="rowgroup"),
                tag("tbody", *(_moment(each, course, cards) for each in course.moments), role="rowgroup"),
                class_="days",
                role="table",
                aria_labelledby=key,
            ),
        )
    )


_HEADS = ("Day", "Who", "What", "Change")


def _moment(moment: Moment, course: Course, cards: Cards) -> Markup:
    statement = moment.statement
    return tag(
        "tr",
        tag("th", day_words(moment.day), scope="row", role="rowheader"),
        tag(
            "td",
            tag("bdi", speaker_words(statement), class_="speaker"),
            tag("br"),
            tag("span", cards.cited(statement.article), class_="cite"),
            role="cell",
        ),
        tag("td", moment_words(moment), role="cell", dir="auto"),
        tag("td", *(tag("p", sign(mark), f" {words}") for mark, words in change_words(moment, course)), role="cell"),
        role="row",
    )
