"""From JSON objects to items: articles of anybody's making, and the lines of this program's own export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.items import Found, Item
from reader.ingest.ownlines import OwnLines
from reader.ingest.webpage.page import markup_to_text
from reader.model import Document

TEXT_KEYS = ("text", "content", "body", "content_text", "articleBody", "maintext")
PAGE_KEYS = ("content_html", "html")
TITLE_KEYS = ("title", "headline")
OUTLET_KEYS = ("outlet", "source", "site", "site_name", "publisher", "publication")
BYLINE_KEYS = ("byline", "author", "authors", "creator")
DATE_KEYS = ("published", "date", "published_at", "publishedAt", "date_published", "datePublished", "pubDate")
URL_KEYS = ("url", "link", "canonical_url", "address")
LANGUAGE_KEYS = ("language", "lang")
ID_KEYS = ("id", "guid", "_id")
TAG_KEYS = ("tags", "keywords")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|article|span|a)(?:\s[^>]{0,500})?/?>", re.IGNORECASE)
_LIST_KEYS = ("articles", "items", "results", "documents", "data", "posts", "entries")


@dataclass(slots=True)
class Records:
    """Turns the objects of one file into items; remembers what lines of an export refer to."""

    where: str
    _own: OwnLines = field(init=False)

    def __post_init__(self) -> None:
        """Begin a file."""
        self._own = OwnLines(self.where)

    def items(self, value: Any, place: str) -> Iterator[Item]:
        """Give what one object holds: an article, a line of an export, or one error.

        Args:
            value: what JSON gave.
            place: where in the file, for messages ("line 2").
        """
        origin = f"{self.where}, {place}" if place else self.where
        if not isinstance(value, Mapping):
            yield IntakeError(origin, f"is {_a(value)}, no object with a text")
        elif self._own.knows(value):
            yield from self._own.items(value, origin)
        else:
            yield self._article(value, origin)

    def end(self) -> Iterator[Item]:
        """Give what can only be told when the file has ended."""
        yield from self._own.end()

    def _article(self, value: Mapping[str, Any], origin: str) -> Found | IntakeError:
        text = _text(value)
        if text is None:
            names = ", ".join(TEXT_KEYS[:3])
            return IntakeError(origin, "has no text", hint=f"An article is an object with one of: {names}")
        if fields.is_blank(text):
            return IntakeError(origin, "has an empty text")
        document = _document(value, fields.encodable(text), origin)
        return Found(document, _ignored(value), is_alone=False)


def unwrap(value: Any) -> list[Any]:
    """Give the objects of a whole file: a list, a list under a usual name, or a single object."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and _text(value) is None and "type" not in value:
        for key in _LIST_KEYS:
            if isinstance(value.get(key), list):
                return list(value[key])
    return [value]


def refusal(value: Any, where: str) -> IntakeError | None:
    """Say why a whole file of JSON is none that is read here: a feed or annotations, which come later."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, Mapping):
        return None
    if "jsonfeed.org" in str(first.get("version", ""))[:100]:
        return IntakeError(where, "a feed cannot be imported yet", hint="Save its articles as pages and import those")
    is_annotation = "anno" in str(first.get("@context", ""))[:200] or isinstance(first.get("rows"), list)
    if is_annotation:
        return IntakeError(where, "a file of annotations cannot be imported yet")
    return None


def _document(value: Mapping[str, Any], text: str, origin: str) -> Document:
    title = fields.tidy(_word(value, TITLE_KEYS))
    given = fields.tidy(_word(value, ID_KEYS))
    return Document(
        text=fields.with_title(title, text.strip("\n")),
        title=title or fields.first_words(text),
        byline=fields.tidy(_word(value, BYLINE_KEYS)),
        outlet=fields.tidy(_word(value, OUTLET_KEYS)),
        published=fields.day(_word(value, DATE_KEYS)),
        url=fields.address(_word(value, URL_KEYS)) or fields.address(given),
        language=fields.language(_word(value, LANGUAGE_KEYS)),
        given_id=given,
        tags=fields.tags(_words(value, TAG_KEYS)),
        origin=origin,
    )


def _text(value: Mapping[str, Any]) -> str | None:
    for key in (*TEXT_KEYS, *PAGE_KEYS):
        text = value.get(key)
        if isinstance(text, str):
            is_page = key in PAGE_KEYS or _MARKUP.search(text[:20_000]) is not None
            return markup_to_text(text) if is_page else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _words(value: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    """Give the strings under the first of `keys` that holds any; objects count by their name."""
    for key in keys:
        words = [word for word in map(_name, _as_list(value.get(key))) if word]
        if words:
            return [part for word in words for part in word.split(",")] if keys is TAG_KEYS else words
    return []


def _word(value: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return ", ".join(_words(value, keys))


def _as_list(value: Any) -> list[Any]:
    return list(value[:50]) if isinstance(value, list) else [value]


def _name(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("name", value.get("title", ""))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _ignored(value: Mapping[str, Any]) -> str:
    """Say which known fields had a type that tells nothing."""
    known = (*TITLE_KEYS, *OUTLET_KEYS, *BYLINE_KEYS, *DATE_KEYS, *URL_KEYS, *LANGUAGE_KEYS, *ID_KEYS, *TAG_KEYS)
    odd = [key for key in known if value.get(key) not in (None, "", [], {}) and not _words(value, (key,))]
    return f"ignored, since of the wrong type: {', '.join(odd)}" if odd else ""


def _a(value: Any) -> str:
    if isinstance(value, bool):
        return "a truth value"
    names = {type(None): "null", list: "a list", str: "a string", int: "a number", float: "a number"}
    return names.get(type(value), "a value")
