"""Puts what the reader made of a text's claims over what was found in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.annotate.corrections import Correction, corrected
from reader.model import Claim, Figure, Placement, Selector, Span, Speaker, SpeakerKind

MADE = "made by the reader"
"""Why of a claim that the reader made."""
LIVES_ON = "put right by the reader; no rule finds it any more"
"""Why of a claim that is shown only because the reader put it right."""

_SURE = {Placement.OK, Placement.CHANGED}


@dataclass(frozen=True, slots=True)
class TextAt:
    """The version that claims are shown in; its text is asked for only where places must be found in it."""

    version_uid: str
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Composed:
    """Claims and figures of a version with those that the reader made, without those that the reader deleted.

    `bases` are as they were found, `claims` the same ones as the reader put them right.
    """

    bases: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


def compose(
    found: Sequence[Claim],
    figures: Sequence[Figure],
    corrections: Iterable[Correction],
    at: TextAt,
    known: Mapping[str, Claim],
) -> Composed:
    """Put what the reader made of a version's claims over what was found in it.

    Args:
        found: claims as they were found, under lasting uids, in the order of the text.
        figures: the figures that were found.
        corrections: those of the article; what fits no claim found is looked for by its words.
        at: the version.
        known: claims that were found in this very version before, and are not in `found`.

    Cost: n log n in the claims, and an anchoring for each correction without a claim that was made in another text.
    """
    by_uid = {each.claim_uid: each for each in corrections}
    if not by_uid:
        return Composed(tuple(found), tuple(found), tuple(figures))
    bases = _bases(found, by_uid, at, known)
    parents = {each.uid: each.nested_in for each in found}
    shown = {each.uid for each in bases}
    kept = tuple(replace(each, nested_in=_nearest(each.nested_in, parents, shown)) for each in bases)
    claims = tuple(corrected(each, by_uid[each.uid]) if each.uid in by_uid else each for each in kept)
    homeless = tuple(replace(each, claim_uid=_nearest(each.claim_uid, parents, shown)) for each in figures)
    made = [each for each in kept if each.why in {MADE, LIVES_ON}]
    return Composed(kept, claims, tuple(_housed(each, made) for each in homeless))


def _bases(
    found: Sequence[Claim], by_uid: Mapping[str, Correction], at: TextAt, known: Mapping[str, Claim]
) -> list[Claim]:
    """The claims that are shown, as they were found or made, in the order of the text."""
    uids = {each.uid for each in found}
    bases = [_base(each, by_uid.get(each.uid), at) for each in found if not _is_deleted(by_uid, each.uid)]
    others = (each for uid, each in by_uid.items() if uid not in uids and not each.is_deleted)
    placed = (_placed(each, at, known.get(each.claim_uid)) for each in others)
    return _merged(bases, [each for each in placed if each is not None])


def _is_deleted(by_uid: Mapping[str, Correction], uid: str) -> bool:
    return uid in by_uid and by_uid[uid].is_deleted


def _base(claim: Claim, correction: Correction | None, at: TextAt) -> Claim:
    """A claim that was found; where the reader had made it before, the words are the reader's."""
    if correction is None or not correction.is_made:
        return claim
    made = _made(correction, at)
    return claim if made is None else replace(claim, content=made.content, source=made.source or claim.source, why=MADE)


def _placed(correction: Correction, at: TextAt, known: Claim | None) -> Claim | None:
    """The claim of a correction that nothing was found for; None when its words are not in the text."""
    if correction.is_made:
        return _made(correction, at)
    if known is not None:
        return replace(known, why=LIVES_ON, nested_in="")
    content = _span(correction.selector, correction.version_uid, at)
    return None if content is None else _bare(correction.claim_uid, content, None, LIVES_ON)


def _made(correction: Correction, at: TextAt) -> Claim | None:
    content = _span(correction.selector, correction.version_uid, at)
    if content is None:
        return None
    source = _span(correction.source, correction.version_uid, at) if correction.source else None
    return _bare(correction.claim_uid, content, source, MADE)


def _bare(uid: str, content: Span, source: Span | None, why: str) -> Claim:
    nobody = Speaker("", SpeakerKind.UNNAMED)
    return Claim(uid, (source,) if source else (), (), (content,), nobody, why=why)


def _span(selector: Selector, version_uid: str, at: TextAt) -> Span | None:
    """Where a place is in this version; None where that is not sure."""
    if version_uid == at.version_uid:
        return Span(selector.start, selector.end)
    from reader.annotate.anchoring import anchor  # noqa: PLC0415 — comparing texts costs 10 ms, and is seldom wanted

    anchored = anchor(selector, at.text())
    return anchored.span if anchored.placement in _SURE else None


def _merged(bases: Sequence[Claim], new: Sequence[Claim]) -> list[Claim]:
    """Put claims among those in the order of the text, each before the first that begins behind it."""
    merged, waiting = list[Claim](), deque(sorted(new, key=_start))
    for base in bases:
        start = _start(base)
        while waiting and _start(waiting[0]) < start:
            merged.append(waiting.popleft())
        merged.append(base)
    return [*merged, *waiting]


def _start(claim: Claim) -> int:
    return min((span.start for span in (*claim.source, *claim.cue, *claim.content)), default=0)


def _nearest(uid: str, parents: Mapping[str, str], shown: set[str]) -> str:
    """The claim `uid`, or the innermost around it that is shown."""
    while uid and uid not in shown:
        uid = parents.get(uid, "")
    return uid


def _housed(figure: Figure, made: Sequence[Claim]) -> Figure:
    """A figure of no claim that lies in one that the reader made is that one's; the shortest of several."""
    if figure.claim_uid:
        return figure
    start, end = figure.span
    around = [each for each in made if any(span.start <= start and end <= span.end for span in each.content)]
    if not around:
        return figure
    inner = min(around, key=lambda each: sum(span.end - span.start for span in each.content))
    return replace(figure, claim_uid=inner.uid)
