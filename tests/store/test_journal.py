"""Acts, undo and redo over the map of what the reader made."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Document
from reader.store import acts, annotations, intake, journal, searches, states
from reader.store.database import Database
from reader.store.journal import Edit, Stamp

_numbers = count()


def stamp():
    return Stamp(at="2024-01-01T00:00:00+00:00", batch=f"b{next(_numbers)}", new_uid=lambda: f"u{next(_numbers)}")


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as connection:
        yield connection


def act(db, *edits, what="did it"):
    return journal.act(db, stamp(), edits, verb="do", what=what)


def save(name, query):
    return Edit("saved_search", name, query)


def names(db):
    return {each.name: each.query for each in searches.saved(db)}


def test_undo_takes_back_all_of_an_act_and_nothing_else(db):
    act(db, save("a", "one"))
    act(db, save("b", "two"), save("a", "three"))
    assert journal.undo(db, stamp()).is_undone
    assert names(db) == {"a": "one"}


def test_undo_goes_backwards_through_an_act(db):
    act(db, save("a", "one"), save("a", "two"))
    journal.undo(db, stamp())
    assert names(db) == {}
    journal.redo(db, stamp())
    assert names(db) == {"a": "two"}


def test_redo_does_again_the_last_undone_first(db):
    for name in "abc":
        act(db, save(name, name), what=name)
    undone = [journal.undo(db, stamp()).what for _ in range(3)]
    redone = [journal.redo(db, stamp()).what for _ in range(3)]
    assert (undone, redone) == (["c", "b", "a"], ["a", "b", "c"])
    assert set(names(db)) == {"a", "b", "c"}


def test_after_a_new_act_nothing_can_be_done_again(db):
    act(db, save("a", "one"))
    journal.undo(db, stamp())
    act(db, save("b", "two"))
    assert journal.redo(db, stamp()) is None


def test_after_a_new_act_undo_goes_on_to_older_ones(db):
    for name in "abc":
        act(db, save(name, name), what=name)
    journal.undo(db, stamp())
    act(db, save("d", "d"), what="d")
    assert [journal.undo(db, stamp()).what for _ in range(3)] == ["d", "b", "a"]
    assert journal.undo(db, stamp()) is None


def test_an_act_that_changes_nothing_is_none(db):
    act(db, save("a", "one"))
    rows = journal.last_seq(db)
    assert act(db, save("a", "one")) == 0
    assert journal.last_seq(db) == rows
    assert acts.count(db) == 1


def test_undoing_adds_rows_and_takes_none_away(db):
    act(db, save("a", "one"))
    journal.undo(db, stamp())
    journal.redo(db, stamp())
    changes = [change for _, change in journal.changes_since(db, 0)]
    assert [(each.verb, each.before, each.after) for each in changes] == [
        ("do", None, '"one"'),
        ("undo", '"one"', None),
        ("redo", None, '"one"'),
    ]
    assert changes[1].undoes == changes[2].redoes == changes[0].batch


def test_undo_and_redo_go_through_no_table_from_its_beginning(db):
    """With 100,000 changes each undo took half a second: an index of some rows serves only who asks for these."""
    uid = intake.take_in(db, stamp(), Document(text="Title\n\nText.")).article_uid
    act(db, save("a", "one"), Edit("article_state", uid, {"starred": True}))
    asked = []
    db.set_trace_callback(asked.append)
    journal.undo(db, stamp())
    journal.redo(db, stamp())
    db.set_trace_callback(None)
    asked = [each for each in asked if each.split()[0] in {"SELECT", "UPDATE", "DELETE"}]
    plans = {each: [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {each}")] for each in asked}
    assert len(plans) > 4
    long = ("SCAN changes", "SCAN versions", "SCAN v", "SCAN c", "SCAN heads", "SCAN acts")
    assert [each for each, plan in plans.items() if any(step == one for step in plan for one in long)] == []


def test_recorded_edits_are_no_step_of_undo(db):
    journal.record(db, stamp(), [save("a", "one")], verb="see")
    assert journal.undo(db, stamp()) is None
    assert names(db) == {"a": "one"}


def test_flags_set_by_themselves_survive_the_undo_of_an_older_act(db):
    uid = intake.take_in(db, stamp(), Document(text="Title\n\nText.")).article_uid
    act(db, Edit("article_state", uid, {"starred": True}))
    journal.record(db, stamp(), [Edit("article_state", uid, {"read": True})], verb="see")
    journal.undo(db, stamp())
    wanted = {"read": True, "starred": True}
    assert states.current(db, "article_state", uid, wanted) == {"read": True, "starred": False}


def test_changes_are_given_in_order_from_any_point(db):
    for name in "abc":
        act(db, save(name, name))
    (first, _), *_ = journal.changes_since(db, 0)
    assert [change.key for _, change in journal.changes_since(db, first)] == ["b", "c"]
    assert len(journal.changes_since(db, 0, limit=2)) == 2


def test_bytes_that_are_no_text_do_not_stop_an_act(db):
    act(db, save("a", "\udcff"), what="\udcff")
    assert names(db) == {"a": "\ufffd"}


_KEYS = st.sampled_from(["a", "b", "c"])
_EDITS = st.lists(st.tuples(_KEYS, st.sampled_from([None, "x", "y"])), min_size=1, max_size=3)


@pytest.mark.slow
@given(st.lists(st.one_of(_EDITS, st.sampled_from(["undo", "redo"])), max_size=25))
@settings(max_examples=60, deadline=None)
def test_undo_and_redo_follow_a_stack_whatever_happens(tmp_path_factory, steps):
    """The model: a list of states and a place in it."""
    with closing(Database(tmp_path_factory.mktemp("stack") / "library.db")) as database, database.writing() as db:
        history, at = [{}], 0
        for step in steps:
            if step == "undo":
                assert (journal.undo(db, stamp()) is not None) == (at > 0)
                at = max(0, at - 1)
            elif step == "redo":
                assert (journal.redo(db, stamp()) is not None) == (at < len(history) - 1)
                at = min(len(history) - 1, at + 1)
            elif act(db, *(save(*edit) for edit in dict(step).items())):
                after = {**history[at], **dict(step)}
                history = [*history[: at + 1], {name: query for name, query in after.items() if query is not None}]
                at += 1
            assert names(db) == history[at]


def test_an_annotation_comes_back_as_it_was(db):
    uid = intake.take_in(db, stamp(), Document(text="Title\n\nText.")).article_uid
    value = {
        "article": uid, "version": "v", "selector": ["Text", "", ".", 7, 11], "text": "a note", "tags": ["one", "two"],
        "colour": "green", "verdict": None, "claim": "", "created": "2024", "modified": "2024",
    }  # fmt: skip
    act(db, Edit("annotation", "n1", value))
    before = annotations.by_uids(db, ["n1"])
    act(db, Edit("annotation", "n1", None))
    assert annotations.by_uids(db, ["n1"]) == ()
    journal.undo(db, stamp())
    assert annotations.by_uids(db, ["n1"]) == before
    assert Counter(tag for (tag,) in db.execute("SELECT tag FROM annotation_tags")) == {"one": 1, "two": 1}
