"""The values in the lines of this program's own export, read back; what is not as it must be is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from reader.annotate.corrections import Correction, Merge
from reader.ingest import fields
from reader.model import (
    Annotation,
    Certainty,
    Claim,
    Document,
    Former,
    Opinion,
    PairOpinion,
    PairSide,
    Polarity,
    Reporting,
    Selector,
    Span,
    Speaker,
    SpeakerKind,
    Verdict,
)

_Named = TypeVar("_Named", bound=StrEnum)
_LONGEST_UID = 64
_UID = re.compile(rf"[\w-]{{1,{_LONGEST_UID}}}", re.ASCII)
_DESCRIPTION = ("title", "byline", "outlet", "published", "url", "language")
_IDENTITIES = frozenset({"url", "given_id"})


class BadLineError(ValueError):
    """A field is missing or has a wrong type; the message names it."""


def own_words(version: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a version says of itself; of what an older release left out, its article speaks."""
    said = {key: version[key] for key in ("title", "byline", "published") if text_of(version, key)}
    return {key: version[key] for key in _DESCRIPTION if key in version} if "outlet" in version else said


def described(said: Mapping[str, Any]) -> Document:
    """Read how an article, or a version, is described."""
    return Document(
        text="",
        title=fields.tidy(text_of(said, "title")),
        byline=fields.tidy(text_of(said, "byline")),
        outlet=fields.tidy(text_of(said, "outlet")),
        published=fields.day(text_of(said, "published")),
        url=fields.address(text_of(said, "url")),
        language=fields.language(text_of(said, "language")),
    )


def origin(version: Mapping[str, Any], here: str) -> str:
    """Read where a text came from; an export that does not say so is where it came from itself."""
    return text_of(version, "origin") if "origin" in version else fields.tidy(here)


def former(article: Mapping[str, Any]) -> Former:
    """Read what an article was in the library it came from."""
    uid = need(article, "uid")
    if not _UID.fullmatch(uid):
        raise BadLineError("uid is none")
    pairs = article.get("known_by")
    known_by = [pair for pair in pairs if _is_identity(pair)] if isinstance(pairs, list) else []
    return Former(
        uid=uid,
        article=replace(described(article), tags=tags(article)),
        added=time_of(article, "added"),
        known_by=tuple((kind, fields.encodable(value)) for kind, value in known_by),
    )


def _is_identity(pair: Any) -> bool:
    return (
        isinstance(pair, list)
        and [type(each) for each in pair] == [str, str]
        and pair[0] in _IDENTITIES
        and pair[1] != ""
    )


def time_of(value: Mapping[str, Any], key: str) -> str:
    """Read a time with its zone; "" where it is none."""
    text = text_of(value, key)
    try:
        return text if datetime.fromisoformat(text).tzinfo is not None else ""
    except ValueError:
        return ""


def tags(value: Mapping[str, Any]) -> tuple[str, ...]:
    """Read tags as they are: they were tidied when they were given."""
    return tuple(tag for tag in listed(value, "tags") if tag.strip())


def annotation(value: Mapping[str, Any]) -> Annotation:
    """Read a mark of the reader's."""
    return Annotation(
        uid=need(value, "uid"),
        article_uid=need(value, "article"),
        version_uid=text_of(value, "version"),
        selector=_selector(value.get("selector")),
        text=text_of(value, "text"),
        tags=tags(value),
        colour=text_of(value, "colour") or "yellow",
        verdict=_one_of(Verdict, value, "verdict"),
        claim_uid=text_of(value, "claim"),
        created=text_of(value, "created"),
        modified=text_of(value, "modified"),
        not_in=tuple(listed(value, "not_in")),
    )


def claim(value: Mapping[str, Any]) -> Claim:
    """Read a claim as it was found; what the reader put right in it is not known, and stays plain."""
    said = frozenset(listed(value, "by_reader"))
    found = {key: each for key, each in value.items() if key not in said}
    name = fields.tidy(text_of(value, "merged_from") or text_of(value, "speaker"))
    kind = _known(SpeakerKind, value, "speaker_kind") or SpeakerKind.UNNAMED
    speaker = Speaker(name, kind, is_inferred=value.get("speaker_inferred") is True)
    return Claim(
        uid=need(value, "uid"),
        source=_spans(value.get("source")),
        cue=_spans(value.get("cue")),
        content=_spans(value.get("content")),
        speaker=speaker if "speaker" in found else Speaker("", SpeakerKind.UNNAMED),
        polarity=_known(Polarity, found, "polarity") or Polarity.AFFIRMS,
        certainty=_known(Certainty, found, "certainty") or Certainty.CERTAIN,
        reporting=_known(Reporting, found, "reporting") or Reporting.NEUTRAL,
    )


def found(value: Mapping[str, Any]) -> Claim | None:
    """Read where the claim of a correction was found."""
    places = value.get("found")
    if not isinstance(places, Mapping):
        return None
    source, cue, content = (_spans(places.get(name)) for name in ("source", "cue", "content"))
    return Claim(need(value, "claim"), source, cue, content, Speaker("", SpeakerKind.UNNAMED))


def correction(value: Mapping[str, Any]) -> Correction:
    """Read what the reader put right in a claim."""
    selector, speaker = _selector(value.get("selector")), fields.tidy(text_of(value, "speaker"))
    if selector is None:
        raise BadLineError("selector is missing")
    made = Correction(
        claim_uid=need(value, "claim"),
        article_uid=need(value, "article"),
        version_uid=text_of(value, "version"),
        selector=selector,
        speaker=speaker or None,
        kind=(_one_of(SpeakerKind, value, "speaker_kind") if speaker else None) or SpeakerKind.UNNAMED,
        polarity=_one_of(Polarity, value, "polarity"),
        certainty=_one_of(Certainty, value, "certainty"),
        reporting=_one_of(Reporting, value, "reporting"),
        is_deleted=value.get("is_deleted") is True,
        is_made=value.get("is_made") is True,
        source=_selector(value.get("source")),
        modified=text_of(value, "modified"),
    )
    if len(made.claim_uid) > _LONGEST_UID:
        raise BadLineError("claim is too long for a uid")
    if not (made.fields or made.is_deleted or made.is_made):
        raise BadLineError("nothing is corrected")
    return made


def merge(value: Mapping[str, Any]) -> Merge:
    """Read which name is another."""
    name, into = fields.tidy(need(value, "name")), fields.tidy(need(value, "into"))
    if not name or not into:
        raise BadLineError("name or into is empty")
    kind = _one_of(SpeakerKind, value, "speaker_kind")
    return Merge(name, into, kind, text_of(value, "article"), text_of(value, "modified"))


def opinion(value: Mapping[str, Any]) -> PairOpinion:
    """Read what the reader said of a pair."""
    opinion = _one_of(Opinion, value, "opinion")
    if opinion is None:
        raise BadLineError("opinion is missing")
    left, right = _side(value["left"]), _side(value["right"])
    if left.uid == right.uid:
        raise BadLineError("both sides are one")
    return PairOpinion(left, right, opinion, text_of(value, "modified"))


def _side(value: Mapping[str, Any]) -> PairSide:
    selector = _selector(value.get("selector"))
    if selector is None:
        raise BadLineError("selector is missing")
    uid = need(value, "uid")
    if len(uid) > _LONGEST_UID or "\n" in uid:
        raise BadLineError("uid is none")
    return PairSide(uid, need(value, "article"), selector)


def _one_of(kind: type[_Named], value: Mapping[str, Any], key: str) -> _Named | None:
    """Read a word of an enumeration; None where it is null or not there."""
    given = value.get(key)
    if given is None:
        return None
    try:
        return kind(given)
    except ValueError as wrong:
        raise BadLineError(f"{key} is none that is known") from wrong


def _known(kind: type[_Named], value: Mapping[str, Any], key: str) -> _Named | None:
    """Read a word of an enumeration; None where it is none that is known."""
    try:
        return _one_of(kind, value, key)
    except BadLineError:
        return None


def listed(value: Mapping[str, Any], key: str) -> list[str]:
    """Read a list of words; what is none is left out."""
    given = value.get(key)
    return [fields.encodable(each) for each in given if isinstance(each, str)] if isinstance(given, list) else []


def _selector(value: Any) -> Selector | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise BadLineError("selector is no object")
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end < 2**40:
        raise BadLineError("selector has no start and end that make sense")
    return Selector(need(value, "quote"), text_of(value, "prefix"), text_of(value, "suffix"), start, end)


def _spans(value: Any) -> tuple[Span, ...]:
    pairs = value if isinstance(value, list) else []
    good = [pair for pair in pairs if isinstance(pair, list) and [type(end) for end in pair] == [int, int]]
    return tuple(Span(start, end) for start, end in good)


def need(value: Mapping[str, Any], key: str) -> str:
    """Read a word that must be there."""
    text = value.get(key)
    if not isinstance(text, str) or not text:
        raise BadLineError(f"{key} is missing")
    return fields.encodable(text)


def text_of(value: Mapping[str, Any], key: str) -> str:
    """Read a word; "" where it is none."""
    text = value.get(key)
    return fields.encodable(text) if isinstance(text, str) else ""
