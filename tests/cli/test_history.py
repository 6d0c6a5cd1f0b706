"""Commands about what was done: undo, redo, history, bin."""

from __future__ import annotations

import pytest
from support.runs import Here

QUOTE = "At least 200 people crossed it"


def _uid(hearsay: Here) -> str:
    uid: str = hearsay("list", "--json", "mayor").value[0]["uid"]
    return uid


def _note(hearsay: Here) -> None:
    assert hearsay("annotate", _uid(hearsay), "--quote", QUOTE, "--note", "Who counted?").status == 0


def test_undo_takes_a_note_back_and_redo_brings_it_again(filled: Here) -> None:
    _note(filled)
    assert filled("undo").status == 0
    assert filled("notes", "--json").value == []
    assert filled("redo").status == 0
    assert len(filled("notes", "--json").value) == 1


def test_nothing_to_undo_is_status_one(filled: Here) -> None:
    run = filled("undo", "--json")
    assert (run.status, run.value) == (1, None)
    assert filled("redo").status == 1


def test_history_tells_what_was_done_and_undone(filled: Here) -> None:
    _note(filled)
    filled("undo")
    [act] = filled("history", "--json").value
    assert set(act) == {"batch", "at", "what", "is_undone", "is_dropped"}
    assert act["is_undone"] is True
    assert "undone" in filled("history").out


def test_undo_and_redo_go_to_an_act_by_the_beginning_of_its_uid(filled: Here) -> None:
    uid = _uid(filled)
    for mark in ("--star", "--read", "--archive"):
        assert filled("mark", uid, mark).status == 0
    acts = filled("history", "--json").value
    undone = filled("undo", "--to", acts[-1]["batch"][:8], "--json")
    assert [each["batch"] for each in undone.value] == [each["batch"] for each in acts]
    again = filled("redo", "--to", acts[1]["batch"])
    assert again.err.splitlines() == [f"done again: {acts[2]['what']}", f"done again: {acts[1]['what']}"]
    assert [each["is_undone"] for each in filled("history", "--json").value] == [True, False, False]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        pytest.param(("undo", "--to", "ffff"), "No act 'ffff' in the history", id="no-act"),
        pytest.param(("redo", "--to", "{act}"), "is not undone", id="not-undone"),
    ],
)
def test_an_act_that_is_not_there_or_not_undone_is_named(filled: Here, command: tuple[str, ...], why: str) -> None:
    _note(filled)
    act = filled("history", "--json").value[0]["batch"]
    run = filled(*(word.format(act=act) for word in command))
    assert run.status > 0
    assert why in run.err


def test_a_long_history_tells_before_and_after(filled: Here) -> None:
    _note(filled)
    [act] = filled("history", "--long", "--json").value
    assert {"thing", "what", "before", "after"} == set(act["changed"][0])
    assert ("note", "", "Who counted?") in [(each["what"], each["before"], each["after"]) for each in act["changed"]]
    assert "note: (nothing) → Who counted?" in filled("history", "--long").out


def test_bin_lists_articles_and_notes_and_brings_them_back(filled: Here) -> None:
    _note(filled)
    uid = _uid(filled)
    assert filled("bin").status == 1
    filled("undo")
    assert "bin --back UID" in filled("delete", uid).err
    article, note = filled("bin", "--json").value
    assert set(article) == set(note) == {"uid", "kind", "deleted", "quote", "article", "annotation"}
    assert (article["uid"], article["kind"], note["kind"], note["quote"]) == (uid, "article", "note", QUOTE)
    assert "Who counted?" in filled("bin").out
    assert filled("bin", "--back", note["uid"][:6], "--json").value == {"back": 1}
    assert [each["text"] for each in filled("notes", "--json").value] == ["Who counted?"]
    assert filled("bin").status == 1
    filled("undo")
    assert len(filled("bin", "--json").value) == 2


def test_what_is_not_in_the_bin_cannot_come_back(filled: Here) -> None:
    run = filled("bin", "--back", _uid(filled))
    assert run.status == 1
    assert "in the bin" in run.err
