"""Sums of bounds are never below the sums of what they bound, and never of a document that should not be there."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.search.ranking.bounds import (
    ABSENT,
    PRESENT,
    Bounds,
    all_of,
    any_of,
    at_least,
    below,
    both,
    rows_at_least,
    scaled,
    sieved,
    spread,
)

UNITS = st.one_of(st.just(0.0), st.floats(1e-6, 50), st.sampled_from([0.1, 1.0, 1 / 3]))


@st.composite
def bounds_of(draw, size):
    """Bounds of some of `size` documents, as a list or with a byte for every document."""
    values = draw(st.dictionaries(st.integers(0, size - 1), st.integers(1, 255), max_size=min(size, 12)))
    documents = sorted(values)
    most = max(values.values(), default=1) if draw(st.booleans()) else 255
    listed = Bounds(documents, bytes(values[document] for document in documents), draw(UNITS), most)
    return listed if draw(st.booleans()) else Bounds(None, spread(listed, size), listed.unit, most)


@st.composite
def several(draw, most=6):
    size = draw(st.sampled_from([1, 7, 40, 300]))
    return size, draw(st.lists(bounds_of(size), min_size=1, max_size=most))


def scores_of(bounds):
    """What each document's score is at most."""
    values = bounds.values if bounds.documents is not None else bytes(filter(None, bounds.values))
    return {document: value * bounds.unit for document, value in zip(bounds.listed(), values, strict=True)}


def assert_sums(together, documents, all_bounds):
    found = scores_of(together)
    assert found.keys() == documents
    assert together.count(frozenset()) == len(documents)
    for document, most in found.items():
        exact = sum(scores_of(each).get(document, 0.0) for each in all_bounds)
        assert most >= exact * (1 - 1e-9) - 1e-9
        assert most <= exact + together.unit * (2 * len(all_bounds) + 1)
    assert max(together.values, default=0) <= together.most


@settings(max_examples=200)
@given(several())
@example((3, [Bounds([0, 1], b"\xff\xff", 1.0, 255), Bounds(None, b"\xff\0\xff", 1.0, 255)]))
@example((1, [Bounds([0], b"\x01", 0.0, 1), Bounds([0], b"\x01", 0.0, 1)]))
@example((40, [Bounds(list(range(0, 40, 2)), b"\x09" * 20, 1.0, 9), Bounds([0, 38], b"\xff\x01", 0.5, 255)]))
@example((40, [Bounds(list(range(0, 40, 2)), b"\x09" * 20, 1.0, 9), Bounds([0, 39], b"\xff\x01", 0.5, 255)]))
@example((40, [Bounds(list(range(0, 40, 2)), b"\x09" * 20, 1.0, 9), Bounds([3], b"\xff", 0.5, 255)]))
def test_any_of_some_has_the_sums_and_all_documents(bounds):
    size, all_bounds = bounds

    assert_sums(any_of(all_bounds, size), set().union(*map(scores_of, all_bounds)), all_bounds)


@settings(max_examples=200)
@given(several(most=4))
@example((3, [Bounds([0, 1], b"\xff\xff", 1.0, 255), Bounds(None, b"\xff\0\xff", 1.0, 255)]))
@example((40, [Bounds(list(range(0, 40, 2)), b"\x09" * 20, 1.0, 9), Bounds([0, 3, 38], b"\xff\x01\x02", 0.5, 255)]))
def test_all_of_some_has_the_sums_and_the_documents_that_all_have(bounds):
    _, all_bounds = bounds

    assert_sums(all_of(all_bounds), set.intersection(*(set(scores_of(each)) for each in all_bounds)), all_bounds)


@pytest.mark.parametrize("wide", [False, True], ids=["listed", "wide"])
@pytest.mark.parametrize("count", [50, 51, 100, 300])
def test_hundreds_of_bounds_are_added_without_a_byte_that_overflows(count, wide):
    size = 400
    lists = [Bounds([0, 1 + number], b"\xff\xff", 0.5, 255) for number in range(count)]
    all_bounds = [Bounds(None, spread(each, size), each.unit, 255) for each in lists] if wide else lists
    found = scores_of(any_of(all_bounds, size))

    assert found.keys() == set(range(count + 1))
    assert found[0] >= count * 255 * 0.5
    assert found[0] <= count * 255 * 0.5 * 1.5
    assert all(found[number] >= 255 * 0.5 for number in range(1, count + 1))
    assert scores_of(all_of(all_bounds))[0] >= count * 255 * 0.5


@given(several())
def test_scaled_values_can_be_added_in_a_byte(bounds):
    values, unit = scaled(bounds[1])

    assert sum(max(each, default=0) for each in values) <= 255
    assert unit >= 0
    for each, old in zip(values, bounds[1], strict=True):
        assert [bool(value) for value in each] == [bool(value) for value in old.values]


@given(several(most=1), st.sets(st.integers(0, 299)))
def test_a_sieve_keeps_what_passes_with_its_values(bounds, passing):
    size, (one,) = bounds
    mask = bytes(255 if document in passing else 0 for document in range(size))
    found = scores_of(sieved(one, lambda: mask, passing.__contains__))

    assert found == {document: score for document, score in scores_of(one).items() if document in passing}


@given(several(most=1), st.sets(st.integers(0, 299)))
def test_deleted_documents_are_not_counted(bounds, dead):
    size, (one,) = bounds

    assert one.count(frozenset(d for d in dead if d < size)) == len(scores_of(one).keys() - dead)


@given(several(most=1))
def test_presence_and_absence_are_each_other_turned_round(bounds):
    size, (one,) = bounds
    here, absent = (spread(one, size).translate(table) for table in (PRESENT, ABSENT))

    assert [d for d, byte in enumerate(here) if byte] == list(one.listed())
    assert set(here) | set(absent) <= {0, 255}
    assert both(here, absent) == bytes(size)


@given(st.binary(max_size=60), st.integers(1, 255))
@example(b"-]^\\[", 45)
@example(b"\n\r\x85", 10)
def test_values_are_cut_at_any_level(values, level):
    assert at_least(values, level) == bytes(value for value in values if value >= level)
    assert below(values, level) == bytes(value if value < level else 0 for value in values)
    assert list(rows_at_least(values, level)) == [row for row, value in enumerate(values) if value >= level]
