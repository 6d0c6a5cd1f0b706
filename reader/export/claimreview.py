"""The reader's verdicts as ClaimReview, in JSON-LD.

Source: https://schema.org/ClaimReview and https://schema.org/Claim. The context is a name; nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reader.export.values import Exported
from reader.export.words import VERDICTS
from reader.model import Annotation, Article, Claim, Polarity, Speaker, SpeakerKind
from reader.text.introductions import without_that
from reader.text.neutralise import neutralise, one_line

REVIEWER = "Hearsay reader"
"""Who reviews, where nobody gives a name."""

_TYPES = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.UNNAMED: "Person",
    SpeakerKind.ORGANISATION: "Organization",
    SpeakerKind.CROWD: "Organization",
}
_SCHEMES = ("http://", "https://")


def reviews(exported: Iterable[Exported], *, reviewer: str = "") -> Iterator[str]:
    """Give one JSON-LD document in pieces; a verdict is one piece. Verdicts on claims that are gone are left out."""
    yield '{"@context": "https://schema.org", "@graph": ['
    between = "\n"
    for one in exported:
        claims = {claim.uid: claim for claim in one.findings.claims}
        for annotation in one.annotations:
            claim = claims.get(annotation.claim_uid)
            if annotation.verdict is not None and claim is not None:
                review = _review(annotation, claim, one, one_line(reviewer).strip() or REVIEWER)
                yield between + _json(review)
                between = ",\n"
    yield "\n]}\n"


def _review(annotation: Annotation, claim: Claim, one: Exported, reviewer: str) -> dict[str, Any]:
    text = one.newest.text if one.newest else ""
    content = " … ".join(text[start:end] for start, end in without_that(claim.content, text))
    denied = "Denied: " if claim.polarity is Polarity.DENIES else ""
    verdict = VERDICTS[annotation.verdict].capitalize() if annotation.verdict else ""
    return _filled(
        {
            "@type": "ClaimReview",
            "identifier": annotation.uid,
            "datePublished": (annotation.modified or annotation.created)[:10],
            "claimReviewed": denied + " ".join(one_line(content).split()),
            "author": {"@type": "Person", "name": reviewer},
            "reviewRating": {"@type": "Rating", "alternateName": verdict},
            "reviewBody": neutralise(annotation.text).strip(),
            "itemReviewed": _claim(claim, one.article),
        }
    )


def _claim(claim: Claim, article: Article) -> dict[str, Any]:
    appearance = [_appearance(article)]
    if claim.speaker.kind is SpeakerKind.DOCUMENT and claim.speaker.name.strip():
        appearance.append({"@type": "CreativeWork", "name": one_line(claim.speaker.name)})
    return _filled(
        {
            "@type": "Claim",
            "identifier": claim.uid,
            "author": _author(claim.speaker),
            "datePublished": article.published,
            "appearance": appearance,
        }
    )


def _author(speaker: Speaker) -> dict[str, Any]:
    kind = _TYPES.get(speaker.kind)
    name = one_line(speaker.name).strip()
    return _filled({"@type": kind, "name": name, "jobTitle": one_line(speaker.role)}) if kind and name else {}


def _appearance(article: Article) -> dict[str, Any]:
    outlet, byline = one_line(article.outlet).strip(), one_line(article.byline).strip()
    return _filled(
        {
            "@type": "NewsArticle",
            "identifier": article.uid,
            "headline": one_line(article.title),
            "url": one_line(article.url) if article.url.lower().startswith(_SCHEMES) else "",
            "datePublished": article.published,
            "inLanguage": article.language,
            "author": {"@type": "Person", "name": byline} if byline else {},
            "publisher": {"@type": "Organization", "name": outlet} if outlet else {},
        }
    )


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: nothing is made up."""
    return {key: each for key, each in value.items() if each}


def _json(value: dict[str, Any]) -> str:
    # Escaped so that the document may be put into a page as it is, within a script element too.
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
