"""A screen is closed once, whatever else asks for it."""

from __future__ import annotations

import pytest
from support.dialog_host import DialogHost

from reader.model import ArticleSort
from reader.tui.dialogs.choices import SortDialog


@pytest.mark.asyncio
async def test_a_dialog_that_is_asked_twice_closes_once():
    dialog = SortDialog(ArticleSort.NEWEST)
    app = DialogHost(dialog)
    async with app.run_test() as pilot:
        dialog.choose(0)
        dialog.choose(1)
        await pilot.pause()
        assert app.result is ArticleSort.NEWEST
        assert len(app.screen_stack) == 1
