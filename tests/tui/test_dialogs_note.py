"""The note editor: what Esc, Ctrl+S and Ctrl+D give, drafts, and words from outside."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from support.dialog_host import NOTHING, DialogHost
from support.screens_in_hand import settle
from textual.widgets import Input, TextArea

from reader.model import LinkTarget
from reader.tui.dialogs.note import NoteDialog
from reader.tui.dialogs.note_parts import Draft, NoteResult, NoteTools, QuoteContext
from reader.tui.dialogs.note_rows import ColourRow
from reader.tui.widgets.mark_view import MarkedView

QUOTE = QuoteContext("30,000 casualties", "seeing an estimated ", " per side.", "Atlas · ¶3 · 1024-1085")


@asynccontextmanager
async def opened(tags=(), text="", size=(100, 30), colour="yellow", **options):
    """A note editor; gives the host and the pilot."""
    app = DialogHost(NoteDialog(QUOTE, NoteResult(text, tuple(tags), colour=colour), **options))
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
        assert kept[-1] == NoteResult("ab")
        await settle(pilot)
        assert "autosaved as draft" in app.shown()


@pytest.mark.usefixtures("_at_once")
async def test_drafts_are_kept_while_keys_keep_coming():
    kept = []
    async with opened(draft=Draft(keep=kept.append)) as (_app, pilot):
        while len(kept) < 3:  # a timer that begins anew with every key would never ring
            await pilot.press("a")
    assert kept[0].text < kept[-1].text


async def test_a_draft_is_kept_when_the_program_ends_under_the_editor():
    kept = []
    app = DialogHost(NoteDialog(QUOTE, draft=Draft(keep=kept.append)))
    async with app.run_test() as pilot:
        await pilot.press(*"ab")
    assert kept[-1].text == "ab"


async def test_a_kept_draft_comes_back():
    draft = Draft(kept=NoteResult("half a thou", ("t",)))
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


async def test_an_older_draft_is_offered_and_never_put_over_the_text():
    draft = Draft(older=NoteResult("older words", ("b",)))
    async with opened(("a",), "newer words", is_new=False, draft=draft) as (app, pilot):
        assert app.screen.query_one(TextArea).text == "newer words"
        assert "Ctrl+R puts it below" in app.shown()
        await pilot.press("ctrl+r", "ctrl+r", "escape")
        assert app.result == NoteResult("newer words\n\nolder words", ("a", "b"), took_older=True)


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


async def test_the_editor_is_84_by_29_where_there_is_room():
    async with opened(size=(120, 40)) as (app, _pilot):
        assert tuple(app.screen.frame.outer_size) == (84, 29)


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


# ------------------------------------------------------------ colours


async def test_a_colour_is_chosen_by_an_arrow_under_the_name_that_the_reader_gave_it():
    tools = NoteTools(colours={"green": "key figure"})
    async with opened((), "x", is_new=False, tools=tools) as (app, pilot):
        assert "key figure" in app.shown()
        await pilot.press("tab", "tab", "right", "escape")
        assert app.result == NoteResult("x", (), colour="green")


async def test_a_colour_that_nobody_knows_stays_unless_another_is_chosen():
    async with opened((), "x", is_new=False, colour="mauve") as (app, pilot):
        await pilot.press("y")
        assert app.screen.now().colour == "mauve"
        app.screen.query_one(ColourRow).action_choose(1)
        await pilot.press("escape")
        assert app.result.colour == "green"


# ------------------------------------------------------------ tags

TAGS = NoteTools(tags=("casualties", "case", "scope"))


async def test_tags_that_begin_like_the_word_are_named_and_an_arrow_completes():
    async with opened(tools=TAGS) as (app, pilot):
        await pilot.press("tab", *"scope ca")
        await settle(pilot)
        assert "casualties  case" in app.shown()
        await pilot.press("right", "escape")
        assert app.result.tags == ("scope", "casualties")


# ------------------------------------------------------------ links

DAM = LinkTarget("aaaa000011112222", "aaaa000011112222", "Dam [holds]", "Northline", "2024-05-01")
CLAIM = LinkTarget("bbbb000011112222", "aaaa000011112222", "Ana Koval: it is safe")
LINKS = NoteTools(
    suggest=lambda typed: tuple(each for each in (DAM, CLAIM) if typed.casefold() in each.words.casefold()),
    targets=lambda written: {each.uid: each for each in (DAM, CLAIM) if each.uid in written},
)


async def typed(pilot, *keys):
    await pilot.press(*keys)
    await settle(pilot)


async def test_brackets_offer_what_can_be_linked_to_and_enter_puts_it_in():
    async with opened(tools=LINKS) as (app, pilot):
        await typed(pilot, *"see [[")
        assert "Northline · 1 May 2024" in app.shown()
        await typed(pilot, *"koval")
        assert "Northline" not in app.shown()
        await typed(pilot, "enter", "!", "escape")
        assert app.result.text == "see [[bbbb000011112222|Ana Koval: it is safe]]!"


async def test_arrows_choose_what_is_offered_and_brackets_in_titles_end_no_link():
    async with opened(tools=LINKS) as (app, pilot):
        await typed(pilot, *"[[", "down", "up", "enter", "escape")
        assert app.result.text == "[[aaaa000011112222|Dam holds]]"


async def test_escape_leaves_the_brackets_alone_until_others_are_typed():
    async with opened(tools=LINKS) as (app, pilot):
        await typed(pilot, *"[[da")
        await typed(pilot, "escape", "m")
        assert app.result is NOTHING
        assert "Northline" not in app.shown()
        await typed(pilot, "enter", *"[[")
        assert "Northline" in app.shown()
        await typed(pilot, "escape", "escape")
        assert app.result.text == "[[dam\n[["


async def test_where_nothing_fits_enter_and_arrows_are_the_texts():
    async with opened(tools=LINKS) as (app, pilot):
        await typed(pilot, *"[[zzz")
        await typed(pilot, "enter", "a", "escape")
        assert app.result.text == "[[zzz\na"


# ------------------------------------------------------------ preview

NOTE = "# Which side?\n\n*See* [[aaaa000011112222]] and [[cccc|gone]] [b]x[/b] <http://x.y>"


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (40, 10)])
async def test_the_preview_shows_markdown_beside_the_text_or_in_its_place(size):
    async with opened((), NOTE, is_new=False, tools=LINKS, size=size) as (app, pilot):
        await typed(pilot, "ctrl+p")
        page = app.screen.query_one(MarkedView).page
        words = "\n".join("".join(run.text for run in page.line(y, "surface")) for y in range(len(page.rows)))
        assert words.startswith("Which side?\n\nSee Dam [holds]")
        assert "gone (not here) [b]x[/b]" in " ".join(words.split())
        assert app.screen.query_one(TextArea).display is (size[0] == 160)
        await typed(pilot, "ctrl+p")
        assert app.screen.query_one(TextArea).has_focus
        assert not app.screen.query_one(MarkedView).display


async def test_the_preview_beside_the_text_follows_what_is_typed():
    async with opened((), "", tools=LINKS, size=(160, 45)) as (app, pilot):
        await typed(pilot, "ctrl+p", *"new words")
        page = app.screen.query_one(MarkedView).page
        assert [block.text for block in app.screen.query_one(MarkedView)._blocks] == ["new words"]
        assert len(page.rows) == 1


async def test_a_link_in_the_preview_is_followed_when_the_note_is_saved():
    async with opened((), NOTE, is_new=False, tools=LINKS) as (app, pilot):
        await typed(pilot, "x", "ctrl+p", "right_square_bracket", "enter")
        assert app.result == NoteResult(NOTE + "x", follow="aaaa000011112222")


async def test_a_link_of_an_unchanged_note_is_followed_without_saving():
    async with opened((), NOTE, is_new=False, tools=LINKS) as (app, pilot):
        await typed(pilot, "ctrl+p", "right_square_bracket", "enter")
        assert (app.result.is_same, app.result.follow) == (True, "aaaa000011112222")


async def test_an_address_is_shown_and_not_opened():
    async with opened((), "<http://x.y>", is_new=False, tools=LINKS) as (app, pilot):
        await typed(pilot, "ctrl+p", "enter")
        assert "not opened" in app.shown()
        assert app.result is NOTHING
