"""What the reader does to claims, on a real library."""

from __future__ import annotations

import json

import pytest
from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press, settle, shown

from reader.library import Library

BRIDGE = (
    (
        "Harbour Post",
        "Mayor Ilse Brand said on Monday that the Vessel bridge was safe. Brand claimed that 300 houses in Lowland "
        "stood empty.",
    ),
    (
        "The Lowland Ledger",
        "The Water Office denied that the Vessel bridge was safe. The Office said that 500 houses in Lowland stood "
        "empty. The bridge has 40 lamps.",
    ),
)


@pytest.fixture
def bridge(home, tmp_path):
    """A library in which two more articles speak of one thing; they are related already."""
    with Library.open(paths_in(home)) as library:
        for outlet, text in BRIDGE:
            path = tmp_path / f"{outlet}.json"
            fields = {"title": f"Vessel bridge, {outlet}", "outlet": outlet, "published": "2029-05-14", "text": text}
            path.write_text(json.dumps(fields), encoding="utf-8")
            list(library.exchange.import_paths([str(path)]))
        library.relations.follow()
    return home


async def open_article(pilot, title):
    screen = pilot.app.screen
    at = next(number for number in range(5) if title in screen.article_list.article_at(number).title)
    screen.article_list.go_to(at, is_choice=True)
    await settle(pilot)
    return screen


async def test_c_compares_a_claim_and_enter_opens_another_one_in_its_article_and_the_list(bridge):
    async with app_on(bridge) as pilot:
        screen = await open_article(pilot, "Harbour")
        await press(pilot, "right_square_bracket", "right_square_bracket", "c")
        compared = pilot.app.screen
        assert "300 houses" in compared.threads.card.statement.content_text
        assert compared.threads.marked == compared.threads.card.key
        while compared.threads.card.statement.article.outlet == "Harbour Post":
            await press(pilot, "j")
        await press(pilot, "enter")
        assert "Lowland" in screen.opener.article.title
        assert screen.article_list.article.uid == screen.opener.article.uid
        assert screen.pane == 2


async def test_c_in_the_list_compares_the_article_and_own_keys_are_named(bridge):
    async with app_on(bridge, keys={"open_claim": ("o",)}) as pilot:
        screen = await open_article(pilot, "Harbour")
        screen.show_pane(1)
        await press(pilot, "c")
        assert pilot.app.screen.asked == screen.opener.article.uid
        assert "o open" in shown(pilot)[-1]


async def test_a_figure_in_the_own_voice_is_compared_too(bridge):
    async with app_on(bridge) as pilot:
        screen = await open_article(pilot, "Ledger")
        number = next(n for n, item in enumerate(screen.reading.items) if item.claim is None)
        screen.body.go_to_item(number)
        await settle(pilot)
        await press(pilot, "c")
        assert pilot.app.screen.asked == screen.reading.items[number].uid


async def test_what_the_reader_says_of_a_pair_shows_on_the_card_afterwards(bridge):
    async with app_on(bridge) as pilot:
        screen = await open_article(pilot, "Harbour")
        await press(pilot, "right_square_bracket", "right_square_bracket", "c")
        threads = pilot.app.screen.threads
        while threads.card.figure is None or threads.card.statement.article.outlet == "Harbour Post":
            await press(pilot, "j")
        await press(pilot, "!", "escape")
        item = screen.claim_list.current_item
        assert any(each.is_by_reader for each in screen.reading.relations_of(item))
        assert any("≠ 1 conflicting" in line for line in shown(pilot))


async def test_relations_to_come_are_found_while_the_reader_reads(home, tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(BRIDGE[0][1], encoding="utf-8")
    with Library.open(paths_in(home)) as library:
        list(library.exchange.import_paths([str(path)]))
        assert library.relations.pending() == 1
    async with app_on(home) as pilot:
        assert pilot.app.library.relations.pending() == 0
        assert not any("relating" in line for line in shown(pilot))
        assert pilot.app.screen.reading.related.is_complete


async def test_the_claims_pane_says_that_a_language_has_no_rules(home, tmp_path):
    text = "Die Brücke\n\nDer Bürgermeister sagte am Montag, dass die Brücke nicht mehr sicher ist und gesperrt wird.\n"
    (tmp_path / "de.txt").write_text(text, encoding="utf-8")
    with Library.open(paths_in(home)) as library:
        list(library.exchange.import_paths([str(tmp_path / "de.txt")]))
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        at = next(number for number in range(4) if "Die" in screen.article_list.article_at(number).title)
        screen.article_list.go_to(at, is_choice=True)
        await settle(pilot)
        assert any("no rules for this language yet (de)" in line for line in shown(pilot))
        assert "no rules yet" in str(screen.claim_list.border_title)


async def test_a_verdict_given_by_a_key_gets_its_reason_in_the_menu_and_keeps_it(home):
    async with app_on(home) as pilot:
        screen = await open_article(pilot, "Orla")
        screen.body.go_to_item(1)
        await press(pilot, "3", "minus", "V", *"see [[aaaa|the report]]", "enter")
        (mark,) = screen.opener.reading.judgements
        assert (mark.verdict.value, mark.text) == ("doubtful", "see [[aaaa|the report]]")
        assert any("see the report" in row for row in shown(pilot))
        await press(pilot, "plus")
        (mark,) = screen.opener.reading.judgements
        assert (mark.verdict.value, mark.text) == ("convincing", "see [[aaaa|the report]]")
        await press(pilot, "plus")
        assert screen.opener.reading.judgements == ()
