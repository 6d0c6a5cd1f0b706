"""Hypothes.is: what its API gives (`{"rows": […]}`), and the file that its client exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.notes.found import LONGEST_NOTE, LONGEST_QUOTE, NoteFound, moment, tidy_tags, uid_of
from reader.model import Annotation, Document, Selector

_LISTS = ("rows", "annotations")
_LOOKED_AT = 50


def knows(value: Any) -> bool:
    """Say whether a JSON value is an export, or a list of its annotations."""
    return any(isinstance(each, Mapping) and "uri" in each and "target" in each for each in _listed(value)[:_LOOKED_AT])


def read_value(value: Any, where: str) -> Iterator[NoteFound | IntakeError]:
    """Give the annotations of an export; replies come too, as notes on the article."""
    for number, each in enumerate(_listed(value), 1):
        yield _read(each, f"{where}, annotation {number}")


def _listed(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), [])
    return value if isinstance(value, list) else []


def _read(value: Any, origin: str) -> NoteFound | IntakeError:
    if not isinstance(value, Mapping) or not _word(value, "uri"):
        return IntakeError(origin, "has no address of a page")
    uri, target = _word(value, "uri"), _first(value.get("target"))
    tags = value.get("tags")
    annotation = Annotation(
        uid=uid_of("hypothesis", _word(value, "id") or repr(sorted(value.items(), key=repr))),
        article_uid="",
        version_uid="",
        selector=_selector(target.get("selector")),
        text=_word(value, "text")[:LONGEST_NOTE],
        tags=tidy_tags(tags) if isinstance(tags, list) else (),
        created=moment(_word(value, "created")),
        modified=moment(_word(value, "updated")),
    )
    return NoteFound(annotation, _article(value, uri), "", origin, lost=_lost(value))


def _article(value: Mapping[str, Any], uri: str) -> Document:
    document = value.get("document")
    title = document.get("title", "") if isinstance(document, Mapping) else ""
    title = title[0] if isinstance(title, list) and title else title
    url = fields.address(uri)
    named = fields.tidy(fields.encodable(title)) if isinstance(title, str) else ""
    return Document("", title=named or fields.tidy(uri), url=url, outlet=fields.host(url))


def _selector(given: Any) -> Selector | None:
    """Its offsets count UTF-16 code units, as a browser does; whoever places the note finds that out."""
    selectors = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list) else []
    quote = next((each for each in selectors if each.get("type") == "TextQuoteSelector"), {})
    place = next((each for each in selectors if each.get("type") == "TextPositionSelector"), {})
    words = _word(quote, "exact")
    if fields.is_blank(words) or len(words) > LONGEST_QUOTE:
        return None
    start, end = place.get("start"), place.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end < 2**40:
        start, end = 0, len(words)
    return Selector(words, _word(quote, "prefix"), _word(quote, "suffix"), start, end)


def _lost(value: Mapping[str, Any]) -> str:
    return "that it answers another one" if value.get("references") else ""


def _first(value: Any) -> Mapping[str, Any]:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, Mapping) else {}


def _word(value: Mapping[str, Any], key: str) -> str:
    word = value.get(key)
    return fields.encodable(word) if isinstance(word, str) else ""
