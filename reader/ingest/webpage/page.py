"""Saved pages: the article's text with its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.errors import IntakeError
from reader.ingest import fields, limits
from reader.ingest.encoding import decode
from reader.ingest.headline import read_headline
from reader.ingest.items import Found, Item
from reader.ingest.webpage.choose import article_blocks
from reader.ingest.webpage.fields import PageFields, page_fields
from reader.ingest.webpage.parse import PageBlock, outline
from reader.model import Document

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")
_HEAD = 4_096
_MUCH_MORE = 3


def read_page(data: bytes, where: str) -> Iterator[Item]:
    """Give the one article of a saved page.

    Raises:
        IntakeError: it is no text, too large, or shows nothing to read.
    """
    if len(data) > limits.PAGE_BYTES:
        raise IntakeError(where, f"is larger than {limits.PAGE_BYTES // limits.MEGABYTE} MB, too large for a page")
    decoded = decode(data, where, declared=_declared(data))
    page = outline(decoded.text)
    found = page_fields(page)
    text = _text(found, article_blocks(page))
    if fields.is_blank(text):
        raise IntakeError(where, "is a page without text", hint="Save the page from the browser once more, as a whole")
    yield Found(_document(found, text, where), decoded.warning)


def markup_to_text(markup: str) -> str:
    """Give the words of a piece of markup, blocks with blank lines between; scripts and hidden parts are left out."""
    return "\n\n".join(block.text for block in outline(markup[: limits.PAGE_BYTES]).blocks)


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD]) or _XML_CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found is not None else ""


def _text(found: PageFields, blocks: list[PageBlock]) -> str:
    """Join the blocks under the title; a heading before the first paragraph that says the title is not repeated."""
    first = next((number for number, block in enumerate(blocks) if block.tag == "p"), len(blocks))
    texts = [
        block.text
        for number, block in enumerate(blocks)
        if not (number < first and block.tag == "h1" and fields.tidy(block.text) == found.title)
    ]
    body = "\n\n".join(texts)
    if len(found.body) > _MUCH_MORE * len(body):
        body = markup_to_text(found.body.replace("\n\n", "<p>"))
    return fields.with_title(found.title, fields.encodable(body)) if body.strip() else ""


def _document(found: PageFields, text: str, where: str) -> Document:
    head = read_headline(text, title=found.title)
    return Document(
        text=text,
        title=head.title,
        byline=found.byline or head.byline,
        outlet=found.outlet or head.outlet,
        published=found.published or head.published,
        url=found.url,
        language=found.language,
        origin=where,
    )
