"""Drafts: kept until dropped, no acts, with what they belong to; what changed meanwhile is told."""

from __future__ import annotations

import json

import pytest
from support.library_in_hand import library_in, take_in

from reader.library.drafts import draft_on, key_of
from reader.model import NoteDraft, Span

TEXT = "Dam of Hollin\n\nAna Koval said that the dam was safe."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, TEXT, path="/dam")
        yield opened


@pytest.fixture
def article(library):
    return library.articles.rows().page(0, 1)[0]


def test_a_draft_is_kept_until_it_is_dropped_and_is_no_act(library, article, tmp_path):
    draft = NoteDraft("half a though", ("t",), "green", article_uid=article.uid, span=Span(0, 3), quote="Dam")
    key = key_of(article.uid, Span(0, 3))
    library.drafts.keep(key, draft)
    with library_in(tmp_path) as again:
        kept = again.drafts.get(key)
        assert (kept.draft, kept.article.uid, kept.note, kept.is_behind) == (draft, article.uid, None, False)
        assert again.drafts.all() == (kept,)
    library.drafts.drop(key)
    assert library.drafts.get(key) is None
    assert library.history.acts() == ()


def test_a_draft_knows_whether_its_note_was_changed_since(library, article):
    note = library.notes.quote(article.uid, "safe", text="one")
    library.drafts.keep(note.uid, draft_on(article, note))
    assert library.drafts.get(note.uid).is_behind is False
    library.notes.edit(note.uid, text="two")
    kept = library.drafts.get(note.uid)
    assert (kept.is_behind, kept.draft.text, kept.note.text) == (True, "one", "two")


def test_a_draft_outlives_its_note(library, article):
    note = library.notes.quote(article.uid, "safe", text="one")
    library.drafts.keep(note.uid, draft_on(article, note))
    library.notes.delete(note.uid)
    (kept,) = library.drafts.all()
    assert (kept.note, kept.is_behind, kept.draft.quote, kept.article.uid) == (None, True, "safe", article.uid)


def test_a_draft_that_is_set_aside_makes_room_for_another(library, article):
    note = library.notes.quote(article.uid, "safe", text="one")
    library.drafts.keep(note.uid, draft_on(article, note))
    aside = library.drafts.set_aside(library.drafts.get(note.uid))
    assert library.drafts.get(note.uid) is None
    kept = library.drafts.get(aside)
    assert kept.draft.text == "one"
    assert library.drafts.set_aside(kept) == aside


@pytest.mark.parametrize("is_on_words", [True, False])
def test_a_draft_of_an_earlier_release_says_by_its_key_what_it_is_on(library, article, is_on_words):
    note = library.notes.quote(article.uid, "safe", text="one")
    key = f"{article.uid}:4-9" if is_on_words else note.uid
    with library._keeping.writing() as db:
        db.execute("INSERT INTO drafts (key, text) VALUES (?, ?)", (key, json.dumps({"text": "x", "tags": ["a"]})))
    kept = library.drafts.get(key)
    assert (kept.draft.text, kept.draft.tags, kept.article.uid, kept.is_behind) == ("x", ("a",), article.uid, False)
    assert (kept.draft.span, kept.note) == ((Span(4, 9), None) if is_on_words else (None, note))


@pytest.mark.parametrize("text", ["{", "[]", '{"text": 1}', "null", '{"text": "", "tags": 3}', "[" * 10_000])
def test_what_is_no_draft_is_left_alone(library, text):
    with library._keeping.writing() as db:
        db.execute("INSERT INTO drafts (key, text) VALUES ('k', ?)", (text,))
    assert library.drafts.get("k") is None
    assert library.drafts.all() == ()
