"""Claims of other articles in the drawer, and what stands there without any."""

from __future__ import annotations

import pytest
from support.claims_in_hand import placed_claim

from reader.tui.layout import cells
from reader.tui.layout_related import related_lines


def text(lines):
    return ["".join(run.text for run in line) for line in lines]


@pytest.mark.parametrize("has_claim", [True, False])
def test_words_in_place_of_cards_fit_or_are_wrapped(has_claim):
    rows = text(related_lines((), 30, has_claim=has_claim))
    assert len(rows) == 2
    assert all(cells(row) < 30 for row in rows)
    assert rows[-1].endswith(("figures", "here"))


def test_without_a_claim_nothing_is_said_of_other_articles():
    assert "no other article" not in " ".join(text(related_lines((), 80, has_claim=False)))
    assert "no other article" in " ".join(text(related_lines((), 80)))


def test_a_card_names_speaker_and_article():
    rows = text(related_lines((placed_claim(1, speaker="Zoe"),), 60))
    assert "Zoe" in rows[0]
