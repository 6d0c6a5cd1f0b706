"""Two amounts as intervals."""

from __future__ import annotations

import math

import pytest
from support.accounts_in_hand import counted

from reader.claims.relations.amounts import Overlap, bounds, compare, is_precise, is_vague, unit_of

OPEN = math.inf


def about(number):
    return counted(number, is_approx=True)


def share(low, unit="percent", **more):
    return counted(low, unit=unit, **more)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(40), counted(40), Overlap.EQUAL, id="equal"),
        pytest.param(counted(40, 60), counted(40, 60), Overlap.EQUAL, id="equal-ranges"),
        pytest.param(counted(40, OPEN), counted(40, OPEN), Overlap.EQUAL, id="equal-open"),
        pytest.param(about(50), counted(51), Overlap.EQUAL, id="rounded"),
        pytest.param(about(5000), about(5200), Overlap.EQUAL, id="both-rounded"),
        pytest.param(share(71), share(71.2), Overlap.EQUAL, id="share-without-its-decimals"),
        pytest.param(share(0.5, "ratio"), share(50), Overlap.EQUAL, id="half-is-fifty-per-cent"),
        pytest.param(counted(40, 60), counted(60, 80), Overlap.OVERLAP, id="touching"),
        pytest.param(counted(40, 60), counted(50), Overlap.OVERLAP, id="inside"),
        pytest.param(counted(40, OPEN), counted(90), Overlap.OVERLAP, id="above-an-open-end"),
        pytest.param(counted(None, 60), counted(3), Overlap.OVERLAP, id="below-an-upper-bound"),
        pytest.param(counted(40, OPEN), counted(10, OPEN), Overlap.OVERLAP, id="both-open"),
        pytest.param(about(100), counted(109), Overlap.OVERLAP, id="within-about"),
        pytest.param(counted(40), counted(41), Overlap.DISJOINT, id="one-more"),
        pytest.param(about(100), counted(120), Overlap.DISJOINT, id="beyond-about"),
        pytest.param(counted(40, 60), counted(61, 80), Overlap.DISJOINT, id="ranges-apart"),
        pytest.param(counted(40, OPEN), counted(39), Overlap.DISJOINT, id="below-an-open-end"),
        pytest.param(counted(None, 60), counted(61), Overlap.DISJOINT, id="above-an-upper-bound"),
        pytest.param(share(71), share(73), Overlap.DISJOINT, id="shares"),
        pytest.param(share(71.2), share(71.4), Overlap.DISJOINT, id="shares-with-decimals"),
        pytest.param(counted(71), counted(71.2), Overlap.DISJOINT, id="no-share-is-not-rounded"),
        pytest.param(counted(0), counted(1), Overlap.DISJOINT, id="none-and-one"),
    ],
)
def test_amounts_are_equal_meet_or_exclude_each_other(left, right, expected):
    assert compare(left, right) is expected
    assert compare(right, left) is expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(counted(40, 60), (40, 60), id="range"),
        pytest.param(counted(40, OPEN), (40, OPEN), id="open-above"),
        pytest.param(counted(None, 60), (0, 60), id="open-below"),
        pytest.param(counted(None, OPEN), (0, OPEN), id="open"),
        pytest.param(share(0.25, "ratio"), (25, 25), id="ratio-in-per-cent"),
        pytest.param(share(25), (25, 25), id="per-cent"),
        pytest.param(share(5, "ratio"), (5, 5), id="one-for-every-five-is-no-share"),
    ],
)
def test_bounds_of_shares_are_in_per_cent(item, expected):
    assert bounds(item) == expected


def test_a_ratio_up_to_one_is_a_share():
    assert unit_of(share(0.2, "ratio")) == unit_of(share(20)) == "percent"
    assert unit_of(share(5, "ratio")) == "ratio"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("thousands", True), ("tens of Thousands", True), ("“dozens”", True), ("4,000", False), ("thousands more", False)],
)
def test_thousands_are_vague(words, expected):
    assert is_vague(counted(2000, 9999, words=words)) is expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param(counted(512), True, id="three-digits"),
        pytest.param(counted(1_250_000), True, id="three-digits-of-many"),
        pytest.param(counted(4.25), True, id="decimals"),
        pytest.param(counted(12_000), False, id="round"),
        pytest.param(counted(47), False, id="two-digits"),
        pytest.param(counted(512, 600), False, id="range"),
        pytest.param(counted(512, is_approx=True), False, id="about"),
        pytest.param(counted(0), False, id="none"),
    ],
)
def test_precise_is_what_hardly_anything_else_has_as_well(item, expected):
    assert is_precise(item) is expected
