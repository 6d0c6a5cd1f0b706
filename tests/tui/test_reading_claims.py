"""What the reader does to claims, on a real library."""

from __future__ import annotations

from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press, settle, shown

from reader.library import Library


async def compare_from_port(pilot):
    """Open the article about the port at its claim about the Orla company, and the comparison of that."""
    screen = pilot.app.screen
    for number in range(3):
        if "Port" in screen.article_list.article_at(number).title:
            screen.article_list.go_to(number, is_choice=True)
    await settle(pilot)
    screen.body.go_to_item(len(screen.opener.reading.items) - 1)
    await settle(pilot)
    await press(pilot, "c")
    return screen


async def test_the_list_goes_to_the_article_that_was_opened_from_a_comparison(home):
    async with app_on(home) as pilot:
        screen = await compare_from_port(pilot)
        await press(pilot, "enter")
        assert "Orla dam" in screen.opener.article.title
        assert screen.article_list.article.uid == screen.opener.article.uid
        assert screen.pane == 2


async def test_own_keys_are_named_on_the_compare_screen(home):
    async with app_on(home, keys={"open_claim": ("o",)}) as pilot:
        await compare_from_port(pilot)
        assert "o open in article" in shown(pilot)[-1]


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
