"""Threads on a page: positions as columns, figures on their lines, and why things stand as they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.export.dossiers import heading_words, thread_facts, voices_words
from reader.export.html_markup import NOTHING, Markup, joined, tag
from reader.export.html_plot import Plot
from reader.export.html_statements import Cards, bar, sign
from reader.export.labels import ThreadLabels
from reader.export.related import Grouped, Side, by_words, grouped
from reader.export.words import amount_words, scope_words, speaker_words
from reader.model import FigureLine, FigureRow, Thread

_KEY = "◆ a point, ├─┤ a range, ─▸ an open end; hollow or dashed: about."


def thread_section(thread: ThreadLabels, cards: Cards) -> Markup:
    """One thread, whole."""
    key = f"t{thread.number}"
    return tag(
        "section",
        tag("h2", _contested(thread.thread), thread.thread.title or "Without a name", id=f"{key}-h"),
        tag("p", thread_facts(thread.thread), class_="facts"),
        tag("div", *_columns(thread, cards), class_="columns"),
        *_figures(thread, cards),
        _reasons(thread),
        class_="thread",
        id=key,
        aria_labelledby=f"{key}-h",
    )


def _contested(thread: Thread) -> Markup:
    return tag("span", "≠ ", class_="against", aria_hidden="true") if thread.conflicts else NOTHING


def _columns(thread: ThreadLabels, cards: Cards) -> Iterator[Markup]:
    for place, position in enumerate(thread.thread.positions, 1):
        key = f"t{thread.number}-p{place}"
        yield tag(
            "section",
            tag("h3", heading_words(position, thread.thread), id=key, dir="auto"),
            tag("p", voices_words(position), class_="facts"),
            tag("ol", *(cards.in_thread(each, thread) for each in position.statements), class_="cards"),
            class_="position" if position.heading else "position beside",
            aria_labelledby=key,
        )


def _figures(thread: ThreadLabels, cards: Cards) -> Iterator[Markup]:
    for count, line in enumerate(thread.thread.lines, 1):
        yield _figure_table(thread, line, cards, key=f"t{thread.number}-f{count}")


def _figure_table(thread: ThreadLabels, line: FigureLine, cards: Cards, *, key: str) -> Markup:
    plot = Plot(line, key)
    heads = ("Who", "How many", "What is counted", "To scale")
    head = tag("tr", *(tag("th", each, scope="col", role="columnheader") for each in heads), role="row")
    rows = (_figure_row(thread, row, number, (plot, cards)) for number, row in enumerate(line.rows, 1))
    foot = tag(
        "tr",
        tag("td", f"Scale: {plot.words()}. ", _KEY, colspan="3", role="cell"),
        tag("td", plot.axis(), class_="plot", role="cell"),
        role="row",
    )
    return joined(
        (
            tag("h3", f"Figures to scale: {line.unit}" if line.unit else "Figures to scale", id=f"{key}-h"),
            tag(
                "table",
                tag("thead", head, role="rowgroup"),
                tag("tbody", *rows, role="rowgroup"),
                tag("tfoot", foot, role="rowgroup"),
                class_="line",
                role="table",
                aria_labelledby=f"{key}-h",
            ),
        )
    )


def _figure_row(thread: ThreadLabels, row: FigureRow, number: int, by: tuple[Plot, Cards]) -> Markup:
    plot, cards = by
    label = thread.of(row.figure.uid)
    named = tag("a", label, href=f"#t{thread.number}-{label}", class_="label") if label else NOTHING
    who = (named, " ", tag("bdi", speaker_words(row.statement), class_="speaker"), tag("br"))
    return tag(
        "tr",
        tag(
            "th", *who, tag("span", cards.cited(row.statement.article), class_="cite"), scope="row", role="rowheader",
            class_=bar(row.statement),
        ),
        tag("td", amount_words(row.figure), class_="amount", role="cell"),
        tag("td", scope_words(row.figure), class_="scope", role="cell"),
        tag("td", plot.track(row, number), class_="plot", role="cell"),
        role="row",
    )  # fmt: skip


def _reasons(thread: ThreadLabels) -> Markup:
    if not thread.related:
        return NOTHING
    key = f"t{thread.number}-why"
    heads = ("One", "stands to", "another", "because")
    head = tag("tr", *(tag("th", each, scope="col", role="columnheader") for each in heads), role="row")
    return joined(
        (
            tag("h3", "How they stand to each other, and why", id=key),
            tag(
                "table",
                tag("thead", head, role="rowgroup"),
                tag("tbody", *(_reason(each, thread.number) for each in grouped(thread.related)), role="rowgroup"),
                class_="why",
                role="table",
                aria_labelledby=key,
            ),
        )
    )


def _reason(found: Grouped, number: int) -> Markup:
    return tag(
        "tr",
        tag("th", _sides(found.lefts, number), scope="row", role="rowheader"),
        tag("td", sign(found.sign), f" {found.words}", role="cell"),
        tag("td", _sides(found.rights, number), role="cell"),
        tag("td", found.reason, role="cell"),
        role="row",
    )


def _sides(sides: Sequence[Side], number: int) -> Markup:
    return joined((_side(labels, words, number) for labels, words in by_words(sides)), between=tag("br"))


def _side(labels: Sequence[str], words: str, number: int) -> Markup:
    links = (tag("a", each, href=f"#t{number}-{each}", class_="label") for each in labels)
    return joined((joined(links, between=", "), " ", tag("bdi", words)))
