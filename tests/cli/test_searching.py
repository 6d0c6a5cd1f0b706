"""The search command."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from support.runs import Here

HIT = {"uid", "article", "score", "snippets", "hit_count"}


def test_search_shows_hits_in_their_words(filled: Here) -> None:
    run = filled("search", "crossed")
    assert run.status == 0
    assert "Mayor of Orvel" in run.out
    assert "[crossed]" in run.out


def test_search_as_json_has_the_shape_of_the_manual(filled: Here) -> None:
    [hit] = filled("search", "--json", "crossed").value
    assert set(hit) == HIT
    assert set(hit["snippets"][0]) == {"text", "hits", "offset"}
    [[start, end], *_] = hit["snippets"][0]["hits"]
    assert hit["snippets"][0]["text"][start:end] == "crossed"


@pytest.mark.parametrize("place", ["articles", "claims", "notes"])
def test_search_finds_in_each_place(filled: Here, place: str) -> None:
    uid = filled("list", "--json", "mayor").value[0]["uid"]
    filled("annotate", uid, "--quote", "crossed it", "--note", "open?")
    query = "open" if place == "notes" else "bridge"
    assert filled("search", "--in", place, "--json", query).status == 0


def test_search_without_a_hit_is_status_one(filled: Here) -> None:
    run = filled("search", "zeppelin")
    assert (run.status, run.out) == (1, "")


def test_slip_in_a_query_is_told_and_the_rest_still_answers(filled: Here) -> None:
    run = filled("search", '"crossed it')
    assert run.status == 0
    assert run.err.startswith("hearsay: in the query")


def test_search_is_kept_used_listed_and_forgotten(filled: Here) -> None:
    assert filled("search", "--save", "ferry", "crossed OR ferry").status == 0
    assert filled("search", "--saved", "--json").value == [{"name": "ferry", "query": "crossed OR ferry"}]
    assert len(filled("search", "--json", "@ferry").value) == 1
    assert filled("search", "--forget", "ferry").status == 0
    assert filled("search", "--saved").status == 1


def test_control_bytes_of_a_query_never_come_back(filled: Here) -> None:
    run = filled("search", 'title:\x1b]0;owned\x07 "')
    assert "\x1b" not in run.out + run.err
    assert "\x07" not in run.out + run.err


@pytest.mark.parametrize(
    "command", [["list"], ["search"], ["claims"], ["speakers"], ["compare"], ["notes"], ["export"]], ids=" ".join
)
def test_every_command_tells_of_a_slip_in_its_query(filled: Here, command: list[str]) -> None:
    run = filled(*command, "bridge date:nonsense")
    assert "in the query 'bridge date:nonsense', at " in run.err


def test_word_that_begins_several_uids_is_still_a_query(filled: Here) -> None:
    with closing(sqlite3.connect(filled.library / "library.db")) as db, db:
        db.execute("UPDATE claims SET uid = 'dead' || id")
    db.close()
    assert "fits" not in filled("compare", "dead").err


def test_list_of_no_saved_searches_says_how_to_keep_one(filled: Here) -> None:
    run = filled("search", "--saved")
    assert (run.status, run.out) == (1, "")
    assert "--save NAME" in run.err
