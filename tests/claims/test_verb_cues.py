"""Cues that are verbs: the groups they stand in, passives without agent, titles."""

import pytest
from support.extracted import triples

GROUPS = [
    pytest.param(
        "The letter goes on to say that the dam leaks.",
        [("The letter", "goes on to say", "that the dam leaks")],
        id="goes-on-to-say",
    ),
    pytest.param(
        "The mayor has begun to rebut the charge.",
        [("The mayor", "has begun to rebut", "the charge")],
        id="has-begun-to",
    ),
    pytest.param(
        "Ann Poe chose not to criticise the plan.",
        [("Ann Poe", "chose not to criticise", "the plan")],
        id="negation-before-to",
    ),
    pytest.param(
        "The mayor keeps praising the harbour.",
        [("The mayor", "keeps praising", "the harbour")],
        id="aspect-before-gerund",
    ),
    pytest.param(
        "The union seemed to mock the offer.",
        [("The union", "seemed to mock", "the offer")],
        id="seemed-to-mock",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_verbs_of_phase_and_will_belong_to_the_cue(text, expected):
    assert triples(text) == expected


PASSIVES = [
    pytest.param(
        "The firm was criticised for hiding the leak.",
        [("", "was criticised for", "The firm … hiding the leak")],
        id="criticised-for",
    ),
    pytest.param(
        "The levy is seen as a gift to the port.",
        [("", "is seen as", "The levy … a gift to the port")],
        id="seen-as",
    ),
    pytest.param(
        "The tank was dubbed the Kettle.",
        [("", "was dubbed", "The tank … the Kettle")],
        id="dubbed",
    ),
    pytest.param(
        "The firm was criticised for its silence, said Ann Poe.",
        [
            ("Ann Poe", "said", "The firm was criticised for its silence"),
            ("", "was criticised for", "The firm … its silence"),
        ],
        id="inside-a-statement",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSIVES)
def test_a_passive_without_agent_has_no_source(text, expected):
    assert sorted(triples(text)) == sorted(expected)


TITLES = [
    pytest.param(
        "Mayor Poe Says Dam Is Safe.\n\nIt had rained in Ashe for a week, and the river was high.",
        [("Mayor Poe", "Says", "Dam Is Safe")],
        id="present-tense",
    ),
    pytest.param(
        "Miners Reject New Offer of the Port Board.\n\nIt had rained in Ashe for a week, and the river was high.",
        [("Miners", "Reject", "New Offer of the Port Board")],
        id="base-behind-a-plural",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_capitals_of_a_title_do_not_hide_its_verb(text, expected):
    assert triples(text) == expected
