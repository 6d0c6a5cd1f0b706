"""What the reader wrote, and where everything comes from, on a page."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.html_markup import NOTHING, Markup, joined, language, lines, tag
from reader.export.html_statements import Cards
from reader.export.labels import Labels
from reader.export.words import day_words
from reader.model import Annotation, Article, Dossier


def notes_section(dossier: Dossier, labels: Labels, cards: Cards) -> Markup:
    """The reader's highlights, notes and verdicts, article by article."""
    parts = [_of_article(each, dossier, cards) for each in labels.sources]
    if not any(parts):
        return NOTHING
    return tag(
        "section",
        tag("h2", "The reader’s notes and verdicts", id="notes-h"),
        *parts,
        id="notes",
        aria_labelledby="notes-h",
    )


def sources_section(labels: Labels) -> Markup:
    """Full citations, numbered."""
    if not labels.sources:
        return NOTHING
    return tag(
        "section",
        tag("h2", "Sources", id="sources-h"),
        tag("ol", *(_source(each, labels) for each in labels.sources), class_="sources"),
        id="sources",
        aria_labelledby="sources-h",
    )


def _of_article(article: Article, dossier: Dossier, cards: Cards) -> Markup:
    marks = [each for each in dossier.annotations if each.article_uid == article.uid and each.verdict is None]
    judged = [each for each in dossier.judged if each.article.uid == article.uid]
    if not marks and not judged:
        return NOTHING
    listed = (cards.alone(each, key=f"verdict-{each.uid}") for each in judged)
    return joined(
        (
            tag("h3", article.title or article.uid, dir="auto", lang=language(article.language)),
            tag("p", cards.cited(article), class_="cite"),
            joined(_mark(each, article) for each in marks),
            tag("ol", *listed, class_="cards columns") if judged else NOTHING,
        )
    )


def _mark(mark: Annotation, article: Article) -> Markup:
    selector = mark.selector
    quote = (
        tag(
            "blockquote",
            tag("p", _before(selector.prefix), tag("mark", selector.quote.strip()), _after(selector.suffix)),
            lang=language(article.language),
            dir="auto",
        )
        if selector is not None
        else NOTHING
    )
    tags = tag("p", f"Tags: {', '.join(mark.tags)}", class_="stance") if mark.tags else NOTHING
    said = tag("div", lines(mark.text), class_="reader") if mark.text.strip() else NOTHING
    return tag("div", quote, said, tags, class_="marked")


def _before(prefix: str) -> str:
    """The words before a quote, from a whole word on."""
    last = prefix.rsplit("\n", 1)[-1]
    words = last.split(" ", 1)[-1] if last == prefix and " " in last else last
    return f"… {words}" if words.strip() and last == prefix else words


def _after(suffix: str) -> str:
    first = suffix.split("\n", 1)[0]
    words = first.rsplit(" ", 1)[0] if first == suffix and " " in first else first
    return f"{words} …" if words.strip() and first == suffix else words


def _source(article: Article, labels: Labels) -> Markup:
    return tag("li", joined(_citation(article, labels)), id=f"source-{labels.number(article)}")


def _citation(article: Article, labels: Labels) -> Iterator[Markup]:
    if article.outlet.strip():
        yield joined((tag("bdi", article.outlet), ". "))
    if article.byline.strip():
        yield joined((tag("bdi", article.byline), ". "))
    yield joined(
        (tag("cite", article.title or "Without a title", dir="auto"), ". ", day_words(article.published), ". ")
    )
    if article.url:
        yield joined((tag("span", article.url, class_="address"), " "))
    if article.added:
        yield tag("span", f"Taken in on {day_words(article.added)}. ", class_="stance")
    copied = labels.numbers.get(labels.copies.get(article.uid, ""))
    if copied:
        yield tag("span", f"Repeats the text of source {copied}.", class_="stance")
