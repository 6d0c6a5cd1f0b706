"""Places come back as they were written, whole or by halves, all at once or a few."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.search.segments.places import Places, blocks_of, encoded, is_halved

BLOCK = 1 << 16


def reopened(places, span, before=b""):
    """The places of a term in a column where others lie before and behind."""
    column = before + b"".join(encoded(array("I", places), blocks_of(span))) + b"\xff" * 8
    return Places(memoryview(column), len(before), len(places), blocks_of(span))


SPANS = st.sampled_from([10, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7, 9 * BLOCK])


@st.composite
def spread_places(draw):
    """A span, and ascending places below it; often some on both sides of a border between blocks."""
    span = draw(SPANS)
    near = st.integers(0, blocks_of(span) * BLOCK).map(lambda place: min(place // BLOCK * BLOCK + place % 5, span - 1))
    return span, sorted(
        draw(st.lists(st.one_of(st.integers(0, span - 1), near), min_size=1, max_size=120, unique=True))
    )


@given(spread_places(), st.data())
@example((3 * BLOCK, [*range(0, 3 * BLOCK, 5000)]), None)
def test_places_come_back_all_and_in_any_slice(spread, data):
    span, places = spread
    known = reopened(places, span, before=b"\xaa" * 12)

    assert known.all().tolist() == places
    slices = [(0, len(places)), (len(places) // 2, 1), (0, 1)]
    if data is not None:
        first = data.draw(st.integers(0, len(places) - 1))
        slices.append((first, data.draw(st.integers(1, len(places) - first))))
    for first, count in slices:
        assert list(known.some(first, count)) == places[first : first + count]


@given(spread_places(), st.data())
def test_some_places_are_known_to_be_there_or_not(spread, data):
    span, places = spread
    near = st.sampled_from(places).flatmap(lambda place: st.integers(place - 2, place + 2))
    wanted = sorted(data.draw(st.lists(st.one_of(near, st.integers(-300, span + 2 * BLOCK)), max_size=60)))

    assert reopened(places, span).holding(wanted) == [place in places for place in wanted]


@pytest.mark.parametrize("span", [2 * BLOCK - 1, 900 * BLOCK], ids=["by-halves", "whole"])
@pytest.mark.parametrize(
    "offsets", [[0], [1], [-1], [-398, 398], [-401, 400], [-BLOCK, BLOCK], range(-600, 600, 3)], ids=str
)
def test_few_places_are_searched_in_many_and_many_are_gone_through(offsets, span):
    places = range(BLOCK - 400, BLOCK + 400, 2)
    wanted = [BLOCK + offset for offset in offsets]

    assert reopened(places, span).holding(wanted) == [place in places for place in wanted]


def test_a_slice_may_run_across_borders_between_blocks_of_which_some_are_empty():
    places = [1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 4 * BLOCK - 1, 4 * BLOCK, 4 * BLOCK + 9] * 1
    places += range(4 * BLOCK + 10, 4 * BLOCK + 40)
    known = reopened(places, 5 * BLOCK)

    assert is_halved(len(places), blocks_of(5 * BLOCK))
    for first in range(len(places)):
        for count in range(1, len(places) - first):
            assert list(known.some(first, count)) == places[first : first + count]


@pytest.mark.parametrize(
    ("count", "span", "halved"),
    [
        pytest.param(4, 100, False, id="few-in-one-block"),
        pytest.param(5, 100, True, id="more-in-one-block"),
        pytest.param(8, BLOCK, False, id="as-many-as-pay-in-two"),
        pytest.param(9, BLOCK, True, id="more-in-two"),
    ],
)
def test_only_frequent_terms_are_halved_and_their_bytes_come_in_fours(count, span, halved):
    size = sum(map(len, encoded(array("I", range(count)), blocks_of(span))))

    assert is_halved(count, blocks_of(span)) is halved
    assert size % 4 == 0
    assert size == (4 * (blocks_of(span) + 1) + (count + 1) // 2 * 4 if halved else 4 * count)


def test_the_last_place_below_the_limit_is_kept():
    places = [0, (1 << 32) - 1]

    assert Places(memoryview(b"".join(encoded(array("I", places), 1 << 16))), 0, 2, 1 << 16).all().tolist() == places
