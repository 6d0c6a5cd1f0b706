"""The compare screen: cards, cursor, what it opens, narrow forms, nothing to compare."""

from __future__ import annotations

import pytest
from support.claims_in_hand import figure, placed_claim
from support.dialog_host import NOTHING, DialogHost

from reader.errors import NotFoundError
from reader.model import Certainty, Polarity, Reporting
from reader.tui.layout import cells
from reader.tui.layout_compare import CompareStack, claim_card, figures_beside, speaker_of
from reader.tui.screens.compare import CompareScreen

HOSTILE = "[b]dam[/b] \x1b]52;c;QQ==\x07\u202e"


class Claims:
    """Stands for the library's claims: the screen asks for nothing else."""

    def __init__(self, claim, others):
        self._claim, self._others = claim, others

    def get(self, claim_uid):
        if self._claim is None:
            raise NotFoundError("claim", claim_uid)
        return self._claim

    def related(self, claim_uid, *, limit=30):
        return self._others


class Library:
    def __init__(self, claim=None, others=()):
        self.claims = Claims(claim, others)


async def pressed(library, *keys, size=(160, 40)):
    """Open the screen and press keys; gives the result and the screen before the last key."""
    app = DialogHost(CompareScreen(library, "00"))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys[:-1])
        shown = app.shown()
        await pilot.press(*keys[-1:])
        return app.result, shown


def text(lines):
    return ["".join(run.text for run in line) for line in lines]


OTHERS = tuple(placed_claim(number, shared=("Bakhmut", "30,000")) for number in range(2, 6))


async def test_enter_opens_the_claim_with_the_cursor_in_its_article():
    result, _shown = await pressed(Library(placed_claim(1), OTHERS), "j", "down", "k", "enter")
    assert result == (OTHERS[1].article.uid, OTHERS[1].claim.uid)


@pytest.mark.parametrize(("key", "number"), [("G", 3), ("end", 3), ("g", 0), ("pagedown", 3), ("о", 1)])
async def test_the_cursor_moves_by_every_key_of_the_table(key, number):
    result, _shown = await pressed(Library(placed_claim(1), OTHERS), key, "enter")
    assert result == (OTHERS[number].article.uid, OTHERS[number].claim.uid)


@pytest.mark.parametrize("key", ["escape", "q", "й"])
async def test_the_way_back_opens_nothing(key):
    assert (await pressed(Library(placed_claim(1), OTHERS), key))[0] is None


async def test_a_claim_without_company_says_so_and_enter_does_nothing():
    result, shown = await pressed(Library(placed_claim(1)), "enter")
    assert result is NOTHING
    assert "no claim of another article shares a name or figure with it" in shown
    assert "press Esc to go back" in shown


async def test_why_there_is_no_company_is_wrapped_on_a_small_screen():
    _result, shown = await pressed(Library(placed_claim(1)), "enter", size=(40, 16))
    assert "figure with it" in " ".join(shown.split())
    assert "press Esc to go back" in shown


async def test_a_claim_that_is_gone_is_said_in_one_line():
    assert "! No claim '00' in this library" in (await pressed(Library(), "j"))[1]


@pytest.mark.parametrize("size", [(160, 45), (120, 30), (80, 24), (60, 20), (40, 10), (20, 5)])
async def test_both_sides_are_seen_at_every_size(size):
    _result, shown = await pressed(Library(placed_claim(1, speaker="Zoe"), OTHERS), "enter", size=size)
    assert "Zoe" in shown or size[1] < 8  # the name then stands in the header only, if there is room
    assert "Others" in shown
    assert {cells(line) for line in shown.splitlines()} == {size[0]}


async def test_words_from_outside_are_neither_markup_nor_controls():
    hostile = placed_claim(1, speaker=HOSTILE, outlet=HOSTILE, content=HOSTILE, cue=HOSTILE, shared=(HOSTILE,))
    _result, shown = await pressed(Library(hostile, (hostile,)), "enter")
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[b]dam[/b]" in shown


def test_a_card_has_speaker_cue_source_firmness_content_and_what_is_shared():
    card = text(claim_card(OTHERS[0], 100))
    assert "Speaker 2  said" in card[0]
    assert "Northline · 17 May 2023  ▰▰▰▰" in card[0]
    assert "the dam will hold, number 2" in card[1]
    assert "shares Bakhmut, 30,000" in card[-1]


def test_a_narrow_card_has_its_source_in_a_line_of_its_own():
    card = text(claim_card(OTHERS[0], 40))
    assert "Northline" not in card[0]
    assert "Northline · 17 May 2023" in card[1]


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        pytest.param({"reporting": Reporting.DISTANCING}, "┆", id="distancing"),
        pytest.param({"reporting": Reporting.ENDORSING}, "║", id="endorsing"),
        pytest.param({"certainty": Certainty.POSSIBLE}, "▰▱▱▱", id="possible"),
        pytest.param({"certainty": Certainty.UNSPECIFIED}, "not asserted", id="unspecified"),
        pytest.param({"polarity": Polarity.DENIES}, "¬ denies the dam", id="denied"),
    ],
)
def test_how_it_is_told_is_never_colour_alone(fields, sign):
    assert sign in "\n".join(text(claim_card(placed_claim(1, **fields), 80)))


def test_the_figures_of_both_sides_stand_in_order_the_claims_own_marked():
    own = placed_claim(1, figures=(figure(30_000, 30_000, population="soldiers"),))
    other = placed_claim(2, outlet="Atlas", figures=(figure(20_000, 25_000, population="soldiers"),))
    lines = text(figures_beside(own, (other,), 60))
    assert lines[1].split() == ["20,000–25,000", "soldiers", "Speaker", "2,", "Atlas"]
    assert lines[2].lstrip().startswith("› ")


def test_figures_of_one_side_alone_are_no_comparison():
    own = placed_claim(1, figures=(figure(1, 1),))
    assert figures_beside(own, OTHERS, 60) == []
    assert figures_beside(placed_claim(1), (own,), 60) == []


@pytest.mark.parametrize("width", [1, 8, 20, 40, 72, 112, 200])
def test_every_line_of_a_card_has_the_width_asked_for(width):
    claim = placed_claim(1, content="слово 漢字 " * 20, figures=(figure(1, None), figure(None, 5)), shared=("漢字",))
    assert {cells(line) for line in text(claim_card(claim, width, is_current=True))} == {width}


def test_cards_lie_one_below_the_other_with_a_blank_row():
    stack = CompareStack(OTHERS, 80)
    assert [stack.number_at(stack.span_of(number).start) for number in range(4)] == [0, 1, 2, 3]
    assert stack.line(stack.span_of(0).stop) == ()
    assert stack.number_at(stack.height) == -1


def test_an_unnamed_speaker_is_said_to_be_unnamed():
    assert speaker_of(placed_claim(1, speaker="")) == "unnamed"
