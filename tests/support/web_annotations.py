"""What the Web Annotation Data Model (W3C Recommendation of 23 February 2017) wants of annotations: its MUST rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
_TERMS = {
    "@context", "id", "type", "body", "bodyValue", "target", "created", "modified", "motivation", "creator",
    "generator", "value", "format", "language", "textDirection", "purpose", "source", "selector", "state", "exact",
    "prefix", "suffix", "start", "end", "cached", "sourceDate", "refinedBy",
}  # fmt: skip


def violations(document: Any) -> list[str]:
    """Every rule that some annotations break; one annotation, a list of them, or a page."""
    items = document.get("items", [document]) if isinstance(document, dict) else document
    found = [f"{number}: {wrong}" for number, each in enumerate(items) for wrong in _annotation(each)]
    ids = [each.get("id") for each in items]
    return [*found, *(["two have one id"] if len(ids) != len(set(ids)) else [])]


def _annotation(value: dict[str, Any]) -> Iterator[str]:
    contexts = value.get("@context")
    if contexts != CONTEXT and not (isinstance(contexts, list) and CONTEXT in contexts and len(contexts) > 1):
        yield "3.1: the context is not that of the model, or a list of one"
    prefixes = {name for each in _list(contexts) if isinstance(each, dict) for name in each}
    if not _is_iri(value.get("id")):
        yield "3.1: id is no single IRI"
    if "Annotation" not in _list(value.get("type")):
        yield "3.1: type is not Annotation"
    if "target" not in value or not _list(value["target"]):
        yield "3.1: there is no target"
    yield from _said(value)
    for body in _list(value.get("body")):
        yield from _body(body)
    for target in _list(value.get("target")):
        yield from _target(target)
    known = prefixes | {"dcterms", "dc", "schema"}
    unknown = {name for name in _names(value) if name not in _TERMS and name.partition(":")[0] not in known}
    yield from (f"JSON-LD: {name} is no term of any context" for name in unknown)


def _said(value: dict[str, Any]) -> Iterator[str]:
    if "body" in value and "bodyValue" in value:
        yield "3.2.5: body and bodyValue"
    for name in ("created", "modified"):
        if name in value and not (isinstance(value[name], str) and _TIME.fullmatch(value[name])):
            yield f"3.3.1: {name} is no xsd:dateTime in UTC, written Z"
    for each in _list(value.get("motivation")):
        if each not in MOTIVATIONS:
            yield f"3.3.5: {each} is no motivation"


def _body(body: Any) -> Iterator[str]:
    if isinstance(body, str):
        if not _is_iri(body):
            yield "3.2.1: a body is no IRI"
    elif "value" in body or "TextualBody" in _list(body.get("type")):
        if not isinstance(body.get("value"), str):
            yield "3.2.4: a textual body has not exactly one value"
        for each in _list(body.get("purpose")):
            if each not in MOTIVATIONS:
                yield f"3.3.5: {each} is no purpose"
        if len(_list(body.get("format"))) > 1:
            yield "3.2.1: more than one format"
    elif not _is_iri(body.get("id")) and not _is_iri(body.get("source")):
        yield "3.2: a body is neither text nor a resource"


def _target(target: Any) -> Iterator[str]:
    if isinstance(target, str):
        if not _is_iri(target):
            yield "3.2.1: the target is no IRI"
        return
    if "source" not in target and not _is_iri(target.get("id")):
        yield "3.2.1: the target has no IRI"
    if "source" in target and not _is_iri(target["source"]):
        yield "4: there is not exactly one source"
    for selector in _list(target.get("selector")):
        yield from _selector(selector)
    for state in _list(target.get("state")):
        yield from _state(state)


def _selector(selector: dict[str, Any]) -> Iterator[str]:
    kind = selector.get("type")
    if kind == "TextQuoteSelector":
        if not isinstance(selector.get("exact"), str) or not selector["exact"]:
            yield "4.2.4: there is not exactly one exact"
        if not all(isinstance(selector.get(name, ""), str) for name in ("prefix", "suffix")):
            yield "4.2.4: more than one prefix or suffix"
    elif kind == "TextPositionSelector":
        ends = (selector.get("start"), selector.get("end"))
        if not all(type(each) is int and each >= 0 for each in ends):
            yield "4.2.5: start and end are no non-negative integers"
    else:
        yield f"4.2: {kind} is a selector that is not looked at here"


def _state(state: dict[str, Any]) -> Iterator[str]:
    if state.get("type") != "TimeState":
        yield "4.3: the state is none of time"
    if not all(map(_is_iri, _list(state.get("cached")))):
        yield "4.3.1: cached is no IRI"
    if not all(_TIME.fullmatch(each) for each in _list(state.get("sourceDate"))):
        yield "4.3.1: sourceDate is no xsd:dateTime in UTC, written Z"


def _is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(urlsplit(value).scheme) and _NO_IRI.search(value) is None


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            if name != "@context":
                yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)
