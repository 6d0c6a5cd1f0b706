"""How values look as JSON. These shapes are public: docs/commands.md describes them, and they only grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.annotate.corrections import Merge
    from reader.library.correcting import CorrectionRow
    from reader.model import Annotation, Article, Claim, Figure, Hit, PlacedClaim, Span, Speaker

Shape = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of the model as JSON: its fields by name, enumerations by value, spans as pairs."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def article(value: Article) -> Shape:
    """An article of a list."""
    shape: Shape = plain(value)
    return shape


def article_in_short(value: Article) -> Shape:
    """Which article something belongs to."""
    return {"uid": value.uid, "title": value.title, "outlet": value.outlet, "published": value.published}


def placed_claim(value: PlacedClaim) -> Shape:
    """A claim with its words and its article."""
    return {
        "uid": value.claim.uid,
        "article": article_in_short(value.article),
        **_speaker(value.claim.speaker),
        "source": value.source_text,
        "cue": value.cue_text,
        "content": value.content_text,
        **_stance(value.claim),
        "spans": {
            "source": _spans(value.claim.source),
            "cue": _spans(value.claim.cue),
            "content": _spans(value.claim.content),
            "hedges": _spans(value.claim.hedges),
        },
        "figures": [figure(item) for item in value.figures],
        "shared": list(value.shared),
        "by_reader": list(value.claim.by_reader),
    }


def correction(value: CorrectionRow) -> Shape:
    """What the reader put right in a claim; what is null is as it was found."""
    shape: Shape = plain(value)
    return shape | {"article": article_in_short(value.article)}


def merged_name(value: Merge) -> Shape:
    """A name that is another; the article is null where that holds everywhere."""
    return {
        "name": value.name,
        "into": value.into,
        "article_uid": value.article_uid or None,
        "modified": value.modified,
    }


def _speaker(value: Speaker) -> Shape:
    return {
        "speaker": value.name,
        "speaker_kind": value.kind.value,
        "speaker_inferred": value.is_inferred,
        "speaker_role": value.role,
        "merged_from": value.merged_from or None,
    }


def _stance(value: Claim) -> Shape:
    return {
        "polarity": value.polarity.value,
        "certainty": value.certainty.value,
        "reporting": value.reporting.value,
        "nested_in": value.nested_in,
        "why": value.why,
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def figure(value: Figure) -> Shape:
    """A figure; an end that is open is null."""
    shape: Shape = plain(value)
    return shape


def annotation(value: Annotation, of: Article) -> Shape:
    """A highlight, note or verdict, with its article."""
    shape: Shape = plain(value)
    del shape["article_uid"]
    return {"uid": shape.pop("uid"), "article": article_in_short(of), **shape}


def hit(value: Hit) -> Shape:
    """Something that a search found."""
    shape: Shape = plain(value)
    return shape
