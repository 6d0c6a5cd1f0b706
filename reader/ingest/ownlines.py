"""Reading back the lines of this program's own export: the inverse of `reader.export.jsonl`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest import ownvalues as own
from reader.ingest.items import (
    Found,
    FoundClaim,
    FoundClaims,
    FoundCorrection,
    FoundMerge,
    FoundNote,
    FoundOpinion,
    FoundSearch,
    FoundState,
    FoundStub,
    Item,
)
from reader.ingest.ownvalues import BadLineError
from reader.model import Former, SavedSearch

FORMAT = 1
"""The newest form of export that this release reads."""

_IGNORED = {"figure"}
_MOST_CLAIMS = 20_000  # that are held at once
_FLAGS = ("read", "starred", "archived")
_OF_ARTICLES = {"speaker_merge", "correction", "annotation", "pair_opinion"}


@dataclass(slots=True)
class OwnLines:
    """Reads one export; remembers the article that the lines after it belong to."""

    where: str
    _article: Mapping[str, Any] = field(default_factory=dict)
    _former: Former | None = None
    _is_given: bool = True
    _claims: list[FoundClaim] = field(default_factory=list)

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
            if value["type"] != "claim":
                yield from self._claims_so_far()
            yield from self._read(value, origin)
        except BadLineError as wrong:
            yield IntakeError(origin, f"is no {value['type']} line of an export: {wrong}")

    def end(self) -> Iterator[Item]:
        """Give what was waiting for more lines."""
        yield from self._claims_so_far()
        yield from self._without_text(self.where)

    def _read(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        kind = value["type"]
        if kind == "hearsay":
            yield from self._check_format(value, origin)
        elif kind == "article":
            yield from self._without_text(origin)
            self._article, self._former, self._is_given = value, own.former(value), False
        elif kind == "version":
            yield from self._version(value, origin)
        elif kind == "claim":
            yield from self._claim(value)
        elif kind == "saved_search":
            yield FoundSearch(SavedSearch(own.need(value, "name"), own.text_of(value, "query")), origin)
        elif kind in _OF_ARTICLES:
            yield from self._without_text(origin)
            yield _of_article(kind, value, origin)

    def _claim(self, value: Mapping[str, Any]) -> Iterator[Item]:
        self._check_article(value)
        is_made = "made" in own.listed(value, "by_reader")
        self._claims.append(FoundClaim(own.claim(value), own.text_of(value, "version"), is_made))
        if len(self._claims) >= _MOST_CLAIMS:
            yield from self._claims_so_far()

    def _claims_so_far(self) -> Iterator[Item]:
        claims, self._claims = tuple(self._claims), []
        if claims:
            yield FoundClaims(own.text_of(self._article, "uid"), claims)

    def _without_text(self, origin: str) -> Iterator[Item]:
        """Give the article at hand if none of its versions came."""
        if self._former is not None and not self._is_given:
            self._is_given = True
            yield FoundStub(self._former, origin)
            yield from self._flags()

    def _flags(self) -> Iterator[Item]:
        flags = tuple(flag for flag in _FLAGS if self._article.get(f"is_{flag}") is True)
        if flags:
            yield FoundState(own.text_of(self._article, "uid"), flags)

    def _check_format(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        number = value.get("format")
        if isinstance(number, int) and number > FORMAT:
            yield IntakeError(origin, f"is an export of form {number}, this program reads up to {FORMAT}",
                              hint="Update Hearsay: pipx upgrade hearsay-reader")  # fmt: skip

    def _version(self, value: Mapping[str, Any], origin: str) -> Iterator[Item]:
        former = self._check_article(value)
        text = fields.encodable(own.need(value, "text"))
        if fields.is_blank(text):
            raise BadLineError("its text is empty")
        said = {**self._article, **own.own_words(value)}
        document = replace(own.described(said), text=text, tags=former.article.tags, origin=own.origin(value, origin))
        if not document.title and "title" not in said:
            document = replace(document, title=fields.first_words(text))
        uid, newest = own.text_of(value, "uid"), own.text_of(self._article, "version")
        yield Found(
            document,
            former=replace(former, version_added=own.time_of(value, "added"), is_newest=newest in {"", uid}),
            former_version=uid,
            is_alone=False,
        )
        if not self._is_given:
            self._is_given = True
            yield from self._flags()

    def _check_article(self, value: Mapping[str, Any]) -> Former:
        """Give the article at hand, if it is the one that a line is of."""
        if self._former is None or self._former.uid != own.need(value, "article"):
            raise BadLineError("its article is not the one before it")
        return self._former


def _of_article(kind: str, value: Mapping[str, Any], origin: str) -> Item:
    if kind == "correction":
        return FoundCorrection(own.correction(value), origin, own.found(value))
    if kind == "speaker_merge":
        return FoundMerge(own.merge(value), origin)
    return (
        FoundNote(own.annotation(value), origin) if kind == "annotation" else FoundOpinion(own.opinion(value), origin)
    )
