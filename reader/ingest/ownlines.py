"""Reading back the lines of this program's own export: the inverse of `reader.export.jsonl`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from reader.annotate.corrections import Correction, Merge
from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.items import (
    Found,
    FoundClaim,
    FoundCorrection,
    FoundMerge,
    FoundNote,
    FoundOpinion,
    FoundSearch,
    FoundState,
    Item,
)
from reader.model import (
    Annotation,
    Certainty,
    Claim,
    Document,
    Opinion,
    PairOpinion,
    PairSide,
    Polarity,
    Reporting,
    SavedSearch,
    Selector,
    Span,
    Speaker,
    SpeakerKind,
    Verdict,
)

FORMAT = 1
"""The newest form of export that this release reads."""

_IGNORED = {"figure"}
_Named = TypeVar("_Named", bound=StrEnum)
_LONGEST_UID = 64
_FLAGS = ("read", "starred", "archived")


class _BadLineError(ValueError):
    """A field is missing or has a wrong type; the message names it."""


@dataclass(slots=True)
class OwnLines:
    """Reads one export; remembers the article that the lines after it belong to."""

    where: str
    _article: Mapping[str, Any] = field(default_factory=dict)
    _versions: int = 0

    def knows(self, value: Mapping[str, Any]) -> bool:
        """Say whether an object is a line of an export; an article of somebody else's has its text beside the type."""
        kind = value.get("type")
        if kind == "article":
            return isinstance(value.get("uid"), str) and "text" not in value
        if kind == "pair_opinion":
            return isinstance(value.get("left"), Mapping) and isinstance(value.get("right"), Mapping)
        return kind in {"hearsay", "saved_search", "speaker_merge", *_IGNORED} or (
            kind in {"version", "annotation", "claim", "correction"} and isinstance(value.get("article"), str)
        )

    def items(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        """Give what one line holds; a line that is not as it must be is one error."""
        try:
            yield from self._read(value, origin)
        except _BadLineError as wrong:
            yield IntakeError(origin, f"is no {value['type']} line of an export: {wrong}")

    def end(self) -> Iterator[Item]:
        """Tell of an article whose text never came."""
        if self._article and not self._versions:
            yield IntakeError(self.where, f"the article {_shown(self._article)} has no version")

    def _read(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        kind = value["type"]
        if kind == "hearsay":
            yield from self._check_format(value, origin)
        elif kind == "article":
            yield from self.end()
            self._article, self._versions = value, 0
        elif kind == "version":
            yield from self._version(value, origin)
        elif kind == "claim":
            is_made = "made" in _words(value.get("by_reader"))
            yield FoundClaim(_claim(value), _need(value, "article"), _text(value, "version"), is_made)
        elif kind == "correction":
            yield FoundCorrection(_correction(value), origin)
        elif kind == "speaker_merge":
            yield FoundMerge(_merge(value), origin)
        elif kind == "pair_opinion":
            yield FoundOpinion(_opinion(value), origin)
        elif kind == "annotation":
            yield FoundNote(_annotation(value), origin)
        elif kind == "saved_search":
            yield FoundSearch(SavedSearch(_need(value, "name"), _need(value, "query")), origin)

    def _check_format(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        number = value.get("format")
        if isinstance(number, int) and number > FORMAT:
            yield IntakeError(origin, f"is an export of form {number}, this program reads up to {FORMAT}",
                              hint="Update Hearsay: pipx upgrade hearsay-reader")  # fmt: skip

    def _version(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        if self._article.get("uid") != _need(value, "article"):
            raise _BadLineError("its article is not the one before it")
        self._versions += 1
        text = fields.encodable(_need(value, "text"))
        if fields.is_blank(text):
            raise _BadLineError("its text is empty")
        document = _document({**self._article, **_own_words(value)}, text, _text(value, "origin") or origin)
        yield Found(
            document, source_uid=_text(self._article, "uid"), source_version=_text(value, "uid"), is_alone=False
        )
        flags = tuple(flag for flag in _FLAGS if self._article.get(f"is_{flag}") is True)
        if flags and self._versions == 1:
            yield FoundState(_text(self._article, "uid"), flags)


def _own_words(version: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a version says otherwise than its article, which is known by its outlet and address."""
    return {key: version[key] for key in ("title", "byline", "published") if _text(version, key)}


def _document(article: Mapping[str, Any], text: str, origin: str) -> Document:
    tags = article.get("tags")
    return Document(
        text=text,
        title=fields.tidy(_text(article, "title")) or fields.first_words(text),
        byline=fields.tidy(_text(article, "byline")),
        outlet=fields.tidy(_text(article, "outlet")),
        published=fields.day(_text(article, "published")),
        url=fields.address(_text(article, "url")),
        language=fields.language(_text(article, "language")),
        given_id=_text(article, "uid"),
        tags=fields.tags(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        origin=fields.tidy(origin),
    )


def _annotation(value: Mapping[str, Any]) -> Annotation:
    tags = value.get("tags")
    return Annotation(
        uid=_need(value, "uid"),
        article_uid=_need(value, "article"),
        version_uid=_text(value, "version"),
        selector=_selector(value.get("selector")),
        text=_text(value, "text"),
        tags=fields.tags(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        colour=_text(value, "colour") or "yellow",
        verdict=_one_of(Verdict, value, "verdict"),
        claim_uid=_text(value, "claim"),
        created=_text(value, "created"),
        modified=_text(value, "modified"),
    )


def _claim(value: Mapping[str, Any]) -> Claim:
    """Read a claim as it was found; what the reader put right in it is not known, and stays plain."""
    said = _words(value.get("by_reader"))
    found = {key: each for key, each in value.items() if key not in said}
    name = fields.tidy(_text(value, "merged_from") or _text(value, "speaker"))
    kind = _known(SpeakerKind, value, "speaker_kind") or SpeakerKind.UNNAMED
    speaker = Speaker(name, kind, is_inferred=value.get("speaker_inferred") is True)
    return Claim(
        uid=_need(value, "uid"),
        source=_spans(value.get("source")),
        cue=_spans(value.get("cue")),
        content=_spans(value.get("content")),
        speaker=speaker if "speaker" in found else Speaker("", SpeakerKind.UNNAMED),
        polarity=_known(Polarity, found, "polarity") or Polarity.AFFIRMS,
        certainty=_known(Certainty, found, "certainty") or Certainty.CERTAIN,
        reporting=_known(Reporting, found, "reporting") or Reporting.NEUTRAL,
    )


def _correction(value: Mapping[str, Any]) -> Correction:
    selector, speaker = _selector(value.get("selector")), fields.tidy(_text(value, "speaker"))
    if selector is None:
        raise _BadLineError("selector is missing")
    made = Correction(
        claim_uid=_need(value, "claim"),
        article_uid=_need(value, "article"),
        version_uid=_text(value, "version"),
        selector=selector,
        speaker=speaker or None,
        kind=(_one_of(SpeakerKind, value, "speaker_kind") if speaker else None) or SpeakerKind.UNNAMED,
        polarity=_one_of(Polarity, value, "polarity"),
        certainty=_one_of(Certainty, value, "certainty"),
        reporting=_one_of(Reporting, value, "reporting"),
        is_deleted=value.get("is_deleted") is True,
        is_made=value.get("is_made") is True,
        source=_selector(value.get("source")),
        modified=_text(value, "modified"),
    )
    if len(made.claim_uid) > _LONGEST_UID:
        raise _BadLineError("claim is too long for a uid")
    if not (made.fields or made.is_deleted or made.is_made):
        raise _BadLineError("nothing is corrected")
    return made


def _merge(value: Mapping[str, Any]) -> Merge:
    name, into = fields.tidy(_need(value, "name")), fields.tidy(_need(value, "into"))
    if not name or not into:
        raise _BadLineError("name or into is empty")
    kind = _one_of(SpeakerKind, value, "speaker_kind")
    return Merge(name, into, kind, _text(value, "article"), _text(value, "modified"))


def _opinion(value: Mapping[str, Any]) -> PairOpinion:
    opinion = _one_of(Opinion, value, "opinion")
    if opinion is None:
        raise _BadLineError("opinion is missing")
    left, right = _side(value["left"]), _side(value["right"])
    if left.uid == right.uid:
        raise _BadLineError("both sides are one")
    return PairOpinion(left, right, opinion, _text(value, "modified"))


def _side(value: Mapping[str, Any]) -> PairSide:
    selector = _selector(value.get("selector"))
    if selector is None:
        raise _BadLineError("selector is missing")
    uid = _need(value, "uid")
    if len(uid) > _LONGEST_UID or "\n" in uid:
        raise _BadLineError("uid is none")
    return PairSide(uid, _need(value, "article"), selector)


def _one_of(kind: type[_Named], value: Mapping[str, Any], key: str) -> _Named | None:
    """Read a word of an enumeration; None where it is null or not there."""
    given = value.get(key)
    if given is None:
        return None
    try:
        return kind(given)
    except ValueError as wrong:
        raise _BadLineError(f"{key} is none that is known") from wrong


def _known(kind: type[_Named], value: Mapping[str, Any], key: str) -> _Named | None:
    """Read a word of an enumeration; None where it is none that is known."""
    try:
        return _one_of(kind, value, key)
    except _BadLineError:
        return None


def _words(value: Any) -> frozenset[str]:
    return frozenset(each for each in value if isinstance(each, str)) if isinstance(value, list) else frozenset()


def _selector(value: Any) -> Selector | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise _BadLineError("selector is no object")
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end < 2**40:
        raise _BadLineError("selector has no start and end that make sense")
    return Selector(_need(value, "quote"), _text(value, "prefix"), _text(value, "suffix"), start, end)


def _spans(value: Any) -> tuple[Span, ...]:
    pairs = value if isinstance(value, list) else []
    good = [pair for pair in pairs if isinstance(pair, list) and [type(end) for end in pair] == [int, int]]
    return tuple(Span(start, end) for start, end in good)


def _need(value: Mapping[str, Any], key: str) -> str:
    text = value.get(key)
    if not isinstance(text, str) or not text:
        raise _BadLineError(f"{key} is missing")
    return fields.encodable(text)


def _text(value: Mapping[str, Any], key: str) -> str:
    text = value.get(key)
    return fields.encodable(text) if isinstance(text, str) else ""


def _shown(article: Mapping[str, Any]) -> str:
    return repr(_text(article, "uid")[:60])
