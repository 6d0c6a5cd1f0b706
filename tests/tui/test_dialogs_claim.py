"""The dialog that puts a claim right or makes one, and the one that merges two names."""

from __future__ import annotations

import pytest
from support.dialog_host import NOTHING, DialogHost
from textual.widgets import Input

from reader.model import Certainty, Polarity, Reporting
from reader.tui.claim_fields import Asked, Fields, Where, Wish
from reader.tui.dialogs.claim import ClaimDialog, MergeDialog

KNOWN = ("John Kirby", "Wagner Group", "Kirby Smith", "John Kirby", "Kirby")
FOUND = Fields("Kirby", Polarity.AFFIRMS, Certainty.PROBABLE, Reporting.NEUTRAL)
ACTS = ((Wish.MERGE, "“Kirby” is another name for …"), (Wish.DELETE, "delete this claim"))
ASKED = Asked("the dam will hold", FOUND, FOUND, aside="Kirby, here “he”", acts=ACTS)
SIZES = [(160, 45), (100, 30), (72, 22), (40, 10)]


async def pressed(dialog, *keys, size=(100, 30)):
    """Open a dialog, press keys; gives the result and what was on the screen before the last key."""
    app = DialogHost(dialog)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys[:-1])
        await pilot.pause()
        shown = app.shown()
        await pilot.press(*keys[-1:])
        return app.result, shown


def correcting():
    return ClaimDialog(ASKED, KNOWN)


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (72, 22)])
async def test_all_of_it_is_seen_at_once_and_every_line_has_its_keys(size):
    _result, shown = await pressed(correcting(), "tab", "escape", size=size)
    for words in (
        "“the dam will hold”",
        "found: Kirby, here “he”",
        "Polarity",
        "Certainty",
        "Reporting",
        "delete this",
    ):
        assert words in shown
    assert "← → choose" in shown


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_the_arrows_go_through_all_lines_and_stop_at_both_ends(size):
    down = ["down"] * 12
    assert (await pressed(correcting(), *down, "enter", size=size))[0] is Wish.DELETE
    assert (await pressed(correcting(), *down, *["up"] * 20, *"Ada", "enter", size=size))[0] == Fields("Ada")


async def test_a_speaker_is_corrected_by_typing_over_the_name():
    assert (await pressed(correcting(), *"Ada  Lee ", "enter"))[0] == Fields("Ada Lee")


async def test_each_other_name_is_offered_once():
    _result, shown = await pressed(correcting(), "escape")
    assert [shown.count(name) for name in ("John Kirby", "Wagner Group", "Kirby Smith")] == [1, 1, 1]


async def test_what_is_typed_is_kept_unless_the_arrows_went_to_a_name():
    assert (await pressed(correcting(), *"kirb", "enter"))[0] == Fields("kirb")
    result, shown = await pressed(correcting(), *"kirb", "down", "down", "enter")
    assert result == Fields("Kirby Smith")
    assert "Wagner" not in shown
    assert (await pressed(correcting(), *"kirb", "down", "up", "enter"))[0] == Fields("kirb")


async def test_names_that_come_later_stand_behind_and_leave_the_cursor_where_it_is():
    dialog = correcting()
    app = DialogHost(dialog)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"kirb", "down", "down")
        dialog.know(("Kirby Adams", "Wagner Group", "Lee"))
        await pilot.pause()
        assert "Kirby Adams" in app.shown()
        assert "Lee" not in app.shown()
        await pilot.press("enter")
        assert app.result == Fields("Kirby Smith")


async def test_the_right_arrow_completes_a_name_as_it_is_written():
    app = DialogHost(correcting())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"wag")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("right", "enter")
        assert app.result == Fields("Wagner Group")


async def test_an_emptied_field_stands_for_the_speaker_that_was_found():
    assert (await pressed(correcting(), "backspace", "enter"))[0] == Fields("")


async def test_enter_without_a_change_says_nothing():
    assert (await pressed(correcting(), "enter"))[0] == Fields()
    assert (await pressed(correcting(), "tab", "right", "left", "enter"))[0] == Fields()


async def test_the_speaker_stays_when_only_the_polarity_was_changed():
    result, shown = await pressed(correcting(), "tab", "right", "enter")
    assert result == Fields(polarity=Polarity.DENIES)
    assert "affirms (found)" in shown
    assert "› denies" in shown


@pytest.mark.parametrize("key", ["right", "space", "l", "д"])
async def test_behind_the_last_choice_comes_the_first(key):
    result, _shown = await pressed(correcting(), "tab", "tab", "tab", key, key, key, "left", "enter")
    assert result == Fields(reporting=Reporting.ENDORSING)


async def test_a_click_chooses():
    app = DialogHost(correcting())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        rows = list(app.screen.query(".choice"))
        await pilot.click(rows[1], offset=(11 + 40, 0))
        await pilot.press("enter")
        assert app.result == Fields(certainty=Certainty.UNSPECIFIED)


async def test_of_many_names_the_first_are_shown_and_the_rest_counted():
    app = DialogHost(ClaimDialog(ASKED, [f"Name {n}" for n in range(60)]))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "10 more" in str(app.screen.query_one("#names").get_option_at_index(50).prompt)


async def test_a_new_claim_begins_with_nobody():
    asked = Asked("the dam will hold", Fields("", Polarity.AFFIRMS, Certainty.CERTAIN, Reporting.NEUTRAL), is_new=True)
    result, shown = await pressed(ClaimDialog(asked, KNOWN), "enter")
    assert result == Fields()
    assert "nobody is named" in shown
    assert "Enter make it" in shown


def merging():
    return MergeDialog("MoD", ("Ministry of Defence", "MoD"))


async def test_two_names_are_merged_everywhere_unless_this_article_is_chosen():
    assert (await pressed(merging(), "down", "enter"))[0] == ("Ministry of Defence", Where.EVERYWHERE)
    result, shown = await pressed(merging(), *"UK MoD", "tab", "right", "enter")
    assert result == ("UK MoD", Where.HERE)
    assert "› in this article" in shown


async def test_a_name_is_not_offered_for_itself_and_not_taken():
    app = DialogHost(merging())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#names").option_count == 1
        await pilot.press(*"MoD", "enter")
        assert app.result is NOTHING
        assert "both are the same name" in app.shown()
        app.screen.query_one(Input).value = "x"
        await pilot.press("enter")
        assert app.result == ("x", Where.EVERYWHERE)


async def test_the_merge_dialog_shows_the_keys_of_the_line_with_the_focus():
    _result, shown = await pressed(MergeDialog("Kirby", KNOWN), "tab", "escape")
    assert "← → choose" in shown
    assert "complete" not in shown
    _result, shown = await pressed(MergeDialog("Kirby", KNOWN), "tab", "up", "escape")
    assert "→ complete" in shown
