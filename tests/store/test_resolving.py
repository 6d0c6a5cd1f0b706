"""What a thing's state is, out of all that happened to it, in whatever order it is told."""

from __future__ import annotations

import time

import pytest

from reader.store.resolving import Known, Past, resolved, sides

MADE = {"text": "made", "created": "1", "modified": "1"}


def known(uid, *parents, before=None, after=None, at=""):
    return Known(uid, at or uid, parents, before, after)


def state(kind, *changes):
    """The state that changes leave, whatever their order."""
    found = [resolved(kind, Past.of(order)) for order in (changes, changes[::-1])]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    "circle",
    [
        pytest.param([known("b", "a", "b", after="b")], id="names-itself"),
        pytest.param([known("b", "a", "c", after="b"), known("c", "b", after="c")], id="two-name-each-other"),
    ],
)
def test_a_circle_of_changes_hides_nothing_and_ends(circle):
    assert state("saved_search", known("a", after="a"), *circle) == circle[-1].after


def test_a_circle_of_flags_ends():
    circle = [known("a", "b", before={"read": False}, after={"read": True}), known("b", "a", after={"read": False})]
    assert state("article_state", *circle) == {"read": False}


def test_what_two_libraries_made_alike_by_themselves_is_one_thing():
    again = {**MADE, "created": "2", "modified": "2"}
    changes = [known("a", after=MADE), known("b", after=again), known("c", "a", before=MADE, after={"text": "new"})]
    assert [each.uid for each in Past.of(changes).heads()] == ["c"]


def test_what_two_libraries_made_unlike_is_two():
    changes = [known("a", after=MADE), known("b", after={"text": "else"}), known("c", "a", before=MADE, after={})]
    assert [each.uid for each in Past.of(changes).heads()] == ["b", "c"]


def test_thousands_of_sides_and_tags_take_no_minute():
    heads = [known(f"h{number}", "root", before=MADE, after={"text": str(number)}) for number in range(3_000)]
    tags = [known(f"t{number}", before=[], after=[f"tag {number % 900}"]) for number in range(3_000)]
    began = time.process_time()
    assert len(sides(Past.of([known("root", after=MADE), *heads]).heads())) == 3_000
    assert len(state("article_tags", *tags, known("u", "t1", before=["tag 1"], after=[]))) == 900
    assert time.process_time() - began < 5
