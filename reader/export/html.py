"""A dossier as one page that needs nothing else: no script, no address it would load or follow, its style by digest."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from reader.export.dossiers import facts_words, title_words, warnings
from reader.export.html_marks import notes_section, sources_section
from reader.export.html_markup import NOTHING, Markup, joined, tag
from reader.export.html_statements import Cards
from reader.export.html_threads import thread_section
from reader.export.html_times import courses_section
from reader.export.labels import Labels
from reader.export.words import CERTAINTIES, REPORTINGS, counted, day_words
from reader.model import Dossier


def page(dossier: Dossier) -> Iterator[str]:
    """Give the page in pieces; a thread is one piece."""
    labels = Labels(dossier)
    cards = Cards(labels)
    yield f'<!doctype html>\n<html lang="en">\n{_head(dossier)}\n<body>\n'
    yield f"{_header(dossier, labels)}\n{_contents(dossier, labels)}\n<main>\n"
    for thread in labels.threads:
        yield f"{thread_section(thread, cards)}\n"
    for section in (
        _only_here(dossier, cards),
        courses_section(dossier, cards),
        notes_section(dossier, labels, cards),
        sources_section(labels),
        _reading_aid(),
    ):
        yield f"{section}\n" if section else ""
    yield f"</main>\n{_footer(dossier)}\n</body>\n</html>\n"


@cache
def style() -> str:
    """The style of the page."""
    return resources.files(__package__).joinpath("page.css").read_text("utf-8")


def policy() -> str:
    """What a browser may load for the page: its own style, known by its digest, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _head(dossier: Dossier) -> Markup:
    metas = (
        {"http_equiv": "Content-Security-Policy", "content": policy()},
        {"name_": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name_": "color-scheme", "content": "light dark"},
        {"name_": "referrer", "content": "no-referrer"},
        {"name_": "format-detection", "content": "telephone=no, date=no, address=no, email=no"},
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        *(tag("meta", **each) for each in metas),
        tag("title", f"Who disagrees: {title_words(dossier)}"),
        tag("style", Markup(style())),
    )


def _header(dossier: Dossier, labels: Labels) -> Markup:
    return tag(
        "header",
        tag("p", "Hearsay dossier: who disagrees", class_="kicker"),
        tag("h1", title_words(dossier), dir="auto"),
        tag("p", facts_words(dossier, labels), class_="facts"),
        *(tag("p", words, class_="warning") for words in warnings(dossier)),
    )


def _contents(dossier: Dossier, labels: Labels) -> Markup:
    threads = [
        tag(
            "li",
            tag("a", each.thread.title or "Without a name", href=f"#t{each.number}"),
            _conflicts(each.thread.conflicts),
        )
        for each in labels.threads
    ]
    rest = (
        ("only-here", "Only here", dossier.comparison.only_here),
        ("days", "Over the days", dossier.courses),
        ("notes", "The reader’s notes and verdicts", dossier.annotations),
        ("sources", "Sources", labels.sources),
        ("aid", "How to read this", True),
    )
    links = (tag("li", tag("a", words, href=f"#{key}")) for key, words, there in rest if there)
    threads_list = tag("ol", *threads) if threads else tag("p", "No two statements here are about the same thing.")
    return tag("nav", threads_list, tag("ul", *links), aria_label="Contents")


def _conflicts(count: int) -> Markup:
    words = counted(count, "contradiction")
    return joined((" ", tag("b", f"≠{count:,}", class_="against", role="img", aria_label=words))) if count else NOTHING


def _only_here(dossier: Dossier, cards: Cards) -> Markup:
    alone = dossier.comparison.only_here
    if not alone:
        return NOTHING
    listed = (cards.alone(each, key=f"only-{number}") for number, each in enumerate(alone, 1))
    return tag(
        "section",
        tag("h2", "Only here", id="only-here-h"),
        tag("p", "What this article claims and no other one does.", class_="facts"),
        tag("ol", *listed, class_="cards columns"),
        id="only-here",
        aria_labelledby="only-here-h",
    )


def _reading_aid() -> Markup:
    entries = (
        ("A1, A2, B1", "A letter for each position, a number for each statement in it."),
        ("[1]", "The source, cited in full at the end."),
        (
            ", ".join(CERTAINTIES.values()),
            "How sure the speaker presents it; not asserted is left open by the speaker.",
        ),
        (
            ", ".join(words.removesuffix(" reporting") for words in REPORTINGS.values()),
            "How the article relays it: passes it on (a plain bar), keeps away from it (a broken bar), or takes it for "
            "true (a double bar).",
        ),
        ("own voice", "A figure that the outlet gives as its own."),
        (
            "≠ contradicts",
            "Said only of an explicit denial, or of figures of one unit, measure, population, place and time that "
            "exclude each other. Nothing here is decided by knowledge of the world; things about the same are set side "
            "by side, and who is right is left to you.",
        ),
    )
    pairs = (joined((tag("dt", term), tag("dd", words))) for term, words in entries)
    return tag(
        "section", tag("h2", "How to read this", id="aid-h"), tag("dl", *pairs), id="aid", aria_labelledby="aid-h"
    )


def _footer(dossier: Dossier) -> Markup:
    words = (
        f"Made with Hearsay on {day_words(dossier.made)}. This page loads nothing and links to nothing outside of it."
    )
    return tag("footer", tag("p", words))
