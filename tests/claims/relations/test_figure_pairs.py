"""How two figures stand to each other: above all, what is no conflict."""

from __future__ import annotations

import math

import pytest
from support.accounts_in_hand import Line, Number, account, counted, named, of_figures, rival

from reader.claims.relations.prepare import prepare
from reader.model import RelationKind

OPEN = math.inf
BEFORE, NEXT_DAY, WEEK_LATER, MONTHS_LATER = "2024-03-01", "2024-03-06", "2024-03-12", "2024-08-05"
MONTH = "2024-02-05/2024-03-05"


def later(low, high=-1.0, day=WEEK_LATER, **more):
    """A figure of another article, of a later day."""
    return rival(low, high, **{"as_of": day, "published": day} | more)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(300), rival(500), "conflict: disjoint", id="other-number"),
        pytest.param(counted(300, 400), rival(500, 600), "conflict: disjoint", id="ranges-that-do-not-meet"),
        pytest.param(counted(100), rival(5000, OPEN), "conflict: disjoint", id="open-end-above"),
        pytest.param(counted(9000), rival(0, 5000), "conflict: disjoint", id="above-an-upper-bound"),
        pytest.param(
            counted(300, measures="cost", unit="dollars", population="bridge"),
            rival(500, measures="cost", unit="dollars", population="bridge"),
            "conflict: disjoint",
            id="money",
        ),
        pytest.param(
            counted(40, measures="support", unit="percent", population="Orvenian voters"),
            rival(0.6, measures="support", unit="ratio", population="Orvenian voters"),
            "conflict: disjoint",
            id="a-ratio-is-a-share",
        ),
        pytest.param(
            counted(300, where="Hollin"),
            rival(500, where="Hollin bridge"),
            "conflict: disjoint",
            id="one-place-by-name",
        ),
        pytest.param(counted(300, where="Hollin"), rival(500), "conflict: disjoint", id="place-known-of-one"),
        pytest.param(
            counted(300, measures="cost", population="bridge"),
            later(500, measures="cost", population="bridge"),
            "conflict: later-rival",
            id="rivals-keep-it-up",
        ),
        pytest.param(
            counted(0, 3000), later(20000, day=NEXT_DAY), "conflict: disjoint", id="far-above-what-was-said-to-be-all"
        ),
        pytest.param(
            counted(300, measures="cost"),
            later(200, day=NEXT_DAY, measures="cost", by=""),
            "conflict: disjoint",
            id="own-voice-a-day-later",
        ),
    ],
)
def test_numbers_of_one_scope_that_exclude_each_other_conflict(left, right, expected):
    assert named(of_figures(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            counted(900, population="soldiers"),
            rival(40, population="civilians"),
            "scope_differs: population-different",
            id="soldiers-and-civilians",
        ),
        pytest.param(
            counted(900),
            rival(40, population="Orvenian civilians"),
            "scope_differs: population-shared",
            id="soldiers-and-civilians-of-one-people",
        ),
        pytest.param(
            counted(900, measures="killed_or_injured"),
            rival(40),
            "scope_differs: measure-related",
            id="killed-or-injured-and-killed",
        ),
        pytest.param(counted(900, measures="injured"), rival(40), "scope_differs: toll", id="injured-and-killed"),
        pytest.param(
            counted(25000),
            rival(30000, population="both sides"),
            "scope_differs: part",
            id="both-sides-and-one",
        ),
        pytest.param(
            counted(5000),
            rival(9000, population="Orvenian soldiers in total"),
            "scope_differs: part",
            id="part-and-whole",
        ),
        pytest.param(
            counted(900, population="Orvenian soldiers and mercenaries"),
            rival(400),
            "scope_differs: part",
            id="and-widens",
        ),
        pytest.param(
            counted(90, population="Orvenian"),
            rival(400, population="Tamsel"),
            "scope_differs: population-different",
            id="two-armies",
        ),
        pytest.param(counted(900, as_of=MONTH), rival(1900), "scope_differs: period", id="in-a-month-and-until-then"),
        pytest.param(counted(90, unit="people per day"), rival(5000), "scope_differs: unit", id="per-day-and-in-total"),
        pytest.param(counted(900, where="Hollin"), rival(90, where="Tamsel"), "scope_differs: place", id="two-places"),
        pytest.param(counted(90, before="that in the north"), rival(900), "scope_differs: area", id="part-of-a-place"),
        pytest.param(
            counted(90, before="that along the eastern front"),
            rival(900, before="that in the south"),
            "scope_differs: area",
            id="two-parts-of-a-place",
        ),
        pytest.param(
            counted(70000, before="that before the war"), rival(900), "scope_differs: before", id="before-the-war"
        ),
        pytest.param(counted(900, population=""), rival(90), "scope_differs: population-unknown", id="nobody-named"),
        pytest.param(
            counted(900, population="people"),
            rival(90, population="people"),
            "scope_differs: population-unknown",
            id="people-whoever-they-are",
        ),
        pytest.param(
            counted(900, population="soldiers"),
            rival(90, population="soldiers"),
            "scope_differs: population-unknown",
            id="soldiers-of-whichever-side",
        ),
        pytest.param(
            counted(900, measures="votes"), rival(90), "scope_differs: measure", id="votes-and-dead-of-one-sort"
        ),
        pytest.param(counted(900, measures="votes"), rival(90, population="Tamsel"), "nothing", id="unlike-in-all"),
        pytest.param(counted(900, measures=""), rival(90), "nothing", id="measure-unknown-of-one"),
        pytest.param(
            counted(900, measures=""), rival(90, measures=""), "scope_differs: population-unknown", id="measure-unknown"
        ),
        pytest.param(
            counted(900, population="", measures=""),
            rival(90, population="", measures=""),
            "nothing",
            id="nothing-known",
        ),
    ],
)
def test_numbers_of_other_scopes_never_conflict(left, right, expected):
    assert named(of_figures(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(300), later(500), "update: total-grew", id="a-total-that-grows"),
        pytest.param(counted(0, 300), later(500, day=NEXT_DAY), "update: total-grew", id="just-above-a-ceiling"),
        pytest.param(counted(0, 300), later(5000), "update: total-grew", id="far-above-a-ceiling-days-later"),
        pytest.param(counted(11), later(47, day=NEXT_DAY), "update: total-grew", id="a-toll-that-grows-fast"),
        pytest.param(
            counted(70000, as_of="2022-02-23", measures="remaining"),
            rival(1000, 2000, measures="remaining"),
            "update: state",
            id="before-and-today",
        ),
        pytest.param(
            counted(300, measures="missing"), later(40, measures="missing"), "update: state", id="missing-and-found"
        ),
        pytest.param(counted(1000, OPEN), later(5000), "update: bound-then-more", id="bound-then-number"),
        pytest.param(
            counted(300, measures="cost"),
            later(200, measures="cost", by="Ann Poe"),
            "update: later-one",
            id="one-speaker-revises",
        ),
        pytest.param(counted(300), later(200, by="Ann Poe"), "update: later-one", id="one-speaker-counts-fewer-later"),
        pytest.param(
            counted(300, measures="cost"),
            later(200, day=MONTHS_LATER, measures="cost"),
            "update: later-one",
            id="months-later-is-another-count",
        ),
        pytest.param(
            counted(300, measures="cost"),
            later(200, measures="cost", by=""),
            "update: later-one",
            id="own-voice-days-later",
        ),
        pytest.param(counted(300, certainty="possible"), later(500), "update: silent-later", id="not-sure-then-more"),
    ],
)
def test_later_numbers_are_updates(left, right, expected):
    assert named(of_figures(left, right)) == expected


def share(percent, by, words="that", **more):
    fields = {"unit": "percent", "measures": "votes", "population": "votes for Poe"} | more
    return counted(percent, by=by, words=f"{percent} per cent {words}", **fields)


@pytest.mark.parametrize(
    ("later_by", "expected"),
    [
        pytest.param("", "update: counted-on", id="of-an-outlet"),
        pytest.param("Bo Ash", "conflict: disjoint", id="of-another-side"),
    ],
)
def test_the_end_of_a_count_updates_what_was_given_during_it(later_by, expected):
    ongoing = share(52, "Ann Poe", "with most polling stations counted were")
    ended = share(53, later_by, uid="b", published=NEXT_DAY, as_of=NEXT_DAY)
    assert named(of_figures(ongoing, ended)) == expected


def test_no_later_number_updates_one_that_was_only_denied():
    assert of_figures(counted(300, polarity="denies"), later(500)) is None


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        pytest.param(counted(500), rival(300), "same thing and time", id="one-day-fewer"),
        pytest.param(counted(500), later(300), "lower later", id="fewer-later"),
        pytest.param(counted(500), later(300, by="Ann Poe"), "from the same side", id="one-speaker"),
        pytest.param(
            counted(500, measures="cost"), later(300, day=MONTHS_LATER, measures="cost"), "later number", id="other"
        ),
        pytest.param(counted(500), later(900), "total that grows", id="more-later"),
    ],
)
def test_reason_is_true_of_the_two_numbers(left, right, words):
    reason = of_figures(left, right).reason
    assert words in reason
    assert ("same side" in reason) is (words == "from the same side")


def test_of_an_update_the_earlier_number_is_the_left_one():
    early, late = counted(300), later(500)
    for pair in ((early, late), (late, early)):
        found = of_figures(*pair)
        assert found.relation(pair[0].figure.uid, pair[1].figure.uid).left == early.figure.uid


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(300), later(200), "conflict: total-fell", id="rivals"),
        pytest.param(counted(300), later(200, by=""), "conflict: total-fell", id="own-voice"),
        pytest.param(counted(300, measures="missing"), later(200, measures="missing"), "update: state", id="no-total"),
        pytest.param(
            counted(300),
            later(20, by="", as_of="2024-02-12/2024-03-12"),
            "scope_differs: period",
            id="of-a-period-only",
        ),
    ],
)
def test_a_total_that_falls_is_a_conflict_between_rivals(left, right, expected):
    assert named(of_figures(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(300), rival(300), "same: same", id="one-number"),
        pytest.param(counted(512), rival(512), "same: same-precise", id="to-the-last-digit"),
        pytest.param(counted(512), rival(512, population=""), "same: same-precise", id="precise-of-unknown"),
        pytest.param(counted(50, is_approx=True), rival(51), "same: same", id="about-fifty-and-fifty-one"),
        pytest.param(counted(300, measures=""), rival(300), "same: same-unmeasured", id="measure-unknown-of-one"),
        pytest.param(counted(300, population=""), rival(300), "same: same-unknown", id="population-unknown-of-one"),
        pytest.param(
            counted(300), rival(300, population="Orvenian soldiers in total"), "same: same-part", id="part-and-whole"
        ),
        pytest.param(counted(300, OPEN), rival(300), "same: bound-is-number", id="lower-bound-and-number"),
        pytest.param(
            counted(0.71, measures="support", unit="ratio"),
            rival(71.2, measures="support", unit="percent"),
            "same: same",
            id="share-rounded",
        ),
    ],
)
def test_one_number_of_one_thing_is_the_same(left, right, expected):
    assert named(of_figures(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(200, 400), rival(300, 500), "compatible: overlap", id="ranges-that-meet"),
        pytest.param(counted(200, 300), rival(300, 400), "compatible: overlap", id="touching-bounds"),
        pytest.param(counted(200, OPEN), rival(300), "compatible: overlap", id="above-a-lower-bound"),
        pytest.param(counted(300, is_approx=True), rival(325), "compatible: overlap", id="about"),
        pytest.param(
            counted(2000, 9999, words="thousands", is_approx=True),
            rival(40000),
            "compatible: overlap",
            id="thousands-bound-from-below",
        ),
        pytest.param(counted(300, as_of=""), rival(500), "compatible: undated", id="day-unknown"),
        pytest.param(
            counted(1874, population="named Orvenian soldiers"), rival(5000), "compatible: lower-bound", id="named-only"
        ),
        pytest.param(
            counted(300, 900),
            rival(500, population="Orvenian soldiers in total"),
            "compatible: part-overlap",
            id="part-and-whole",
        ),
    ],
)
def test_numbers_that_can_both_hold_are_compatible(left, right, expected):
    assert named(of_figures(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(counted(900, as_of="2024-03-20"), rival(90), "nothing", id="foretold"),
        pytest.param(counted(900, polarity="denies"), rival(90), "nothing", id="denied"),
        pytest.param(counted(900, before="that hardly"), rival(90), "nothing", id="turned-round"),
        pytest.param(counted(900, certainty="possible"), rival(90), "nothing", id="may-be"),
        pytest.param(counted(900, certainty="unspecified"), rival(90), "nothing", id="asked"),
        pytest.param(counted(90), later(900, polarity="denies"), "nothing", id="denied-later"),
    ],
)
def test_numbers_that_nobody_means_never_conflict(left, right, expected):
    kinds = {named(of_figures(left, right)), named(of_figures(right, left))}
    assert kinds == {expected}


def test_numbers_of_one_claim_do_not_conflict():
    text = "Ann Poe said 300 Orvenian soldiers fell on the left bank and 500 Orvenian soldiers on the right."
    said = Line("Ann Poe", "said", text.removeprefix("Ann Poe said ").removesuffix("."))
    ready = prepare(account("a", text, [said], [Number("300", 300), Number("500", 500)]))
    assert named(of_figures(*ready.figures)) == "scope_differs: one-claim"


def test_one_speaker_does_not_contradict_himself_in_one_article():
    text = "Ann Poe said 300 Orvenian soldiers fell. Ann Poe said 500 Orvenian soldiers were dead."
    lines = [
        Line("Ann Poe", "said", "300 Orvenian soldiers fell"),
        Line("Ann Poe", "said", "500 Orvenian soldiers were dead"),
    ]
    ready = prepare(account("a", text, lines, [Number("300", 300), Number("500", 500)]))
    assert of_figures(*ready.figures) is None


def test_an_outlet_does_not_contradict_itself_in_one_article():
    text = "300 Orvenian soldiers fell. By another count 500 Orvenian soldiers fell."
    ready = prepare(account("a", text, [], [Number("300", 300), Number("500", 500)]))
    assert of_figures(*ready.figures) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param({}, {}, "conflict: part-above-whole", id="above"),
        pytest.param({"by": ""}, {}, "scope_differs: part", id="part-in-the-outlets-voice"),
        pytest.param({}, {"by": ""}, "scope_differs: part", id="whole-in-the-outlets-voice"),
        pytest.param({}, {"by": "Ann Poe"}, "scope_differs: part", id="one-speaker"),
        pytest.param({"certainty": "possible"}, {}, "scope_differs: part", id="not-sure"),
        pytest.param({"measures": "missing"}, {"measures": "missing"}, "scope_differs: part", id="no-total"),
        pytest.param({"as_of": ""}, {}, "scope_differs: part", id="undated"),
        pytest.param(
            {"as_of": WEEK_LATER, "published": WEEK_LATER}, {}, "scope_differs: part", id="the-whole-grew-since"
        ),
        pytest.param({"as_of": BEFORE}, {}, "conflict: part-above-whole", id="above-already-before"),
    ],
)
def test_a_part_above_the_whole_is_a_conflict(part, whole, expected):
    left = counted(20000, **part)
    right = rival(6900, **{"population": "Orvenian soldiers on both sides"} | whole)
    assert named(of_figures(left, right)) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param({}, "conflict: over-100", id="more-than-all"),
        pytest.param({"low": 45}, "scope_differs: population-shared", id="just-all"),
        pytest.param({"as_of": WEEK_LATER, "published": WEEK_LATER}, "scope_differs: population-shared", id="later"),
        pytest.param({"certainty": "possible"}, "scope_differs: population-shared", id="not-sure"),
        pytest.param({"unit": "people"}, "scope_differs: unit", id="no-shares"),
    ],
)
def test_shares_of_two_parties_that_exceed_all_are_a_conflict(second, expected):
    about = {"unit": "percent", "measures": "votes"}
    left = counted(55, population="voters for Koval", **about)
    right = rival(**{"low": 60, "population": "voters for Brandt"} | about | second)
    assert named(of_figures(left, right)) == expected


def test_every_verdict_has_a_reason_in_words():
    found = [
        of_figures(counted(900), other)
        for other in (rival(90), rival(900), later(1900), rival(90, measures="injured"), rival(400, OPEN))
    ]
    assert {each.kind for each in found} == set(RelationKind)
    assert all(" " in each.reason and "_" not in each.reason for each in found)
