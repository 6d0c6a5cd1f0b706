"""Plots: valid, readable in light and dark, and no name over another."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from bench.plot import Line, Plot, label, spread, svg
from hypothesis import given
from hypothesis import strategies as st

LINES = (Line("common <b>", ((1_000, 0.5), (10_000, 2.0), (100_000, 30.0))), Line("budget", ((100_000, 10.0),), True))


def test_a_plot_is_xml_with_a_mark_for_each_point_and_its_words_escaped():
    drawn = ElementTree.fromstring(svg(Plot("T & t", "ms", "articles", LINES)))
    classes = [each.get("class", "") for each in drawn.iter() if each.tag.endswith("path")]
    texts = ["".join(each.itertext()) for each in drawn.iter() if each.tag.endswith("text")]
    assert classes.count("m0") == 3 + 1  # one beside the name
    assert {"T & t", "common <b> 30", "budget 10", "100,000", "0.1"} <= set(texts)


@pytest.mark.parametrize(
    ("most", "expected"),
    [(90.0, ["1", "2", "5", "10", "20", "50", "100"]), (5e3, ["1", "10", "100", "1,000", "10,000"])],
)
def test_an_axis_has_more_lines_where_it_spans_little(most, expected):
    drawn = svg(Plot("t", "ms", "articles", (Line("a", ((1_000, 1.0), (10_000, most))),)))
    ticks = re.findall(r'text-anchor="end">([^<]+)<', drawn)
    assert ticks == expected


def test_a_plot_has_colours_for_light_and_dark():
    drawn = svg(Plot("t", "ms", "articles", LINES))
    light, _, dark = drawn.partition("@media (prefers-color-scheme: dark)")
    assert ".paper { fill: #ffffff" in light
    assert ".paper { fill: #0d1117" in dark


@given(st.lists(st.floats(0, 400), min_size=1, max_size=8, unique=True))
def test_names_at_the_ends_of_lines_never_overlap_and_keep_their_order(places):
    moved = spread(places, 17)
    ends = [end for _place, end in sorted(zip(places, moved, strict=True))]
    assert all(below - above > 16.7 for above, below in pairwise(ends))


def test_names_that_have_room_stay_where_their_lines_end():
    assert spread([10.0, 100.0, 50.0], 17) == [10.0, 100.0, 50.0]


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0512, "0.051"), (1.749, "1.7"), (9.99, "10"), (23.4, "23"), (1e6, "1,000,000")]
)
def test_labels_are_short(value, expected):
    assert label(value) == expected
