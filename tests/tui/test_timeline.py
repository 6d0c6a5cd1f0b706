"""The timeline screen: cursor, what it opens, the way back, no course, every size."""

from __future__ import annotations

import json

import pytest
from support.courses_in_hand import gates, said, toll
from support.dialog_host import NOTHING, DialogHost
from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press

from reader.errors import NotFoundError
from reader.library import Library as RealLibrary
from reader.tui.layout import cells
from reader.tui.screens.timeline import TimelineScreen

COURSES = (gates(), toll())


class Library:
    """Stands for the library: the screen asks for nothing but courses."""

    def __init__(self, courses):
        self.threads, self._courses = self, courses

    def timeline(self, asked):
        if self._courses is None:
            raise NotFoundError("claim", asked)
        return self._courses


async def pressed(courses, *keys, size=(160, 45), at=""):
    """Open the screen and press keys; gives the result and the screen before the last key."""
    app = DialogHost(TimelineScreen(Library(courses), "00", at=at))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys[:-1])
        shown = app.shown()
        await pilot.press(*keys[-1:])
        return app.result, shown


def place(number):
    statement = said(number)
    return statement.article.uid, statement.uid


async def test_the_cursor_moves_by_every_key_of_the_table():
    app = DialogHost(TimelineScreen(Library(COURSES), "00"))
    async with app.run_test(size=(160, 45)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        seen = []
        for key in ("down", "j", "k", "G", "g", "end", "home", "tab", "tab", "shift+tab", "home", "о", "pagedown"):
            await pilot.press(key)
            seen.append(int(app.screen.courses.card.statement.uid, 16))
    assert seen == [2, 3, 2, 8, 1, 8, 1, 6, 1, 6, 1, 2, 8]


async def test_enter_opens_the_moment_with_the_cursor_in_its_article():
    assert (await pressed(COURSES, "j", "enter"))[0] == place(2)


async def test_it_begins_at_the_claim_that_was_asked_for():
    result, _shown = await pressed(COURSES, "enter", at=said(7).uid)
    assert result == place(7)


@pytest.mark.parametrize("key", ["escape", "й"])
async def test_the_way_back_opens_nothing(key):
    assert (await pressed(COURSES, key))[0] is None


async def test_those_that_the_current_moment_changed_have_a_sign():
    _result, shown = await pressed(COURSES, "j", "j", "enter")
    rows = [line for line in shown.splitlines() if "3 May 2024" in line]
    assert [row[1] for row in rows] == ["≠", "›"]


async def test_where_nothing_moved_that_is_said_and_enter_does_nothing():
    result, shown = await pressed((), "enter", size=(60, 12))
    assert result is NOTHING
    assert "nothing to follow" in shown
    assert "press Esc to go back" in shown


async def test_what_went_wrong_is_said_in_one_line():
    assert "! No claim '00' in this library" in (await pressed(None, "enter"))[1]


async def test_the_current_moment_is_seen_at_every_size():
    app = DialogHost(TimelineScreen(Library(COURSES), "00"))
    async with app.run_test(size=(160, 45)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("G")
        for size in ((160, 45), (120, 30), (100, 20), (72, 22), (60, 12), (40, 8), (20, 5)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Water Off" in app.shown()
            assert {cells(line) for line in app.shown().splitlines()} == {size[0]}


async def test_a_click_puts_the_cursor_on_a_moment_and_a_second_one_opens_it():
    app = DialogHost(TimelineScreen(Library(COURSES), "00"))
    async with app.run_test(size=(160, 45)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        row = next(number for number, line in enumerate(app.shown().splitlines()) if "Otto Lund" in line)
        await pilot.click(offset=(30, row))
        assert app.result is NOTHING
        await pilot.click(offset=(30, row), times=2)
        await pilot.pause()
        assert app.result == place(3)


@pytest.mark.slow
@pytest.mark.parametrize("keys", [("T",), ("c", "t")], ids=["from-a-claim", "while-comparing"])
async def test_enter_goes_from_the_claim_all_the_way_to_the_article_of_another_day(tmp_path, keys):
    with RealLibrary.open(paths_in(tmp_path)) as library:
        for day, text in (("2029-05-14", "was safe"), ("2029-05-17", "had fallen")):
            path = tmp_path / f"{day}.json"
            fields = {"title": f"Bridge {text}", "published": day, "outlet": "Harbour Post"}
            path.write_text(json.dumps({**fields, "text": f"Mayor Ilse Brand said that the Vessel bridge {text}."}))
            assert len(list(library.exchange.import_paths([str(path)]))) == 1
    async with app_on(tmp_path) as pilot:
        reading = pilot.app.screen
        await press(pilot, "enter", "right_square_bracket", "3", *keys)
        days = [each.day for each in pilot.app.screen.courses.courses[0].moments]
        assert days == ["2029-05-14", "2029-05-17"]
        await press(pilot, "g", "enter")
        assert pilot.app.screen is reading
        assert reading.opener.article.published == "2029-05-14"
