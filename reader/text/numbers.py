"""Numbers in running text as intervals: modifiers, ranges, scales, money, shares and ratios.

The bounds follow one scheme: at least n is n or more, up to n is 0 to n, about n is n and approximate, dozens are
24 to 99, a few hundred 200 to 999. None is an open end.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.model import Span
from reader.text import number_context as context
from reader.text.number_guards import counts_nothing
from reader.text.numerals import Form, Numeral, numerals_in
from reader.text.numerals import opens as opens_numeral
from reader.text.openings import NUMERAL, Openers, Openings, find_openings
from reader.text.tokens import tokenize

_OPENERS = Openers({NUMERAL: opens_numeral})
_NOWHERE = Span(0, 0)
_SMALL = 1_000  # a number without a scale takes over the scale of the range's other end only below this
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}


class Number(NamedTuple):
    """A number as a closed interval; `None` is an open end.

    `span` holds modifiers, money marks and, for money and per cent, the unit. `core` is the numeral itself: from the
    first digit or number word to the last. `unit` is money, "percent", "percentage points" or "ratio", else "".
    """

    span: Span
    low: float | None
    high: float | None
    is_approx: bool = False
    unit: str = ""
    form: Form = Form.DIGITS
    core: Span = _NOWHERE


def find_numbers(text: str, span: Span | None = None, openings: Openings | None = None) -> tuple[Number, ...]:
    """Every number that counts or measures something; years, dates, ages, clock times and names are none.

    Args:
        text: the whole version.
        span: the stretch to look at, the whole text when None; words around it still count as context.
        openings: where its numerals may begin, where that is known already.
    """
    where = span or Span(0, len(text))
    if openings is None:
        openings = find_openings(tokenize(text, where), _OPENERS)
    atoms = _atoms(text, numerals_in(text, where, openings))
    found: list[Number] = []
    index = 0
    while index < len(atoms):
        number, used = _number_at(text, atoms, index)
        index += used
        if number:
            found.append(number)
    return tuple(found)


def _atoms(text: str, numerals: list[Numeral]) -> list[Number]:
    """Numerals that count something, with their units; the "million" of "9 million" is no numeral of its own."""
    atoms: list[Number] = []
    end = 0
    for numeral in numerals:
        if numeral.start >= end and not counts_nothing(text, numeral):
            atoms.append(_with_unit(text, numeral))
            end = atoms[-1].span.end
    return atoms


def _number_at(text: str, atoms: list[Number], index: int) -> tuple[Number | None, int]:
    """The number that begins with one atom, and how many atoms it takes."""
    first = atoms[index]
    ratio = context.ratio_at(text, first.core, [atom.core for atom in atoms[index + 1 : index + 2]])
    if ratio:
        second = atoms[index + 1]
        share = _as_ratio(first, second, ratio)
        return (_modified(text, share) if share else None), 2
    if index + 1 < len(atoms):
        joined = _joined(text, first, atoms[index + 1])
        if joined:
            return _modified(text, joined), 2
        has_unit = first.unit or atoms[index + 1].unit
        if not has_unit and context.is_score(text, first.span, atoms[index + 1].span):
            return None, 2
    if not context.stands_for_a_number(text, first.core, first.form):
        return None, 1
    return _modified(text, first), 1


def _with_unit(text: str, numeral: Numeral) -> Number:
    core = Span(numeral.start, numeral.end)
    money, start = context.money_before(text, numeral.start)
    factor, end = (1.0, numeral.end)
    if numeral.form in {Form.DIGITS, Form.WORDS}:
        factor, end = context.scale_after(text, numeral.end, has_money=bool(money))
    unit, unit_end = context.unit_after(text, end)
    if numeral.form is Form.FRACTION:
        unit, unit_end = context.share_after(text, end)
    elif numeral.form is Form.RATIO:
        unit = "ratio"
    low, high = _times(numeral.low, factor), _times(numeral.high, factor)
    return Number(Span(start, max(end, unit_end)), low, high, numeral.is_approx, money or unit, numeral.form, core)


def _times(value: float, factor: float) -> float:
    """Multiply without the noise of binary fractions: 1.9 million is 1,900,000."""
    return round(value * factor, 6)


def _joined(text: str, first: Number, second: Number) -> Number | None:
    """Two numbers as one interval: 1,000–2,000, between 4 and 5 million, three or four."""
    link = context.link_between(text, first.span, second.span)
    if not link or not context.is_interval(text, first.span.start, link):
        return None
    low, high = first.low or 0.0, second.high or 0.0
    scale = _scale_of(second)
    is_shared = low < _SMALL and scale > 1 and _scale_of(first) == 1 and low * scale <= high
    if is_shared:
        low = _times(low, scale)
    if low >= high or (first.unit and second.unit and first.unit != second.unit):
        return None
    start = context.range_start(text, first.span.start)
    return second._replace(
        span=Span(start, second.span.end),
        low=low,
        is_approx=first.is_approx or second.is_approx or context.is_vague_range(text, start, first.span.start),
        unit=second.unit or first.unit,
        core=Span(first.core.start, second.core.end),
    )


def _scale_of(number: Number) -> float:
    """By what a written scale multiplied: 9 million is 9 times a million."""
    value = number.high or 0.0
    for scale in (1e12, 1e9, 1e6, 1e3):
        is_scaled = number.span.end > number.core.end or number.form is Form.WORDS
        if is_scaled and value >= scale and value % (scale / 1000) == 0:
            return scale
    return 1.0


def _as_ratio(first: Number, second: Number, ratio: context.Ratio) -> Number | None:
    below, above = second.high or 0.0, first.low or 0.0
    if not below or not above:
        return None
    share = above / below
    return Number(
        Span(first.span.start, ratio.end),
        round(share, 3),
        round(share, 3),
        round(share, 3) != share,
        "ratio",
        Form.RATIO,
        Span(first.core.start, second.core.end),
    )


def _modified(text: str, number: Number) -> Number:
    """Widen a number by the words before and behind it."""
    low, high, is_approx = number.low, number.high, number.is_approx
    bound, start = context.bound_before(text, number.span.start)
    after, end = context.bound_after(text, number.span.end)
    end, times = context.times_after(text, end)
    if bound.is_low or after.is_low:
        high = None
    elif bound.is_high or after.is_high:
        low = 0.0
    return Number(
        _with_quotes(text, Span(start, end)),
        low,
        high,
        is_approx or bound.is_approx or after.is_approx,
        "ratio" if times else number.unit,
        number.form,
        number.core,
    )


def _with_quotes(text: str, span: Span) -> Span:
    """Take in quotation marks that hold the number and nothing else."""
    before, behind = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    is_quoted = bool(before) and _QUOTES.get(before) == behind
    return Span(span.start - 1, span.end + 1) if is_quoted else span
