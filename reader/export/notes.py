"""Notes as one page of Markdown: each with its quote and its article; what the reader wrote stays as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.export.markdown_words import address, escape, escape_lines
from reader.export.words import VERDICTS
from reader.model import Article, NoteRow
from reader.text.links import in_plain_words
from reader.text.neutralise import neutralise


def pages(rows: Iterable[NoteRow]) -> Iterator[str]:
    """Give the page in pieces, a note each."""
    yield "# Notes\n"
    for row in rows:
        yield "\n---\n\n" + "\n\n".join(part for part in _parts(row) if part) + "\n"


def _parts(row: NoteRow) -> Iterator[str]:
    note = row.annotation
    if note.verdict is not None:
        yield f"**{VERDICTS[note.verdict]}**"
    if row.claim is not None:
        speaker = escape(row.claim.claim.speaker.name or row.claim.source_text)
        yield f"> {f'{speaker}: ' if speaker else ''}{escape(row.claim.content_text)}"
    elif note.selector is not None:
        yield escape_lines(note.selector.quote, before="> ")
    yield f"— {_source(row.article)}"
    yield neutralise(in_plain_words(note.text)).strip()
    yield " ".join(f"\\#{escape(tag)}" for tag in note.tags)
    yield f"{note.colour}, {note.modified[:10]}" if note.selector is not None else note.modified[:10]


def _source(article: Article) -> str:
    parts = (escape(article.title or article.uid), escape(article.outlet), article.published, address(article.url))
    return ", ".join(part for part in parts if part)
