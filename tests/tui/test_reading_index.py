"""The search index behind the screen mends itself, and nobody waits for it."""

from __future__ import annotations

import shutil

from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press, settle, shown


def _is_whole(app) -> bool:
    return app.library.search.check().is_ok


async def test_a_lost_index_is_built_anew_when_the_reader_begins(home):
    shutil.rmtree(paths_in(home).index)
    async with app_on(home) as pilot:
        assert _is_whole(pilot.app)


async def test_an_index_that_is_lost_meanwhile_is_mended_after_a_search(home):
    async with app_on(home) as pilot:
        shutil.rmtree(paths_in(home).index)
        assert not _is_whole(pilot.app)
        await press(pilot, "slash", *"dam")
        await settle(pilot)
        assert _is_whole(pilot.app)
        assert "slower" not in "\n".join(shown(pilot))


async def test_leaving_ends_a_rebuild(home):
    async with app_on(home) as pilot:
        shutil.rmtree(paths_in(home).index)
        pilot.app.screen.index.leave()
        pilot.app.screen.index.keep_in_step()
        await settle(pilot)
        assert not _is_whole(pilot.app)
