"""The versions screen on a real library: which there are, what changed, the reader's marks in both."""

from __future__ import annotations

import shutil

import pytest
from support.library_in_hand import paths_in
from support.screens_in_hand import ORLA, PORT, app_on, press, settle, shown

from reader.library import Library
from reader.model import Document, Placement
from reader.store import intake
from reader.tui.layout import cells
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.versions import VersionsScreen

pytestmark = pytest.mark.slow

SIZES = [pytest.param((160, 45), id="beside"), pytest.param((100, 30), id="below"), pytest.param((72, 22), id="narrow")]
SECOND = ORLA.replace("There is no danger", "There is hardly any danger").replace("4,000 people", "5,000 people")
THIRD = SECOND.replace("Residents denied that they had been warned.", "Residents say nothing.")
MORE = "\n\n" + "\n\n".join(f"Stage {number} of the road was open on that day." for number in range(12))


@pytest.fixture(scope="module")
def changed_home(tmp_path_factory):
    """The article on the dam came three times, with other words each time; the first has a note and a highlight."""
    home = tmp_path_factory.mktemp("changed") / "home"
    home.mkdir()
    dam, port = home / "dam.txt", home / "port.txt"
    port.write_text(PORT, encoding="utf-8")
    with Library.open(paths_in(home)) as library:
        for text in (ORLA + MORE, SECOND + MORE, THIRD + MORE):
            dam.write_text(text, encoding="utf-8")
            (taken,) = library.exchange.import_paths([str(dam)])
            if text.startswith(ORLA):
                library.notes.quote(taken.article_uid, "There is no danger", text="so he says")
                library.notes.quote(taken.article_uid, "The valley has 12,000 inhabitants")
        assert len(list(library.exchange.import_paths([str(port)]))) == 1
        library.relations.follow()
    return home


@pytest.fixture
def home(changed_home, tmp_path):
    return shutil.copytree(changed_home, tmp_path / "home")


async def open_dam(pilot):
    """Read the article on the dam."""
    screen = pilot.app.screen
    number = next(n for n in range(2) if "Orla dam" in screen.article_list.article_at(n).title)
    screen.article_list.go_to(number, is_choice=True)
    await settle(pilot)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_says_that_there_are_several_versions_and_the_key_shows_what_changed(home, size):
    async with app_on(home, size) as pilot:
        await open_dam(pilot)
        assert any("3 versions" in row and "E shows what changed" in row for row in shown(pilot))
        await press(pilot, "E")
        assert isinstance(pilot.app.screen, VersionsScreen)
        rows = shown(pilot)
        assert {cells(row) for row in rows} == {size[0]}
        assert "3 versions · Orla dam" in rows[0]
        assert [row.split()[0] for row in rows[1:3]] == ["›", "old"]
        assert any("-6 +2 words" in row for row in rows[1:4])
        assert any("say nothing" in row and "+" in row for row in rows)
        assert any("⋯" in row and "unfold" in row for row in rows)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_arrows_choose_versions_and_marks_stand_in_both(home, size):
    async with app_on(home, size) as pilot:
        await open_dam(pilot)
        await press(pilot, "E", "h")
        assert pilot.app.screen.chosen[:2] == (2, 1)
        assert any("hardly" in row and "▸~" in row for row in shown(pilot))
        await press(pilot, "l", "tab", "h")
        assert pilot.app.screen.chosen == (2, 0, True)
        rows = "\n".join(shown(pilot))
        assert "hardly" in rows
        assert "say nothing" in rows


async def test_keys_go_from_change_to_change_and_unfold(home):
    async with app_on(home, (100, 30)) as pilot:
        await open_dam(pilot)
        await press(pilot, "E", "h")
        view = pilot.app.screen.changes
        count = len(view._changes)
        assert view.position() == f"change 1/{count}"
        await press(pilot, "n")
        assert view.position() == f"change 2/{count}"
        await press(pilot, *["n"] * count, "N")
        assert view.position() == f"change {count - 1}/{count}"
        folded = view.virtual_size.height
        await press(pilot, "z")
        assert view.virtual_size.height > folded
        assert not any("unfold" in row for row in shown(pilot))


async def test_in_the_list_it_is_the_article_with_the_cursor(home):
    async with app_on(home) as pilot:
        screen = await open_dam(pilot)
        await press(pilot, "1")
        number = next(n for n in range(2) if "Port" in screen.article_list.article_at(n).title)
        screen.article_list.go_to(number)
        await press(pilot, "E")
        assert "Port strike" in pilot.app.screen.article.title


@pytest.fixture
def waiting_home(home):
    """The words of the note are gone from the newest text."""
    with Library.open(paths_in(home)) as library:
        uid = next(each.uid for each in library.articles.rows().page(0, 9) if "Orla dam" in each.title)
        text = THIRD.replace("“There is hardly any danger,” minister Lena Fors said.", "")
        with library._keeping.writing() as db:
            intake.take_in(db, library._keeping.stamp(), Document(text=text, path=_path_of(db, uid)))
    return home


def _path_of(db, uid):
    query = "SELECT value FROM identities WHERE kind = 'path' AND article_id = (SELECT id FROM articles WHERE uid = ?)"
    return db.execute(query, (uid,)).fetchone()[0]


def note_of(pilot):
    """The note on the danger, as it stands in the newest version."""
    library, uid = pilot.app.library, pilot.app.screen_stack[0].opener.article.uid
    return next(mark for mark in library.notes.of_article(uid) if mark.annotation.text)


@pytest.mark.parametrize("size", SIZES[2:])
async def test_a_note_whose_words_are_gone_waits_and_the_answer_is_an_act(waiting_home, size):
    async with app_on(waiting_home, size) as pilot:
        await open_dam(pilot)
        assert note_of(pilot).placement in {Placement.REVIEW, Placement.ORPHAN}
        assert any("1 mark waits: where in this version?" in row and "E answers" in row for row in shown(pilot))
        await press(pilot, "E")
        rows = "\n".join(shown(pilot))
        assert "1 mark waits:" in rows
        assert "a other words" in rows
        assert "There is no danger" in rows
        assert "so he says" in rows
        await press(pilot, "x")
        assert note_of(pilot).placement is Placement.ORPHAN
        assert "1 mark waits" not in "\n".join(shown(pilot))
        await press(pilot, "u")
        assert "1 mark waits" in "\n".join(shown(pilot))
        await press(pilot, "U", "escape")
        assert any("4 versions" in row for row in shown(pilot))


async def test_the_words_that_a_note_belongs_to_are_chosen_in_the_text(waiting_home):
    async with app_on(waiting_home) as pilot:
        screen = await open_dam(pilot)
        await press(pilot, "E", "a")
        assert pilot.app.screen is screen
        assert "puts the mark there" in shown(pilot)[-1]
        screen.body.go_to(screen.opener.reading.text.index("Residents say nothing"))
        await press(pilot, "p")
        assert (note_of(pilot).placement, note_of(pilot).annotation.selector.quote) == (
            Placement.OK,
            "Residents say nothing.",
        )
        await press(pilot, "p")
        assert "no mark of this article waits" in shown(pilot)[-1]


@pytest.mark.parametrize("size", [(160, 45), (20, 5)])
async def test_an_article_of_one_version_says_so_and_no_key_fails(home, size):
    async with app_on(home, size) as pilot:
        screen = pilot.app.screen
        number = next(n for n in range(2) if "Port" in screen.article_list.article_at(n).title)
        screen.article_list.go_to(number, is_choice=True)
        await settle(pilot)
        await press(pilot, "E", "n", "N", "h", "l", "tab", "z", "j", "space", "G", "g", "w", "y", "x", "a")
        assert isinstance(pilot.app.screen, VersionsScreen)
        assert {cells(row) for row in shown(pilot)} == {size[0]}
        if size[0] > 70:
            assert any("this article has one version" in row for row in shown(pilot))


@pytest.mark.parametrize("size", [(20, 5)])
async def test_everything_works_where_there_is_hardly_any_room(home, size):
    async with app_on(home, size) as pilot:
        await open_dam(pilot)
        await press(pilot, "E", "n", "h", "z", "G", "tab", "h", "l")
        assert {cells(row) for row in shown(pilot)} == {size[0]}
