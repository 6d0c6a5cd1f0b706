"""Figures in context: what a number counts, of whom, where and when, and whose claim it stands in."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.claims import figure_measures as measures
from reader.claims import figure_places as places
from reader.claims import figure_scope as scope
from reader.claims.figure_context import Story, in_context
from reader.claims.figure_measures import Measures
from reader.claims.figure_places import Places
from reader.claims.figure_scope import Counted
from reader.model import Claim, Figure, Layout, Span
from reader.text import dates, numerals
from reader.text.dates import DateMention, find_dates
from reader.text.numbers import Number, find_numbers
from reader.text.numerals import Form
from reader.text.openings import DATE, MEASURE, NUMERAL, PLACE, Openers, Openings, find_openings
from reader.text.sentences import sentences_of
from reader.text.tokens import Tokens, tokenize

_OPENERS = Openers({NUMERAL: numerals.opens, DATE: dates.opens, PLACE: places.opens, MEASURE: measures.opens})
_SMALL = 12  # "two nurses told": so small a number of sources is no figure
_SINCE_LEFT = 80
_SINCE = re.compile(r"\bsince\b[^,;]*\Z", re.IGNORECASE)
_JOINED = re.compile(  # between two numbers that share the words behind ("three men and two women were killed")
    r"[”\"’']?(?: [^\W\d_][\w’-]*){0,3} (?:and|or|to|of)(?: (?:the|its|their|his|whose|some|about|another))* ?[“\"‘']?"
)
_SPAN_OF_TIME = re.compile(
    r"[^.,;:!?“”\"\n]{0,40} in (?:the space of |just |only )?(?P<many>a|one|two|three|four|five|six|ten)"
    r" (?P<unit>day|fortnight|week|month|year)s?\b"
)
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 29, "year": 365}
_AS_THAT = re.compile(
    r"\b(?:the|that|this) (?:figure|number|share|rate|proportion)(?: of it)? (?:at|is|was|to be) ?[“\"‘']*\Z"
)
_AS_THAT_REACH = 40
_BEFORE = 3  # figures to look back for one of the same unit
_BACK_REFERENCE = 400  # characters; farther back a bare number means nothing said before


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text before its figures are looked for: the tokens of all blocks, the story's sentences."""

    tokens: Tokens
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """What surrounds the figures of one article."""

    text: str
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    dates: tuple[DateMention, ...]
    date_starts: tuple[int, ...]
    places: Places
    measures: Measures
    published: str

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset; an empty stretch where there is none."""
        index = bisect_right(self.starts, offset) - 1
        found = self.sentences[index] if index >= 0 else Span(offset, offset)
        return found if found.end > offset else Span(offset, offset)


def find_figures(
    text: str, layout: Layout, claims: Sequence[Claim], *, published: str = "", known: Known | None = None
) -> tuple[Figure, ...]:
    """Find every figure outside boilerplate, in claims or in the article's own voice.

    Args:
        text: one version's text.
        layout: its blocks and junk.
        claims: what `claim_uid` refers to: the innermost claim whose content holds the figure.
        published: the day of publication; "yesterday" is counted from it.
        known: what has been read of the text already.

    Returns: figures in text order with local uids (f1, f2 …). Cost: linear but for sorting.
    """
    tokens = known.tokens if known else tokenize(text)
    openings = find_openings(tokens, _OPENERS)
    frame = _frame(text, (known and known.sentences) or sentences_of(tokens, layout.blocks), openings, published)
    numbers = [number for number in find_numbers(text, openings=openings) if not _is_left_out(text, number)]
    numbers = _without(numbers, [junk.span for junk in layout.junk])
    numbers = _without_sources(numbers, claims)
    holders = innermost([number.core.start for number in numbers], claims)
    figures: list[Figure] = []
    counts: list[Counted] = []
    for number, room, holder in zip(numbers, _rooms(frame, numbers), holders, strict=True):
        counted = _counted(frame, number, room, figures[-_BEFORE:])
        counts.append(counted)
        figures.append(_figure(frame, number, counted, f"f{len(figures) + 1}", holder))
    return in_context(figures, counts, Story(text, {claim.uid: claim for claim in claims}, published[:10]))


def _frame(text: str, found: tuple[Span, ...], openings: Openings, published: str) -> _Frame:
    mentions = find_dates(text, published, openings)
    return _Frame(
        text,
        found,
        tuple(sentence.start for sentence in found),
        mentions,
        tuple(mention.span.start for mention in mentions),
        Places.of(text, openings),
        Measures.of(text, openings),
        published[:10],
    )


def _rooms(frame: _Frame, numbers: Sequence[Number]) -> list[int]:
    """Where the words behind each number begin to belong to the next one; else the end of its sentence."""
    rooms = []
    for index, number in enumerate(numbers):
        end = frame.sentence_at(number.core.start).end
        behind = numbers[index + 1].span.start if index + 1 < len(numbers) else end
        if number.span.end <= behind < end:
            is_joined = _JOINED.fullmatch(frame.text, number.span.end, behind)
            end = end if is_joined else behind
        rooms.append(end)
    return rooms


def _counted(frame: _Frame, number: Number, room: int, before: Sequence[Figure]) -> Counted:
    """What a number counts, by its own words and by the number before it; a share by the share before it."""
    sentence = frame.sentence_at(number.core.start)
    counted = scope.scope_of(frame.text, number, sentence, room, frame.measures)
    if number.form is Form.VAGUE:
        return counted
    near = [each for each in before if number.span.start - each.span.end <= _BACK_REFERENCE]
    if number.unit and _AS_THAT.search(frame.text[max(0, number.span.start - _AS_THAT_REACH) : number.span.start]):
        near = [each for each in near if each.unit == number.unit]
    if near:
        counted = counted.completed(near[-1], is_same=near[-1].span.start >= sentence.start)
    return scope.with_measure_before(counted, frame.text, number, sentence, frame.measures)


def _figure(frame: _Frame, number: Number, counted: Counted, uid: str, holder: str) -> Figure:
    sentence = frame.sentence_at(number.core.start)
    return Figure(
        uid=uid,
        span=number.span,
        low=number.low,
        high=number.high,
        is_approx=number.is_approx,
        unit=counted.unit,
        measures=counted.measures,
        population=counted.population,
        where=frame.places.around(number.span, sentence),
        as_of=_as_of(frame, number.span, sentence),
        claim_uid=holder,
    )


def _as_of(frame: _Frame, span: Span, sentence: Span) -> str:
    """The day or days a figure speaks of: the nearest date in its sentence, else the day of publication."""
    first = bisect_right(frame.date_starts, sentence.start - 1)
    last = bisect_right(frame.date_starts, sentence.end)
    near = sorted(frame.dates[first:last], key=lambda mention: _distance(mention.span, span))[:1]
    if not near:
        return _within(frame, span, frame.published)
    start, end = near[0].start, near[0].end
    if start == end and _SPAN_OF_TIME.match(frame.text, span.end):
        return _within(frame, span, end)
    left = frame.text[max(sentence.start, near[0].span.start - _SINCE_LEFT) : near[0].span.start]
    if _SINCE.search(left) and frame.published > start:
        end = frame.published
    return start if start == end else f"{start}/{end}"


def _within(frame: _Frame, span: Span, day: str) -> str:
    """A day, or the days up to it that a number spans ("lost 9,000 men in a fortnight")."""
    found = _SPAN_OF_TIME.match(frame.text, span.end)
    if not found or not day:
        return day
    days = _FEW.get(found["many"], 1) * _DAYS[found["unit"]]
    try:
        return f"{(date.fromisoformat(day) - timedelta(days=days)).isoformat()}/{day}"
    except (ValueError, OverflowError):  # no date, or one before the first
        return day


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


# ---------------------------------------------------------------- what is no figure


def _is_left_out(text: str, number: Number) -> bool:
    """A reference, no count: "the two sides", "which of the two"."""
    raw = text[slice(*number.core)].lower()
    return raw in {"two", "one"} and scope.is_reference(text, number.span)


def _without(numbers: Sequence[Number], spans: Iterable[Span]) -> list[Number]:
    """Numbers that lie in none of the spans."""
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    ends: list[int] = []
    for span in ordered:  # the farthest end so far, as spans may hold each other
        ends.append(max(span.end, ends[-1] if ends else 0))
    kept = []
    for number in numbers:
        index = bisect_right(starts, number.core.start) - 1
        if index < 0 or ends[index] <= number.core.start:
            kept.append(number)
    return kept


def _without_sources(numbers: Sequence[Number], claims: Sequence[Claim]) -> list[Number]:
    """Leave out the small number that a source begins with."""
    begins = {span.start for claim in claims for span in claim.source}
    return [
        number
        for number in numbers
        if number.core.start not in begins or number.unit or number.low is None or number.low > _SMALL
    ]


# ---------------------------------------------------------------- whose claim


def innermost(offsets: Sequence[int], claims: Sequence[Claim]) -> list[str]:
    """For each offset, in rising order, the uid of the shortest claim whose content holds it, "" when none does."""
    opening = sorted(
        (span.start, sum(end - start for start, end in claim.content), span.end, claim.uid)
        for claim in claims
        for span in claim.content
    )
    active: list[tuple[int, int, str]] = []
    found, at = [], 0
    for offset in offsets:
        while at < len(opening) and opening[at][0] <= offset:
            _, size, end, uid = opening[at]
            heapq.heappush(active, (size, end, uid))
            at += 1
        while active and active[0][1] <= offset:
            heapq.heappop(active)
        found.append(active[0][2] if active else "")
    return found
