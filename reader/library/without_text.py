"""What is shown in the place of a text that is not here: where it stands, and what the reader wrote on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.model import Annotation, Article, Layout, Version
from reader.store import annotations as marks
from reader.store import articles
from reader.store.database import Connection
from reader.text.blocks import lay_out
from reader.text.introductions import in_marks

_SAID = "The text of this article is not here, only what you wrote on it."
_WHAT_NOW = "Save the page and import it: your notes find their places then."


def stand_in(db: Connection, article_uid: str) -> Version:
    """A text in the place of the one that is not here; it belongs to no version, and nothing can be marked in it."""
    article = articles.get(db, article_uid)
    text = "\n\n".join(_paragraphs(article, marks.of_article(db, article.uid)))
    blocks = tuple(replace(each, junk=None) for each in lay_out(text, article.title).blocks)  # nothing of it is junk
    return Version("", article.uid, text, article.added, Layout(blocks, ()))


def _paragraphs(article: Article, notes: tuple[Annotation, ...]) -> Iterator[str]:
    if article.title.strip():
        yield article.title
    yield _SAID
    yield f"{article.url}\n{_WHAT_NOW}" if article.url else _WHAT_NOW
    for each in notes:
        parts = (
            in_marks(each.selector.quote) if each.selector else "",
            f"Verdict: {each.verdict.value}." if each.verdict else "",
            each.text.strip(),
            " ".join(f"#{tag}" for tag in each.tags),
        )
        yield "\n".join(part for part in parts if part)
