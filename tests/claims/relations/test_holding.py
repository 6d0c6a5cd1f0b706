"""Who holds a place, as far as the words of a claim say."""

from __future__ import annotations

import pytest

from reader.claims.relations.holding import Holding, holding_of
from reader.claims.relations.words import is_negated, stems

TAKEN, HELD = Holding.TAKEN, Holding.HELD


def holding(text, *, denies=False):
    return holding_of(text, frozenset(stems(text)), denies=denies, is_negated=is_negated(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("our men have taken the town", TAKEN, id="taken"),
        pytest.param("the port was captured overnight", TAKEN, id="was-captured"),
        pytest.param("they seized Hollin", TAKEN, id="by-name"),
        pytest.param("Hollin has fallen to the rebels", TAKEN, id="fallen"),
        pytest.param("they had taken control of most of the city", TAKEN, id="most-of-it"),
        pytest.param("the town is ours", TAKEN, id="ours"),
        pytest.param("the town still holds", HELD, id="holds"),
        pytest.param("our troops hold the bridgehead", HELD, id="hold-it"),
        pytest.param("our troops hold a ridge above the town", HELD, id="hold-a-ridge"),
        pytest.param("the garrison defends the port", HELD, id="defend-it"),
        pytest.param("the garrison remains in control", HELD, id="in-control"),
        pytest.param("its forces have not been pushed from the city", HELD, id="not-driven-out"),
        pytest.param("the garrison has not fallen", HELD, id="not-fallen"),
        pytest.param("they have not taken anything", HELD, id="nothing-taken"),
        pytest.param("they have taken nothing", None, id="nothing-behind-the-verb"),
        pytest.param("they have taken three districts of the town", None, id="a-part"),
        pytest.param("they took 40 prisoners in the town", None, id="prisoners"),
        pytest.param("they took a street near the town", None, id="a-street"),
        pytest.param("the town does not hold", None, id="held-turned-round"),
        pytest.param("rain fell on the town", None, id="rain"),
        pytest.param("the talks were held on Monday", None, id="talks"),
        pytest.param("the election in Hollin will be held as planned", None, id="election"),
        pytest.param("40 prisoners are held in the town", None, id="prisoners-held"),
        pytest.param("the wounded were taken to Hollin", None, id="taken-to"),
        pytest.param("the vote has taken place in the town", None, id="taken-place"),
        pytest.param("no hostages were taken", None, id="no-hostages"),
        pytest.param("no lives were lost", None, id="no-lives"),
        pytest.param("no weapons had been seized in the town", None, id="no-weapons"),
        pytest.param("our men from Hollin have taken the town", TAKEN, id="men-from-elsewhere"),
        pytest.param("flood control in the city works", None, id="flood-control"),
        pytest.param("the police seized drugs in the city", None, id="seized-in-the-city"),
        pytest.param("the families were taken from the town by bus", None, id="taken-from"),
        pytest.param("the Hollin Fair would be held in May", None, id="to-be-held"),
        pytest.param("they want to take the town", None, id="wanted"),
        pytest.param("", None, id="nothing"),
        pytest.param("they have taken the town " + "and much more was said about it " * 8, None, id="too-long"),
    ],
)
def test_a_claim_tells_that_a_place_is_taken_or_held(text, expected):
    assert holding(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("our men have taken the town", HELD, id="taken"),
        pytest.param("they have taken three districts of the town", HELD, id="a-part"),
        pytest.param("they have not taken the town", None, id="not-taken"),
        pytest.param("the town still holds", None, id="held"),
    ],
)
def test_who_denies_says_the_contrary_or_nothing(text, expected):
    assert holding(text, denies=True) is expected
