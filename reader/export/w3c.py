"""Annotations as W3C Web Annotations in JSON-LD (Web Annotation Data Model, Recommendation of 23 February 2017).

A JSON array, one annotation a line, each whole in itself: what programs that show annotations load. Positions count
code points, as the model wants it (4.2.5). What the model has no word for stands in terms of our own, under a prefix
that each annotation's context declares. `reader.ingest.notes.w3c` reads it back (docs/formats.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from reader.model import Annotation, Article, Selector

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hearsay": "urn:hearsay:terms:"}]
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"  # what stays as it is; the rest no IRI may have
_DESCRIPTION = (
    ("dcterms:title", "title"),
    ("dcterms:creator", "byline"),
    ("dcterms:publisher", "outlet"),
    ("dcterms:issued", "published"),
    ("dcterms:language", "language"),
)


def page(given: Iterable[tuple[Annotation, Article]]) -> Iterator[str]:
    """Give the array in pieces, an annotation each."""
    before = "[\n"
    for annotation, article in given:
        yield before + _line(_annotation(annotation, article))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _line(value: dict[str, Any]) -> str:
    # As in JSON lines: what some readers take for the end of a line.
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def _annotation(annotation: Annotation, article: Article) -> dict[str, Any]:
    bodies = _bodies(annotation)
    return {
        "@context": CONTEXT,
        "id": _urn("annotation", annotation.uid),
        "type": "Annotation",
        **_times(annotation),
        "motivation": _motivation(annotation),
        **({"body": bodies} if bodies else {}),
        "target": _target(annotation, article),
        "hearsay:colour": annotation.colour,
        **({"hearsay:claim": _urn("claim", annotation.claim_uid)} if annotation.claim_uid else {}),
        **({"hearsay:notIn": [_urn("version", each) for each in annotation.not_in]} if annotation.not_in else {}),
    }


def _times(annotation: Annotation) -> dict[str, str]:
    """Created and modified, in UTC written with Z, as the model wants it; what that cannot hold beside it."""
    said: dict[str, str] = {}
    for name, time in (("created", annotation.created), ("modified", annotation.modified)):
        utc = _utc(time)
        if utc:
            said[name] = utc
        if time and utc.replace("Z", "+00:00") != time:
            said[f"hearsay:{name}"] = time
    return said


def _utc(time: str) -> str:
    try:
        at = datetime.fromisoformat(time)
        return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at.tzinfo else ""
    except (ValueError, OverflowError):
        return ""


def _motivation(annotation: Annotation) -> str:
    if annotation.verdict is not None:
        return "assessing"
    if annotation.text:
        return "commenting"
    return "tagging" if annotation.tags else "highlighting"


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    text = [_body(annotation.text, "commenting") | {"format": "text/markdown"}] if annotation.text else []
    verdict = [_body(annotation.verdict.value, "assessing")] if annotation.verdict else []
    return [*text, *(_body(tag, "tagging") for tag in annotation.tags), *verdict]


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _target(annotation: Annotation, article: Article) -> dict[str, Any]:
    address = quote(article.url, safe=_IN_ADDRESS) or _urn("article", article.uid)
    version = annotation.version_uid
    return {
        "type": "SpecificResource",
        "source": address,
        **({"selector": _selectors(annotation.selector)} if annotation.selector else {}),
        **({"state": {"type": "TimeState", "cached": _urn("version", version)}} if version else {}),
        "hearsay:article": {
            "id": _urn("article", article.uid),
            **{term: getattr(article, name) for term, name in _DESCRIPTION if getattr(article, name)},
            **({"hearsay:address": article.url} if article.url and article.url != address else {}),
        },
    }


def _selectors(selector: Selector) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": selector.quote,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]


def _urn(kind: str, uid: str) -> str:
    return f"urn:hearsay:{kind}:{quote(uid, safe='')}"
