"""Annotations in the version that is shown: where they were made, or where their words are found again."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from reader.annotate.anchoring import Anchored, Anchors
from reader.errors import LibraryError, NotFoundError
from reader.library.keeping import Keeping
from reader.library.words import shortened
from reader.model import Annotation, PlacedAnnotation, Placement, Selector, Span
from reader.store import annotations as marks
from reader.store import articles
from reader.store.articles import KeptVersion

_Look = Callable[[Annotation, Selector], Anchored]

_SINGLE = "'‘’‚‛`´"
_DOUBLE = '"“”„‟«»'
_DASHES = "-‐‑‒–—"


def place(keeping: Keeping, found: tuple[Annotation, ...], version: KeptVersion) -> tuple[PlacedAnnotation, ...]:
    """Find the places of annotations in a version, in the order of the text; those found are remembered."""
    with keeping.reading() as db:
        known = marks.placements(db, version.uid)
    look = _looking(keeping, version)
    placed = [_placed(each, version, known, look) for each in found]
    new = [each for each in placed if _is_worth_keeping(each, version, known)]
    if new:
        _remember(keeping, version, new)
    return tuple(sorted(placed, key=lambda each: each.span or (-1, -1)))


def _looking(keeping: Keeping, version: KeptVersion) -> _Look:
    """Look for annotations in a version; that one, and those that they were made on, are read once for all."""
    anchors, texts = Anchors(version.text), dict[str, str]()

    def look(annotation: Annotation, selector: Selector) -> Anchored:
        made_on = annotation.version_uid
        if made_on not in texts:
            with keeping.reading() as db:
                texts[made_on] = articles.text_of(db, annotation.article_uid, made_on) or ""
        return anchors.find(selector, texts[made_on])

    return look


def _remember(keeping: Keeping, version: KeptVersion, new: list[PlacedAnnotation]) -> None:
    """Keep places for the next time; reading neither waits nor fails for that."""
    with suppress(LibraryError), keeping.writing_at_once() as db:
        if db is not None:
            marks.keep_placements(db, version.uid, new)


def find_quote(text: str, quote: str) -> Span | None:
    """First place where `text` says `quote`; else the first but for white space, case, quote signs and dashes."""
    if not quote.strip():
        return None
    at = text.find(quote)
    if at >= 0:
        return Span(at, at + len(quote))
    pattern = r"\s+".join(_loose(word) for word in quote.split())
    match = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    return Span(*match.span()) if match else None


def quoted(text: str, quote: str) -> Span:
    """Where `find_quote` finds a quote.

    Raises:
        NotFoundError: nowhere.
    """
    span = find_quote(text, quote)
    if span is None:
        raise NotFoundError("quote", shortened(quote), where="this article")
    return span


def _loose(word: str) -> str:
    return "".join(_either(character) for character in word)


def _either(character: str) -> str:
    for family in (_SINGLE, _DOUBLE, _DASHES):
        if character in family:
            return f"[{re.escape(family)}]"
    return re.escape(character)


def _placed(
    annotation: Annotation, version: KeptVersion, known: dict[str, tuple[Span | None, Placement]], look: _Look
) -> PlacedAnnotation:
    selector = annotation.selector
    if selector is None or annotation.verdict is not None:  # a verdict is where its claim is
        return PlacedAnnotation(annotation, None, Placement.OK)
    if version.uid in annotation.not_in:  # so the reader says
        return PlacedAnnotation(annotation, None, Placement.ORPHAN)
    if annotation.version_uid == version.uid:
        return PlacedAnnotation(annotation, Span(selector.start, selector.end), Placement.OK)
    if annotation.uid in known:
        return PlacedAnnotation(annotation, *known[annotation.uid])
    anchored = look(annotation, selector)
    return PlacedAnnotation(annotation, anchored.span, anchored.placement)


def _is_worth_keeping(
    placed: PlacedAnnotation, version: KeptVersion, known: dict[str, tuple[Span | None, Placement]]
) -> bool:
    annotation = placed.annotation
    is_found = annotation.selector is not None and annotation.version_uid != version.uid
    return is_found and annotation.uid not in known
