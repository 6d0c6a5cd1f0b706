"""The bin screen on a real library: what was deleted, what it was, and how it comes back."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, shown

from reader.model import Span
from reader.tui.layout import cells
from reader.tui.screens.bin import BinScreen
from reader.tui.screens.reading import ReadingScreen

pytestmark = pytest.mark.slow

SIZES = [pytest.param((160, 45), id="beside"), pytest.param((100, 30), id="below"), pytest.param((72, 22), id="narrow")]


def throw_away(library):
    """Delete a note, then an article; gives the uid of the article, and of that of the note."""
    noted, gone, _ = (each.uid for each in library.articles.rows().page(0, 3))
    note = library.notes.highlight(noted, Span(0, 6), text="zeppelin over the town", tags=("sky",))
    library.notes.delete(note.uid)
    library.articles.delete([gone])
    return gone, noted


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_deleted_is_listed_with_what_it_was(home, size):
    async with app_on(home, size) as pilot:
        gone, _ = throw_away(pilot.app.library)
        title = pilot.app.library.articles.get(gone).title
        await press(pilot, "B")
        assert isinstance(pilot.app.screen, BinScreen)
        rows = shown(pilot)
        assert {cells(row) for row in rows} == {size[0]}
        assert any(row[:30].split()[:4] == ["›", "just", "now", "article"] or "article" in row for row in rows)
        assert sum(title[:20] in row for row in rows) >= 2
        await press(pilot, "j")
        assert any("#sky" in row for row in shown(pilot))


@pytest.mark.parametrize("size", SIZES[1:2])
async def test_the_thing_with_the_cursor_comes_back_and_undo_takes_it_away_again(home, size):
    async with app_on(home, size) as pilot:
        gone, noted = throw_away(pilot.app.library)
        library = pilot.app.library
        await press(pilot, "B", "j", "r")
        assert [mark.annotation.text for mark in library.notes.of_article(noted)] == ["zeppelin over the town"]
        assert "back · u undoes" in shown(pilot)[-1]
        assert len(library.notes.find("zeppelin")) == 1
        assert len(library.bin.rows()) == 1
        await press(pilot, "enter")
        assert len(library.bin.rows()) == 0
        assert any("nothing was deleted" in row for row in shown(pilot))
        await press(pilot, "u")
        assert [each.uid for each in library.bin.rows().page(0, 9)] == [gone]
        await press(pilot, "U", "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert len(pilot.app.screen.article_list._pages.page(0)) == 3


async def test_articles_and_marks_can_be_seen_alone(home):
    async with app_on(home) as pilot:
        throw_away(pilot.app.library)
        await press(pilot, "B", "f")
        assert [each.annotation for each in pilot.app.library.bin.articles()] == [None]
        assert (pilot.app.screen.records.count, "1 article ·" in shown(pilot)[0]) == (1, True)
        await press(pilot, "f")
        assert (pilot.app.screen.records.count, "1 mark ·" in shown(pilot)[0]) == (1, True)
        await press(pilot, "f")
        assert pilot.app.screen.records.count == 2


@pytest.mark.parametrize("size", [(160, 45), (20, 5)])
async def test_an_empty_bin_says_so_and_no_key_fails(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "B", "j", "r", "enter", "f", "r", "tab", "G", "u")
        assert isinstance(pilot.app.screen, BinScreen)
        assert {cells(row) for row in shown(pilot)} == {size[0]}
