"""How two figures stand to each other; a difference of scope is never a conflict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from reader.claims.relations import scopes
from reader.claims.relations.amounts import Overlap, bounds, compare, is_precise, is_vague, unit_of
from reader.claims.relations.items import Counted
from reader.claims.relations.parties import are_one
from reader.claims.relations.scopes import Whom
from reader.claims.relations.verdict import Verdict
from reader.model import RelationKind

_LONG = 10  # days; a longer state is a period ("in the past month")
_STALE = 60  # days; a count so much later is another count
_CLOSE = 3  # days within which an outlet and others count one moment
_FAR = 2  # times a ceiling: no total grows so much in a few days
_ALL = 100.0


def relate_figures(left: Counted, right: Counted) -> Verdict | None:
    """Say how two figures stand to each other; None where nothing is known.

    The order does not matter. Of an update, the verdict says whether `right` is the earlier one.
    """
    earlier, later = sorted((left, right), key=_time)
    found = _relate(_Pair(earlier, later))
    if found is None:
        return None
    if found.kind is RelationKind.CONFLICT and earlier.area != later.area:
        found = _differs("area", _areas(earlier, later))
    return found if earlier is left else found.turned()


def _areas(earlier: Counted, later: Counted) -> str:
    told = [f"the {' and the '.join(sorted(each.area))}" for each in (earlier, later) if each.area]
    return f"one counts {told[0]} alone" if len(told) == 1 else f"{told[0]}, and {told[1]}"


def _time(item: Counted) -> tuple[int, int, str, int]:
    last = item.state[1] if item.state else item.day
    return (last, item.day, item.article, item.figure.span.start)


@dataclass(frozen=True)  # no slots: most pairs are told apart by their amounts, and the rest is not worked out
class _Pair:
    """Two figures, the earlier first, with what is asked of them more than once."""

    earlier: Counted
    later: Counted

    @cached_property
    def overlap(self) -> Overlap:
        return compare(self.earlier, self.later)

    @cached_property
    def whom(self) -> Whom:
        return scopes.whom(self.earlier, self.later)

    @cached_property
    def is_one_place(self) -> bool:
        return scopes.are_one_place(self.earlier, self.later)

    @cached_property
    def days(self) -> int | None:
        """From the state of the earlier to that of the later; None where one is unknown."""
        return self.later.state[1] - self.earlier.state[1] if self.earlier.state and self.later.state else None

    @cached_property
    def is_one_party(self) -> bool | None:
        """Whether one speaker or organisation gives both; None where one is the outlet's own."""
        is_one_source = self.earlier.article == self.later.article and self.earlier.party == self.later.party
        return is_one_source or are_one(self.earlier.party, self.later.party)

    @property
    def is_in_one_claim(self) -> bool:
        return bool(self.earlier.holder) and self.earlier.holder == self.later.holder

    @property
    def is_asserted(self) -> bool:
        return self.earlier.is_asserted and self.later.is_asserted

    @property
    def is_known(self) -> bool:
        """Whether it is said of both who is counted, and what became of them."""
        has_measure = bool(self.earlier.figure.measures)
        return has_measure and self.earlier.is_known and self.later.is_known

    @property
    def is_later(self) -> bool:
        return self.days is not None and self.days >= 1

    @property
    def grows(self) -> bool:
        return bounds(self.later)[0] > bounds(self.earlier)[0]

    @property
    def has_fallen(self) -> bool:
        return bounds(self.later)[1] < bounds(self.earlier)[0]


def _relate(pair: _Pair) -> Verdict | None:
    if pair.overlap is Overlap.EQUAL and is_precise(pair.earlier) and _may_be_one(pair):
        return Verdict(RelationKind.SAME, "same-precise", "the same number, to the last digit")
    if unit_of(pair.earlier) != unit_of(pair.later):
        return _other_unit(pair)
    if pair.earlier.is_before != pair.later.is_before and pair.overlap is not Overlap.EQUAL:
        return _before_and_now(pair)
    if pair.earlier.figure.measures != pair.later.figure.measures:
        return _other_measure(pair)
    return _of_one_measure(pair)


def _of_one_measure(pair: _Pair) -> Verdict | None:
    if scopes.are_one_but_known(pair.earlier, pair.later) and _is_room_above(pair):
        return Verdict(RelationKind.COMPATIBLE, "lower-bound", "both can hold: one counts only those who are known")
    match pair.whom:
        case Whom.EQUAL if pair.is_one_place or pair.overlap is not Overlap.DISJOINT:
            return _of_one_scope(pair)
        case Whom.PART | Whom.WHOLE if pair.is_one_place:
            return _part_and_whole(pair)
    return _of_others(pair)


def _is_room_above(pair: _Pair) -> bool:
    """Whether those who are known are no more than all."""
    known, every = (pair.earlier, pair.later) if scopes.is_bound_below(pair.earlier) else (pair.later, pair.earlier)
    return bounds(known)[0] <= bounds(every)[1]


def _may_be_one(pair: _Pair) -> bool:
    """Whether so precise a number may stand for one thing, as far as unit, measure and population are known."""
    units = {unit_of(pair.earlier), unit_of(pair.later)} - {""}
    measures = {pair.earlier.figure.measures, pair.later.figure.measures} - {""}
    is_other = pair.whom in {Whom.DIFFERENT, Whom.SHARED} and pair.earlier.is_known and pair.later.is_known
    return len(units) <= 1 and len(measures) <= 1 and not is_other


def _other_unit(pair: _Pair) -> Verdict | None:
    measures = pair.earlier.figure.measures
    if not measures or measures != pair.later.figure.measures or not pair.is_one_place:
        return None
    units = (pair.earlier.figure.unit or "things", pair.later.figure.unit or "things")
    return _differs("unit", f"counted in {units[0]}, and in {units[1]}")


def _before_and_now(pair: _Pair) -> Verdict | None:
    """One counts what was before the events, the other what is since."""
    is_near = pair.earlier.figure.measures == pair.later.figure.measures or all(
        scopes.is_toll(each) for each in (pair.earlier, pair.later)
    )
    return _differs("before", "one is from before, the other from today") if is_near else None


def _other_measure(pair: _Pair) -> Verdict | None:
    ours, theirs = scopes.measure_words(pair.earlier), scopes.measure_words(pair.later)
    if not ours or not theirs:
        return _of_unknown_measure(pair)
    reason = f"{_said(pair.earlier)}, and {_said(pair.later)}"
    if ours & theirs:
        return _differs("measure-related", reason)
    if scopes.is_toll(pair.earlier) and scopes.is_toll(pair.later):
        return _differs("toll", reason)
    if pair.whom in {Whom.EQUAL, Whom.PART, Whom.WHOLE}:
        return _differs("measure", reason)
    return None


def _of_unknown_measure(pair: _Pair) -> Verdict | None:
    """Where it is not known what one of them measures, only the same number of the same things is said to be one."""
    if pair.overlap is Overlap.EQUAL and pair.whom is Whom.EQUAL:
        return Verdict(RelationKind.SAME, "same-unmeasured", "the same number")
    return None


def _said(item: Counted) -> str:
    return item.figure.measures.replace("_", " ")


def _differs(rule: str, reason: str) -> Verdict:
    return Verdict(RelationKind.SCOPE_DIFFERS, rule, reason)


# ---------------------------------------------------------------- one scope


def _of_one_scope(pair: _Pair) -> Verdict | None:
    """The same people or things, the same measure."""
    if pair.overlap is Overlap.EQUAL:
        return Verdict(RelationKind.SAME, "same", "the same number")
    if _is_of_a_period(pair):
        return _differs("period", "one counts a period, the other all of the time until then")
    if pair.overlap is Overlap.OVERLAP or _is_bound_only(pair):
        return _overlapping(pair)
    if not pair.is_asserted or pair.days is None or not pair.is_known:
        return _unsure(pair)
    if pair.is_in_one_claim and not pair.days:
        return _differs("one-claim", "one speaker gives both in one statement, for different things")
    return _excluding(pair)


def _is_of_a_period(pair: _Pair) -> bool:
    """Whether one counts a long period and gives less than the other, which has none."""
    is_first, is_second = _is_period(pair.earlier), _is_period(pair.later)
    if is_first == is_second or pair.overlap is not Overlap.DISJOINT:
        return False
    return pair.grows if is_first else pair.has_fallen


def _is_period(item: Counted) -> bool:
    return item.state is not None and item.state[1] - item.state[0] > _LONG


def _is_bound_only(pair: _Pair) -> bool:
    """Whether one says "thousands" and the other is more."""
    return (is_vague(pair.earlier) and bounds(pair.later)[1] >= bounds(pair.earlier)[0]) or (
        is_vague(pair.later) and bounds(pair.earlier)[1] >= bounds(pair.later)[0]
    )


def _overlapping(pair: _Pair) -> Verdict:
    (low, high), (other, other_high) = bounds(pair.earlier), bounds(pair.later)
    is_open = high == math.inf
    if pair.days is not None and pair.days > 1 and pair.grows and (is_open or pair.is_one_party):
        return Verdict(RelationKind.UPDATE, "bound-then-more", "later count, within what was said before")
    if (is_open and low == other == other_high) or (other_high == math.inf and other == low == high):
        return Verdict(RelationKind.SAME, "bound-is-number", "the same number, once as a lower bound")
    return Verdict(RelationKind.COMPATIBLE, "overlap", "both can hold: the ranges overlap")


def _unsure(pair: _Pair) -> Verdict | None:
    if pair.is_later and pair.later.is_asserted and not pair.earlier.is_denied:
        return Verdict(RelationKind.UPDATE, "silent-later", "later count")
    if not pair.is_asserted:
        return None
    if not pair.is_known:
        return _differs("population-unknown", "who is counted is not said of both")
    return Verdict(RelationKind.COMPATIBLE, "undated", "the day of one count is not known")


def _excluding(pair: _Pair) -> Verdict | None:
    """Numbers that exclude each other: one has changed, or somebody is wrong."""
    days = pair.days or 0
    if pair.earlier.is_partial and not pair.later.is_partial and pair.is_one_party is not False:
        return Verdict(RelationKind.UPDATE, "counted-on", "later, when more was counted") if days else None
    if scopes.is_cumulative(pair.earlier):
        if days and pair.has_fallen and not pair.is_one_party and not _is_own_period(pair):
            return _conflict("total-fell", "a total that can only grow is lower later")
        if days and pair.grows and not _is_above_ceiling(pair, days):
            return Verdict(RelationKind.UPDATE, "total-grew", "later count of a total that grows")
    if scopes.is_state(pair.earlier) and days:
        return Verdict(RelationKind.UPDATE, "state", "later: such a number changes from day to day")
    return _of_one_event(pair, days)


def _is_above_ceiling(pair: _Pair, days: int) -> bool:
    """Whether one side said "fewer than", and another soon gives so much more that it has not grown until then."""
    (low, high), (other, _) = bounds(pair.earlier), bounds(pair.later)
    return pair.is_one_party is False and low == 0 and days <= _CLOSE and other > _FAR * high


def _of_one_event(pair: _Pair, days: int) -> Verdict | None:
    if pair.is_one_party or (pair.is_one_party is None and days > _CLOSE) or days > _STALE:
        return _later_one(pair) if days else None
    if _is_own_period(pair):
        return None
    if days > 1:
        return _conflict("later-rival", "numbers that exclude each other, kept up by different sides")
    return _conflict("disjoint", "numbers that exclude each other, for the same thing and time")


def _later_one(pair: _Pair) -> Verdict:
    reason = "later number from the same side" if pair.is_one_party else "later number"
    return Verdict(RelationKind.UPDATE, "later-one", reason)


def _is_own_period(pair: _Pair) -> bool:
    return any(_is_period(each) and not each.holder for each in (pair.earlier, pair.later))


def _conflict(rule: str, reason: str) -> Verdict:
    return Verdict(RelationKind.CONFLICT, rule, reason)


# ---------------------------------------------------------------- part and whole, others


def _part_and_whole(pair: _Pair) -> Verdict:
    part, whole = (pair.earlier, pair.later) if pair.whom is Whom.PART else (pair.later, pair.earlier)
    if _is_part_above_whole(pair, part, whole):
        return _conflict("part-above-whole", f"{_population(part)} alone are more than {_population(whole)}")
    reason = f"{_population(whole)}, not {_population(part)} alone"
    if pair.overlap is Overlap.EQUAL:
        return Verdict(RelationKind.SAME, "same-part", "the same number, the population told more or less closely")
    if pair.overlap is Overlap.OVERLAP and not pair.is_one_party:
        return Verdict(RelationKind.COMPATIBLE, "part-overlap", f"both can hold: {reason}")
    return _differs("part", reason)


def _is_part_above_whole(pair: _Pair, part: Counted, whole: Counted) -> bool:
    """A part counted higher than the whole that holds it; both must be somebody's, and nobody's doubt."""
    if not scopes.is_cumulative(part) or not part.holder or not whole.holder:
        return False
    if not pair.is_asserted or not pair.is_known:
        return False
    if pair.days is None or pair.is_one_party or bounds(part)[0] <= bounds(whole)[1]:
        return False
    return part is pair.earlier or pair.days <= 1  # the whole may have grown by the time the part was counted


def _population(item: Counted) -> str:
    return item.figure.population or "those"


def _of_others(pair: _Pair) -> Verdict | None:
    """Other people, other things, another place."""
    if _is_above_all(pair):
        return _conflict("over-100", "shares that add up to more than 100 per cent")
    if pair.whom is Whom.UNKNOWN:
        return _of_unknown(pair)
    if not pair.is_one_place and pair.whom is not Whom.DIFFERENT:
        places = (pair.earlier.figure.where, pair.later.figure.where)
        return _differs("place", f"{places[0]}, and {places[1]}")
    return _differs(f"population-{pair.whom}", f"{_population(pair.earlier)}, and {_population(pair.later)}")


def _of_unknown(pair: _Pair) -> Verdict | None:
    if not pair.earlier.figure.measures or not pair.is_one_place:
        return None
    if pair.overlap is Overlap.EQUAL:
        return Verdict(RelationKind.SAME, "same-unknown", "the same number")
    known = pair.earlier.figure.population or pair.later.figure.population
    reason = f"{known}, and who is not said" if known else "who is counted is not said"
    return _differs("population-unknown", reason)


def _is_above_all(pair: _Pair) -> bool:
    if unit_of(pair.earlier) != "percent" or not scopes.is_of_one_whole(pair.earlier) or not pair.is_one_place:
        return False
    if not pair.is_asserted or pair.days is None or pair.days > _CLOSE:
        return False
    names, others = pair.earlier.names, pair.later.names
    return bool(names and others) and not names & others and bounds(pair.earlier)[0] + bounds(pair.later)[0] > _ALL
