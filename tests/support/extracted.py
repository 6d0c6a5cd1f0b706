"""Claims of a short text as plain words, for tables of sentences."""

from __future__ import annotations

from dataclasses import dataclass

from reader.claims.extract import extract
from reader.model import Claim, Spans


@dataclass(frozen=True, slots=True)
class Words:
    """One claim in words; the pieces of content are joined by " … "."""

    source: str
    cue: str
    content: str
    claim: Claim


def words_of(text: str, spans: Spans) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def claims_in(text: str, **given: str) -> list[Words]:
    """What `extract` finds, in words."""
    return [
        Words(words_of(text, claim.source), words_of(text, claim.cue), words_of(text, claim.content), claim)
        for claim in extract(text, **given).claims
    ]


def triples(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each claim."""
    return [(each.source, each.cue, each.content) for each in claims_in(text)]


def only(text: str) -> Words:
    """The one claim of a text."""
    found = claims_in(text)
    assert len(found) == 1, [(each.source, each.cue, each.content) for each in found]
    return found[0]
