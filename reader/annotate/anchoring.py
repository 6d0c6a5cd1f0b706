"""Finding an annotation's words in another version of its article.

Quote first, position last: the quote with its context on either side decides, the old offsets only between equals. An
annotation is never moved silently when it is not sure where it belongs: then it is `REVIEW`, and the reader looks.

| placement | when |
|---|---|
| ok | the quote is there, in its context; white space, case and quote signs may differ |
| changed | its words were edited, and it is clear which stretch they became |
| review | a stretch resembles it, or stands in its place, but it may be another one |
| orphan | nothing does |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.annotate.fitting import ALIKE, Fit, fit
from reader.annotate.longer import is_long, whole_of
from reader.annotate.seeking import windows
from reader.annotate.selectors import CONTEXT
from reader.annotate.sought import sought
from reader.annotate.wording import Wording
from reader.model import Placement, Selector, Span

_NEAR = 500  # characters: what is the same with all its context, and no further away, is looked for nowhere else
_AROUND = 10_000  # characters to either side of the old place where the quote is looked for as it was
_MOST_EXACT = 3  # places where it is

# Shares of weight, 0 to 1, chosen on one half of the articles of tests/bench/bench_placement.py.
_HALF = 0.55  # of the quote, for a look; below that it must be what stands in its place
_CHANGED = 0.65  # of the quote, between what was around it
_LITTLE_CHANGED = 0.75  # of the quote, where what was around it is there on one side alone
_SURELY = 1.2  # of quote and context together, in that case
_ON_ONE_SIDE = 0.5  # of what was before or after
_ALL_OF_IT = 0.9  # the same, for short quotes
_IN_CONTEXT = 0.3  # of the context of a quote that is there as it was
_WHOLLY = 0.75  # of both sides, and of a quote that has its like right beside it
_HARDLY = 0.15  # the same, for a look
_IN_PLACE = 0.6  # of the context of what may have replaced the quote
_AS_GOOD = 0.6  # of another stretch, which makes the best one unsure
_ABOUT = 0.02  # scores that differ by no more are equal
_FAR = 0.5  # what a place at the other end of the text takes off its score
_TELLING = 24  # characters: so much that is there as it was is worth a look wherever it stands
_HARDLY_CHANGED, _LONGER = 0.85, 40  # and so many characters with a word or two that are others
_SURROUNDINGS = 24  # characters on either side
_FEW = 2  # words that may have been replaced altogether


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where an annotation stands in a text, and how sure that is; no span for an orphan."""

    span: Span | None
    placement: Placement


_ORPHAN = Anchored(None, Placement.ORPHAN)


def anchor(selector: Selector, text: str) -> Anchored:
    """Find the words an annotation belongs to in `text`.

    Args:
        selector: the quote with up to 64 code points on either side; its offsets are only a hint.
        text: the whole version, not normalised (that would shift offsets).

    Cost: as `anchor_all`, which is for several marks of one text.
    """
    return Anchors(text).find(selector)


def anchor_all(selectors: Iterable[Selector], text: str) -> tuple[Anchored, ...]:
    """Find the words of several annotations in one text.

    Cost: linear in the text, once; then for each some ten thousand steps, however long the text is, and however long
    the quote.
    Source: W3C Web Annotation Data Model (2017), 4.2.4 Text Quote Selector; for text that changed, the scheme of seeds
    and alignment by which genes are compared, over words.
    """
    anchors = Anchors(text)
    return tuple(anchors.find(selector) for selector in selectors)


class Anchors:
    """A text that annotations are looked for in, one after the other; what it takes to read it is done once."""

    def __init__(self, text: str) -> None:
        self._wording = Wording(text)

    def find(self, selector: Selector, old: str = "") -> Anchored:
        """As `anchor`; `old` is the text that the annotation was made on, if it is at hand.

        It tells a passage that was moved from one that was there all the time.
        """
        if not selector.quote:
            return _ORPHAN
        unmoved = _unmoved(selector, self._wording.text, old) or _only_one(selector, self._wording.text)
        if unmoved:
            return Anchored(unmoved, Placement.OK)
        found = whole_of(self._fits, selector, self._wording) if is_long(selector) else self._fits(selector)
        text = self._wording.text
        found = [each for each in found if not (old and _was_there(each, selector, text, old))]
        return _judged(found, selector, len(text), is_only=_is_only(selector, text, old))

    def _fits(self, selector: Selector) -> list[Fit]:
        """The stretches that may be a quote's."""
        wanted = sought(selector)
        if wanted is None:
            return []
        place = self._wording.word_at
        exact = [place(at) - wanted.first for at in _occurrences(selector, self._wording.text)]
        found = windows(wanted.words.keys, self._wording, place(selector.start) - wanted.first, exact)
        return [fit(wanted, self._wording, window) for window in found]


def _unmoved(selector: Selector, text: str, old: str) -> Span | None:
    """Where quote and context are as they were, at the old place or near it."""
    whole = selector.prefix + selector.quote + selector.suffix
    start = selector.start - len(selector.prefix)
    # At an end of the old text the context is short; then it must be an end of this one too.
    starts_alike = len(selector.prefix) == CONTEXT or start == 0
    ends_alike = len(selector.suffix) == CONTEXT or start + len(whole) == len(text)
    if starts_alike and ends_alike and start >= 0 and text.startswith(whole, start):
        return Span(selector.start, selector.end)
    if min(len(selector.prefix), len(selector.suffix)) < CONTEXT:
        return None
    near = max(0, start - _NEAR), start + len(whole) + _NEAR
    at = text.find(whole, *near)
    if at < 0 or any(each.count(whole, *near) > 1 for each in (text, old)):
        return None
    return Span(at + len(selector.prefix), at + len(selector.prefix) + len(selector.quote))


def _only_one(selector: Selector, text: str) -> Span | None:
    """Where a quote stands with all that is told of what was around it, if that is little and stands there once.

    Other programs tell less than this one, or nothing.
    """
    if max(len(selector.prefix), len(selector.suffix)) == CONTEXT:
        return None
    whole = selector.prefix + selector.quote + selector.suffix
    at = text.find(whole)
    if at < 0 or text.find(whole, at + 1) >= 0:
        return None
    return Span(at + len(selector.prefix), at + len(selector.prefix) + len(selector.quote))


def _occurrences(selector: Selector, text: str) -> list[int]:
    """Where the quote stands as it was in the wider surroundings of the old place, the nearest first.

    Further away its words are found by those that are rare.
    """
    quote, found = selector.quote, list[int]()
    at, end = selector.start, selector.end + _AROUND
    while len(found) < _MOST_EXACT and (at := text.find(quote, at, end)) >= 0:
        found.append(at)
        at += 1
    first, end = max(0, selector.start - _AROUND), selector.end - 1
    while len(found) < 2 * _MOST_EXACT and (at := text.rfind(quote, first, end)) >= 0:
        found.append(at)
        end = at + len(quote) - 1
    return sorted(found, key=lambda at: abs(at - selector.start))[:_MOST_EXACT]


def _was_there(each: Fit, selector: Selector, text: str, old: str) -> bool:
    """Whether a stretch, with what is around it, stood elsewhere in the old text: then it is something else."""
    if each.span is None or each.similarity == 1:
        return False
    around = text[max(0, each.span.start - _SURROUNDINGS) : each.span.end + _SURROUNDINGS]
    at = old.find(around)
    return at >= 0 and (at + len(around) <= selector.start or at >= selector.end)


def _is_only(selector: Selector, text: str, old: str) -> bool:
    """Whether a quote stood once in the old text and stands once in the new one, wherever."""
    quote = selector.quote
    return len(quote) >= _TELLING and old.count(quote) == 1 and text.count(quote) == 1


def _judged(found: Sequence[Fit], selector: Selector, length: int, *, is_only: bool) -> Anchored:
    """Choose among the stretches that may be the quote's, and say how sure that is."""
    alike = [each for each in found if each.span and each.similarity >= ALIKE]
    others = [each for each in found if each not in alike]
    if not alike:
        return _replaced(others, selector)
    exact = [each for each in alike if is_only and each.similarity == 1]
    best = max(exact or alike, key=lambda each: each.score - _FAR * _distance(each, selector) / max(1, length))
    placement = Placement.OK if exact else _placement(best, selector)
    placement = _doubted(placement, best, alike)
    if not exact and any(_is_gone(each, best) for each in others):
        placement = Placement.REVIEW if _is_telling(best, selector) else Placement.ORPHAN
    return _replaced(others, selector) if placement is Placement.ORPHAN else Anchored(best.span, placement)


def _doubted(placement: Placement, best: Fit, alike: Sequence[Fit]) -> Placement:
    """What a placement is in the light of other stretches that are as good."""
    is_sure = placement in {Placement.OK, Placement.CHANGED}
    return Placement.REVIEW if is_sure and any(_is_rival(each, best) for each in alike) else placement


def _is_gone(each: Fit, best: Fit) -> bool:
    """Whether the context is still there, and what was marked is not: what is like it was elsewhere all the time."""
    return each.score > best.score - _ABOUT or (min(each.left, each.right) >= _WHOLLY and best.similarity < 1)


def _distance(each: Fit, selector: Selector) -> int:
    return abs(each.span.start - selector.start) if each.span else 0


def _is_rival(each: Fit, best: Fit) -> bool:
    """Whether another stretch could be the quote's just as well."""
    if each.span is None or best.span is None or (each.span.start < best.span.end and best.span.start < each.span.end):
        return False
    return each.score > best.score or min(each.similarity, each.context) >= _AS_GOOD


def _placement(best: Fit, selector: Selector) -> Placement:
    """How sure a stretch is, seen by itself."""
    around = min(best.left, best.right)
    is_sure = any(map(str.isalnum, selector.quote))  # a full stop may be any
    if best.is_beside:
        is_sure = is_sure and min(around, best.similarity) >= _WHOLLY
    if best.similarity == 1:
        enough = _IN_CONTEXT if len(selector.quote) >= _TELLING else _ON_ONE_SIDE
        if best.context >= enough and is_sure:
            return Placement.OK
        return Placement.REVIEW if best.context >= _HARDLY or _is_telling(best, selector) else Placement.ORPHAN
    is_between = around >= _ON_ONE_SIDE and best.similarity >= _CHANGED
    if is_sure and (is_between or _is_surely_at_one_side(best, selector)):
        return Placement.CHANGED
    is_in_place = best.context >= (_IN_CONTEXT if best.similarity >= _HALF else _IN_PLACE)
    return Placement.REVIEW if is_in_place or _is_telling(best, selector) else Placement.ORPHAN


def _is_surely_at_one_side(best: Fit, selector: Selector) -> bool:
    """Whether a quote is little changed, and next to what was on one side of it."""
    needed = _ON_ONE_SIDE if len(selector.quote) >= _LONGER else _ALL_OF_IT
    is_there = max(best.left, best.right) >= needed and best.similarity + best.context >= _SURELY
    return is_there and best.similarity >= _LITTLE_CHANGED


def _is_telling(best: Fit, selector: Selector) -> bool:
    """Whether a stretch is worth a look wherever it stands."""
    if best.similarity == 1:
        return len(selector.quote) >= _TELLING
    return best.similarity >= _HARDLY_CHANGED and len(selector.quote) >= _LONGER


def _replaced(others: Sequence[Fit], selector: Selector) -> Anchored:
    """One or two words may have been replaced altogether: a figure by another, a name by “the mayor”."""
    best = max(others, key=lambda each: each.score, default=None)
    if best is None or best.span is None or len(selector.quote.split()) > _FEW or best.words > _FEW + 1:
        return _ORPHAN
    is_in_place = min(best.left, best.right) >= _IN_PLACE
    return Anchored(best.span, Placement.REVIEW) if is_in_place else _ORPHAN
