"""The edits know what became of a mark, and marks of the sample's articles are placed as well as they have been."""

from __future__ import annotations

import random

import pytest
from bench import bench_placement, edits
from bench.known_port import port_anchor
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate.anchoring import anchor
from reader.annotate.selectors import select
from reader.model import Placement, Span

TEXT = "The dam is safe, he said. It was built in 1920.\nNobody lives below it. It rains."
TEXTS = st.lists(st.sampled_from(["It", "rains", ", ", " ", "dam", ". ", "\n", "20,000", "’s "]), max_size=40).map(
    "".join
)


@pytest.mark.parametrize("kind", ["word", "chunk"])
@given(text=TEXTS, seed=st.integers(0, 999), data=st.data())
@settings(max_examples=100, deadline=None)
def test_where_a_mark_is_now_is_what_its_units_say(text, kind, seed, data):
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    mark = Span(start, data.draw(st.integers(start + 1, len(text))))
    parts = edits.units(text, kind)
    assert edits.now_at(parts, mark) == mark
    new = edits.reword(parts, 0.4, ["word"], random.Random(seed))
    now = edits.now_at(new, mark)
    inside = [part for part in new if part.was and part.was.start < mark.end and mark.start < part.was.end]
    assert (now is None) == (not inside)
    assert now is None or len(edits.joined(new)[slice(*now)]) >= sum(len(each.text) for each in inside[1:-1])


def test_what_is_cut_is_gone_and_all_else_is_there():
    mark = Span(TEXT.index("It was"), TEXT.index("\nNobody"))
    parts = edits.cut(edits.units(TEXT), mark)
    assert edits.joined(parts) == "The dam is safe, he said. \nNobody lives below it. It rains."
    assert edits.now_at(parts, mark) is None


@pytest.mark.parametrize(
    ("quote", "new", "found"),
    [
        pytest.param("he said", TEXT, "he said", id="unmoved"),
        pytest.param("he said", "Now: " + TEXT, "he said", id="moved"),
        pytest.param(
            "It was built in 1920", TEXT.replace("built in", "begun in"), "It was begun in 1920", id="changed"
        ),
        pytest.param("It was built in 1920", "Quite another text, in which none of it is.", None, id="gone"),
    ],
)
def test_the_other_way_to_place_marks_does_what_it_says(quote, new, found):
    span = port_anchor(select(TEXT, Span(TEXT.index(quote), TEXT.index(quote) + len(quote))), new)
    assert (span and new[slice(*span)]) == found


@pytest.fixture(scope="module")
def sample():
    return bench_placement.corpus_of(bench_placement.sample_articles())


@pytest.mark.parametrize(("share", "least"), [(0.05, 58), (0.2, 56)])
def test_marks_of_the_sample_are_placed_as_well_as_before(sample, share, least):
    make = bench_placement.edited(share, is_rearranged=False)
    cases = list(bench_placement.cases(make, sample, 60, "floor"))
    found = [anchor(select(each.old, each.mark), each.new).span for each in cases]
    right = [bench_placement.overlap(span, each.truth) >= 0.9 for span, each in zip(found, cases, strict=True)]
    assert sum(right) >= least


@pytest.mark.parametrize("what", ["nothing else", "another sentence in its place", "like it elsewhere"])
def test_no_mark_of_the_sample_moves_silently_when_it_was_cut(sample, what):
    cases = bench_placement.cases(bench_placement.cut_out(what), sample, 40, "floor")
    found = [anchor(select(each.old, each.mark), each.new).placement for each in cases]
    assert {Placement.OK, Placement.CHANGED}.isdisjoint(found)
