"""The command palette: found by a few letters, from the key table."""

from __future__ import annotations

import pytest
from support.dialog_host import DialogHost

from reader.tui.palette import PaletteDialog, commands, fit_score


@pytest.mark.parametrize(
    ("typed", "label"), [("no", "write a note"), ("wan", "write a note"), ("UNDO", "undo"), ("", "x")]
)
def test_letters_in_order_fit(typed, label):
    assert fit_score(label, typed) is not None


@pytest.mark.parametrize(("typed", "label"), [("on", "note"), ("zz", "zoom"), ("undoo", "undo")])
def test_letters_out_of_order_do_not_fit(typed, label):
    assert fit_score(label, typed) is None


def test_words_that_hold_what_was_typed_come_before_scattered_letters():
    assert fit_score("sort", "so") < fit_score("open the source", "so")
    assert fit_score("note", "no") < fit_score("next one", "no")


def test_the_focused_pane_comes_first():
    found = commands(("claims", "everywhere"))
    assert found[0].where == "claims"
    assert {key.where for key in found} == {"claims", "everywhere"}


async def test_the_result_says_what_to_run_and_where():
    app = DialogHost(PaletteDialog(("body", "everywhere")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"note", "enter")
        assert (app.result.action, app.result.where) == ("note", "body")


async def test_the_readers_own_keys_are_shown():
    app = DialogHost(PaletteDialog(("everywhere",), {"undo": ("ctrl+z",)}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"und")
        assert "Ctrl+Z" in app.shown()


async def test_an_action_without_a_key_can_still_be_run():
    app = DialogHost(PaletteDialog(("list",), {"toggle_archive": ()}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"archive", "enter")
        assert app.result.action == "toggle_archive"
