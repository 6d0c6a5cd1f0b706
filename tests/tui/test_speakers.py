"""The speakers screen on a real library: counts, claims, merging and splitting, undo, what it opens."""

from __future__ import annotations

import json
import shutil

import pytest
from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press, settle, shown

from reader.library import Library
from reader.tui.layout import cells
from reader.tui.screens import speakers_panes
from reader.tui.screens.speakers import SpeakersScreen

pytestmark = pytest.mark.slow

ARTICLES = (
    ("Dam holds", "2023-01-01", "The MoD said that the dam held. Ilse Brand denied that it leaked."),
    ("Dam leaks", "2023-01-05", "The Ministry of Defence said that the dam leaked. Ilse Brand said that it rained."),
    ("Dam falls", "2023-01-08", "Ilse Brand said that the dam had fallen. Ilse Brand added that nobody had died."),
    ("No day", "", "Ilse Brand said that the day was unknown. Otto Lund said that it was cold."),
)
SIZES = [pytest.param((160, 45), id="columns"), pytest.param((100, 30), id="one"), pytest.param((72, 22), id="narrow")]


@pytest.fixture(scope="module")
def spoken_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoken")
    with Library.open(paths_in(folder)) as library:
        for number, (title, published, text) in enumerate(ARTICLES):
            path = folder / f"{number}.json"
            path.write_text(json.dumps({"title": title, "published": published, "text": text}), encoding="utf-8")
            assert len(list(library.exchange.import_paths([str(path)]))) == 1
    return folder


@pytest.fixture
def home(spoken_home, tmp_path):
    return shutil.copytree(spoken_home, tmp_path / "home")


def names(pilot):
    """The names in the list, as the rows show them."""
    return [row.name for row in pilot.app.screen.speakers._rows]


async def at(pilot, name):
    """Put the cursor on a name."""
    await press(pilot, "g", *["j"] * names(pilot).index(name))


async def merge(pilot, name, into):
    await at(pilot, name)
    await press(pilot, "m")
    await at(pilot, into)
    await press(pilot, "m")


@pytest.mark.parametrize("size", SIZES)
async def test_everyone_is_listed_with_counts_and_bars_of_time(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, SpeakersScreen)
        assert names(pilot) == ["Ilse Brand", "Ministry of Defence", "MoD", "Otto Lund"]
        row = next(row for row in shown(pilot) if "Ilse Brand" in row and "█" in row)
        assert row.split("Ilse Brand")[1].split()[:2] == ["5", "4"]
        assert {cells(row) for row in shown(pilot)} == {size[0]}


@pytest.mark.parametrize("size", SIZES)
async def test_enter_shows_the_claims_in_the_order_of_time_and_enter_again_opens_one(home, size):
    async with app_on(home, size) as pilot:
        reading = pilot.app.screen
        await press(pilot, "P", "enter")
        screen = pilot.app.screen
        assert screen.focused is screen.claims
        days = [each.article.published for each in screen.claims.claims]
        assert days == ["2023-01-01", "2023-01-05", "2023-01-08", "2023-01-08", ""]
        assert any("Ilse Brand · 5 claims" in row and "4 articles · denies 1" in row for row in shown(pilot))
        await press(pilot, "j", "enter")
        assert pilot.app.screen is reading
        assert reading.opener.article.title == "Dam leaks"
        assert reading.claim_list.current_item.claim.speaker.name == "Ilse Brand"
        assert reading.pane == 2


async def test_of_very_many_claims_only_the_newest_are_shown_and_that_is_said(home, monkeypatch):
    monkeypatch.setattr(speakers_panes, "_MOST_CLAIMS", 2)
    async with app_on(home) as pilot:
        await press(pilot, "P", "enter")
        assert len(pilot.app.screen.claims.claims) == 2
        assert any("5 claims" in row and "4 articles · the newest 2" in row for row in shown(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_escape_goes_back_by_one_and_then_out(home, size):
    async with app_on(home, size) as pilot:
        reading = pilot.app.screen
        await press(pilot, "P", "enter", "escape")
        screen = pilot.app.screen
        assert screen.focused is screen.speakers
        await press(pilot, "q")
        assert pilot.app.screen is reading


async def test_a_wide_screen_shows_the_claims_of_whoever_has_the_cursor(home):
    async with app_on(home) as pilot:
        await press(pilot, "P", "G")
        pilot.app.screen.work.forget_timer("claims")  # which waits until the keys pause
        pilot.app.screen.show_claims()
        await settle(pilot)
        assert [each.claim.speaker.name for each in pilot.app.screen.claims.claims] == ["Otto Lund"]


@pytest.mark.parametrize("size", SIZES)
async def test_two_names_are_merged_unfolded_split_and_undone(home, size):
    async with app_on(home, size) as pilot:
        reading = pilot.app.screen
        await press(pilot, "P")
        await at(pilot, "MoD")
        await press(pilot, "m")
        assert "“MoD” is this one" in shown(pilot)[-1]
        await at(pilot, "Ministry of Defence")
        await press(pilot, "m")
        assert "“MoD” is “Ministry of Defence” everywhere · u undoes" in shown(pilot)[-1]
        assert names(pilot) == ["Ilse Brand", "Ministry of Defence", "Otto Lund"]
        assert pilot.app.screen.speakers.current_name == "Ministry of Defence"
        assert any("+1 name" in row for row in shown(pilot))
        await press(pilot, "v")
        assert names(pilot) == ["Ilse Brand", "Ministry of Defence", "Ministry of Defence", "MoD", "Otto Lund"]
        await press(pilot, "j", "j", "s")
        assert "MoD” stands for itself" in shown(pilot)[-1]
        assert names(pilot) == ["Ilse Brand", "Ministry of Defence", "MoD", "Otto Lund"]
        await press(pilot, "u")
        assert len(reading.library.speakers.merged()) == 1
        await press(pilot, "u")
        assert reading.library.speakers.merged() == ()
        await press(pilot, "U")
        assert len(reading.library.speakers.merged()) == 1


async def test_a_merge_is_seen_in_the_article_that_is_open(home):
    async with app_on(home) as pilot:
        reading = pilot.app.screen
        number = next(n for n in range(4) if reading.article_list.article_at(n).title == "Dam holds")
        reading.article_list.go_to(number, is_choice=True)
        await settle(pilot)
        await press(pilot, "P")
        await merge(pilot, "MoD", "Ministry of Defence")
        await press(pilot, "escape")
        assert "Ministry of Defence" in {item.claim.speaker.name for item in reading.opener.reading.items if item.claim}


async def test_a_merge_in_one_article_is_split_from_here_too(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        article = next(each.article for each in library.claims.find() if each.claim.speaker.name == "MoD")
        library.speakers.merge("MoD", "Ministry of Defence", article_uid=article.uid)
        await press(pilot, "P")
        await at(pilot, "Ministry of Defence")
        await press(pilot, "s")
        assert library.speakers.merged() == ()


async def test_escape_drops_the_mark_and_the_same_name_unmarks_itself(home):
    async with app_on(home) as pilot:
        await press(pilot, "P", "m", "escape")
        assert (pilot.app.screen.speakers.marked, isinstance(pilot.app.screen, SpeakersScreen)) == ("", True)
        await press(pilot, "m", "m")
        assert pilot.app.screen.speakers.marked == ""
        assert pilot.app.library.history.acts() == ()


@pytest.mark.parametrize("key", ["s", "v"])
async def test_a_name_that_was_never_merged_has_nothing_to_split_or_unfold(home, key):
    async with app_on(home) as pilot:
        await press(pilot, "P", key)
        assert "no other" in shown(pilot)[-1]
        assert pilot.app.library.history.acts() == ()


@pytest.mark.parametrize("size", SIZES)
async def test_typing_narrows_the_list_and_escape_shows_all(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "P", "slash", *"mi ence")
        assert names(pilot) == ["Ministry of Defence"]
        await press(pilot, "enter")
        assert pilot.app.screen.focused is pilot.app.screen.speakers
        await press(pilot, "escape")
        assert len(names(pilot)) == 4
        await press(pilot, "f", *"zzz")
        assert any("nobody is called so" in row for row in shown(pilot))
        await press(pilot, "enter", "enter", "m", "s", "v", "escape")
        assert len(names(pilot)) == 4


async def test_a_folded_name_is_found_too(home):
    async with app_on(home) as pilot:
        pilot.app.library.speakers.merge("MoD", "Ministry of Defence")
        await press(pilot, "P", "slash", *"mod")
        assert names(pilot) == ["Ministry of Defence"]


async def test_one_claim_has_a_low_bar_also_where_the_longest_one_is_off_the_screen(home):
    async with app_on(home, (100, 8)) as pilot:
        await press(pilot, "P", "slash", *"otto", "enter")
        await settle(pilot)
        assert pilot.app.screen.speakers._most == 2
        assert not any("█" in row for row in shown(pilot))


async def test_it_begins_at_the_speaker_of_the_current_claim(home):
    async with app_on(home) as pilot:
        reading = pilot.app.screen
        number = next(n for n in range(4) if reading.article_list.article_at(n).title == "Dam leaks")
        reading.article_list.go_to(number, is_choice=True)
        await settle(pilot)
        reading.body.go_to_item(0)
        await press(pilot, "3", "P")
        assert pilot.app.screen.speakers.current_name == "Ministry of Defence"


@pytest.mark.parametrize("size", [(160, 45), (72, 22), (40, 10), (20, 5)])
async def test_an_empty_library_has_nobody_and_no_key_fails(tmp_path, size):
    async with app_on(tmp_path, size) as pilot:
        await press(pilot, "P", "j", "enter", "m", "s", "v", "u", "tab", "G", "space")
        assert isinstance(pilot.app.screen, SpeakersScreen)
        await press(pilot, "escape")


@pytest.mark.parametrize("size", [(40, 10), (30, 8), (20, 5)])
async def test_everything_works_where_there_is_no_room_for_bars(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "P", "enter", "j", "escape", "G", "m", "g", "m", "v", "s", "u")
        assert {cells(row) for row in shown(pilot)} == {size[0]}
        (row,) = pilot.app.library.speakers.merged()
        assert (row.name, row.into) == ("Otto Lund", "Ilse Brand")


@pytest.mark.parametrize("pane", ["list", "claims"])
async def test_the_hints_are_those_of_where_the_reader_is(home, pane):
    async with app_on(home) as pilot:
        await press(pilot, "P", *["enter"] * (pane == "claims"))
        assert ("merge" in shown(pilot)[-1]) is (pane == "list")
        assert ("open in article" in shown(pilot)[-1]) is (pane == "claims")


async def test_letters_typed_at_once_behind_the_key_are_the_screens(home):
    async with app_on(home) as pilot:
        await pilot.press("P", "/", *"otto")
        await settle(pilot)
        assert names(pilot) == ["Otto Lund"]
