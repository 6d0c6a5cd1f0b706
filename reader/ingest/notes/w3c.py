"""W3C Web Annotations in JSON-LD: those that this program writes, and those of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.notes.bodies import Bodies, read_bodies
from reader.ingest.notes.found import LONGEST_QUOTE, NoteFound, moment, uid_of
from reader.model import Annotation, Document, Selector

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_TYPES = {"Annotation", "AnnotationPage", "AnnotationCollection", "oa:Annotation"}
_URN = "urn:hearsay:"
_DEEPEST = 6
_KNOWN = {
    "@context", "id", "type", "created", "modified", "motivation", "body", "bodyValue", "target", "label", "name",
}  # fmt: skip
_TITLES = ("dcterms:title", "dc:title", "schema:headline", "schema:name", "title", "name", "label")


def knows(value: Any) -> bool:
    """Say whether a JSON value is an annotation of the standard, or several of them, or a list of none."""
    if isinstance(value, list):
        return not value or knows(value[0])
    if not isinstance(value, Mapping):
        return False
    contexts = value.get("@context")
    named = contexts if isinstance(contexts, list) else [contexts]
    is_typed = bool(_TYPES.intersection(_strings(value.get("type"), value.get("@type"))))
    return is_typed and ("target" in value or "items" in value or "first" in value or CONTEXT in named)


def read_values(values: Iterable[Any], where: str) -> Iterator[NoteFound | IntakeError]:
    """Give the annotations of some JSON values: single ones, lists, pages, collections with their first page."""
    number = 0
    for value in values:
        for each in _unwrapped(value):
            number += 1
            origin = f"{where}, annotation {number}"
            yield _read(each, origin)


def _unwrapped(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _unwrapped(each)
    elif isinstance(value, Mapping) and isinstance(value.get("items"), list) and "target" not in value:
        yield from value["items"]
    elif isinstance(value, Mapping) and isinstance(value.get("first"), Mapping) and "target" not in value:
        yield from _unwrapped(value["first"])
    else:
        yield value


def _read(value: Any, origin: str) -> NoteFound | IntakeError:
    if not isinstance(value, Mapping) or not _strings(value.get("type"), value.get("@type")) & _TYPES:
        return IntakeError(origin, "is no annotation")
    target, others = _first(value.get("target"))
    source = _source(target)
    if not source:
        return IntakeError(origin, "says of nothing what it is on")
    bodies = read_bodies(value)
    described = target.get("hearsay:article")
    article, article_uid = _article(target, described if isinstance(described, Mapping) else {}, source)
    given = _word(value, "id") or _word(value, "@id")
    uid = _own(given, "annotation")
    annotation = Annotation(
        uid=uid or uid_of("w3c", given or repr(sorted(value.items(), key=repr))),
        article_uid=article_uid,
        version_uid=_version(target),
        selector=_selector(target),
        text=bodies.text,
        tags=bodies.tags if uid else fields.tags(bodies.tags),
        colour=_word(value, "hearsay:colour") or "yellow",
        verdict=bodies.verdict,
        claim_uid=_own(_word(value, "hearsay:claim"), "claim"),
        created=_time(value, "created"),
        modified=_time(value, "modified"),
        not_in=tuple(_own(each, "version") for each in _strings_in(value, "hearsay:notIn")),
    )
    return NoteFound(annotation, article, article_uid, origin, bool(uid), _lost(value, bodies, others))


def _first(target: Any) -> tuple[Mapping[str, Any], int]:
    """The target, the first of several, and how many others there are; a composite counts by its items."""
    several = target if isinstance(target, list) else [target]
    first = several[0] if several else None
    if isinstance(first, str):
        return {"source": first}, len(several) - 1
    if not isinstance(first, Mapping):
        return {}, 0
    if isinstance(first.get("items"), list):
        inner, more = _first(first["items"])
        return inner, more + len(several) - 1
    return first, len(several) - 1


def _source(target: Mapping[str, Any]) -> str:
    source = target.get("source", target.get("id", target.get("@id")))
    if isinstance(source, Mapping):
        source = source.get("id", source.get("@id"))
    return fields.encodable(source).strip() if isinstance(source, str) else ""


def _article(target: Mapping[str, Any], said: Mapping[str, Any], source: str) -> tuple[Document, str]:
    """How the article is described, and its uid where this program wrote that."""
    url = fields.address(_word(said, "hearsay:address") or source)
    inner = target.get("source")
    titles = (_word(each, name) for each in (said, inner, target) if isinstance(each, Mapping) for name in _TITLES)
    title = next((title for title in map(fields.tidy, titles) if title), "")
    uid = _own(_word(said, "id"), "article") or _own(source, "article")
    document = Document(
        text="",
        title=title if uid else title or fields.tidy(source),
        byline=fields.tidy(_word(said, "dcterms:creator")),
        outlet=fields.tidy(_word(said, "dcterms:publisher")) or ("" if uid else fields.host(url)),
        published=fields.day(_word(said, "dcterms:issued")),
        url=url,
        language=fields.language(_word(said, "dcterms:language")),
    )
    return document, uid


def _version(target: Mapping[str, Any]) -> str:
    states = target.get("state")
    for state in states if isinstance(states, list) else [states]:
        if isinstance(state, Mapping):
            for each in _strings(state.get("cached")):
                if _own(each, "version"):
                    return _own(each, "version")
    return ""


def _selector(target: Mapping[str, Any]) -> Selector | None:
    """The words that are meant, from a quote, with their place where one is told."""
    found = tuple(_selectors(target.get("selector"), 0))
    quote = next((each for each in found if _is(each, "TextQuoteSelector") and _word(each, "exact")), None)
    if quote is None or len(quote["exact"]) > LONGEST_QUOTE:
        return None
    place = next((each for each in found if _is(each, "TextPositionSelector") and _has_place(each)), None)
    words, prefix, suffix = (_word(quote, name) for name in ("exact", "prefix", "suffix"))
    start, end = (place["start"], place["end"]) if place else (0, len(words))
    return Selector(words, prefix, suffix, start, end)


def _selectors(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """All selectors, those that refine others too."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping) and depth < _DEEPEST:
            yield each
            yield from _selectors(each.get("refinedBy"), depth + 1)


def _has_place(selector: Mapping[str, Any]) -> bool:
    start, end = selector.get("start"), selector.get("end")
    return type(start) is int and type(end) is int and 0 <= start <= end < 2**40


def _is(value: Mapping[str, Any], kind: str) -> bool:
    return kind in _strings(value.get("type"), value.get("@type"))


def _lost(value: Mapping[str, Any], bodies: Bodies, others: int) -> str:
    names = sorted(key for key in value if key not in _KNOWN and not key.startswith("hearsay:"))
    said = [fields.tidy(name, 40) for name in names[:8]]
    said += ["its other targets"] if others else []
    return ", ".join([*said, *bodies.lost])


def _time(value: Mapping[str, Any], name: str) -> str:
    return _word(value, f"hearsay:{name}") or moment(_word(value, name))


def _own(urn: str, kind: str) -> str:
    """The uid in a name that this program gives; "" where it is another one's."""
    start = f"{_URN}{kind}:"
    return fields.encodable(unquote(urn[len(start) :], errors="replace")) if urn.startswith(start) else ""


def _word(value: Mapping[str, Any], key: str) -> str:
    word = value.get(key)
    return fields.encodable(word) if isinstance(word, str) else ""


def _strings_in(value: Mapping[str, Any], key: str) -> list[str]:
    given = value.get(key)
    return [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str)]


def _strings(*values: Any) -> set[str]:
    found: set[str] = set()
    for value in values:
        found.update(each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
    return found
