"""Whether two figures count the same."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import counted

from reader.claims.relations.scopes import (
    Whom,
    are_one_but_known,
    are_one_place,
    is_cumulative,
    is_state,
    is_toll,
    measure_words,
    whom,
)

TURNED = {Whom.PART: Whom.WHOLE, Whom.WHOLE: Whom.PART}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("Orvenian soldiers", "Orvenian soldiers", Whom.EQUAL, id="equal"),
        pytest.param("Orvenian soldiers", "Orvenian troops", Whom.EQUAL, id="words-for-one-thing"),
        pytest.param("Orvenians soldiers", "Orvenian soldier", Whom.EQUAL, id="number"),
        pytest.param("reported Orvenian soldiers", "Orvenian soldiers", Whom.EQUAL, id="words-of-counting"),
        pytest.param("Orvenian people", "Orvenian soldiers", Whom.EQUAL, id="people-whatever-they-are"),
        pytest.param("Orvenian officers", "Orvenian", Whom.PART, id="more-words-narrow-down"),
        pytest.param("Orvenian soldiers", "Orvenian soldiers in total", Whom.PART, id="total"),
        pytest.param("Orvenian soldiers", "soldiers on both sides", Whom.PART, id="both-sides"),
        pytest.param("Orvenian police", "Orvenian police and medics", Whom.PART, id="and-widens"),
        pytest.param("Orvenian soldiers", "Tamsel", Whom.DIFFERENT, id="two-sides"),
        pytest.param("Orvenian soldiers", "Tamsel soldiers", Whom.SHARED, id="soldiers-of-two-sides"),
        pytest.param("Orvenian soldiers", "civilians", Whom.DIFFERENT, id="soldiers-and-civilians"),
        pytest.param("Orvenian soldiers", "Orvenian civilians", Whom.SHARED, id="soldiers-and-civilians-of-one-side"),
        pytest.param("Orvenian soldiers", "both sides", Whom.PART, id="both-sides-of-anybody"),
        pytest.param("Orvenian soldiers", "civilians on both sides", Whom.DIFFERENT, id="civilians-of-both-sides"),
        pytest.param("Orvenian soldiers", "", Whom.UNKNOWN, id="unknown"),
        pytest.param("", "", Whom.UNKNOWN, id="both-unknown"),
        pytest.param("reported cases", "", Whom.UNKNOWN, id="only-words-of-counting"),
    ],
)
def test_those_counted_are_equal_part_whole_or_others(left, right, expected):
    ours, theirs = counted(1, population=left), counted(1, population=right)
    assert whom(ours, theirs) is expected
    assert whom(theirs, ours) is TURNED.get(expected, expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("Hollin", "Hollin", True, id="one"),
        pytest.param("Hollin", "", True, id="unknown"),
        pytest.param("", "", True, id="both-unknown"),
        pytest.param("Hollin", "the town of Hollin", True, id="told-more-closely"),
        pytest.param(" - Hollin", "Hollin", True, id="dashes"),
        pytest.param("Hollin", "Tamsel", False, id="two"),
    ],
)
def test_a_place_that_is_unknown_may_be_any(left, right, expected):
    assert are_one_place(counted(1, where=left), counted(1, where=right)) is expected


@pytest.mark.parametrize(
    ("measures", "cumulative", "state", "toll"),
    [
        pytest.param("killed", True, False, True, id="killed"),
        pytest.param("killed_or_injured", True, False, True, id="killed-or-injured"),
        pytest.param("missing", False, True, True, id="missing"),
        pytest.param("price", False, True, False, id="price"),
        pytest.param("cost", False, False, False, id="cost"),
        pytest.param("", False, False, False, id="unknown"),
    ],
)
def test_measures_grow_change_or_stand(measures, cumulative, state, toll):
    item = counted(1, measures=measures)
    assert (is_cumulative(item), is_state(item), is_toll(item)) == (cumulative, state, toll)


def test_a_measure_is_made_of_words():
    assert measure_words(counted(1, measures="killed_or_injured")) == {"killed", "or", "injured"}
    assert measure_words(counted(1, measures="")) == frozenset()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("named Orvenian soldiers", "Orvenian soldiers", True, id="named"),
        pytest.param("identified Orvenian", "Orvenian soldiers", True, id="told-less-closely"),
        pytest.param("named Orvenian soldiers", "identified Orvenian soldiers", False, id="both"),
        pytest.param("Orvenian soldiers", "Orvenian troops", False, id="neither"),
        pytest.param("named Tamsel soldiers", "Orvenian soldiers", False, id="others"),
        pytest.param("named", "Orvenian soldiers", False, id="of-nobody"),
    ],
)
def test_those_who_are_known_are_some_of_all(left, right, expected):
    ours, theirs = counted(1, population=left), counted(1, population=right)
    assert are_one_but_known(ours, theirs) is are_one_but_known(theirs, ours) is expected
