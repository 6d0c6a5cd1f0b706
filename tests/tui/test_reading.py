"""Keys in, state out: the reading screen on a real library."""

from __future__ import annotations

import json

import pytest
from support.library_in_hand import paths_in
from support.screens_in_hand import app_on, press, settle, shown

from reader.library import Library, import_apart
from reader.settings import Settings
from reader.tui.app import HearsayApp
from reader.tui.layout_modes import Mode, mode_of

SIZES = [(160, 45), (120, 36), (100, 30), (72, 22), (60, 18), (40, 10)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_article_is_named_opened_and_read_at_any_size(home, size):
    async with app_on(home, size) as pilot:
        assert "A long road" in "\n".join(shown(pilot))
        await press(pilot, "G", "enter", "right_square_bracket")
        screen = pilot.app.screen
        assert screen.pane == 2
        assert screen.body.view.cursor.item >= 0
        assert all(len(row) == size[0] for row in shown(pilot))


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
        assert any("speakers · 1 note" in row for row in shown(pilot))
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


@pytest.mark.slow
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


async def test_the_drawer_shows_what_other_articles_say_about_it(home):
    async with app_on(home, (120, 36)) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "right_square_bracket")
        assert "related" in screen.claim_list.position() or "no other" in "\n".join(shown(pilot))
        await press(pilot, "d")
        assert not screen.claim_list.display
        await press(pilot, "d")
        assert screen.claim_list.display


async def test_a_quote_is_copied_with_its_citation(home):
    async with app_on(home) as pilot:
        await open_orla(pilot)
        await press(pilot, "j", "y")
        copied = pilot.app.clipboard
        assert copied.startswith("“The Ministry of Water said on Monday")
        assert "“Orla dam will hold, ministry says”" in copied
        assert "read " in copied


async def test_an_article_without_address_says_so(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "o")
        assert screen.hints.words == "this article has no address"


async def test_files_are_imported_while_the_reader_reads_on(home, tmp_path):
    (tmp_path / "more.txt").write_text("A new bridge\n\nThe mayor said that it was open.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 40)
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        screen.imports.start((str(tmp_path / "more.txt"), str(tmp_path / "bad.txt")))
        await settle(pilot)
        assert screen.article_list.position().endswith("/4")
        assert "imported 1 article" in screen.hints.words
        assert "could not read" in screen.hints.words
        assert not screen.imports.is_running


async def test_an_import_can_be_stopped_and_what_is_complete_stays(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(400):
        text = f"Title {number}\n\nThe mayor said that bridge {number} was open.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    async with app_on(tmp_path / "home") as pilot:
        screen = pilot.app.screen
        screen.imports.start((str(folder),))
        await pilot.press("escape")
        await settle(pilot)
        assert "stopped" in screen.hints.words
        assert not screen.imports.is_running
        assert pilot.app.library.articles.counts().articles < 400


async def test_leaving_ends_an_import_and_keeps_what_is_complete(tmp_path, monkeypatch):
    begun = []
    begin = import_apart.begin
    monkeypatch.setattr(import_apart, "begin", lambda module: begun.append(begin(module)) or begun[0])
    sent = []
    send = import_apart.send
    monkeypatch.setattr(import_apart, "send", lambda stream, value: sent.append(value) or send(stream, value))
    rows = [{"id": str(number), "text": f"Title {number}\n\nThe mayor said it was open."} for number in range(3_000)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    async with app_on(tmp_path / "home") as pilot:
        screen = pilot.app.screen
        screen.imports.start((str(tmp_path / "in.jsonl"),))
        while not screen.library.articles.counts().articles:
            await pilot.pause()
    assert begun[0].wait(30) < 0
    assert len(sent) == 1  # it was not asked to stop, for that takes as long as its index
    with Library.open(paths_in(tmp_path / "home")) as library:
        kept = library.articles.counts().articles
        assert 0 < kept < 3_000
        assert library.search.find("mayor").total == kept


async def test_a_zoomed_pane_has_the_screen_to_itself(home):
    async with app_on(home) as pilot:
        await press(pilot, "2", "Z")
        assert [pane.display for pane in (pilot.app.screen.article_list, pilot.app.screen.claim_list)] == [False, False]
        await press(pilot, "Z")
        assert pilot.app.screen.article_list.display


async def test_the_palette_runs_a_command_in_its_pane(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "colon", *"star", "enter")
        assert screen.article_list.article.is_starred


async def test_next_article_from_the_text_is_read_at_once(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        await press(pilot, "enter", "J")
        assert screen.article_list.current == 1
        assert screen.opener.article.uid == screen.article_list.article.uid
        assert screen.article_list.article.is_read


async def test_tags_are_kept(home):
    async with app_on(home) as pilot:
        screen = await open_orla(pilot)
        await press(pilot, "T", *"water", "enter")
        assert pilot.app.library.articles.get(screen.opener.article.uid).tags == ("water",)


async def test_it_is_told_once_that_all_is_there(home):
    settled = []
    chosen = Settings(paths=paths_in(home), config_file=home / "config.toml")
    with Library.open(chosen.paths) as library:
        app = HearsayApp(library, chosen, on_settled=lambda: settled.append(app.screen.article_list.article.uid))
        async with app.run_test(size=(160, 45)) as pilot:
            await settle(pilot)
            await press(pilot, "down", "enter")
            assert len(settled) == 1


async def test_the_position_in_the_border_follows_the_cursor(home):
    async with app_on(home) as pilot:
        for place in ("1/3", "2/3", "3/3"):
            assert f" {place} ─╯" in "\n".join(shown(pilot))
            await press(pilot, "j")
