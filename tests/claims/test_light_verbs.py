"""A light verb and its noun are one cue: rows of own sentences with source, cue and content."""

import pytest
from support.extracted import only, triples

from reader.model import Certainty, Reporting

ROWS = [
    pytest.param(
        "The mayor would not make the case for war.",
        [("The mayor", "would not make the case for", "war")],
        id="what-somebody-would-not-do",
    ),
    pytest.param("The mayor has faith in the dam.", [("The mayor", "has faith in", "the dam")], id="faith-in"),
    pytest.param(
        "The mayor made a strong case for the new harbour.",
        [("The mayor", "made a strong case for", "the new harbour")],
        id="behind-a-preposition",
    ),
    pytest.param(
        "Poe expressed doubt that the dam would hold.",
        [("Poe", "expressed doubt", "that the dam would hold")],
        id="that-clause",
    ),
    pytest.param(
        "The union issued a threat to close the port.",
        [("The union", "issued a threat", "to close the port")],
        id="infinitive",
    ),
    pytest.param(
        "The board has raised serious and lasting questions about the bridge.",
        [("The board", "has raised serious and lasting questions about", "the bridge")],
        id="adjectives-between",
    ),
    pytest.param(
        "The plan drew harsh criticism from the farmers.",
        [("the farmers", "drew harsh criticism from", "The plan")],
        id="criticism-comes-from-behind",
    ),
    pytest.param(
        "Poe has the full support of the miners.",
        [("the miners", "has the full support of", "Poe")],
        id="support-comes-from-behind",
    ),
    pytest.param(
        "The clerk read out the letter, taking aim at the board.",
        [("The clerk", "taking aim at", "the board")],
        id="participle-with-the-subject-of-its-clause",
    ),
    pytest.param(
        "Poe, who has little patience with the board, left at noon.",
        [("Poe", "has little patience with", "the board")],
        id="who-is-the-noun-before-it",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_verb_and_noun_attribute_together(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The clinic offered speech therapy to children.", id="part-of-a-longer-noun"),
        pytest.param("The board held a question-and-answer about the levy.", id="part-of-a-compound"),
        pytest.param("There were doubts; it raised questions about the dam.", id="nobody-in-particular"),
        pytest.param("The queen would make the case for war.", id="what-somebody-would-do"),
        pytest.param("The ferry made a stop in Ashe.", id="no-preposition-of-a-topic"),
    ],
)
def test_other_objects_of_light_verbs_are_no_claims(text):
    assert triples(text) == []


def test_the_noun_says_how_firm_the_claim_is():
    claim = only("The firm made the allegation that Poe had lied.")
    assert claim.claim.reporting is Reporting.DISTANCING
    claim = only("The ministry gave an estimate of forty deaths.")
    assert claim.claim.certainty is Certainty.PROBABLE


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param("They were drawn to the mayor’s claim that it fell.", "the mayor", id="behind-to"),
        pytest.param("The Bank of Ashe’s claim that it paid was false.", "The Bank of Ashe", id="of-in-a-name"),
    ],
)
def test_the_owner_of_a_noun_is_what_stands_next_to_it(text, owner):
    assert [each[0] for each in triples(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The report that rated the dam was old.", id="a-relative-clause"),
        pytest.param("The board read its report on Friday.", id="a-day-is-no-topic"),
        pytest.param("The board heard his position on ferries.", id="spoken-of-by-somebody-else"),
    ],
)
def test_a_noun_without_a_topic_is_no_claim(text):
    assert triples(text) == []
