"""Undo and redo over restarts, and the acts in words."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in, take_in

from reader.model import Verdict

TITLE = "Dam of Hollin, a report with a title that is far too long to be told whole in one line"


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, f"{TITLE}\n\nAna Koval said that the dam was safe.")
        yield opened


@pytest.fixture
def uid(library):
    return library.articles.rows().page(0, 1)[0].uid


def do_everything(library, uid):
    library.articles.mark([uid], read=True)
    library.articles.set_tags(uid, ["a", "b"])
    made = library.notes.quote(uid, "the dam")
    noted = library.notes.quote(uid, "safe", text="a note")
    library.notes.edit(noted.uid, text="another")
    library.notes.delete(made.uid)
    library.notes.set_verdict(library.claims.of_article(uid).claims[0].uid, Verdict.DOUBTFUL)
    library.search.save("dams", "dam")
    library.articles.delete([uid])


def state(library, uid):
    return (library.articles.get(uid), library.notes.of_article(uid), library.search.saved(), library.articles.counts())


def test_everything_the_reader_does_can_be_undone_and_done_again_over_restarts(library, uid, tmp_path):
    states = [state(library, uid)]
    do_everything(library, uid)
    done = state(library, uid)
    with library_in(tmp_path) as again:
        acts = [again.history.undo() for _ in range(9)]
        assert all(act.is_undone for act in acts)
        assert again.history.undo() is None
        assert state(again, uid) == states[0]
    with library_in(tmp_path) as again:
        assert [again.history.redo().what for _ in range(9)] == [act.what for act in acts[::-1]]
        assert again.history.redo() is None
        assert state(again, uid) == done


def test_acts_are_told_in_words_the_newest_first(library, uid):
    do_everything(library, uid)
    short = "Dam of Hollin, a report with a title that is…"
    assert [act.what for act in library.history.acts()] == [
        f"deleted “{short}”",
        library.history.acts()[1].what,
        f"judged “the dam was safe” in {short} as doubtful",
        f"deleted the mark on “the dam” in {short}",
        f"changed the note on “safe” in {short}",
        f"noted on “safe” in {short}",
        f"highlighted “the dam” in {short}",
        f"tagged “{short}” with a, b",
        f"marked “{short}” as read",
    ]
    assert len(library.history.acts(limit=2)) == 2


def test_the_history_shows_what_is_undone(library, uid):
    library.articles.mark([uid], starred=True)
    library.articles.mark([uid], read=True)
    library.history.undo()
    assert [act.is_undone for act in library.history.acts()] == [True, False]


def test_braces_in_a_title_do_no_harm(library):
    uid = take_in(library, "{0} and {oops}\n\nText.").article_uid
    library.articles.mark([uid], starred=True)
    assert library.history.acts()[0].what == "starred “{0} and {oops}”"


def test_an_import_is_no_act(library):
    assert library.history.acts() == ()
    assert library.history.undo() is None


def test_tags_that_an_import_added_outlast_an_undo_and_a_redo(library, uid):
    library.articles.set_tags(uid, ["old"])
    library.articles.set_tags(uid, ["mine"])
    take_in(library, library.articles.version(uid).text, tags=("theirs",))
    library.history.undo()
    assert library.articles.get(uid).tags == ("theirs", "old")
    library.history.redo()
    assert library.articles.get(uid).tags == ("theirs", "mine")
