"""One speaker's page on the speakers screen: conflicts and changes come after the claims, and open like them."""

from __future__ import annotations

import pytest
from support.claims_in_hand import placed_claim
from support.courses_in_hand import UPDATE, answered, said
from support.dialog_host import DialogHost
from support.library_in_hand import paths_in
from support.screens_in_hand import press, settle

from reader.model import SpeakerCount, SpeakerKind, SpeakerPage
from reader.settings import Settings
from reader.tui.layout import cells
from reader.tui.screens.speakers import SpeakersScreen

OWN = said(1, "2024-05-01", speaker="Ilse Brand", content="the gates were opened")
DENIAL = said(2, "2024-05-03", speaker="Water Office", content="they were shut")
LATER = said(3, "2024-05-09", speaker="Ilse Brand", content="one gate was opened")
PAGE = SpeakerPage("Ilse Brand", (), (answered(OWN, DENIAL),), (answered(OWN, LATER, UPDATE, "takes it back"),))
NOTHING_KNOWN = SpeakerPage("Ilse Brand", (), (), ())


class Library:
    """Stands for the library: one speaker of one claim, and what others say of it."""

    def __init__(self, page, pending=0):
        self.speakers = self.threads = self.relations = self
        self._page, self._pending = page, pending

    def list(self):
        return (SpeakerCount("Ilse Brand", SpeakerKind.PERSON, 1, 1),)

    def days(self):
        return "2024-05-01", "2024-05-09"

    def over_time(self, name):
        return (("2024-05-01", 1),)

    def claims(self, name, limit):
        return (placed_claim(1, speaker="Ilse Brand", content="the gates were opened"),)

    def speaker(self, name):
        return self._page

    def pending(self):
        return self._pending


async def pressed(tmp_path, *keys, page=PAGE, size=(160, 45), pending=0):
    """Open the screen, go to the claims once all is known, press keys; gives result and screen before the last key."""
    settings = Settings(paths=paths_in(tmp_path), config_file=tmp_path / "config.toml", glyphs="unicode")
    app = DialogHost(SpeakersScreen(Library(page, pending), settings))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await pilot.press(*keys[:-1])
        shown = app.shown()
        await pilot.press(*keys[-1:])
        return app.result, shown


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (60, 9)], ids=["columns", "one-pane", "simple"])
async def test_conflicts_and_changes_follow_on_the_claims(tmp_path, size):
    result, shown = await pressed(tmp_path, "]", "enter", size=size)
    assert result == (OWN.article.uid, OWN.uid)
    assert "Contradicted by others · 1 conflict" in shown
    assert "2 days later: denies it" in shown
    assert {cells(line) for line in shown.splitlines()} == {size[0]}


@pytest.mark.parametrize(
    ("keys", "statement"),
    [
        pytest.param(("G",), LATER, id="last"),
        pytest.param(("]", "l"), DENIAL, id="beside"),
        pytest.param(("]", "]", "j"), LATER, id="second-section"),
        pytest.param(("[", "k"), DENIAL, id="backwards"),
    ],
)
async def test_both_sides_are_opened_in_their_articles(tmp_path, keys, statement):
    assert (await pressed(tmp_path, *keys, "enter"))[0] == (statement.article.uid, statement.uid)


async def test_the_border_counts_conflicts_and_changes(tmp_path):
    assert "Ilse Brand · 1 claim · 1 conflict · 1 change · 1 article" in (await pressed(tmp_path, "g", "j"))[1]


@pytest.mark.parametrize(
    ("pending", "words"),
    [
        (0, "nothing that contradicts them and no later change is known"),
        (3, "relations of 3 articles are still to come"),
    ],
    ids=["nothing", "not-yet"],
)
async def test_where_nobody_denies_anything_that_is_said(tmp_path, pending, words):
    assert words in (await pressed(tmp_path, "g", "j", page=NOTHING_KNOWN, pending=pending))[1]
