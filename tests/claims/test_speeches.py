"""Interviews, transcripts and quotations at the head of a text: rows of own sentences."""

import pytest
from support.extracted import claims_in, triples

OPENING = "Fire at the yard\n\nThe yard burned down in May, and the town is angry.\n\nIt was a cold day.\n\n"


def test_what_follows_a_repeated_label_is_its_speaker_s_to_the_end_of_the_paragraph():
    text = OPENING + (
        "Brook: Because nobody called. Mr Otto told me that the yard was full. I said no.\n\n"
        "Brook (laughs): They have a new ship. It is late."
    )
    found = claims_in(text)
    assert [(each.source, each.content) for each in found] == [
        ("Brook", "Because nobody called. Mr Otto told me that the yard was full. I said no."),
        ("Mr Otto", "that the yard was full"),
        ("Brook", "They have a new ship. It is late."),
    ]
    assert found[1].claim.nested_in == found[0].claim.uid


def test_a_label_that_stands_once_holds_its_sentence_only():
    text = OPENING + "Ashe: The market fell. The bank said that it would act."
    assert ("The bank", "said", "that it would act") in triples(text)
    assert [each.claim.nested_in for each in claims_in(text) if each.cue == "said"] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fact check\n\n“That wall has paid for itself” – Morton\n\nIt has not.",
            [("Morton", "", "“That wall has paid for itself”")],
            id="dash-and-name",
        ),
        pytest.param(
            "“It will never fall” — Ann Poe\n\nIt fell.",
            [("Ann Poe", "", "“It will never fall”")],
            id="dash-and-full-name-in-the-headline",
        ),
        pytest.param(
            "‘I have nothing to hide’: harbour is shut\n\nThe harbour was shut.",
            [("", "", "‘I have nothing to hide’")],
            id="headline-with-a-verb-behind-the-colon",
        ),
        pytest.param(
            "‘It went up like straw’: neighbours of the yard\n\nThe yard burned.",
            [("neighbours of the yard", "", "‘It went up like straw’")],
            id="headline-with-people-behind-the-colon",
        ),
        pytest.param("‘Pier’: a word\n\nThe pier is old.", [], id="one-word"),
        pytest.param("“That wall is old” – and it shows\n\nIt is.", [], id="dash-and-no-name"),
    ],
)
def test_a_quotation_at_the_head_finds_its_speaker(text, expected):
    assert triples(text) == expected
