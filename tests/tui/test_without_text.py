"""An article whose text is not here, on the screen."""

from __future__ import annotations

import io
import json

import pytest
from support.screens_in_hand import app_on, press, shown

pytestmark = pytest.mark.slow

ROW = {
    "id": "1", "uri": "https://far.example/a", "text": "Who *says* so?", "tags": ["ask"],
    "document": {"title": "Far away"},
    "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "It rained"}]}],
}  # fmt: skip


async def test_where_a_text_stands_and_what_was_written_on_it_is_shown_and_no_key_breaks(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        list(library.incoming.take_in(io.BytesIO(json.dumps({"rows": [ROW]}).encode()), "notes.json"))
        await press(pilot, "/", *"title:far", "enter")
        await press(pilot, "enter")
        assert pilot.app.screen.opener.article.title == "Far away"
        lines = "\n".join(shown(pilot))
        for words in ("The text of this article is not here", "https://far.example/a", "“It rained”", "Who *says* so?"):
            assert words in lines
        await press(pilot, "j", "h")
        assert "is not here, only notes on it" in shown(pilot)[-1]
        await press(pilot, "j", "a", "x", "escape")
        assert any("is not here, only notes on it" in line for line in shown(pilot))
        await press(
            pilot, "escape", "escape", "c", "escape", "E", "escape", "w", ".", "T", "escape", "y", "m", "*", "D"
        )
        assert len(library.notes.find()) == 1
        await press(pilot, "A", "enter")
        assert pilot.app.is_running


async def test_a_file_of_notes_is_taken_in_with_i_as_one_act(home):
    path = home / "My Clippings.txt"
    path.write_text("Far away (Ann)\n- Your Note on Location 7 | x\n\nHm\n==========\n", encoding="utf-8")
    async with app_on(home) as pilot:
        await press(pilot, "i", *str(path), "enter")
        assert "imported 1 note" in shown(pilot)[-1]
        assert [note.text for note, _ in pilot.app.library.notes.find()] == ["Hm"]
        await press(pilot, "u")
        assert pilot.app.library.notes.find() == ()
