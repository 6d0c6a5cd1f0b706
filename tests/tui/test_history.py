"""The history screen on a real library: acts listed, what each changed, undone and done again as far as one of them."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, settle, shown

from reader.library.history import ActRows
from reader.model import Span
from reader.tui.layout import cells
from reader.tui.screens.history import HistoryScreen
from reader.tui.screens.reading import ReadingScreen

pytestmark = pytest.mark.slow

SIZES = [pytest.param((160, 45), id="beside"), pytest.param((100, 30), id="below"), pytest.param((72, 22), id="narrow")]


def do_some(library):
    """Four acts; gives the uid of the article that they are on."""
    uid = library.articles.rows().page(0, 1)[0].uid
    library.articles.mark([uid], starred=True)
    note = library.notes.highlight(uid, Span(0, 6), text="first words")
    library.notes.edit(note.uid, text="other words")
    library.articles.set_tags(uid, ["rain"])
    return uid


def acts(pilot):
    """What is listed, and what of it is undone."""
    return [(act.what.split()[0], act.is_undone) for act in pilot.app.library.history.acts()]


@pytest.mark.parametrize("size", SIZES)
async def test_acts_are_listed_with_what_each_changed(home, size):
    async with app_on(home, size) as pilot:
        do_some(pilot.app.library)
        await press(pilot, "H", "j")
        assert isinstance(pilot.app.screen, HistoryScreen)
        rows = shown(pilot)
        assert {cells(row) for row in rows} == {size[0]}
        assert "4 acts" in rows[0]
        assert any("› just now" in row and "changed the note on" in row for row in rows)
        assert any("first words → other words" in row for row in rows)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


@pytest.mark.parametrize("size", SIZES[::2])
async def test_enter_asks_and_undoes_all_down_to_an_act_and_does_it_again(home, size):
    async with app_on(home, size) as pilot:
        uid = do_some(pilot.app.library)
        await press(pilot, "H", "j", "j", "enter")
        assert shown(pilot)[-1].strip().startswith("undo 3 acts?")
        await press(pilot, "n")
        assert not any(is_undone for _, is_undone in acts(pilot))
        await press(pilot, "enter", "y")
        assert acts(pilot) == [("tagged", True), ("changed", True), ("noted", True), ("starred", False)]
        assert "undone: 3 acts" in shown(pilot)[-1]
        assert sum("just now     undone  " in row for row in shown(pilot)) == 3
        assert pilot.app.library.articles.get(uid).tags == ()
        await press(pilot, "k", "enter")
        assert shown(pilot)[-1].strip().startswith("do 2 acts again?")
        await press(pilot, "y")
        assert acts(pilot) == [("tagged", True), ("changed", False), ("noted", False), ("starred", False)]


async def test_undo_and_redo_take_the_newest_and_the_reading_screen_follows(home):
    async with app_on(home) as pilot:
        uid = do_some(pilot.app.library)
        await press(pilot, "H", "u", "u")
        assert "undone: changed the note on" in shown(pilot)[-1]
        await press(pilot, "U")
        assert [is_undone for _, is_undone in acts(pilot)] == [True, False, False, False]
        await press(pilot, "u", "u", "u", "u")
        assert "nothing to undo" in shown(pilot)[-1]
        await press(pilot, "q")
        screen = pilot.app.screen
        assert screen.article_list.article_at(screen.article_list._pages.count - 1) is not None
        row = next(n for n in range(3) if screen.article_list.article_at(n).uid == uid)
        assert not screen.article_list.article_at(row).is_starred


async def test_what_cannot_be_done_again_says_why(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        uid = do_some(library)
        library.history.undo()
        library.articles.mark([uid], archived=True)
        await press(pilot, "H", "j", "enter")
        assert "cannot be done again" in shown(pilot)[-1]
        assert acts(pilot)[1] == ("tagged", True)


@pytest.mark.parametrize("size", [(160, 45), (20, 5)])
async def test_where_nothing_was_done_no_key_fails(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "H", "j", "k", "enter", "space", "G", "tab", "j", "tab", "u", "U")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert {cells(row) for row in shown(pilot)} == {size[0]}


async def test_tab_goes_into_what_an_act_changed_and_scrolls_it(home):
    async with app_on(home, (72, 22)) as pilot:
        library = pilot.app.library
        uid = do_some(library)
        library.notes.highlight(uid, Span(0, 6), text="\n".join(f"line {n}" for n in range(40)))
        await press(pilot, "H", "tab", "G")
        assert pilot.app.screen.focused is pilot.app.screen.preview
        assert any("line 39" in row for row in shown(pilot))
        await press(pilot, "escape")
        assert pilot.app.screen.focused is pilot.app.screen.records


async def test_a_list_of_very_many_acts_reads_only_what_it_shows(home, monkeypatch):
    async with app_on(home) as pilot:
        library = pilot.app.library
        with library._keeping.writing() as db:
            rows = ((f"b{n}", "2024-01-01T00:00:00+00:00", f"act {n}") for n in range(20_000))
            db.executemany("INSERT INTO acts (batch, at, what) VALUES (?, ?, ?)", rows)
        asked, page = [], ActRows.page
        counting = lambda self, offset, limit: asked.append(limit) or page(self, offset, limit)  # noqa: E731
        monkeypatch.setattr(ActRows, "page", counting)
        await press(pilot, "H", "G")
        assert any("act 0" in row and "›" in row for row in shown(pilot))
        assert sum(asked) < 1_000
        await settle(pilot)
