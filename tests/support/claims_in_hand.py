"""Claims built by hand for tests of screens, without a library."""

from __future__ import annotations

from reader.model import (
    Article,
    Certainty,
    Claim,
    Figure,
    PlacedClaim,
    Polarity,
    Reporting,
    Span,
    Speaker,
    SpeakerKind,
)


def placed_claim(number: int = 1, *, outlet: str = "Northline", content: str = "", **more) -> PlacedClaim:
    """A claim of an article of its own; `more` are fields of `Claim`, `figures`, `shared` and `cue`."""
    figures, shared = more.pop("figures", ()), more.pop("shared", ())
    cue, name = more.pop("cue", "said"), more.pop("speaker", f"Speaker {number}")
    fields = {"polarity": Polarity.AFFIRMS, "certainty": Certainty.CERTAIN, "reporting": Reporting.NEUTRAL} | more
    claim = Claim(
        uid=f"{number:016x}",
        source=(Span(0, 1),),
        cue=(Span(2, 3),),
        content=(Span(4, 5),),
        speaker=Speaker(name, SpeakerKind.PERSON),
        **fields,
    )
    article = Article(
        uid=f"a{number:015x}", version_uid="v", title=f"Title {number}", outlet=outlet, published="2023-05-17"
    )
    return PlacedClaim(claim, article, name, cue, content or f"the dam will hold, number {number}", figures, shared)


def figure(low: float | None, high: float | None, **more) -> Figure:
    """A figure at a place of no matter."""
    return Figure(uid="f", span=Span(4, 5), low=low, high=high, **more)
