"""A claim with its place as a card."""

from __future__ import annotations

import pytest
from support.claims_in_hand import figure, placed_claim

from reader.model import Certainty, Polarity, Reporting
from reader.tui.layout import cells
from reader.tui.layout_placed import placed_card, placed_height
from reader.tui.layout_statements import Sign

CLAIMS = tuple(placed_claim(number, shared=("Bakhmut", "30,000")) for number in range(2, 6))


def text(lines):
    return ["".join(run.text for run in line) for line in lines]


def test_a_card_has_speaker_cue_source_firmness_content_and_what_is_shared():
    card = text(placed_card(CLAIMS[0], 100))
    assert "Speaker 2  said" in card[0]
    assert "Northline · 17 May 2023  ▰▰▰▰" in card[0]
    assert "the dam will hold, number 2" in card[1]
    assert "shares Bakhmut, 30,000" in card[-1]


def test_a_narrow_card_has_its_source_in_a_line_of_its_own():
    card = text(placed_card(CLAIMS[0], 40))
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
        pytest.param({"figures": (figure(1_000, 1_000),)}, " 1,000 ", id="figure"),
    ],
)
def test_how_it_is_told_is_never_colour_alone(fields, sign):
    assert sign in "\n".join(text(placed_card(placed_claim(1, **fields), 80)))


@pytest.mark.parametrize("width", [1, 8, 20, 40, 72, 112, 200])
def test_every_line_of_a_card_has_the_width_asked_for(width):
    claim = placed_claim(1, content="слово 漢字 " * 20, figures=(figure(1, None), figure(None, 5)), shared=("漢字",))
    assert {cells(line) for line in text(placed_card(claim, width, Sign("›", is_current=True)))} == {width}


@pytest.mark.parametrize("width", [1, 20, 36, 78, 160])
def test_how_high_a_card_is_can_be_told_without_laying_it(width):
    claim = placed_claim(1, content="слово 漢字 " * 20, figures=(figure(1, None),), shared=("漢字",))
    for each in (claim, placed_claim(2)):
        assert placed_height(each, width) == len(placed_card(each, width))
