"""From a text in a language with basic rules to its claims."""

from __future__ import annotations

from reader.claims.frames.attributions import find_attributions
from reader.claims.frames.classes import HEARSAY, POSSIBLE, PROBABLE, WORD
from reader.claims.frames.drafts import Draft, Rule
from reader.claims.frames.speakers import Speakers
from reader.claims.frames.story import Range, Story
from reader.claims.nesting import in_order
from reader.model import Certainty, Claim, Polarity, Reporting, Span, Spans, Speaker

_LONGEST_LOOK = 60
_OUTER_MARKS = frozenset((",", ";", ":", "–", "—", "-", ".", "…"))


def find_claims(story: Story) -> tuple[Claim, ...]:
    """Every claim of a text in order, named c1, c2 …; cost: linear but for sorting."""
    drafts = find_attributions(story)
    speakers = Speakers(story).resolve_all(drafts)
    claims = [_claim(story, draft, speaker) for draft, speaker in zip(drafts, speakers, strict=True)]
    return in_order([claim for claim in claims if claim.content])


def _claim(story: Story, draft: Draft, speaker: Speaker) -> Claim:
    hedges = _hedges(story, draft)
    return Claim(
        uid="",
        source=(story.span(*draft.source),) if draft.source else (),
        cue=(story.span(*draft.cue),) if draft.cue else (),
        content=_spans(story, draft.content),
        speaker=speaker,
        polarity=Polarity.DENIES if draft.stance.is_denial and not draft.is_negated else Polarity.AFFIRMS,
        certainty=_certainty(story, draft, hedges),
        reporting=_reporting(draft),
        hedges=tuple(story.span(at, at + 1) for at in hedges),
        why=f"{draft.rule.value} (basic rules)",
    )


def _certainty(story: Story, draft: Draft, hedges: list[int]) -> Certainty:
    stance = draft.stance
    if stance.is_unspecified or draft.is_negated or draft.is_hearsay or _is_question(story, draft):
        return Certainty.UNSPECIFIED
    if any(story.flags[at] & HEARSAY for at in hedges):
        return Certainty.UNSPECIFIED
    if any(story.flags[at] & POSSIBLE for at in hedges):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if stance.is_probable or hedges else Certainty.CERTAIN


def _is_question(story: Story, draft: Draft) -> bool:
    last = draft.content[-1][1]
    return "?" in (story.words[last - 1], story.words[last - 2], story.words[last])


def _reporting(draft: Draft) -> Reporting:
    if draft.stance.is_endorsing and not draft.is_negated:
        return Reporting.ENDORSING
    return Reporting.DISTANCING if draft.stance.is_distancing or draft.is_hearsay else Reporting.NEUTRAL


def _hedges(story: Story, draft: Draft) -> list[int]:
    """The tokens of the content that make it less than certain."""
    if draft.rule is Rule.ADVERB:
        return []
    looked = [at for first, last in draft.content[:4] for at in range(first, min(last, first + _LONGEST_LOOK))]
    return [at for at in looked if story.flags[at] & (POSSIBLE | PROBABLE | HEARSAY)]


def _spans(story: Story, content: tuple[Range, ...]) -> Spans:
    """The content without marks at its edges; neighbours without a word between them become one span."""
    spans: list[Span] = []
    for piece in content:
        first, last = _trimmed(story, piece)
        if not any(flag & WORD for flag in story.flags[first:last]):
            continue
        span = story.span(first, last)
        is_near = spans and not any(sign.isalnum() for sign in story.text[spans[-1].end : span.start])
        if spans and (is_near or span.start <= spans[-1].end):
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return tuple(spans)


def _trimmed(story: Story, piece: Range) -> Range:
    first, last = piece
    while first < last and story.words[first] in _OUTER_MARKS and not story.flags[first] & WORD:
        first += 1
    while last > first and story.words[last - 1] in _OUTER_MARKS and last - 1 not in story.quotation_at:
        last -= 1
    return first, last
