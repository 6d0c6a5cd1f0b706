"""What is typed or pasted in one piece with a key that opens a dialog."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, settle
from textual import events
from textual.widgets import Input, TextArea

from reader.tui.keys import KEYS
from reader.tui.screens.reading import ReadingScreen
from reader.tui.typeahead import OPENERS, OPENERS_AT_ONCE


async def burst(pilot, *parts):
    """Send parts as a terminal sends them in one piece: letters, named keys, or (longer) pasted text."""
    for part in parts:
        if isinstance(part, events.Event):
            pilot.app.post_message(part)
        else:
            pilot.app.post_message(events.Key(part, part if len(part) == 1 else None))
    for _ in range(20):
        await settle(pilot)
        if not pilot.app._ahead.is_holding:
            break
    await settle(pilot)


async def test_what_is_typed_at_once_behind_the_key_of_a_note_is_the_note(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "2")
        await burst(pilot, *"ahu xTez")
        assert pilot.app.screen.query_one(TextArea).text == "hu xTez"
        assert screen.opener.reading.marks == ()


async def test_what_is_pasted_at_once_behind_it_is_the_note_too(home):
    async with app_on(home) as pilot:
        await press(pilot, "2")
        await burst(pilot, "a", events.Paste("half\nand "), *"half")
        assert pilot.app.screen.query_one(TextArea).text == "half\nand half"


async def test_a_whole_note_in_one_piece_is_saved(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "2")
        await burst(pilot, *"axyz", "escape")
        assert [mark.annotation.text for mark in screen.opener.reading.marks] == ["xyz"]


@pytest.mark.parametrize(
    ("pane", "key", "field"), [("2", "T", "Input"), ("1", "i", "#path"), ("1", "e", "#path"), ("1", ":", "Input")]
)
async def test_fields_of_dialogs_take_what_is_typed_at_once(home, pane, key, field):
    async with app_on(home) as pilot:
        await press(pilot, pane)
        pilot.app.theme = "ink"
        await burst(pilot, "colon" if key == ":" else key, *"xut")
        assert pilot.app.screen.query_one(field, Input).value.endswith("xut")
        assert pilot.app.theme == "ink"


def test_every_action_that_opens_a_dialog_is_in_the_table_of_keys():
    assert {key.action for key in KEYS} >= OPENERS | OPENERS_AT_ONCE


async def test_keys_behind_a_wish_that_ends_in_no_dialog_are_commands(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        screen.claim_list.show_notice("nothing")
        await press(pilot, "1")
        await press(pilot, "3")
        await burst(pilot, "w", *"1")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert screen.pane == 1
