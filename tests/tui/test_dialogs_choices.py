"""Dialogs in which something is chosen: sort, verdict, speaker, tags, why, help."""

from __future__ import annotations

import pytest
from support.dialog_host import NOTHING, DialogHost
from support.screens_in_hand import app_on, press
from textual.renderables.background_screen import BackgroundScreen
from textual.visual import Visual, visualize

from reader.model import ArticleSort, SpeakerCount, SpeakerKind, Verdict
from reader.tui.claim_fields import Asked, Fields, Wish
from reader.tui.dialogs.choices import SortDialog, SpeakerFilterDialog, VerdictDialog
from reader.tui.dialogs.claim import ClaimDialog, MergeDialog
from reader.tui.dialogs.frame import Backdrop, Dialog
from reader.tui.dialogs.help import HelpScreen
from reader.tui.dialogs.tags import TagsDialog
from reader.tui.dialogs.why import WhyDialog

HOSTILE = "[b]Kirby[/b] \x1b]52;c;QQ==\x07\u202e"
SPEAKERS = [
    SpeakerCount("John Kirby", SpeakerKind.PERSON, 3, 1),
    SpeakerCount("Wagner Group", SpeakerKind.ORGANISATION, 1, 1),
    SpeakerCount("Kirby Smith", SpeakerKind.PERSON, 2, 2),
]
HOSTILE_CLAIM = Asked(HOSTILE, Fields(HOSTILE), aside=HOSTILE, acts=((Wish.MERGE, HOSTILE),))
ALL = [
    pytest.param(lambda: SortDialog(ArticleSort.NEWEST), id="sort"),
    pytest.param(lambda: VerdictDialog(Verdict.FALSE, HOSTILE), id="verdict"),
    pytest.param(lambda: SpeakerFilterDialog([SpeakerCount(HOSTILE, SpeakerKind.PERSON, 1, 1)]), id="speaker"),
    pytest.param(lambda: ClaimDialog(HOSTILE_CLAIM, (HOSTILE, HOSTILE + "!")), id="correct-claim"),
    pytest.param(lambda: MergeDialog(HOSTILE, (HOSTILE, HOSTILE + "!")), id="merge"),
    pytest.param(lambda: TagsDialog((HOSTILE,), (HOSTILE,)), id="tags"),
    pytest.param(lambda: WhyDialog((HOSTILE,)), id="why"),
    pytest.param(HelpScreen, id="help"),
]


async def pressed(dialog, *keys, size=(100, 30)):
    """Open a dialog, press keys; gives the result and what was on the screen before the last key."""
    app = DialogHost(dialog)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys[:-1])
        shown = app.shown()
        await pilot.press(*keys[-1:])
        return app.result, shown


@pytest.mark.parametrize("make", ALL)
async def test_escape_closes_without_a_result(make):
    assert (await pressed(make(), "escape"))[0] is None


@pytest.mark.parametrize("make", ALL)
async def test_words_from_outside_are_neither_markup_nor_controls(make):
    app = DialogHost(make())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        shown = app.shown()
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "Kirby" not in shown or "[b]Kirby[/b]" in shown


@pytest.mark.parametrize("make", ALL)
async def test_a_dialog_is_never_larger_than_the_screen(make):
    app = DialogHost(make())
    async with app.run_test(size=(160, 45)) as pilot:
        for size in ((40, 10), (72, 22), (20, 5)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            frame = app.screen.query_one("#frame")
            assert frame.outer_size.width <= size[0]
            assert frame.outer_size.height <= size[1]


async def test_enter_takes_the_order_with_the_cursor():
    assert (await pressed(SortDialog(ArticleSort.NEWEST), "j", "down", "k", "enter"))[0] is ArticleSort.OLDEST


async def test_the_list_of_orders_begins_at_the_current_one():
    assert (await pressed(SortDialog(ArticleSort.CLAIMS), "enter"))[0] is ArticleSort.CLAIMS


async def test_the_list_moves_with_the_same_physical_keys_on_a_cyrillic_layout():
    assert (await pressed(SortDialog(ArticleSort.NEWEST), "о", "enter"))[0] is ArticleSort.OLDEST


async def test_a_verdict_comes_with_its_reason():
    keys = ("j", "tab", *"no source", "enter")
    assert (await pressed(VerdictDialog(None), *keys))[0] == (Verdict.DOUBTFUL, "no source")


async def test_a_verdict_can_be_taken_back():
    assert (await pressed(VerdictDialog(Verdict.UNSURE), "down", "enter"))[0] == (None, "")


async def test_who_gave_a_verdict_already_writes_the_reason_at_once():
    keys = (*"no source", "enter")
    assert (await pressed(VerdictDialog(Verdict.DOUBTFUL), *keys))[0] == (Verdict.DOUBTFUL, "no source")


async def test_typing_narrows_the_speakers_down():
    result, shown = await pressed(SpeakerFilterDialog(SPEAKERS), *"kirb", "enter")
    assert "Wagner" not in shown
    assert result == "John Kirby"


async def test_arrows_move_in_the_list_while_the_field_has_the_focus():
    assert (await pressed(SpeakerFilterDialog(SPEAKERS), *"kirby", "down", "enter"))[0] == "Kirby Smith"


async def test_the_first_row_is_everybody():
    assert (await pressed(SpeakerFilterDialog(SPEAKERS), "enter"))[0] == ""


async def test_nothing_is_chosen_when_nothing_fits():
    result, shown = await pressed(SpeakerFilterDialog(SPEAKERS), *"zzz", "enter")
    assert result is NOTHING
    assert "nothing fits" in shown or "zzz" in shown


async def test_tags_are_parted_by_spaces_or_commas_and_kept_once():
    assert (await pressed(TagsDialog(("old",)), *"#new,two old", "enter"))[0] == ("old", "new", "two")


async def test_a_known_tag_is_completed():
    dialog = TagsDialog((), ("casualties", "scope"))
    app = DialogHost(dialog)
    async with app.run_test() as pilot:
        await pilot.press(*"x cas")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("right", "enter")
        assert app.result == ("x", "casualties")


async def test_help_shows_changed_keys():
    app = DialogHost(HelpScreen({"undo": ("ctrl+z",)}))
    async with app.run_test(size=(160, 60)) as pilot:
        await pilot.pause()
        assert "Ctrl+Z" in app.shown()


async def test_help_is_116_by_30_and_scrolls_to_the_signs():
    app = DialogHost(HelpScreen())
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause()
        assert tuple(app.screen.frame.outer_size) == (116, 30)
        assert "How the writer reports it" not in app.shown()
        await pilot.press("end")
        await pilot.pause()
        assert "How the writer reports it" in app.shown()


async def test_the_whole_help_can_be_scrolled_on_the_smallest_screen():
    app = DialogHost(HelpScreen())
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await pilot.press("pagedown", "j", "space", "end")
        await pilot.pause()
        assert "Esc close" in app.shown()
        assert app.screen.frame.scroll_offset.y == app.screen.frame.max_scroll_y > 60


async def test_what_stands_behind_a_dialog_is_tinted_a_style_at_a_time(home, monkeypatch):
    mixed = []
    mix = Backdrop.process_segments

    def count(segments, color):
        mixed.extend(segments)
        return mix(mixed[-1:], color)

    monkeypatch.setattr(Backdrop, "process_segments", staticmethod(count))
    async with app_on(home) as pilot:
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, Dialog)
        assert 0 < len(mixed) < 60, "of a thousand runs on the screen"


async def test_what_stands_behind_a_dialog_looks_as_textual_draws_it(home):
    async with app_on(home) as pilot:
        await press(pilot, "s")
        dialog, below = pilot.app.screen, pilot.app.screen_stack[0]
        behind = BackgroundScreen(below, dialog.styles.background)
        drawn = Backdrop(behind, {}).rows(dialog.visual_style.rich_style)
        expected = Visual.to_strips(dialog, visualize(dialog, behind), *dialog.size, dialog.visual_style)
        assert [list(row.simplify()) for row in drawn] == [list(row.simplify()) for row in expected]
        assert any("Hearsay" in row.text for row in drawn)
