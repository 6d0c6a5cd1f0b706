"""Instapaper: the CSV of all that was saved; what was selected when a page was saved is a highlight in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.notes import table
from reader.ingest.notes.found import NoteFound, quoted, tidy_tags, uid_of
from reader.model import Annotation, Document

_NEEDED = {"url", "title", "selection", "folder", "timestamp"}
_OWN_FOLDERS = {"unread", "archive", "starred"}


def knows(heads: tuple[str, ...]) -> bool:
    """Say whether a table with these heads is such an export."""
    return set(heads) >= _NEEDED


def read_text(text: str, where: str) -> Iterator[NoteFound | IntakeError]:
    """Give the highlights of an export; a page of which nothing was selected is none."""
    for row in table.rows(text, where):
        if isinstance(row, IntakeError):
            yield row
        elif row[1].get("selection", "").strip():
            yield _read(row[1], f"{where}, row {row[0]}")


def _read(row: Mapping[str, str], origin: str) -> NoteFound | IntakeError:
    url, words = fields.address(row.get("url", "")), fields.encodable(row["selection"]).strip()
    selector = quoted(words)
    if not url or selector is None:
        return IntakeError(origin, "has no highlight" if url else "has no address that can be read")
    folder = row.get("folder", "").strip()
    annotation = Annotation(
        uid=uid_of("instapaper", url, words),
        article_uid="",
        version_uid="",
        selector=selector,
        tags=tidy_tags((*_tags(row.get("tags", "")), *([] if folder.casefold() in _OWN_FOLDERS else [folder]))),
        created=_time(row.get("timestamp", "")),
    )
    title = fields.tidy(row.get("title", "")) or fields.tidy(url)
    return NoteFound(annotation, Document("", title=title, url=url, outlet=fields.host(url)), "", origin)


def _tags(cell: str) -> list[str]:
    """A list as JSON, or words between commas."""
    try:
        given = json.loads(cell) if cell.strip().startswith("[") else cell.split(",")
    except (ValueError, RecursionError):
        return []
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else []


def _time(seconds: str) -> str:
    try:
        return datetime.fromtimestamp(int(seconds.strip()), UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError, OSError):
        return ""
