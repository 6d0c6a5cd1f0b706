"""What the reader does to the text, without a screen."""

import pytest
from support.screens_in_hand import app_on, press, settle, shown
from textual.widgets import TextArea

from reader.errors import LibraryBusyError
from reader.model import NoteListing
from reader.tui.screens.reading_marks import has_browser


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        pytest.param({"DISPLAY": ":0"}, "linux", True, id="x11"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, id="wayland"),
        pytest.param({}, "linux", False, id="no-display"),
        pytest.param({}, "darwin", True, id="mac"),
        pytest.param({"SSH_TTY": "/dev/pts/1"}, "darwin", False, id="ssh-to-a-mac"),
        pytest.param({"SSH_CONNECTION": "a b c d", "DISPLAY": ":10"}, "linux", False, id="ssh-with-x11"),
    ],
)
def test_a_browser_is_opened_only_where_it_comes_up_beside_the_terminal(environ, platform, expected):
    assert has_browser(environ, platform) is expected


async def test_a_wrong_name_in_the_key_table_is_said_at_the_start(home):
    async with app_on(home, keys={"fly_away": ("f",)}) as pilot:
        assert "fly_away" in shown(pilot)[-1]


async def test_the_same_key_again_gives_a_highlight_the_next_colour(home):
    async with app_on(home, colours={"green": "key figure"}) as pilot:
        await press(pilot, "enter", "j", "h", "h")
        (row,) = pilot.app.library.notes.rows().page(0, 9)
        assert row.annotation.colour == "green"
        assert "green · key figure" in shown(pilot)[-1]
        assert any("green · key figure" in line for line in shown(pilot)[:-1])
        await press(pilot, "h", "h", "h", "u")
        assert pilot.app.library.notes.get(row.annotation.uid).colour == "pink"
        assert len(pilot.app.library.notes.rows(NoteListing(colours=("pink",)))) == 1


async def test_a_link_in_a_note_opens_the_article_when_it_is_followed(home):
    async with app_on(home) as pilot:
        screen = pilot.app.screen
        others = [each.title for each in pilot.app.library.articles.rows().page(0, 9)]
        await press(pilot, "enter", "j", "a", *"[[port", "enter", "ctrl+p", "tab", "enter")
        assert "Port strike" in screen.opener.article.title
        assert screen.opener.article.title in others
        (row,) = pilot.app.library.notes.rows().page(0, 9)
        assert row.annotation.text.startswith(f"[[{screen.opener.article.uid}|Port strike")
        assert [note.uid for note, _ in pilot.app.library.links.leading_to(screen.opener.article.uid)] == [
            row.annotation.uid
        ]


async def test_what_could_not_be_saved_is_in_the_editor_again(home, monkeypatch):
    async with app_on(home) as pilot:
        library = pilot.app.library

        def busy(*_asked, **_more):
            raise LibraryBusyError(library.paths.database, 5)

        with monkeypatch.context() as patched:
            patched.setattr(library.notes, "highlight", busy)
            await press(pilot, "enter", "j", "a", *"a thought", "escape")
            assert pilot.app.screen.query_one(TextArea).text == "a thought"
            assert any("not saved: " in line for line in shown(pilot))
        await press(pilot, "escape")
        assert [row.annotation.text for row in library.notes.rows().page(0, 9)] == ["a thought"]
        assert library.drafts.all() == ()


async def test_a_draft_of_a_note_that_was_changed_since_is_kept_aside(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        await press(pilot, "enter", "j", "a", *"one", "escape")
        (row,) = library.notes.rows().page(0, 9)
        await press(pilot, "a", *" more")
        pilot.app.screen.keep_draft_now()
        library.notes.edit(row.annotation.uid, text="two")
        pilot.app.screen.dismiss(None)  # as if the program had been killed: nothing is saved
        await settle(pilot)
        library.drafts.keep(row.annotation.uid, _behind(row))
        await press(pilot, "a")
        assert pilot.app.screen.query_one(TextArea).text == "two"
        await press(pilot, "escape")
        (kept,) = library.drafts.all()
        assert (kept.draft.text, kept.is_behind) == ("one more", True)
        await press(pilot, "a", "ctrl+r", "escape")
        assert library.notes.get(row.annotation.uid).text in {"two", "two\n\none more"}


def _behind(row):
    from dataclasses import replace

    from reader.library.drafts import draft_on

    return replace(draft_on(row.article, row.annotation), text="one more")
