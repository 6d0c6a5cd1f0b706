"""The search field: in all articles or in the open one, with the list in view or not."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, settle, shown
from textual import events

from reader.library.searching import Searching

NARROW = (90, 30)


async def open_orla(pilot):
    screen = pilot.app.screen
    number = next(n for n in range(3) if "Orla" in screen.article_list.article_at(n).title)
    screen.article_list.go_to(number)
    await press(pilot, "enter", "right_square_bracket")
    assert "Orla" in screen.opener.article.title
    return screen


@pytest.mark.parametrize(("tab", "keys"), [("claims", ("3", "slash")), ("text", ("slash", "slash"))])
async def test_one_pane_shows_the_articles_while_a_query_is_typed(home, tab, keys):
    async with app_on(home, NARROW) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, *keys, *"crates")
        rows = "\n".join(shown(pilot))
        assert screen.pane == 1
        assert screen.focused is screen.header.field
        assert "Port strike" in rows
        assert "20,000 crates" in rows
        assert "search in all articles" in rows
        assert "Orla" in screen.opener.article.title, "what was open stays for whoever goes back"


@pytest.mark.parametrize(("pane", "keys"), [(3, ("3", "slash")), (2, ("slash", "slash"))])
@pytest.mark.parametrize("on_the_way", [(), ("down",)], ids=["field", "list"])
async def test_escape_goes_back_to_the_tab_that_the_search_began_in(home, pane, keys, on_the_way):
    async with app_on(home, NARROW) as pilot:
        screen = await open_orla(pilot)
        place = screen.body.view.cursor
        await press(pilot, *keys, *"crates", *on_the_way, "escape")
        assert screen.pane == pane
        assert screen.listing.query == ""
        assert screen.article_list.position().endswith("/3")
        assert "Orla" in screen.article_list.article.title
        assert "Orla" in screen.opener.article.title
        assert screen.body.view.cursor == place


async def test_enter_opens_the_first_hit_where_one_pane_is_seen(home):
    async with app_on(home, NARROW) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "3", "slash", *"crates", "enter")
        assert screen.pane == 2
        assert "Port" in screen.opener.article.title
        assert screen.body.view.hit == screen.body.hits[0]
        assert screen.article_list.article.is_read
        await press(pilot, "escape")
        assert screen.pane == 2
        assert screen.body.hits == ()


async def test_next_hit_from_the_list_goes_to_the_first_where_one_pane_is_seen(home):
    async with app_on(home, NARROW) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash", *"crates", "down", "n")
        assert screen.pane == 2
        assert screen.body.view.hit == screen.body.hits[0]


async def test_enter_before_the_answer_goes_to_the_first_hit_when_it_comes(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash")
        await pilot.press(*"crates", "enter")
        await press(pilot)
        assert "Port" in screen.opener.article.title
        assert screen.body.has_focus
        assert screen.body.view.hit == screen.body.hits[0]


@pytest.mark.parametrize("size", [(160, 45), NARROW], ids=str)
async def test_search_in_the_text_finds_in_the_text_and_says_so(home, size):
    async with app_on(home, size) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "slash", *"valley")
        assert "find in this article" in shown(pilot)[-1]
        assert screen.pane == 2
        assert len(screen.body.hits) == 2
        assert screen.listing.query == ""
        await press(pilot, "escape")
        assert screen.body.hits == ()
        assert screen.body.has_focus


async def test_a_second_slash_changes_between_this_article_and_all(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        assert "/ find" in shown(pilot)[-1]
        await press(pilot, "slash", "slash")
        assert "search in all articles" in shown(pilot)[-1]
        await press(pilot, "slash")
        assert "find in this article" in shown(pilot)[-1]
        await press(pilot, *"km/h")
        assert screen.header.field.value == "km/h"


async def test_a_query_without_hits_leaves_what_was_open_where_one_pane_is_seen(home):
    async with app_on(home, NARROW) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "3", "slash", *"zzzyx", "enter")
        assert "no article has that" in "\n".join(shown(pilot))
        await press(pilot, "escape")
        assert screen.pane == 3
        assert "Orla" in screen.opener.article.title


async def test_a_mark_in_the_course_of_a_search_leaves_the_cursor_where_it_is(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash", *"orla", "enter", "j", "j")
        place = screen.body.view.cursor.sentence
        await press(pilot, "h")
        assert screen.body.view.cursor.sentence == place


async def test_what_is_typed_at_once_behind_the_search_key_is_the_query(home):
    async with app_on(home) as pilot:
        screen, theme = pilot.app.screen, pilot.app.theme
        for character in "/about":  # as a terminal sends them in one piece
            pilot.app.post_message(events.Key("slash" if character == "/" else character, character))
        await settle(pilot)
        assert screen.header.field.value == "about"
        assert pilot.app.theme == theme
        assert pilot.app.screen is screen


async def test_texts_that_are_not_seen_are_cut_once_no_letter_comes_any_more(home, monkeypatch):
    limits, find = [], Searching.find

    def counted(self, query, **asked):
        limits.append(asked["limit"])
        return find(self, query, **asked)

    monkeypatch.setattr(Searching, "find", counted)
    async with app_on(home, (160, 9)) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash", *"said")
        assert len(limits) > 1
        assert limits[-1] == 50
        assert max(limits[:-1]) <= screen.article_list.size.height // 5 + 1 < 3 == len(screen.article_list._extras.hits)
        assert screen.article_list.current == screen.article_list.scroll_offset.y == 0
