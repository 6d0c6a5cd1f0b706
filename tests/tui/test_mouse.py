"""What the mouse does in each pane."""

from __future__ import annotations

from support.screens_in_hand import app_on, press, settle, shown
from textual import events


def row_of(pilot, words):
    """Column and row at which words stand on the screen."""
    for y, row in enumerate(shown(pilot)):
        if words in row:
            return row.index(words), y
    raise AssertionError(f"{words!r} is not on the screen")


async def click_on(pilot, words, times=1):
    await pilot.click(offset=row_of(pilot, words), times=times)
    await settle(pilot)


async def open_orla(pilot):
    await click_on(pilot, "Orla dam will")
    assert "Orla" in pilot.app.screen.opener.article.title
    return pilot.app.screen


async def test_a_click_on_an_entry_opens_its_article_and_goes_there(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        assert screen.pane == 2
        assert screen.focused is screen.body


async def test_a_click_in_the_text_puts_the_cursor_there(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await click_on(pilot, "Engineers claim that")
        sentence = screen.body.view.cursor.sentence
        assert screen.opener.reading.text[slice(*sentence)].startswith("Engineers claim")


async def test_a_click_on_a_card_goes_to_its_claim_and_two_to_its_place(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        cards = [number for number, row in enumerate(shown(pilot)) if "Engineers" in row[118:]]
        await pilot.click(offset=(125, cards[0]))
        await settle(pilot)
        assert screen.pane == 3
        assert screen.body.view.cursor.item == screen.claim_list.current >= 0
        assert screen.claim_list.current_item.claim.speaker.name == "Engineers"
        await pilot.click(offset=(125, cards[0]), times=2)
        await settle(pilot)
        assert screen.pane == 2


async def test_a_click_on_the_fold_opens_it(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await click_on(pilot, "unfold")
        assert not screen.body.view.page.is_folded
        assert "Subscribe to our newsletter" in "\n".join(shown(pilot))


async def test_a_drag_over_two_paragraphs_is_highlighted_as_one(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        start, end = row_of(pilot, "Engineers claim"), row_of(pilot, "inhabitants")
        await pilot.mouse_down(offset=start)
        await pilot.hover(offset=(end[0] + 10, end[1]))
        await pilot.mouse_up(offset=(end[0] + 10, end[1]))
        await press(pilot, "h")
        (mark,) = screen.opener.reading.marks
        words = screen.opener.reading.version.text[slice(*mark.span)]
        assert words.startswith("Engineers claim")
        assert words.endswith("12,000 inhabitants")
        assert screen.body.selected() is None


async def test_a_selection_over_unfolded_boilerplate_can_be_highlighted(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "z", "G", "v", "k", "k", "k", "h")
        (mark,) = screen.opener.reading.marks
        words = screen.opener.reading.version.text[slice(*mark.span)]
        assert "flooded" in words
        assert words.endswith("Subscribe")
        await press(pilot, "z")
        assert any("▪" in row for row in shown(pilot))


async def test_the_wheel_scrolls_the_pane_under_the_pointer(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await click_on(pilot, "A long road")
        await pilot._post_mouse_events([events.MouseScrollDown], screen.body, offset=(30, 10))
        await settle(pilot)
        assert screen.body.scroll_offset.y > 0
        assert screen.article_list.scroll_offset.y == 0


async def test_a_click_on_a_tab_goes_to_its_pane(home):
    async with app_on(home, (100, 30)) as pilot:
        screen = pilot.app.screen
        await click_on(pilot, "3 Claims")
        assert screen.pane == 3
        await click_on(pilot, "2 Reading")
        assert screen.pane == 2
        await click_on(pilot, "1 Articles")
        assert screen.pane == 1
