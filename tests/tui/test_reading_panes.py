"""What the panes of the reading screen say about themselves."""

from __future__ import annotations

from support.screens_in_hand import app_on, press, shown


async def test_a_selection_has_hints_of_its_own_until_it_is_dropped(home):
    async with app_on(home) as pilot:
        await press(pilot, "enter", "j", "v")
        assert "← → word" in shown(pilot)[-1]
        await press(pilot, "escape")
        assert "← → word" not in shown(pilot)[-1]
