"""Plain text: kept as it stands but for its newlines and a byte-order mark."""

from __future__ import annotations

from collections.abc import Iterator

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.encoding import decode, newlines
from reader.ingest.headline import read_headline
from reader.ingest.items import Found, Item
from reader.model import Document


def read_plain(data: bytes, where: str) -> Iterator[Item]:
    """Give the one article of a file of plain text.

    Raises:
        IntakeError: it is no text, or nobody would see anything in it.
    """
    decoded = decode(data, where)
    text = newlines(decoded.text)
    if fields.is_blank(text):
        raise IntakeError(where, "is empty" if not data else "holds no visible text")
    head = read_headline(text)
    yield Found(
        Document(
            text=text,
            title=head.title,
            byline=head.byline,
            outlet=head.outlet,
            published=head.published,
            url=head.url,
            language=head.language,
            origin=where,
        ),
        decoded.warning,
    )
