"""What a reader of notes hands over, and what all of them need for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.ingest import fields
from reader.model import Annotation, Document, Selector

LONGEST_NOTE = 1_000_000
LONGEST_QUOTE = 200_000


@dataclass(frozen=True, slots=True)
class NoteFound:
    """A note, and how the article that it is on is described.

    Attributes:
        annotation: its uid is the same whenever the file is read; without a time of change, `modified` is empty.
        article: how the file describes the article, without a text.
        article_uid: the article's uid, where the file knows it; else empty.
        origin: where in the file, for messages.
        is_own: this program wrote it: the uid of its version is one of a library.
        lost: what of it was left out, in words.
    """

    annotation: Annotation
    article: Document
    article_uid: str
    origin: str
    is_own: bool = False
    lost: str = ""


def uid_of(*parts: str) -> str:
    """A uid that is made of these words alone."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def quoted(words: str, prefix: str = "", suffix: str = "", start: int = 0) -> Selector | None:
    """A selector of some words; None where there are none, or more than anybody marks."""
    if fields.is_blank(words) or len(words) > LONGEST_QUOTE:
        return None
    return Selector(words, prefix[-LONGEST_QUOTE:], suffix[:LONGEST_QUOTE], start, start + len(words))


def moment(value: str) -> str:
    """A time in the one form that annotations have; "" where it cannot be read. Without a zone it counts as UTC."""
    text = value.strip()
    try:
        at = datetime.fromisoformat(text)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return at.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return ""


def tidy_tags(values: Iterable[str]) -> tuple[str, ...]:
    """Tags, each once."""
    return fields.tags(value for value in values if isinstance(value, str))
