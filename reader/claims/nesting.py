"""Which claim lies inside another one's content."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Claim, Span


def in_order(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims in text order, named c1, c2 …, each with the innermost claim that holds it.

    Cost: n log n.
    """
    ordered = sorted(claims, key=_extent)
    named = [(f"c{number}", claim) for number, claim in enumerate(ordered, 1)]
    holders: dict[str, str] = {}
    open_spans: list[tuple[Span, str]] = []
    events = sorted(
        [(span, 1, uid) for uid, claim in named for span in claim.content]
        + [(_core(claim), 0, uid) for uid, claim in named],
        key=lambda event: (event[0].start, -event[0].end, -event[1]),
    )
    for span, is_content, uid in events:
        while open_spans and open_spans[-1][0].end <= span.start:
            open_spans.pop()
        if is_content:
            open_spans.append((span, uid))
            continue
        holder = next((each for held, each in reversed(open_spans) if held.end >= span.end and each != uid), "")
        holders[uid] = "" if _leads_to(holders, holder, uid) else holder
    return tuple(replace(claim, uid=uid, nested_in=holders.get(uid, "")) for uid, claim in named)


def _leads_to(holders: dict[str, str], holder: str, uid: str) -> bool:
    """Whether `uid` already holds `holder`: two claims never lie in each other."""
    while holder and holder != uid:
        holder = holders.get(holder, "")
    return holder == uid and bool(uid)


def _extent(claim: Claim) -> tuple[int, int]:
    spans = (*claim.cue, *claim.content)
    return min(span.start for span in spans), -max(span.end for span in spans)


def _core(claim: Claim) -> Span:
    """What must lie inside another content for the claim to be nested: its cue, else its content."""
    spans = claim.cue or claim.content
    return Span(spans[0].start, spans[-1].end)
