"""What holds for every two figures, whatever numbers, measures, people and days they have."""

from __future__ import annotations

import math

from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.accounts_in_hand import counted, of_figures, rival

from reader.claims.relations.amounts import Overlap, bounds, compare, unit_of
from reader.claims.relations.figure_pairs import relate_figures
from reader.claims.relations.scopes import Whom, whom
from reader.model import RelationKind

NUMBERS = st.sampled_from([0.0, 1.0, 40.0, 41.0, 512.0, 30_000.0]) | st.floats(allow_nan=False)
UNITS = st.sampled_from(["people", "percent", "ratio", "dollars", "people per day", ""])
MEASURES = st.sampled_from(["killed", "killed_or_injured", "missing", "cost", "votes", ""])
PEOPLE = st.sampled_from(
    ["Orvenian soldiers", "Tamsel soldiers", "civilians", "soldiers on both sides", "named Orvenian soldiers", ""]
)
DAYS = st.sampled_from(["2024-02-01", "2024-03-05", "2024-03-06", "2024-03-20", "2024-02-05/2024-03-05", "", "soon"])
FIGURES = st.fixed_dictionaries(
    {
        "low": NUMBERS | st.none(),
        "high": NUMBERS | st.none(),
        "unit": UNITS,
        "measures": MEASURES,
        "population": PEOPLE,
        "where": st.sampled_from(["", "Hollin", "Tamsel"]),
        "as_of": DAYS,
        "published": st.sampled_from(["2024-03-05", "2024-03-12", ""]),
        "is_approx": st.booleans(),
        "by": st.sampled_from(["Ann Poe", "Bo Ash", ""]),
        "certainty": st.sampled_from(["certain", "probable", "possible", "unspecified"]),
        "polarity": st.sampled_from(["affirms", "denies"]),
    }
)
HUGE = {"low": 1e308, "high": math.inf, "unit": "ratio"}
PLAIN = {"unit": "people", "measures": "killed", "population": "Orvenian soldiers", "as_of": "2024-03-05"}


@settings(max_examples=50)
@given(FIGURES, FIGURES)
@example({"low": math.inf, "high": math.inf} | PLAIN, {"low": -math.inf, "high": -1.0} | PLAIN)
@example(HUGE, HUGE)
@example({"low": 5.0, "high": 3.0} | PLAIN, {"low": 4.0, "high": 4.0} | PLAIN)
def test_nothing_raises_and_the_order_does_not_matter(left, right):
    ours, theirs = counted(**left), rival(**right)
    assert of_figures(ours, theirs) is None or of_figures(ours, theirs).reason
    assert compare(ours, theirs) is compare(theirs, ours)


@settings(max_examples=50)
@given(FIGURES)
def test_a_figure_never_contradicts_one_that_is_just_like_it(given_figure):
    found = of_figures(counted(**given_figure), rival(**given_figure))
    low, high = bounds(counted(**given_figure))
    assert low > high or found is None or found.kind is not RelationKind.CONFLICT


@st.composite
def near_pairs(draw):
    """Two figures that differ in their number, and in a few other things."""
    left, other = draw(FIGURES), draw(FIGURES)
    changed = {"low", "high", *draw(st.sets(st.sampled_from(sorted(left)), max_size=2))}
    return left, left | {name: other[name] for name in changed}


@settings(max_examples=50)
@given(near_pairs())
@example((PLAIN | {"low": 1}, PLAIN | {"low": 9}))
def test_a_conflict_is_of_one_unit_measure_and_known_population(pair):
    ours, theirs = counted(**pair[0]), rival(**pair[1])
    found = relate_figures(ours, theirs)
    if found is None or found.kind is not RelationKind.CONFLICT:
        return
    assert unit_of(ours) == unit_of(theirs)
    assert ours.figure.measures == theirs.figure.measures != ""
    for each in (ours, theirs):
        assert each.is_known
        assert each.is_asserted
        assert each.state
    assert compare(ours, theirs) is Overlap.DISJOINT or found.rule in {"over-100", "part-above-whole"}
    assert whom(ours, theirs) in {Whom.EQUAL, Whom.PART, Whom.WHOLE, Whom.SHARED}


RIVALS = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["people", "dollars"]),
        "measures": st.sampled_from(["killed", "missing", "cost"]),
        "population": st.sampled_from(["Orvenian soldiers", "civilians", ""]),
        "where": st.sampled_from(["", "Hollin", "Tamsel"]),
    }
)


@settings(max_examples=50)
@given(RIVALS, RIVALS, st.integers(1, 400), st.integers(500, 9000))
def test_whatever_differs_in_unit_measure_people_or_place_is_no_conflict(left, right, few, many):
    found = of_figures(counted(few, **left), rival(many, **right))
    is_one = {**left, "where": ""} == {**right, "where": ""} and left["population"]
    is_one_place = not left["where"] or not right["where"] or left["where"] == right["where"]
    is_conflict = found is not None and found.kind is RelationKind.CONFLICT
    assert is_conflict is bool(is_one and is_one_place)
