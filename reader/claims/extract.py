"""From a text to its claims and figures."""

from __future__ import annotations

import re

from reader.model import Block, BlockKind, Claim, Findings, Layout, Span, Speaker, SpeakerKind
from reader.text.sentences import sentences

EXTRACTOR_VERSION = 1

_SAID = re.compile(r"(?P<who>[A-Z][^,.;:“”\"]{1,60}?) (?P<cue>said|says|claimed|claims|reported|added) (?:that )?(?P<what>.+)")


def extract(text: str, *, title: str = "", outlet: str = "", published: str = "", language: str = "") -> Findings:
    """Find every attributed statement of an article, its speakers and its figures."""
    layout = _lay_out(text, title)
    claims = []
    for span in sentences(text, tuple(block for block in layout.blocks if not block.junk)):
        match = _SAID.match(text, span.start, span.end)
        if match:
            claims.append(
                Claim(
                    f"c{len(claims) + 1}",
                    (Span(*match.span("who")),),
                    (Span(*match.span("cue")),),
                    (Span(*match.span("what")),),
                    Speaker(match["who"], SpeakerKind.ORGANISATION),
                    why="verb of saying before its content",
                )
            )
    return Findings(layout, tuple(claims), ())


def _lay_out(text: str, title: str) -> Layout:
    try:
        from reader.text.blocks import lay_out  # noqa: PLC0415 — the room is being built
    except ImportError:
        lines = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text)]
        return Layout(tuple(Block(span, BlockKind.PARAGRAPH) for span in lines), ())
    return lay_out(text, title)
