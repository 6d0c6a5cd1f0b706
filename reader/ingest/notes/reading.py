"""The door of this room: some bytes go in, notes come out. What they are is told by their content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.errors import IntakeError
from reader.ingest import limits
from reader.ingest.encoding import decode
from reader.ingest.items import Item
from reader.ingest.jsonfile import read_lines
from reader.ingest.jsonvalue import BadJsonError, parse
from reader.ingest.notes import hypothesis, instapaper, kindle, readwise, table, w3c
from reader.ingest.notes.found import NoteFound

OWN_HEAD = b'{"type":'
_OTHERS = re.compile(
    rb'"http://www\.w3\.org/ns/anno\.jsonld"|"export_userid"|^\s*\{\s*"(?:total|rows)"\s*:.*"uri"', re.DOTALL
)
_HINT = "Notes come from exports: jsonl, W3C Web Annotations, Hypothes.is, Readwise, Kindle clippings, Instapaper"


def are_notes(head: bytes) -> bool:
    """Say by its first bytes whether a file has notes and no articles; of this program's exports it is not said."""
    if _OTHERS.search(head):
        return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}
    try:
        text = decode(head[: head.rfind(b"\n") + 1] or head, "").text
    except IntakeError:
        return False
    heads = table.heads(text)
    return kindle.knows(text) or readwise.knows(heads) or instapaper.knows(heads)


def read_notes(stream: BinaryIO, where: str) -> Iterator[NoteFound | Item]:
    """Give the notes of a file, and of this program's own lines the items; what cannot be read is one error each.

    Raises:
        IntakeError: it is too large, not text, or nothing that has notes.
    """
    head = stream.read(limits.HEAD_BYTES)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").replace(b" ", b"").startswith(OWN_HEAD):
        yield from _own_or_others(head, stream, where)
        return
    data = head + stream.read(limits.FILE_BYTES + 1 - len(head))
    if len(data) > limits.FILE_BYTES:
        raise IntakeError(where, f"is larger than {limits.FILE_BYTES // limits.MEGABYTE} MB")
    text = decode(data, where).text
    if text.lstrip()[:1] in {"[", "{"}:
        yield from _json(text, where)
    else:
        yield from _plain(text, where)


def _own_or_others(head: bytes, stream: BinaryIO, where: str) -> Iterator[NoteFound | Item]:
    """Lines of this program's export, read one by one; or an annotation of the standard whose type comes first."""
    first, _, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if b'"Annotation' in first[:200]:
        yield from _json(decode(head + stream.read(limits.FILE_BYTES), where).text, where)
        return
    rest = stream if stream.seekable() else io.BytesIO(head + stream.read())
    rest.seek(0)
    yield from read_lines(rest, where)


def _json(text: str, where: str) -> Iterator[NoteFound | Item]:
    try:
        value: Any = parse(text)
    except BadJsonError as wrong:
        lines = _lines(text)
        if not lines:
            raise IntakeError(where, str(wrong)) from wrong
        value = lines
    if w3c.knows(value):
        yield from w3c.read_values([value], where)
    elif hypothesis.knows(value):
        yield from hypothesis.read_value(value, where)
    else:
        raise IntakeError(where, "is JSON without any notes", hint=_HINT)


def _lines(text: str) -> list[Any]:
    """JSON lines; none where one of them is not JSON."""
    try:
        return [parse(line) for line in text.splitlines() if line.strip()]
    except BadJsonError:
        return []


def _plain(text: str, where: str) -> Iterator[NoteFound | Item]:
    if kindle.knows(text):
        yield from kindle.read_text(text, where)
        return
    heads = table.heads(text)
    for form in (readwise, instapaper):
        if form.knows(heads):
            yield from form.read_text(text, where)
            return
    raise IntakeError(where, "is nothing that has notes" if text.strip() else "is empty", hint=_HINT)
