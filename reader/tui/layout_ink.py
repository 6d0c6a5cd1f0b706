"""Which offsets look how: spans of claims, figures, highlights and hits, cut into runs for one line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Generic, NamedTuple, TypeVar

from rich.cells import split_graphemes

from reader.model import Spans
from reader.tui.colours import ground_of
from reader.tui.layout import Ink, Run, is_narrow
from reader.tui.layout_reading import Item, Reading


class Styled(NamedTuple):
    """A stretch that looks different: empty fields leave what is below; looks add up."""

    start: int
    end: int
    fg: str = ""
    ground: str = ""
    look: str = ""


class Placed(NamedTuple):
    """A stretch that belongs to something with a number."""

    start: int
    end: int
    number: int


S = TypeVar("S", Styled, Placed)


class SpanIndex(Generic[S]):
    """Stretches sorted by start, so that those over one line are found without looking at all."""

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans: list[S] = sorted(spans, key=lambda span: span.start)
        self._starts: list[int] = [span.start for span in self._spans]
        self._reach: list[int] = list(accumulate((span.end for span in self._spans), max))

    def over(self, start: int, end: int) -> list[S]:
        """Stretches that share a character with `start..end`, in order of their start."""
        found: list[S] = []
        number = bisect_left(self._starts, end) - 1
        while number >= 0 and self._reach[number] > start:
            if self._spans[number].end > start:
                found.append(self._spans[number])
            number -= 1
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Inks:
    """Everything about looks that does not change while the reader moves."""

    words: SpanIndex[Styled]
    marks: SpanIndex[Styled]
    hits: SpanIndex[Styled]
    bars: SpanIndex[Placed]
    notes: SpanIndex[Placed]


def inks_of(reading: Reading, hits: Spans = ()) -> Inks:
    """Sort an article's claims, marks and hits by offset. Cost: n log n in their number."""
    placed = [(mark.span, number) for number, mark in enumerate(reading.marks)]
    marks = [(span, number) for span, number in placed if span and span.start < span.end]

    def colour(number: int) -> str:
        return reading.marks[number].annotation.colour

    return Inks(
        words=SpanIndex(style for item in reading.items for style in _item_styles(item)),
        marks=SpanIndex(Styled(*span, ground=ground_of(colour(number))) for span, number in marks),
        hits=SpanIndex(Styled(*span, ground="hit", look="b") for span in hits),
        bars=SpanIndex(Placed(*span, number) for number, item in enumerate(reading.items) for span in item.places),
        notes=SpanIndex(Placed(*span, number) for span, number in marks),
    )


def _item_styles(item: Item) -> Iterable[Styled]:
    for figure in item.figures:
        yield Styled(*figure.span, look="bu")
    claim = item.claim
    if claim is None:
        return
    tone = item.reporting.value
    for span in claim.source:
        yield Styled(*span, fg=tone, look="b")
    for span in claim.cue:
        yield Styled(*span, fg=tone, look="i")
    for span in claim.hedges:
        yield Styled(*span, look="u")


def runs(text: str, start: int, end: int, base: Ink, layers: list[Styled]) -> list[Run]:
    """Cut `text[start:end]` into runs; of two layers the later one decides colour and ground."""
    if not layers:
        return [Run(text[start:end], base)]
    cuts = {start, end}
    for layer in layers:
        cuts.update((max(layer.start, start), min(layer.end, end)))
    edges = sorted(_between_graphemes(text, start, end, cuts))
    return [
        Run(text[low:high], _mixed(base, [layer for layer in layers if layer.start <= low < layer.end]))
        for low, high in pairwise(edges)
    ]


def _between_graphemes(text: str, start: int, end: int, cuts: set[int]) -> set[int]:
    """Move cuts out of what a terminal draws as one: a run that began with half of it would have another width."""
    if is_narrow(text[start:end]):
        return cuts
    ends = [start + high for _, high, _ in split_graphemes(text[start:end])[0]]
    return {start if cut <= start else ends[min(bisect_left(ends, cut), len(ends) - 1)] for cut in cuts}


def _mixed(base: Ink, layers: list[Styled]) -> Ink:
    fg, ground, look = base
    for layer in layers:
        fg = layer.fg or fg
        ground = layer.ground or ground
        look += layer.look
    return Ink(fg, ground, "".join(sorted(set(look))))
