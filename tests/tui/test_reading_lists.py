"""The list: filter and what gets out of it."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, shown


@pytest.mark.parametrize("size", [(100, 30), (72, 22), (60, 18)], ids=str)
async def test_an_empty_library_says_what_to_press_where_the_list_is_alone(tmp_path, size):
    async with app_on(tmp_path, size) as pilot:
        assert "press i to import, or s for the sample" in "\n".join(shown(pilot)[:-1])


async def test_escape_shows_all_articles_after_a_filter_that_none_fits(home):
    async with app_on(home) as pilot:
        await press(pilot, "f", "down", "down", "space", "enter")  # starred
        rows = "\n".join(shown(pilot))
        assert "0 of 3 articles" in rows
        assert "no article fits" in rows
        assert "Welcome" not in rows
        await press(pilot, "escape")
        rows = "\n".join(shown(pilot))
        assert "no filters" in rows
        assert "3 articles" in rows


@pytest.mark.parametrize("keys", [("delete", "y"), ("x",)], ids=" ".join)
async def test_undo_goes_to_the_article_that_it_brings_back(home, keys):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "j")
        uid = screen.article_list.article.uid
        await press(pilot, *keys)
        assert screen.article_list.article.uid != uid
        await press(pilot, "u")
        assert screen.article_list.article.uid == uid
        assert screen.opener.article.uid == uid


async def test_the_border_of_the_list_says_an_order_that_is_not_the_usual_one(home):
    async with app_on(home) as pilot:
        articles = pilot.app.screen.article_list
        assert str(articles.border_subtitle) == "1/3"
        await press(pilot, "s", "j", "j", "j", "enter")
        assert str(articles.border_subtitle).startswith("by title · ")
        await press(pilot, "slash", *"crates")
        assert str(articles.border_subtitle) == "1 of 3"


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (60, 18)], ids=str)
async def test_a_warning_hides_nothing_that_an_empty_library_needs(tmp_path, size):
    async with app_on(tmp_path, size, warnings=("config.toml: keys.foo is no action",)) as pilot:
        rows = shown(pilot)
        assert "keys.foo" in rows[-1]
        assert "press i to import, or s for the sample" in "\n".join(rows[:-1])


@pytest.mark.slow
@pytest.mark.parametrize("pane", "23")
async def test_the_sample_is_a_key_away_in_every_pane(tmp_path, pane):
    async with app_on(tmp_path) as pilot:
        await press(pilot, pane, "s")
        assert pilot.app.screen.opener.article is not None
