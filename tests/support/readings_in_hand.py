"""Opened articles built by hand, for tests of what is laid out from them."""

from __future__ import annotations

from reader.model import (
    Annotation,
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Figure,
    Findings,
    Junk,
    JunkKind,
    Layout,
    PlacedAnnotation,
    Placement,
    Polarity,
    Reporting,
    Span,
    Speaker,
    SpeakerKind,
    Version,
)
from reader.tui.layout_reading import Reading, reading_of


def article(**fields) -> Article:
    """An article; `fields` replace what it has."""
    described = {
        "title": "Dam holds",
        "outlet": "Northline",
        "byline": "Ana Orr",
        "published": "2023-05-17",
        "words": 9,
    }
    return Article(uid="a1", version_uid="v1", **(described | fields))


def reading(*paragraphs: str, claims: tuple[Claim, ...] = (), **more) -> Reading:
    """An opened article of these paragraphs, the first one its title; `junk` maps numbers to kinds of boilerplate."""
    text = "\n\n".join(paragraphs)
    junk: dict[int, JunkKind] = more.pop("junk", {})
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        span = Span(start, start + len(paragraph))
        kind = BlockKind.TITLE if number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(span, kind, Junk(span, junk[number], 0.9) if number in junk else None))
        start = span.end + 2
    layout = Layout(tuple(blocks), tuple(block.junk for block in blocks if block.junk))
    version = Version("v1", "a1", text, "2024-01-01T00:00:00Z", layout)
    findings = Findings(layout, claims, more.pop("figures", ()))
    return reading_of(article(**more), version, findings, ())


def claim(text: str, content: str, *, uid: str = "c1", source: str = "", cue: str = "", **more) -> Claim:
    """A claim whose parts are found in the text; `more` are fields of `Claim`, `name` and `is_inferred`."""
    name, is_inferred = more.pop("name", source), more.pop("is_inferred", False)
    fields = {"polarity": Polarity.AFFIRMS, "certainty": Certainty.CERTAIN, "reporting": Reporting.NEUTRAL} | more
    return Claim(
        uid=uid,
        source=_found(text, source),
        cue=_found(text, cue),
        content=_found(text, content),
        speaker=Speaker(name, SpeakerKind.PERSON, is_inferred),
        **fields,
    )


def figure(text: str, words: str, low: float | None, high: float | None, **more) -> Figure:
    """A figure whose words are found in the text."""
    return Figure(uid=f"f-{words}", span=_found(text, words)[0], low=low, high=high, **more)


def mark(span: Span, text: str = "") -> PlacedAnnotation:
    """A highlight, with a note when there is text."""
    return PlacedAnnotation(Annotation("m1", "a1", "v1", None, text=text), span, Placement.OK)


def _found(text: str, words: str) -> tuple[Span, ...]:
    if not words:
        return ()
    start = text.index(words)
    return (Span(start, start + len(words)),)
