"""The door of this room: bytes with a name go in, articles and messages come out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from reader.errors import IntakeError
from reader.ingest import limits
from reader.ingest.detect import Kind, kind_of
from reader.ingest.items import Found, Item
from reader.ingest.jsonfile import read_json, read_lines
from reader.ingest.markdown import read_markdown
from reader.ingest.plain import read_plain
from reader.ingest.webpage.page import read_page
from reader.text.language import detect_language

_KINDLES_RULE = b"\n=========="
_TELLING_LETTERS = 1_500
"""So much of a text tells its language as well as all of it; the whole of it took a tenth of an import's time."""


def read(data: bytes, name: str, *, where: str = "") -> Iterator[Item]:
    """Give what some bytes hold; `name` is a file name or "stdin", `where` what messages call it."""
    return read_stream(io.BytesIO(data), name, where=where or name)


def read_stream(stream: BinaryIO, name: str, *, where: str) -> Iterator[Item]:
    """Give the articles of a stream, one after the other; JSON lines are never held as a whole.

    What cannot be read at all comes as one error, as the only item. The stream must be seekable.
    """
    try:
        for item in _items(stream, name, where):
            yield _bounded(item, where)
    except IntakeError as wrong:
        yield wrong
    except RecursionError:
        yield IntakeError(where, "is nested too deep to be read")


def _items(stream: BinaryIO, name: str, where: str) -> Iterator[Item]:
    head = stream.read(limits.HEAD_BYTES)
    kind = kind_of(head, name, where)
    if kind is Kind.JSON_LINES:
        stream.seek(0)
        yield from read_lines(stream, where)
        return
    data = head + stream.read(limits.FILE_BYTES + 1 - len(head))
    if len(data) > limits.FILE_BYTES:
        raise IntakeError(where, f"is larger than {limits.FILE_BYTES // limits.MEGABYTE} MB",
                          hint="Split it, or make it JSON lines, which are read one by one")  # fmt: skip
    if kind is Kind.PLAIN and _KINDLES_RULE in head:
        _refuse_notes(head, where)
    if kind is Kind.JSON:
        yield from read_json(data, where)
    else:
        readers = {Kind.PLAIN: read_plain, Kind.MARKDOWN: read_markdown, Kind.PAGE: read_page}
        yield from readers[kind](data, where)


def _refuse_notes(head: bytes, where: str) -> None:
    from reader.ingest.notes.reading import are_notes  # noqa: PLC0415 — seldom so

    if are_notes(head):
        raise IntakeError(where, "holds notes, and no articles", hint="Take them in with `hearsay import-notes`")


def _bounded(item: Item, where: str) -> Item:
    if isinstance(item, Found) and len(item.document.text) > limits.TEXT_LETTERS:
        why = f"holds a text of more than {limits.TEXT_LETTERS // limits.MEGABYTE} million letters"
        return IntakeError(item.document.origin or where, why, hint="Split it into articles")
    return item


def with_language(found: Found) -> Found:
    """Say which language an article is in, where its file does not; one that is known already need not be asked."""
    document = found.document
    if document.language:
        return found
    return replace(found, document=replace(document, language=detect_language(document.text[:_TELLING_LETTERS])))
