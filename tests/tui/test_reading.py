"""Keys in, state out: the reading screen on a real library."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, settle, shown

from reader.tui.layout_modes import Mode, mode_of

SIZES = [(160, 45), (120, 36), (100, 30), (72, 22), (60, 18), (40, 10)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_article_can_be_opened_and_read_at_any_size(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "G", "enter", "right_square_bracket")
        screen = pilot.app.screen
        assert screen.pane == 2
        assert screen.body.view.cursor.item >= 0
        assert all(len(row) == size[0] for row in shown(pilot))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_frame_names_an_article(home, size):
    async with app_on(home, size) as pilot:
        assert "A long road" in "\n".join(shown(pilot))


@pytest.mark.parametrize(
    ("size", "mode"),
    [
        ((140, 30), Mode.THREE),
        ((139, 30), Mode.DRAWER),
        ((112, 30), Mode.DRAWER),
        ((111, 30), Mode.ONE),
        ((80, 30), Mode.ONE),
        ((79, 30), Mode.OPEN),
        ((72, 20), Mode.OPEN),
        ((71, 20), Mode.SIMPLE),
        ((160, 19), Mode.SIMPLE),
    ],
    ids=str,
)
def test_the_size_decides_how_panes_are_arranged(size, mode):
    assert mode_of(*size) is mode


async def test_a_resize_arranges_the_panes_anew_and_keeps_the_place(home):
    async with app_on(home) as pilot:
        await press(pilot, "enter", "j", "j", "j")
        before = pilot.app.screen.body.view.cursor.sentence
        await pilot.resize_terminal(60, 18)
        await settle(pilot)
        screen = pilot.app.screen
        assert screen.has_class("-simple")
        assert screen.body.view.cursor.sentence == before
        assert screen.body.view.pointer_row in range(
            int(screen.body.scroll_offset.y), int(screen.body.scroll_offset.y) + screen.body.size.height
        )


async def open_orla(pilot):
    screen = pilot.app.screen
    for number in range(3):
        if "Orla" in screen.article_list.article_at(number).title:
            screen.article_list.go_to(number, is_choice=True)
    await settle(pilot)
    assert "Orla" in screen.opener.article.title
    return screen


async def test_claims_follow_the_body_and_the_body_follows_the_claims(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert screen.claim_list.current == screen.body.view.cursor.item > 0
        await press(pilot, "3", "j")
        assert screen.body.view.cursor.item == screen.claim_list.current


async def test_a_highlight_is_made_undone_and_redone(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "j", "h")
        assert [mark.span for mark in screen.opener.reading.marks] == [screen.body.view.cursor.sentence]
        await press(pilot, "u")
        assert screen.opener.reading.marks == ()
        assert "undone" in screen.hints.words
        await press(pilot, "U")
        assert len(screen.opener.reading.marks) == 1


async def test_a_selection_by_words_is_what_is_highlighted(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "j", "v", "right", "right")
        text = screen.opener.reading.text
        assert (
            text[slice(*screen.body.selected())].split() == text[slice(*screen.body.view.cursor_spans()[0])].split()[:3]
        )
        chosen = screen.body.selected()
        await press(pilot, "h")
        assert [mark.span for mark in screen.opener.reading.marks] == [chosen]
        assert screen.body.selected() is None


async def test_escape_drops_the_selection(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "v", "right", "escape")
        assert screen.body.selected() is None


async def test_a_note_is_kept_and_shown_in_the_margin(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "j", "a", *"check", "escape")
        assert [mark.annotation.text for mark in screen.opener.reading.marks] == ["check"]
        assert any("▸" in row for row in shown(pilot))
        await press(pilot, "D")
        assert screen.opener.reading.marks == ()


async def test_boilerplate_is_one_line_that_opens(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        assert any("⋯" in row and "unfold" in row for row in shown(pilot))
        await press(pilot, "z")
        assert any("Subscribe to our newsletter" in row for row in shown(pilot))
        await press(pilot, "z")
        assert not any("Subscribe to our newsletter" in row for row in shown(pilot))
        assert screen.body.view.page.is_folded


async def test_a_search_narrows_the_list_and_marks_its_hits(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash", *"crates")
        assert screen.article_list.position() == "1 of 3"
        assert "Port" in screen.opener.article.title
        text = screen.opener.reading.text
        assert [text[slice(*hit)] for hit in screen.body.hits] == ["crates"]
        await press(pilot, "enter", "escape")
        assert screen.listing.query == ""
        assert screen.article_list.position().endswith("/3")


async def test_next_hit_goes_on_into_the_next_article(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash", *"orla", "enter")
        first = screen.opener.article.uid
        for _ in range(len(screen.body.hits)):
            await press(pilot, "n")
        assert screen.opener.article.uid != first
        await press(pilot, "N")
        assert screen.opener.article.uid == first
        assert screen.body.view.hit == screen.body.hits[-1]


async def test_find_in_the_text_leaves_the_list_alone(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "slash", *"valley", "enter")
        assert len(screen.body.hits) == 2
        assert screen.article_list.position().endswith("/3")
        await press(pilot, "n")
        assert screen.body.view.hit == screen.body.hits[1]
        await press(pilot, "escape")
        assert screen.body.hits == ()


async def test_a_query_without_hits_says_so_and_how_to_go_back(home):
    async with app_on(home) as pilot:
        await press(pilot, "slash", *"zzzyx")
        rows = "\n".join(shown(pilot))
        assert "No article fits" in rows
        assert "Esc" in rows


async def test_opening_marks_read_and_leaves_nothing_to_undo(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        assert screen.article_list.article.is_read
        await press(pilot, "u")
        assert screen.hints.words == "nothing to undo"


async def test_star_shows_and_can_be_undone(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "asterisk")
        assert screen.article_list.article.is_starred
        await press(pilot, "u")
        assert not screen.article_list.article.is_starred


async def test_removing_asks_first_and_takes_no_for_an_answer(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "delete")
        assert "remove 1 article?" in shown(pilot)[-1]
        await press(pilot, "n")
        assert screen.article_list.position().endswith("/3")
        await press(pilot, "delete", "y")
        assert screen.article_list.position().endswith("/2")
        await press(pilot, "u")
        assert screen.article_list.position().endswith("/3")


async def test_the_theme_changes_and_is_kept(home):
    async with app_on(home) as pilot:
        await press(pilot, "t")
        assert pilot.app.theme.startswith("paper")
    assert 'theme = "paper"' in (home / "config.toml").read_text(encoding="utf-8")


async def test_q_goes_back_to_the_list_before_it_quits(home):
    async with app_on(home, (72, 22)) as pilot:
        await press(pilot, "enter")
        assert pilot.app.screen.pane == 2
        await press(pilot, "q")
        assert pilot.app.screen.pane == 1
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_an_empty_library_offers_the_sample(tmp_path):
    async with app_on(tmp_path) as pilot:
        rows = "\n".join(shown(pilot))
        assert "No articles yet" in rows
        assert "claims show here" in rows
        await press(pilot, "s")
        assert pilot.app.screen.opener.article is not None


async def test_own_keys_hold(home):
    async with app_on(home, keys={"toggle_star": ("8",)}) as pilot:
        await press(pilot, "8")
        assert pilot.app.screen.article_list.article.is_starred


async def test_dragging_selects_exactly_the_characters_under_the_mouse(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        view, text = screen.body.view, screen.opener.reading.text
        start, end = text.index("Engineers"), text.index("Engineers") + len("Engineers")
        row, cell = view.page.cell_at(start)
        x = 1 + view.geometry.text_at + cell
        await pilot.mouse_down(screen.body, offset=(x, row + 1))
        await pilot.hover(screen.body, offset=(x + len("Engineers") - 1, row + 1))
        await pilot.mouse_up(screen.body, offset=(x + len("Engineers") - 1, row + 1))
        assert screen.body.selected() == (start, end)


async def test_verdicts_show_on_the_card(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "3", "g", "plus")
        assert any("+ convincing" in row for row in shown(pilot))
        await press(pilot, "plus")
        assert not any("+ convincing" in row for row in shown(pilot))
        assert screen.opener.reading.verdicts == {}
