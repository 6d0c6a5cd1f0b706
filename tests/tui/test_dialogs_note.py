"""The note editor: what Esc, Ctrl+S and Ctrl+D give, drafts, and words from outside."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager

import pytest
from support.dialog_host import NOTHING, DialogHost
from textual.widgets import Input, TextArea

from reader.tui.dialogs.note import Draft, NoteDialog, NoteResult, QuoteContext

QUOTE = QuoteContext("30,000 casualties", "seeing an estimated ", " per side.", "Atlas · ¶3 · 1024-1085")


@asynccontextmanager
async def opened(*args, size=(100, 30), **options):
    """A note editor; gives the host and the pilot."""
    app = DialogHost(NoteDialog(QUOTE, *args, **options))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_escape_saves_what_was_typed_and_closes():
    async with opened() as (app, pilot):
        await pilot.press(*"why?", "escape")
        assert app.result == NoteResult("why?", ())


async def test_ctrl_s_saves_too():
    async with opened() as (app, pilot):
        await pilot.press("x", "ctrl+s")
        assert app.result == NoteResult("x", ())


async def test_an_empty_new_note_is_none():
    async with opened() as (app, pilot):
        await pilot.press("escape")
        assert app.result is None


async def test_tags_alone_are_worth_saving():
    async with opened() as (app, pilot):
        await pilot.press("tab", *"#a,b a", "escape")
        assert app.result == NoteResult("", ("a", "b"))


async def test_an_unchanged_note_gives_no_result():
    async with opened(("a",), "text", is_new=False) as (app, pilot):
        await pilot.press("escape")
        assert app.result is None


@pytest.mark.parametrize("answer", ["y", "н"])
async def test_an_emptied_note_asks_and_yes_deletes_it(answer):
    async with opened((), "x", is_new=False) as (app, pilot):
        await pilot.press("backspace", "escape")
        assert "delete it?" in app.shown()
        assert app.result is NOTHING
        await pilot.press(answer)
        assert app.result == NoteResult("", (), delete=True)


@pytest.mark.parametrize("answer", ["n", "escape", "j"])
async def test_any_other_answer_goes_back_to_the_note(answer):
    async with opened((), "x", is_new=False) as (app, pilot):
        await pilot.press("backspace", "escape", answer)
        assert app.result is NOTHING
        await pilot.press("z", "escape")
        assert app.result == NoteResult("z", ())


async def test_ctrl_d_asks_before_it_deletes():
    async with opened((), "text", is_new=False) as (app, pilot):
        await pilot.press("ctrl+d")
        assert app.result is NOTHING
        await pilot.press("y")
        assert app.result == NoteResult("", (), delete=True)


async def test_ctrl_d_throws_a_new_note_away():
    async with opened() as (app, pilot):
        await pilot.press("x", "ctrl+d", "y")
        assert app.result is None


@pytest.fixture
def _at_once(monkeypatch):
    monkeypatch.setattr(NoteDialog, "draft_wait_seconds", 0.001)


@pytest.mark.usefixtures("_at_once")
async def test_what_is_typed_is_kept_as_a_draft():
    kept = []
    async with opened(draft=Draft(keep=kept.append)) as (app, pilot):
        await pilot.press(*"ab")
        while not kept:
            await pilot.pause()
        await pilot.pause()
        assert json.loads(kept[-1]) == {"text": "ab", "tags": []}
        assert "autosaved as draft" in app.shown()


async def test_a_draft_is_kept_when_the_program_ends_under_the_editor():
    kept = []
    app = DialogHost(NoteDialog(QUOTE, draft=Draft(keep=kept.append)))
    async with app.run_test() as pilot:
        await pilot.press(*"ab")
    assert json.loads(kept[-1])["text"] == "ab"


async def test_a_kept_draft_comes_back():
    draft = Draft(kept=json.dumps({"text": "half a thou", "tags": ["t"]}))
    async with opened((), "old", is_new=False, draft=draft) as (app, pilot):
        assert "kept from last time" in app.shown()
        await pilot.press(*"ght", "escape")
        assert app.result == NoteResult("half a thought", ("t",))


async def test_a_saved_note_leaves_no_draft_behind():
    kept = []
    async with opened(draft=Draft(keep=kept.append)) as (_app, pilot):
        await pilot.press("x", "escape")
        await pilot.pause()
    assert kept == []


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"text": 1}', "null"])
async def test_what_is_no_draft_is_left_alone(kept):
    async with opened((), "old", is_new=False, draft=Draft(kept=kept)) as (app, _pilot):
        assert app.screen.query_one(TextArea).text == "old"


async def test_pasted_controls_never_enter_a_note():
    async with opened() as (app, pilot):
        app.screen.query_one(TextArea).insert("a\x1b]52;c;AAAA\x07b\u202e")
        app.screen.query_one("#tags", Input).value = "t\x1bx"
        await pilot.press("escape")
        assert app.result == NoteResult("a␛]52;c;AAAA␇b\N{REPLACEMENT CHARACTER}", ("t␛x",))


async def test_a_note_with_controls_is_unchanged_unless_it_is_edited():
    async with opened((), "a\x1bb", is_new=False) as (app, pilot):
        await pilot.press("escape")
        assert app.result is None


async def test_the_quote_stands_in_its_sentence_with_its_place():
    async with opened() as (app, _pilot):
        assert "seeing an estimated 30,000 casualties per side." in app.shown()
        assert "Atlas · ¶3 · 1024-1085" in app.shown()


async def test_the_editor_is_84_by_27_where_there_is_room():
    async with opened(size=(120, 40)) as (app, _pilot):
        assert tuple(app.screen.frame.outer_size) == (84, 27)


async def test_text_and_keys_can_be_reached_on_the_smallest_screen():
    async with opened(size=(40, 10)) as (app, pilot):
        assert tuple(app.screen.frame.outer_size) == (40, 10)
        await pilot.press(*"tiny")
        assert "tiny" in app.shown()
        assert "save" in app.shown()


async def test_what_is_said_about_a_field_stands_at_the_right_of_its_name():
    async with opened() as (app, _pilot):
        rows = app.shown().split("\n")
        top = next(number for number, row in enumerate(rows) if "New note" in row)
        assert rows[top + 1].strip(" │") == ""
        names = {row.strip(" │").split()[0]: row.rstrip(" │") for row in rows if "   " in row.strip(" │")}
        assert names["Quote"].endswith("Atlas · ¶3 · 1024-1085")
        ends = {len(names[name]) for name in ("Quote", "Tags", "Note")}
        assert "Quote" in rows[top + 2]
        assert len(ends) == 1
