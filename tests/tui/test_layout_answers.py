"""A speaker's page: claims, what others deny, what was changed, beside or below each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.claims_in_hand import placed_claim
from support.courses_in_hand import UPDATE, answered, said, text

from reader.model import SpeakerPage
from reader.tui.layout import cells
from reader.tui.layout_answers import AnswersPart, ClaimsPart, later_words, page_stack, told
from reader.tui.layout_tiles import Look

OWN = said(1, "2024-05-01", speaker="Ilse Brand", content="the gates were opened")
DENIAL, SECOND = (
    said(2, "2024-05-03", speaker="Water Office", content="they were shut"),
    said(3, "2024-04-30", speaker="The Ministry", content="nothing was opened"),
)
CLAIMS = tuple(placed_claim(number) for number in (1, 2, 3))
PAGE = SpeakerPage("Ilse Brand", (), (answered(OWN, DENIAL), answered(OWN, SECOND)), (answered(OWN, DENIAL, UPDATE),))


def drawn(stack, current=0):
    look = Look(stack.spots[current].tile) if stack.spots else Look()
    return [line.rstrip() for line in text(stack.line(y, look, current) for y in range(stack.height))]


def part(width, answers=PAGE.denied):
    answers_part = AnswersPart(answers, width)
    return text(answers_part.line(y, Look()) for y in range(answers_part.height))


def test_the_answer_stands_beside_the_claim_with_reason_and_days():
    lines = part(100)
    assert "│ Ilse Brand" in lines[0]
    assert "≠ 2 days later: denies it" in lines[0]
    assert lines[1].index("│ Water Office") > lines[0].index("≠") - 2


def test_where_there_is_no_room_beside_it_the_answer_stands_below():
    lines = part(60)
    assert [line.strip()[:14] for line in lines if "Brand" in line or "Office" in line or "≠" in line] == [
        "│ Ilse Brand  ",
        "≠ 2 days later",
        "│ Water Office",
        "≠ 1 day before",
    ]


def test_a_claim_that_several_deny_is_shown_once():
    assert "".join(part(100)).count("Ilse Brand") == 1
    assert "".join(part(100)).count("≠") == 2


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        pytest.param("2024-05-01", "2024-05-03", "2 days later", id="later"),
        pytest.param("2024-05-01", "2024-04-30", "1 day before", id="before"),
        pytest.param("2024-05-01", "2024-05-01", "the same day", id="same-day"),
        pytest.param("2024-05-01", "", "", id="undated"),
    ],
)
def test_how_long_after_it_the_answer_came_is_told(first, second, words):
    assert later_words(said(1, first), said(2, second)) == words


def test_the_page_has_claims_then_conflicts_then_changes():
    lines = drawn(page_stack(CLAIMS, PAGE, "", 80))
    headings = [line.strip() for line in lines if "·" in line and "2023" not in line and "2024" not in line]
    assert headings == [
        "Claimed · 3 claims",
        "Contradicted by others · 2 conflicts with 1 claim",
        "Changed later · 1 change",
    ]
    assert "the dam will hold, number 1" in "".join(lines[: lines.index(f" {headings[1]}")])


def test_what_answers_by_itself_and_by_a_figure_is_told_once():
    by_figure = replace(PAGE.denied[0], relation=replace(PAGE.denied[0].relation, reason="other number"))
    assert told((PAGE.denied[0], by_figure)) == (PAGE.denied[0],)
    by_reader = replace(by_figure, relation=replace(by_figure.relation, is_by_reader=True))
    assert told((PAGE.denied[0], by_reader)) == (by_reader,)


def test_of_very_many_answers_the_first_are_shown_and_that_is_said():
    many = tuple(answered(OWN, said(number)) for number in range(2, 300))
    stack = page_stack((), SpeakerPage("Ilse Brand", (), many, ()), "", 80)
    assert "298 conflicts with 1 claim, the first 100 here" in drawn(stack)[0]
    assert len(stack.spots) == 101


def test_the_cursor_goes_through_claims_and_both_sides_of_answers():
    stack = page_stack(CLAIMS, PAGE, "", 80)
    speakers = [spot.tile.card.statement.claim.speaker.name for spot in stack.spots]
    assert speakers == [
        "Speaker 1",
        "Speaker 2",
        "Speaker 3",
        "Ilse Brand",
        "Water Office",
        "The Ministry",
        "Ilse Brand",
        "Water Office",
    ]
    assert stack.next_pane(0, 1) == 3
    assert stack.beside(3, 1) == 4


def test_what_is_not_known_yet_is_said_below_the_claims():
    assert drawn(page_stack(CLAIMS, None, "looking …", 80))[-1] == " looking …"


def test_claims_lie_one_below_the_other_with_a_blank_row():
    claims = ClaimsPart(CLAIMS, 80)
    assert [tile.top for tile in claims.tiles] == [0, 3, 6]
    assert claims.line(2, Look()) == ()
    assert claims.line(claims.height, Look()) == ()


@pytest.mark.parametrize("width", [8, 20, 65, 66, 98, 160])
def test_every_row_of_an_answer_has_the_width_asked_for(width):
    wide = answered(OWN, said(4, speaker="漢字" * 40, content="слово 漢字 " * 20), reason="漢字 " * 50)
    assert {cells(line) for line in part(width, (wide,))} == {width}
