"""Nouns and adjectives as predicates: rows of own sentences with source, cue and content."""

import pytest
from support.extracted import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Poe’s best defence was that the dam had held.",
            [("Poe", "best defence was", "that the dam had held")],
            id="owner-in-front",
        ),
        pytest.param(
            "Mr Poe’s most surprising claim is that the dam held.",
            [("Mr Poe", "most surprising claim is", "that the dam held")],
            id="superlative",
        ),
        pytest.param(
            "The fear among the farmers was that it would burst.",
            [("the farmers", "fear", "that it would burst")],
            id="owner-behind",
        ),
        pytest.param(
            "One question is whether the dam can hold.",
            [("", "One question is", "whether the dam can hold")],
            id="nobody-s",
        ),
        pytest.param(
            "Alder remains a vocal critic of the dam.",
            [("Alder", "remains a vocal critic of", "the dam")],
            id="adherent",
        ),
        pytest.param(
            "The farmers are deeply unhappy with the new levy.",
            [("The farmers", "are deeply unhappy with", "the new levy")],
            id="adjective-and-preposition",
        ),
        pytest.param(
            "The clerks aren’t sure how to count them.",
            [("The clerks", "aren’t sure", "how to count them")],
            id="adjective-and-question",
        ),
        pytest.param(
            "The board was just as worried about the bridge.",
            [("The board", "was just as worried about", "the bridge")],
            id="words-of-degree",
        ),
        pytest.param(
            "The mayor made it clear that she would stay.",
            [("The mayor", "made it clear", "that she would stay")],
            id="made-it-clear",
        ),
    ],
)
def test_a_predicate_may_attribute(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The plan was on the table, that much is true.", id="no-clause-behind"),
        pytest.param("A critic of the dam left.", id="no-predicate"),
        pytest.param("Alder would be a critic of the dam.", id="hypothetical"),
        pytest.param("The farmers were happy on Monday.", id="nothing-to-be-happy-about"),
        pytest.param("It was clear that the dam had burst.", id="nobody-in-particular"),
    ],
)
def test_other_predicates_are_no_claims(text):
    assert triples(text) == []
