"""Import and export: paths as people type them, completion, and no file lost."""

from __future__ import annotations

import os

import pytest
from support.dialog_host import NOTHING, DialogHost
from textual.widgets import Input

from reader.tui.dialogs.files import ExportChoice, ExportDialog, ImportDialog
from reader.tui.dialogs.paths import continuations, typed_paths
from reader.tui.safety import build_wall

posix = pytest.mark.skipif(os.name != "posix", reason="quoting as in a shell")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A home folder with some names in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name in ("notes.txt", "two words.txt", ".hidden", "Number.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_names_that_go_on_are_offered_folders_first(folder):
    assert continuations("n") == ("news/", "Number.md", "notes.txt")


def test_hidden_names_are_offered_only_when_asked_for(folder):
    assert continuations("./") == ("./news/", "./Number.md", "./notes.txt", "./two words.txt")
    assert continuations("./.h") == ("./.hidden",)


def test_a_tilde_stays_as_typed_and_is_followed(folder):
    assert continuations("~/ne") == ("~/news/",)


@pytest.mark.parametrize("text", ["", "no/such/", "http://x", "\x00"])
def test_nothing_is_offered_where_there_is_nothing(text, folder):
    assert continuations(text) == ()


@posix
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("notes.txt", ("notes.txt",), id="plain"),
        pytest.param("two words.txt", ("two words.txt",), id="a-file-with-a-space"),
        pytest.param("'two words.txt' notes.txt", ("two words.txt", "notes.txt"), id="several-dropped"),
        pytest.param("two\\ words.txt", ("two words.txt",), id="escaped"),
        pytest.param("'open quote", ("'open quote",), id="open-quote"),
        pytest.param("  ", (), id="blank"),
    ],
)
def test_paths_are_read_as_they_are_typed_pasted_or_dropped(text, expected, folder):
    assert typed_paths(text) == expected


def test_a_tilde_is_the_home_folder(folder):
    assert typed_paths("~/notes.txt") == (os.path.expanduser("~/notes.txt"),)


async def submitted(dialog, text, *keys):
    """Put a text into the path field and press keys; gives the result and the screen."""
    app = DialogHost(dialog)
    build_wall(app)  # what is typed stays as it is in the field: such a file may exist
    async with app.run_test(size=(100, 30)) as pilot:
        app.screen.query_one("#path", Input).value = text
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.screen.query_one("#path", Input).focus()
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.result, app.shown()


async def test_a_path_that_exists_is_imported(folder):
    assert (await submitted(ImportDialog(), "~/news", "enter"))[0] == (os.path.expanduser("~/news"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("https://example.org/a", "addresses come later"),
        ("nowhere.txt", "there is no nowhere.txt"),
        ("", "type the path of a file or folder"),
        ("\x1b[31m", "there is no"),
    ],
)
async def test_what_cannot_be_imported_is_said_in_one_line(text, message, folder):
    result, shown = await submitted(ImportDialog(), text, "enter")
    assert result is NOTHING
    assert message in shown
    assert "\x1b" not in shown


async def test_tab_takes_what_is_offered(folder):
    result, _shown = await submitted(ImportDialog(), "~/no", "tab", "enter")
    assert result == (os.path.expanduser("~/notes.txt"),)


async def test_arrows_choose_among_what_is_offered(folder):
    result, _shown = await submitted(ImportDialog(), "n", "down", "down", "tab", "enter")
    assert result == ("notes.txt",)


@posix
async def test_a_file_name_with_controls_is_shown_neutralised(folder):
    (folder / "zz\x1b]0;pwned\x07").write_text("x", encoding="utf-8")
    _result, shown = await submitted(ImportDialog(), "zz", "down")
    assert "zz␛]0;pwned␇" in shown


async def test_export_gives_format_and_path(folder):
    expected = ExportChoice("markdown", os.path.expanduser("~/out.md"))
    assert (await submitted(ExportDialog(), "~/out.md", "enter"))[0] == expected


async def test_export_asks_before_it_overwrites(folder):
    assert (await submitted(ExportDialog(), "notes.txt", "enter", "n"))[0] is NOTHING
    result, _shown = await submitted(ExportDialog(), "notes.txt", "enter", "y")
    assert result == ExportChoice("markdown", "notes.txt")


@pytest.mark.parametrize(
    ("path", "message"), [("news", "is a folder"), ("no/such/x.md", "there is no folder"), ("", "type the path")]
)
async def test_an_export_that_cannot_be_is_refused(path, message, folder):
    result, shown = await submitted(ExportDialog(), path, "enter")
    assert result is NOTHING
    assert message in shown


async def test_the_ending_follows_the_format(folder):
    app = DialogHost(ExportDialog())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.screen.query_one("#to").focus()
        await pilot.press("down")
        await pilot.pause()
        assert app.screen.query_one("#path", Input).value == "~/hearsay.html"
