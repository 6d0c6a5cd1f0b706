"""From a text to its claims and figures."""

from __future__ import annotations

from reader.claims.attributions import find_attributions
from reader.claims.drafts import Draft
from reader.claims.lexicon import lexicon
from reader.claims.reading import Reading, read
from reader.claims.spans import content_spans, cue_spans, source_spans
from reader.model import Claim, Findings, Span, Speaker, SpeakerKind
from reader.text.blocks import lay_out

EXTRACTOR_VERSION = 1


def extract(text: str, *, title: str = "", outlet: str = "", published: str = "", language: str = "") -> Findings:
    """Find every attributed statement of an article, its speakers and its figures."""
    layout = lay_out(text, title)
    reading = read(text, layout, lexicon())
    claims = []
    for draft in find_attributions(reading):
        content = content_spans(reading, draft)
        if content:
            source = source_spans(reading, draft)
            claims.append(
                Claim(
                    f"c{len(claims) + 1}",
                    source,
                    cue_spans(reading, draft),
                    content,
                    Speaker(text[source[0].start : source[0].end] if source else "", SpeakerKind.ORGANISATION),
                    why=draft.rule.value,
                )
            )
    return Findings(layout, tuple(claims), ())
