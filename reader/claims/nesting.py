"""Which claim lies inside another one's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.model import Claim, Spans


class Place(NamedTuple):
    """Where a claim stands among the others of its text.

    Attributes:
        number: its index in what was given.
        uid: its local name, c1 for the first in the text.
        nested_in: that of the innermost claim that holds it, "" when none does.
    """

    number: int
    uid: str
    nested_in: str
    cue: Spans
    content: Spans


def in_order(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims in text order, named c1, c2 …, each with the innermost claim that holds it.

    Cost: n log n.
    """
    places = nested([(claim.cue, claim.content) for claim in claims])
    return tuple(replace(claims[place.number], uid=place.uid, nested_in=place.nested_in) for place in places)


def nested(claims: Sequence[tuple[Spans, Spans]]) -> list[Place]:
    """Order claims, given by their cue and content, name them c1, c2 … and say which lies in which.

    Cost: n log n.
    """
    ordered = sorted(range(len(claims)), key=[_extent(*claim) for claim in claims].__getitem__)
    # start, end with the longer first, contents before cores: so a span comes behind all that hold it
    events = []
    for rank, number in enumerate(ordered):
        cue, content = claims[number]
        core = cue or content
        events += [(span.start, -span.end, -1, rank) for span in content]
        events.append((core[0].start, -core[-1].end, 0, rank))
    holders = _holders(sorted(events))
    uids = [f"c{rank}" for rank in range(1, len(ordered) + 1)]
    return [
        Place(number, uids[rank], "" if holders[rank] < 0 else uids[holders[rank]], *claims[number])
        for rank, number in enumerate(ordered)
    ]


def _holders(events: list[tuple[int, int, int, int]]) -> dict[int, int]:
    """By rank the rank of the innermost claim that holds it, -1 for none."""
    holders: dict[int, int] = {}
    open_spans: list[tuple[int, int]] = []  # end, rank
    for start, minus_end, is_content, rank in events:
        while open_spans and open_spans[-1][0] <= start:
            open_spans.pop()
        if is_content:
            open_spans.append((-minus_end, rank))
            continue
        holder = next((each for end, each in reversed(open_spans) if end >= -minus_end and each != rank), -1)
        holders[rank] = -1 if _leads_to(holders, holder, rank) else holder
    return holders


def _leads_to(holders: dict[int, int], holder: int, rank: int) -> bool:
    """Whether one claim already holds the other: two claims never lie in each other."""
    while holder >= 0 and holder != rank:
        holder = holders.get(holder, -1)
    return holder == rank


def _extent(cue: Spans, content: Spans) -> tuple[int, int]:
    spans = (*cue, *content)
    return min(span.start for span in spans), -max(span.end for span in spans)
