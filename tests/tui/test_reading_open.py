"""What the list passes is opened when the keys pause; what must be found anew keeps nobody waiting."""

from __future__ import annotations

from threading import Event

import pytest
from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press, settle, shown

from reader.library import Library, extracting
from reader.model import Listing
from reader.settings import Settings
from reader.tui.app import HearsayApp
from reader.tui.screens import reading_open


@pytest.fixture
def _no_pause_comes(monkeypatch):
    """Keys come so fast that there is never a pause between them."""
    monkeypatch.setattr(reading_open, "PAUSE_SECONDS", 3600)


async def test_the_article_that_the_list_is_at_opens_once_the_keys_pause(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "j", "j")
        assert screen.article_list.current == 2
        assert screen.opener.article.uid == screen.article_list.article.uid
        assert not screen.article_list.article.is_read


@pytest.mark.usefixtures("_no_pause_comes")
async def test_while_a_key_is_held_down_the_list_moves_and_nothing_opens(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        before = screen.opener.article.uid
        await pilot.press("j", "j")
        assert screen.article_list.current == 2
        assert not screen.work.is_at("open")
        assert screen.opener.article.uid == before
        await press(pilot, "enter")
        assert screen.opener.article.uid == screen.article_list.article.uid


@pytest.mark.usefixtures("_no_pause_comes")
async def test_who_goes_into_the_text_at_once_reads_the_article_that_was_about_to_open(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        before = screen.opener.article.uid
        await pilot.press("j", "2")
        await settle(pilot)
        assert screen.opener.article.uid == screen.article_list.article.uid != before
        assert screen.article_list.article.is_read
        assert not screen.article_list.article_at(0).is_read


@pytest.mark.usefixtures("_no_pause_comes")
async def test_what_was_about_to_open_is_forgotten_when_the_list_is_another(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await pilot.press("j", "j")
        screen.listing = Listing(filter="zzzyx")
        screen.search.refresh()
        await settle(pilot)
        assert screen.opener.article is None
        assert "No article fits" in "\n".join(shown(pilot))


async def test_text_shows_while_its_claims_are_found_anew(home, monkeypatch):
    monkeypatch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)
    may_go_on, extract = Event(), extracting._extracted
    monkeypatch.setattr(extracting, "_extracted", lambda *given: may_go_on.wait(60) and extract(*given))
    chosen = Settings(paths=paths_in(home), config_file=home / "config.toml")
    with Library.open(chosen.paths) as library:
        async with HearsayApp(library, chosen).run_test(size=(160, 45)) as pilot:
            screen = pilot.app.screen
            while screen.reading is None:
                await pilot.pause()
            await pilot.press("j")
            assert screen.article_list.current == 1
            rows = "\n".join(shown(pilot))
            assert screen.reading.article.title in rows
            assert "reading …" in rows
            may_go_on.set()
            await settle(pilot)
            assert screen.reading.claim_count
            assert "reading …" not in "\n".join(shown(pilot))
