"""Everything as JSON lines, each with its `type`; `reader.ingest.ownlines` reads them back (docs/formats.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reader.annotate.corrections import Correction, Merge
from reader.export.values import Exported, TextOf
from reader.model import Annotation, Claim, Figure, PairOpinion, PairSide, SavedSearch, Selector, Spans
from reader.text.introductions import without_relative, without_that

FORMAT = 1
"""Rises when a reader of older exports could misread a newer one."""


def lines(
    exported: Iterable[Exported],
    searches: Iterable[SavedSearch] = (),
    merges: Iterable[Merge] = (),
    opinions: Iterable[PairOpinion] = (),
) -> Iterator[str]:
    """Give the lines of an export: a head, what is of no article, each article with all that belongs to it, pairs."""
    yield _line("hearsay", {"format": FORMAT})
    for search in searches:
        yield _line("saved_search", {"name": search.name, "query": search.query})
    for merge in merges:
        yield _line("speaker_merge", _merge(merge))
    for one in exported:
        yield from _article(one)
    for opinion in opinions:
        yield _line("pair_opinion", _opinion(opinion))


def annotation_lines(annotations: Iterable[Annotation]) -> Iterator[str]:
    """Give the lines of an export that has annotations alone: a head, and a line each."""
    yield _line("hearsay", {"format": FORMAT})
    for annotation in annotations:
        yield _line("annotation", _annotation(annotation))


def _article(one: Exported) -> Iterator[str]:
    article, newest = one.article, one.newest
    yield _line("article", _about(one))
    for version in one.versions:
        yield _line("version", _version(version, article.uid))
    if newest is not None:
        for claim in one.findings.claims:
            yield _line("claim", _claim(claim, article.uid, newest))
        for figure in one.findings.figures:
            yield _line("figure", _figure(figure, article.uid, newest))
    for merge in one.merges:
        yield _line("speaker_merge", _merge(merge))
    found = {each.uid: each for each in one.found}
    for correction in sorted(one.corrections, key=lambda each: not each.is_deleted):  # one made may have its words
        yield _line("correction", _correction(correction, found.get(correction.claim_uid)))
    for annotation in one.annotations:
        yield _line("annotation", _annotation(annotation))


def _line(kind: str, value: dict[str, Any]) -> str:
    # U+2028 and U+2029 end a line for some readers of lines, though not for JSON.
    text = json.dumps({"type": kind, **value}, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"


def _about(one: Exported) -> dict[str, Any]:
    article = one.article
    return {
        "uid": article.uid,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "tags": list(article.tags),
        "added": article.added,
        "is_read": article.is_read,
        "is_starred": article.is_starred,
        "is_archived": article.is_archived,
        "version": article.version_uid or None,
        "known_by": [list(each) for each in one.known_by],
    }


def _version(version: TextOf, article_uid: str) -> dict[str, Any]:
    return {
        "uid": version.uid,
        "article": article_uid,
        "title": version.title,
        "byline": version.byline,
        "outlet": version.outlet,
        "published": version.published,
        "url": version.url,
        "language": version.language,
        "added": version.added,
        "origin": version.origin,
        "text": version.text,
    }


def _claim(claim: Claim, article_uid: str, version: TextOf) -> dict[str, Any]:
    speaker = claim.speaker
    return {
        "uid": claim.uid,
        "article": article_uid,
        "version": version.uid,
        "speaker": speaker.name,
        "speaker_kind": speaker.kind.value,
        "speaker_inferred": speaker.is_inferred,
        "merged_from": speaker.merged_from or None,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "reporting": claim.reporting.value,
        "source": _pairs(claim.source),
        "cue": _pairs(claim.cue),
        "content": _pairs(claim.content),
        "source_text": _words(without_relative(claim.source, version.text), version.text),
        "cue_text": _words(claim.cue, version.text),
        "content_text": _words(without_that(claim.content, version.text), version.text),
        "nested_in": claim.nested_in or None,
        "by_reader": list(claim.by_reader),
    }


def _figure(figure: Figure, article_uid: str, version: TextOf) -> dict[str, Any]:
    return {
        "uid": figure.uid,
        "article": article_uid,
        "version": version.uid,
        "claim": figure.claim_uid or None,
        "span": list(figure.span),
        "text": version.text[figure.span.start : figure.span.end],
        "low": figure.low,
        "high": figure.high,
        "approx": figure.is_approx,
        "unit": figure.unit,
        "measures": figure.measures,
        "population": figure.population,
        "where": figure.where,
        "as_of": figure.as_of,
    }


def _annotation(annotation: Annotation) -> dict[str, Any]:
    return {
        "uid": annotation.uid,
        "article": annotation.article_uid,
        "version": annotation.version_uid,
        "selector": annotation.selector and _selector(annotation.selector),
        "text": annotation.text,
        "tags": list(annotation.tags),
        "colour": annotation.colour,
        "verdict": annotation.verdict.value if annotation.verdict else None,
        "claim": annotation.claim_uid,
        "created": annotation.created,
        "modified": annotation.modified,
        "not_in": list(annotation.not_in),
    }


def _correction(correction: Correction, found: Claim | None) -> dict[str, Any]:
    return {
        "claim": correction.claim_uid,
        "article": correction.article_uid,
        "version": correction.version_uid,
        "selector": _selector(correction.selector),
        "speaker": correction.speaker,
        "speaker_kind": correction.kind.value if correction.speaker is not None else None,
        "polarity": correction.polarity,
        "certainty": correction.certainty,
        "reporting": correction.reporting,
        "is_deleted": correction.is_deleted,
        "is_made": correction.is_made,
        "source": correction.source and _selector(correction.source),
        "modified": correction.modified,
        "found": found and {name: _pairs(getattr(found, name)) for name in ("source", "cue", "content")},
    }


def _merge(merge: Merge) -> dict[str, Any]:
    return {
        "name": merge.name,
        "into": merge.into,
        "speaker_kind": merge.kind,
        "article": merge.article_uid or None,
        "modified": merge.modified,
    }


def _opinion(opinion: PairOpinion) -> dict[str, Any]:
    return {
        "opinion": opinion.opinion.value,
        "left": _side(opinion.left),
        "right": _side(opinion.right),
        "modified": opinion.modified,
    }


def _side(side: PairSide) -> dict[str, Any]:
    return {"uid": side.uid, "article": side.article_uid, "selector": _selector(side.selector)}


def _selector(selector: Selector) -> dict[str, Any]:
    return {
        "quote": selector.quote,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
    }


def _pairs(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _words(spans: Spans, text: str) -> str:
    return " … ".join(text[start:end] for start, end in spans)
