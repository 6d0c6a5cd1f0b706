"""Annotations as CSV: a row each, with the article that it is on. Defused as every table of this program is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.export.spreadsheet import line
from reader.export.words import VERDICTS
from reader.model import Annotation, Article

COLUMNS = (
    "kind", "quote", "note", "tags", "colour", "verdict",
    "article_title", "outlet", "author", "date", "address",
    "created", "modified", "uid", "article", "version", "claim", "start", "end",
)  # fmt: skip
"""The heads of the columns, in their order."""


def table(given: Iterable[tuple[Article, tuple[Annotation, ...]]]) -> Iterator[str]:
    """Give the table in pieces; a row is one piece."""
    yield "\ufeff" + line(COLUMNS)
    for article, marks in given:
        for each in marks:
            yield line(_row(each, article))


def _row(annotation: Annotation, article: Article) -> tuple[str | float | None, ...]:
    selector = annotation.selector
    return (
        _kind(annotation), selector.quote if selector else "", annotation.text, ", ".join(annotation.tags),
        annotation.colour, VERDICTS[annotation.verdict] if annotation.verdict else "",
        article.title, article.outlet, article.byline, article.published, article.url,
        annotation.created, annotation.modified, annotation.uid, article.uid, annotation.version_uid,
        annotation.claim_uid, selector.start if selector else None, selector.end if selector else None,
    )  # fmt: skip


def _kind(annotation: Annotation) -> str:
    if annotation.verdict is not None:
        return "verdict"
    return "note" if annotation.text.strip() else "highlight"
