"""What a Web Annotation says: its bodies, as text, tags and a verdict; a body of an unknown kind becomes text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.ingest import fields
from reader.ingest.notes.found import LONGEST_NOTE
from reader.ingest.webpage.page import markup_to_text
from reader.model import Verdict

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_MOST = 1_000


@dataclass(slots=True)
class Bodies:
    """All that the bodies of one annotation say; `lost` names what was left out."""

    texts: list[str] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    verdict: Verdict | None = None
    lost: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The reader's words."""
        return "\n\n".join(self.texts)[:LONGEST_NOTE]


def read_bodies(annotation: Mapping[str, Any]) -> Bodies:
    """Read the bodies of an annotation."""
    found = Bodies()
    words = annotation.get("bodyValue")
    if isinstance(words, str) and words:
        found.texts.append(fields.encodable(words))
    given = annotation.get("body", [])
    bodies = given if isinstance(given, list) else [given]
    for body in bodies[:_MOST]:
        _read(found, body, _purpose(annotation.get("motivation")))
    if len(bodies) > _MOST:
        found.lost = ("bodies after the first thousand",)
    return found


def _read(found: Bodies, body: Any, motivation: str) -> None:
    if isinstance(body, str):
        found.texts.append(f"<{fields.tidy(body)}>")
        return
    if not isinstance(body, Mapping):
        return
    value = body.get("value")
    if isinstance(value, str):
        _read_text(found, value, body, _purpose(body.get("purpose")) or motivation)
    elif isinstance(body.get("items"), list):  # a choice: the first is the one that its writer likes best
        for each in body["items"][:1]:
            _read(found, each, motivation)
    elif _address(body):
        found.texts.append(f"<{fields.tidy(_address(body))}>")


def _read_text(found: Bodies, value: str, body: Mapping[str, Any], purpose: str) -> None:
    if purpose == "tagging":
        found.tags = (*found.tags, fields.encodable(value)) if value.strip() else found.tags
    elif purpose == "assessing" and value in _VERDICTS and found.verdict is None:
        found.verdict = _VERDICTS[value]
    elif value:
        is_markup = body.get("format") == "text/html"
        found.texts.append(markup_to_text(value) if is_markup else fields.encodable(value))


def _purpose(given: Any) -> str:
    """The first purpose that is named, without its prefix."""
    first = given[0] if isinstance(given, list) and given else given
    return first.removeprefix("oa:") if isinstance(first, str) else ""


def _address(body: Mapping[str, Any]) -> str:
    address = body.get("source", body.get("id", ""))
    if isinstance(address, Mapping):
        address = address.get("id", "")
    return fields.encodable(address) if isinstance(address, str) else ""
