"""Readwise: the CSV of all highlights that it exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.notes import table
from reader.ingest.notes.found import LONGEST_NOTE, NoteFound, moment, quoted, tidy_tags, uid_of
from reader.model import Annotation, Document

_COLOURS = {"yellow", "green", "blue", "pink"}
_NEEDED = {"highlight", "book title"}


def knows(heads: tuple[str, ...]) -> bool:
    """Say whether a table with these heads is such an export."""
    return set(heads) >= _NEEDED


def read_text(text: str, where: str) -> Iterator[NoteFound | IntakeError]:
    """Give the highlights of an export."""
    for row in table.rows(text, where):
        if isinstance(row, IntakeError):
            yield row
        else:
            yield _read(row[1], f"{where}, row {row[0]}")


def _read(row: Mapping[str, str], origin: str) -> NoteFound | IntakeError:
    words, note = fields.encodable(row.get("highlight", "")).strip(), fields.encodable(row.get("note", "")).strip()
    title, author = fields.tidy(row.get("book title", "")), fields.tidy(row.get("book author", ""))
    selector = quoted(words)
    if not title or (selector is None and not note):
        return IntakeError(origin, "has no highlight and no note" if title else "says of no book or article")
    url = fields.address(row.get("url", "") or row.get("source url", ""))
    at = moment(row.get("highlighted at", ""))
    colour = row.get("color", "").strip().casefold()
    annotation = Annotation(
        uid=uid_of("readwise", title, author, words, row.get("location", "").strip()),
        article_uid="",
        version_uid="",
        selector=selector,
        text=note[:LONGEST_NOTE],
        tags=tidy_tags(re.split(r"[,;]\s*", row.get("tags", ""))),
        colour=colour if colour in _COLOURS else "yellow",
        created=at,
    )
    return NoteFound(annotation, Document("", title=title, byline=author, url=url), "", origin)
