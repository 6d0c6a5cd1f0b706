"""Aligning a quote that is not there word by word any more with the words that took its place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.model import Selector, Span

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # written without spaces: there a character counts as a word
_WORD = re.compile(rf"\d[\d.,]*\d|[{_CJK}]|[^\W{_CJK}]+|[^\w\s]")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)

_GRAM = 10
_GRAMS = 64  # samples of quote and context that are looked for
_PLACES_OF_A_GRAM = 8
_WINDOWS = 4
_NEAR = 128
_LONGEST_GAP_WORDS = 4


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stretch that may be the quote's: what it shares with the quote, and with the context on either side (0 to 1).

    `score` is all three, each weighted by its length: short quotes are known by their context.
    """

    span: Span
    similarity: float
    left: float
    right: float
    score: float


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


def normal_words(text: str) -> list[str]:
    """The words and signs of `text`; case and the shapes of quote signs and dashes do not count."""
    return [each.key for each in _words(text)]


def alignments(selector: Selector, text: str) -> list[Alignment]:
    """Stretches of `text` that resemble the quote in its context, the highest score first.

    Cost: some sixty searches through the text, then at most four windows of about three times the quote's length.
    """
    found = [_align(selector, text, window) for window in _windows(selector, text)]
    return sorted((each for each in found if each), key=lambda each: -each.score)


def share_of(wanted: str, near: str) -> float:
    """How much of the words of `wanted` stand in the same order in `near`; 1 when there are none to find."""
    left, right = _words(wanted), _words(near)
    total = sum(len(each.key) for each in left)
    if not total:
        return 1.0
    return sum(len(left[at].key) for at in _matches(left, right)) / total


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.group().casefold().translate(_SAME), match.start(), match.end()) for match in _WORD.finditer(text)
    ]


def _matches(left: Sequence[_Word], right: Sequence[_Word]) -> dict[int, int]:
    """Which word of `left` stands for which of `right`, in rising order on both sides."""
    matcher = SequenceMatcher(None, [each.key for each in left], [each.key for each in right], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _windows(selector: Selector, text: str) -> list[Span]:
    """Where pieces of the quote and its context occur close together, the most telling places first."""
    votes = _votes(selector, text)
    near = max(_NEAR, len(selector.quote))
    clusters: list[list[int]] = []
    for shift in sorted(votes):
        if clusters and shift - clusters[-1][-1] <= near:
            clusters[-1].append(shift)
        else:
            clusters.append([shift])
    clusters.sort(key=lambda cluster: -sum(votes[shift] for shift in cluster))
    before, after = len(selector.prefix) + _NEAR, len(selector.quote) + len(selector.suffix) + _NEAR
    return [Span(max(0, cluster[0] - before), min(len(text), cluster[-1] + after)) for cluster in clusters[:_WINDOWS]]


def _votes(selector: Selector, text: str) -> Counter[int]:
    """Where the quote would begin by each piece found, weighted by how rare the piece is."""
    whole = selector.prefix + selector.quote + selector.suffix
    size = min(_GRAM, max(3, len(selector.quote) // 2))
    last = max(1, len(whole) - size)
    step = max(1, last // _GRAMS)
    votes: Counter[int] = Counter()
    for offset in range(0, last, step):
        places = _places(whole[offset : offset + size], text)
        for place in places:
            votes[place - offset + len(selector.prefix)] += 60 // len(places)
    return votes


def _places(piece: str, text: str) -> list[int]:
    """The first places of `piece` in `text`; none when it is too common to say anything."""
    places: list[int] = []
    at = text.find(piece)
    while at >= 0:
        places.append(at)
        if len(places) > _PLACES_OF_A_GRAM:
            return []
        at = text.find(piece, at + 1)
    return places


def _align(selector: Selector, text: str, window: Span) -> Alignment | None:
    """Lay prefix, quote and suffix over the words of a window."""
    parts = [_words(part) for part in (selector.prefix, selector.quote, selector.suffix)]
    there = _words(text[window.start : window.end])
    first, last = len(parts[0]), len(parts[0]) + len(parts[1])
    matches = _without_lone_signs(_matches([word for part in parts for word in part], there), parts[1], first)
    ends = _ends(matches, first, last)
    if ends is None:
        return None
    found = there[ends[0] : ends[1] + 1]
    prefix, quote, suffix, new = (sum(len(word.key) for word in part) for part in (*parts, found))
    shared = _shared(parts, matches)
    similarity = 2 * shared[1] / max(1, quote + new)
    return Alignment(
        span=Span(window.start + found[0].start, window.start + found[-1].end),
        similarity=similarity,
        left=shared[0] / prefix if prefix else 1.0,
        right=shared[2] / suffix if suffix else 1.0,
        score=(similarity * quote + shared[0] + shared[2]) / max(1, quote + prefix + suffix),
    )


def _without_lone_signs(matches: dict[int, int], quote: Sequence[_Word], first: int) -> dict[int, int]:
    """Forget that a full stop of the quote was found when none of its words was."""
    inside = {at for at in matches if first <= at < first + len(quote)}
    if any(quote[at - first].key[0].isalnum() for at in inside):
        return matches
    return {at: there for at, there in matches.items() if at not in inside}


def _shared(parts: Sequence[Sequence[_Word]], matches: dict[int, int]) -> list[int]:
    """How many characters of prefix, quote and suffix were found."""
    shared: dict[int, int] = defaultdict(int)
    at = 0
    for number, part in enumerate(parts):
        for word in part:
            shared[number] += len(word.key) if at in matches else 0
            at += 1
    return [shared[number] for number in range(len(parts))]


def _ends(matches: dict[int, int], first: int, last: int) -> tuple[int, int] | None:
    """First and last word there of what stands for the words `first` to `last` (excluded) here; None if nothing does.

    An end is where the quote's own outermost word is; if that one is gone, where the context's nearest word leaves off.
    """
    inside = [at for at in range(first, last) if at in matches]
    start = _end(matches, first, first - 1, 1)
    end = _end(matches, last - 1, last, -1)
    if not inside:
        is_gap = start is not None and end is not None and 0 <= end - start < last - first + _LONGEST_GAP_WORDS
        return (start, end) if is_gap and start is not None and end is not None else None
    start = matches[inside[0]] if start is None else start
    end = matches[inside[-1]] if end is None else end
    return (min(start, matches[inside[0]]), max(end, matches[inside[-1]]))


def _end(matches: dict[int, int], own: int, neighbour: int, step: int) -> int | None:
    if own in matches:
        return matches[own]
    return matches[neighbour] + step if neighbour in matches else None
