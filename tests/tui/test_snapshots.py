"""Pictures of whole screens, for layout and themes only; what the screens say is tested elsewhere.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at each new picture.
"""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from support.comparisons_in_hand import ThreadsInHand, comparison
from support.dialog_host import DialogHost
from support.library_in_hand import paths_in
from support.screens_in_hand import press, settle
from textual.widgets import TextArea

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import HearsayApp
from reader.tui.dialogs.note import NoteDialog
from reader.tui.screens.compare import CompareScreen

NO_PICTURE = {"test_every_picture_is_one_of_a_test.svg"}

_FIRST = """\
Engineers at the Vessel dam reported on Tuesday that 1,200 people had left the valley. The Water Office said that the \
dam was safe.

Mayor Ilse Brand claimed that 300 houses were under water. “We had no warning at all,” Brand said.

The Water Office denied that the gates had failed. It was the wettest May for years.

Share this article on Facebook

Subscribe to our newsletter
"""
_SECOND = """\
The Water Office said that 900 people had left the valley near the Vessel dam. Mayor Ilse Brand claimed that 500 \
houses were under water.

Farmers said that the fields would stay wet until the autumn.
"""
_ARTICLES = (
    ("Vessel dam holds, water office says, as mayor counts the houses", "Harbour Post", "2019-05-14", _FIRST),
    ("Hundreds leave the valley", "The Lowland Ledger", "2019-05-13", _SECOND),
    (
        "Choir sings in the rain",
        "Harbour Post",
        "",
        "The choir sang for an hour.\n\nThe tenor said that it was cold.\n",
    ),
)


@pytest.fixture(scope="module")
def drawn_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("drawn")
    with Library.open(paths_in(home)) as library:
        for number, (title, outlet, published, text) in enumerate(_ARTICLES):
            path = home / f"{number}.json"
            fields = {"title": title, "outlet": outlet, "published": published, "text": text}
            path.write_text(json.dumps(fields), encoding="utf-8")
            assert len(list(library.exchange.import_paths([str(path)]))) == 1
        library.relations.follow()
    return home


@pytest.fixture
def picture(snap_compare, drawn_home, tmp_path, monkeypatch):
    """Says whether a screen looks as it did: its size, theme, and the keys that lead to it."""
    monkeypatch.setattr(NoteDialog, "draft_wait_seconds", 3600.0)  # whether the draft is saved yet would be chance
    with ExitStack() as stack:

        def compare(size, *keys, theme="ink", is_empty=False):
            home = tmp_path / "home"
            if not is_empty:
                shutil.copytree(drawn_home, home)
            settings = Settings(paths=paths_in(home), config_file=home / "config.toml", theme=theme, glyphs="unicode")
            app = HearsayApp(stack.enter_context(Library.open(settings.paths)), settings)

            async def reach(pilot):
                await settle(pilot)
                await press(pilot, *keys)
                for area in pilot.app.screen.query(TextArea):
                    area.cursor_blink = False
                await settle(pilot)

            return snap_compare(app, terminal_size=size, run_before=reach)

        yield compare


@pytest.mark.parametrize("theme", ["ink", "paper", "contrast"])
def test_three_panes_stand_side_by_side_in_every_theme(picture, theme):
    assert picture((160, 45), "enter", "j", "h", "right_square_bracket", "right_square_bracket", theme=theme)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((120, 36), ("enter", "right_square_bracket")),
        ((72, 22), ("enter", "right_square_bracket")),
        ((40, 10), ()),
    ],
    ids=["drawer", "tabs", "simple"],
)
def test_panes_are_arranged_by_the_room_there_is(picture, size, keys):
    assert picture(size, *keys)


def test_the_signs_are_explained_at_the_end_of_the_help(picture):
    assert picture((130, 14), "question_mark", *["space"] * 6)


def test_the_note_editor_stands_over_the_text(picture):
    assert picture((160, 45), "enter", "j", "a", *"who counted?")


def test_claims_are_compared_on_a_screen_of_their_own(snap_compare):
    async def reach(pilot):
        await pilot.app.workers.wait_for_complete()
        await pilot.press("j", "j")
        await pilot.pause()

    app = DialogHost(CompareScreen(ThreadsInHand(comparison()), "c1"))
    assert snap_compare(app, terminal_size=(160, 45), run_before=reach)


def test_a_claim_is_put_right_in_one_dialog(picture):
    assert picture((72, 22), "enter", "right_square_bracket", "S", "tab", "right")


def test_everyone_who_speaks_is_listed_beside_what_they_say(picture):
    assert picture((130, 30), "P", "enter")


def test_an_empty_library_says_how_to_begin(picture):
    assert picture((120, 30), is_empty=True)


def test_every_picture_is_one_of_a_test():
    # Tests that run in several processes do not tell which pictures nobody asked for.
    folder = Path(__file__).parent / "__snapshots__" / Path(__file__).stem
    kept = {path.name for path in folder.iterdir()}
    assert (
        kept == {f"{name}.svg" for function, test in globals().items() for name in _names(function, test)} - NO_PICTURE
    )


def _names(function, test):
    """What the runs of a test are called."""
    if not function.startswith("test_"):
        return []
    cases = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    return [f"{function}[{each}]" for mark in cases for each in mark.kwargs.get("ids", mark.args[1])] or [function]
